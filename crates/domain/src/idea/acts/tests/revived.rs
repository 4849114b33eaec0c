//! A dormant idea taken up again: by whom, in which challenge, and what the one that it leaves keeps.

use chrono::TimeDelta;

use super::*;
use crate::challenge::{ChallengeStatus, Timetable};
use crate::idea::{FormerAnswer, goes_on_in};
use crate::ids::ChallengeId;

#[test]
fn a_dormant_idea_is_proposed_by_anyone_and_taken_up_again_by_an_administrator() {
    let (sophie, yann) = (actor(1, Profile::Reader), actor(5, Profile::Reader));
    let paul = actor(2, Profile::FunctionalAdmin);
    let mut idea = deposited(&sophie, AuthorChoice::Anonymous { slot: 0 });
    let why = Paragraph::restore("La fibre est arrivée.".into());
    let status = IdeaStatus::Submitted;
    let early = yann.may(ProposeRevival, &mut idea).unwrap().propose(&why);
    assert_eq!(early, Err(RevivalError::NotDormant(status)));
    let no = answer(IdeaVerdict::NotSelected);
    paul.may(DecideIdea, &mut idea).unwrap().decide(no, at()).unwrap();
    yann.may(ProposeRevival, &mut idea).unwrap().propose(&why).unwrap();
    let mut revival = Revival {
        id: RevivalId(Uuid::nil()),
        idea: idea.parts().id,
        proposed_by: Some(yann.id),
        why: why.clone(),
        challenge: None,
        proposed_at: at(),
        answer: None,
    };
    let refused = (RevivalOutcome::Refused, why.clone(), None);
    let accepted = (RevivalOutcome::Accepted, why, None);
    let mut answer_it = |idea: &mut Idea, what| {
        paul.may(DecideIdea, idea).unwrap().revive(&mut revival, what, (None, at()))
    };
    answer_it(&mut idea, refused).unwrap();
    assert!(idea.is_dormant(), "a refusal changes nothing");
    let again = answer_it(&mut idea, accepted.clone());
    assert_eq!(again.err(), Some(RevivalError::AlreadyAnswered));
    revival.answer = None;
    paul.may(DecideIdea, &mut idea).unwrap().revive(&mut revival, accepted, (None, at())).unwrap();
    assert_eq!(idea.parts().status, IdeaStatus::Submitted);
    assert!(idea.parts().decision.is_none(), "it waits for another answer");
}

/// A challenge, under this number, that takes ideas between two numbers of days from now.
fn dated(number: u128, from: i64, until: i64) -> (ChallengeId, Timetable) {
    let day = |days| Some(at() + TimeDelta::days(days));
    let (opens_at, closes_at) = (day(from), day(until));
    let dates =
        Timetable { status: ChallengeStatus::Open, opens_at, closes_at, ..Timetable::draft() };
    (ChallengeId(Uuid::from_u128(number)), dates)
}

#[test]
fn it_goes_on_where_ideas_are_taken_and_by_itself_once_they_are_not() {
    let (open, over, to_come) = (dated(1, -2, 2), dated(2, -2, -1), dated(3, 1, 2));
    let own = dated(4, -1, 1);
    let into = |proposed, answered| goes_on_in(proposed, answered, at());
    assert_eq!(into(Some(open), Some(own)), Some(open.0), "the one it is proposed for");
    assert_eq!(into(Some(to_come), Some(over)), Some(to_come.0), "announced is enough");
    assert_eq!(into(Some(over), Some(own)), Some(own.0), "its own, as long as that takes ideas");
    assert_eq!(into(None, Some(own)), Some(own.0));
    for proposed in [None, Some(over), Some(dated(2, -5, -4))] {
        assert_eq!(into(proposed, Some(over)), None, "what has ended is done with");
    }
    let stopped = Timetable { status: ChallengeStatus::Evaluating, ..open.1 };
    assert_eq!(into(Some((open.0, stopped)), None), None);
}

#[test]
fn the_challenge_that_it_leaves_keeps_the_answer_it_had() {
    let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
    let [old, new] = [5, 6].map(|number| ChallengeId(Uuid::from_u128(number)));
    let why = Paragraph::restore("La fibre est arrivée.".into());
    for (own, into, leaves) in [
        (Some(old), None, true),
        (Some(old), Some(new), true),
        (Some(old), Some(old), false),
        (None, Some(new), false),
        (None, None, false),
    ] {
        let mut idea = deposited(&sophie, AuthorChoice::Named);
        idea.0.challenge = own;
        let decide = paul.may(DecideIdea, &mut idea).unwrap();
        decide.decide(answer(IdeaVerdict::NotSelected), at()).unwrap();
        let decision = idea.parts().decision.clone();
        let id = idea.parts().id;
        let mut proposal = Revival {
            id: RevivalId(Uuid::from_u128(12)),
            idea: id,
            proposed_by: None,
            why: why.clone(),
            challenge: into,
            proposed_at: at(),
            answer: None,
        };
        let told = (RevivalOutcome::Accepted, why.clone(), None);
        let granted = paul.may(DecideIdea, &mut idea).unwrap();
        let revived = granted.revive(&mut proposal, told, (into, at())).unwrap();
        let expected = FormerAnswer {
            idea: id,
            challenge: old,
            revival: proposal.id,
            decision,
            left_at: at(),
        };
        assert_eq!(revived.former, leaves.then_some(expected), "{own:?} to {into:?}");
        assert_eq!((idea.parts().challenge, &idea.parts().decision), (into, &None));
    }
}
