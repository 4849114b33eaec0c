//! The life of an idea: every pair of state and act, and no sequence of acts that breaks an invariant.

use proptest::prelude::*;

use super::*;
use crate::access::acts::MergeIdeas;
use crate::idea::{MERGE_UNDO_DAYS, MergeError, UndoMergeError};

/// What may happen to an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Edit,
    Withdraw,
    Study,
    Select,
    Refuse,
    Vote,
    Propose,
    Revive,
    LetSleep,
    Experiment,
    Implement,
    Sign,
    Merge,
    Part,
}

const MOVES: &[Move] = &[
    Move::Edit,
    Move::Withdraw,
    Move::Study,
    Move::Select,
    Move::Refuse,
    Move::Vote,
    Move::Propose,
    Move::Revive,
    Move::LetSleep,
    Move::Experiment,
    Move::Implement,
    Move::Sign,
    Move::Merge,
    Move::Part,
];

fn sophie() -> Actor {
    actor(1, Profile::Reader)
}

fn yann() -> Actor {
    actor(2, Profile::Reader)
}

fn nadia() -> Actor {
    actor(3, Profile::SuperAdmin)
}

fn masked() -> Idea {
    deposited(&sophie(), AuthorChoice::Anonymous { slot: 0 })
}

fn words() -> Paragraph {
    Paragraph::restore("La fibre est arrivée.".into())
}

fn decides(idea: &mut Idea, verdict: IdeaVerdict) -> bool {
    let nadia = nadia();
    nadia.may(DecideIdea, idea).is_ok_and(|granted| granted.decide(answer(verdict), at()).is_ok())
}

fn revives(idea: &mut Idea, outcome: RevivalOutcome) -> bool {
    let nadia = nadia();
    let mut revival = Revival {
        id: RevivalId(Uuid::from_u128(12)),
        idea: idea.parts().id,
        proposed_by: None,
        why: words(),
        challenge: None,
        proposed_at: at(),
        answer: None,
    };
    let told = (outcome, words(), None);
    nadia
        .may(DecideIdea, idea)
        .is_ok_and(|granted| granted.revive(&mut revival, told, (None, at())).is_ok())
}

/// Another idea, under this number.
fn numbered(number: u128) -> Idea {
    let other = deposited(&yann(), AuthorChoice::Named);
    let id = IdeaId(Uuid::from_u128(number));
    Idea::restore(IdeaParts { id, ..other.parts().clone() })
}

fn merges(idea: &mut Idea) -> bool {
    let other = numbered(8);
    nadia().may(MergeIdeas, idea).is_ok_and(|granted| granted.merge(&other).is_ok())
}

fn part_from(idea: &mut Idea, from: &Idea) -> Result<(), UndoMergeError> {
    nadia().may(MergeIdeas, idea).unwrap().part(from, at(), at()).map(|_| ())
}

/// Tries it, as whoever may. Whether it happened.
fn attempt(act: Move, idea: &mut Idea) -> bool {
    let (author, voter) = (sophie(), yann());
    match act {
        Move::Edit => {
            author.may(EditIdea, idea).is_ok_and(|granted| granted.edit(content()).is_ok())
        }
        Move::Withdraw => {
            author.may(WithdrawIdea, idea).is_ok_and(|granted| granted.withdraw().is_ok())
        }
        Move::Study => decides(idea, IdeaVerdict::UnderReview),
        Move::Select => decides(idea, IdeaVerdict::Selected),
        Move::Refuse => decides(idea, IdeaVerdict::NotSelected),
        Move::Vote => voter.may(VoteOnIdea, idea).is_ok_and(|granted| granted.support().is_ok()),
        Move::Propose => {
            voter.may(ProposeRevival, idea).is_ok_and(|granted| granted.propose(&words()).is_ok())
        }
        Move::Revive => revives(idea, RevivalOutcome::Accepted),
        Move::LetSleep => revives(idea, RevivalOutcome::Refused),
        Move::Experiment => idea.become_experiment(PocId(Uuid::from_u128(11))).is_ok(),
        Move::Implement => idea.be_implemented().is_some(),
        Move::Sign => author.may(EditIdea, idea).is_ok_and(|granted| granted.sign().is_ok()),
        Move::Merge => merges(idea),
        Move::Part => part_from(idea, &numbered(8)).is_ok(),
    }
}

/// An idea that stands there, by the acts that lead there.
fn standing_at(status: IdeaStatus) -> Idea {
    let path: &[Move] = match status {
        IdeaStatus::Submitted => &[],
        IdeaStatus::UnderReview => &[Move::Study],
        IdeaStatus::Selected => &[Move::Select],
        IdeaStatus::NotSelected => &[Move::Refuse],
        IdeaStatus::Experimenting => &[Move::Select, Move::Experiment],
        IdeaStatus::Implemented => &[Move::Select, Move::Experiment, Move::Implement],
        IdeaStatus::Withdrawn => &[Move::Withdraw],
    };
    let mut idea = masked();
    for act in path {
        assert!(attempt(*act, &mut idea), "{act:?} leads to {status}");
    }
    assert_eq!(idea.parts().status, status);
    idea
}

/// Where an act leads from there; none when it is refused.
fn leads(from: IdeaStatus, act: Move) -> Option<IdeaStatus> {
    use IdeaStatus as S;
    let open = matches!(from, S::Submitted | S::UnderReview);
    match act {
        Move::Edit => open.then_some(from),
        Move::Withdraw => open.then_some(S::Withdrawn),
        Move::Study => open.then_some(S::UnderReview),
        Move::Select => open.then_some(S::Selected),
        Move::Refuse => open.then_some(S::NotSelected),
        Move::Vote => (from != S::Withdrawn).then_some(from),
        Move::Propose | Move::LetSleep => (from == S::NotSelected).then_some(from),
        Move::Revive => (from == S::NotSelected).then_some(S::Submitted),
        Move::Experiment => (from == S::Selected).then_some(S::Experimenting),
        Move::Implement => (from == S::Experimenting).then_some(S::Implemented),
        Move::Sign | Move::Merge => Some(from),
        Move::Part => None,
    }
}

#[test]
fn every_pair_of_state_and_act_has_its_answer() {
    for status in IdeaStatus::ALL {
        for act in MOVES {
            let mut idea = standing_at(*status);
            let before = idea.clone();
            let expected = leads(*status, *act);
            assert_eq!(attempt(*act, &mut idea), expected.is_some(), "{act:?} on {status}");
            assert_eq!(idea.parts().status, expected.unwrap_or(*status), "{act:?} on {status}");
            assert!(expected.is_some() || idea == before, "a refusal changes nothing: {act:?}");
        }
    }
}

#[test]
fn an_idea_that_became_one_with_another_only_goes_on_by_it_or_is_parted() {
    for status in IdeaStatus::ALL {
        for act in MOVES {
            let mut idea = standing_at(*status);
            assert!(attempt(Move::Merge, &mut idea));
            // An experiment that was under way brings what it brings.
            let under_way = *status == IdeaStatus::Experimenting && *act == Move::Implement;
            let expected = under_way || matches!(act, Move::Sign | Move::Part);
            assert_eq!(attempt(*act, &mut idea), expected, "{act:?} on {status}, merged");
        }
    }
}

#[test]
fn what_sleeps_or_was_withdrawn_becomes_a_part_and_never_goes_on_for_both() {
    for status in IdeaStatus::ALL {
        let at_rest = matches!(status, IdeaStatus::NotSelected | IdeaStatus::Withdrawn);
        let into = Idea::restore(IdeaParts { status: *status, ..numbered(8).parts().clone() });
        let mut idea = standing_at(IdeaStatus::Submitted);
        let merged = nadia().may(MergeIdeas, &mut idea).unwrap().merge(&into);
        assert_eq!(merged.err(), at_rest.then_some(MergeError::AtRest(*status)), "{status}");
        assert!(merges(&mut standing_at(*status)), "{status}: part of one that goes on");
    }
}

#[test]
fn of_chained_merges_the_last_is_undone_first() {
    let nadia = nadia();
    let [mut first, mut second, third] = [7, 8, 9].map(numbered);
    nadia.may(MergeIdeas, &mut first).unwrap().merge(&second).unwrap();
    nadia.may(MergeIdeas, &mut second).unwrap().merge(&third).unwrap();
    let before = first.clone();
    assert_eq!(part_from(&mut first, &second), Err(UndoMergeError::OtherMerged));
    assert_eq!(first, before, "a refusal changes nothing");
    assert_eq!(
        part_from(&mut first, &third),
        Err(UndoMergeError::NotMerged),
        "with that one it is not"
    );
    part_from(&mut second, &third).unwrap();
    part_from(&mut first, &second).unwrap();
    assert_eq!((first.parts().merged_into, second.parts().merged_into), (None, None));
    let later = at() + chrono::TimeDelta::days(MERGE_UNDO_DAYS);
    nadia.may(MergeIdeas, &mut first).unwrap().merge(&second).unwrap();
    let late = nadia.may(MergeIdeas, &mut first).unwrap().part(&second, at(), later);
    assert_eq!(late, Err(UndoMergeError::TooLate));
}

fn assert_sound(idea: &Idea) {
    use IdeaStatus as S;
    let parts = idea.parts();
    let decision = parts.decision.as_ref();
    let answers: &[Option<IdeaVerdict>] = match parts.status {
        S::Submitted => &[None],
        S::UnderReview => &[Some(IdeaVerdict::UnderReview)],
        S::Selected | S::Experimenting | S::Implemented => &[Some(IdeaVerdict::Selected)],
        S::NotSelected => &[Some(IdeaVerdict::NotSelected)],
        S::Withdrawn => &[None, Some(IdeaVerdict::UnderReview)],
    };
    let verdict = decision.map(|told| told.verdict);
    assert!(answers.contains(&verdict), "{} answered {verdict:?}", parts.status);
    let begun = matches!(parts.status, S::Experimenting | S::Implemented);
    assert_eq!(parts.poc.is_some(), begun, "an experiment is known as soon as it begins");
    let grounds = decision.is_some_and(|told| told.ground.is_some() || told.condition.is_some());
    assert!(!grounds || parts.status == S::NotSelected, "a ground is of a refusal");
    if matches!(parts.author, Author::Anonymous(_)) {
        assert!(parts.organisation.is_none() && parts.co_authors.is_empty(), "masked");
    }
    assert_ne!(parts.merged_into, Some(parts.id));
}

proptest! {
    /// No sequence of acts reaches a state that breaks an invariant, and a refusal changes nothing.
    #[test]
    fn no_sequence_of_acts_breaks_an_invariant(
        acts in prop::collection::vec(prop::sample::select(MOVES), 0..60)
    ) {
        let mut idea = masked();
        for act in acts {
            let before = idea.clone();
            let done = attempt(act, &mut idea);
            assert_sound(&idea);
            prop_assert!(done || idea == before, "{act:?} was refused and changed it");
        }
    }
}
