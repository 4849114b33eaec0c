//! What experts may mark, and who reads it.

use std::sync::Arc;

use uuid::Uuid;

use super::*;
use crate::access::acts::DepositIdea;
use crate::access::tests::actor;
use crate::access::{Brick, Capability, Lent, Matrix, Profile, Reach, Scope};
use crate::challenge::{ChallengeParts, Criterion, Timetable};
use crate::idea::{AuthorChoice, Deposit, samples};
use crate::ids::{ChallengeId, IdeaId};
use crate::text::{ShortText, Title};

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 0).unwrap()
}

fn challenge(experts: &[&Actor]) -> Challenge {
    let criterion = |title: &str, kind, weight| Criterion {
        title: ShortText::restore(title.into()),
        help: None,
        kind,
        weight,
    };
    let mut content = ChallengeContent::titled(Title::restore("Un défi".into()));
    content.criteria = vec![
        criterion("Utile", CriterionKind::Scale, 3),
        criterion("Évaluable", CriterionKind::YesNo, 1),
    ];
    Challenge::restore(ChallengeParts {
        id: ChallengeId(Uuid::from_u128(1)),
        reference: "DEFI-2026-001".into(),
        content,
        owner: Some(actor(3, Profile::Contributor).id),
        experts: experts.iter().map(|expert| expert.id).collect(),
        timetable: Timetable::draft(),
        closing: None,
    })
}

fn idea(by: &Actor) -> Idea {
    idea_of(by, AuthorChoice::Named)
}

fn idea_of(by: &Actor, author: AuthorChoice) -> Idea {
    let deposit = Deposit {
        id: IdeaId(Uuid::from_u128(7)),
        reference: "IDEE-2026-0001".into(),
        content: samples::content(),
        challenge: Some(ChallengeId(Uuid::from_u128(1))),
        author,
    };
    by.may_create(DepositIdea).unwrap().deposit(deposit, at()).0
}

fn card(marks: &[(u8, u8)], submitted: bool) -> Scorecard {
    let mark = |(criterion, value): &(u8, u8)| Mark {
        criterion: *criterion,
        value: *value,
        reasoning: None,
    };
    let marks = marks.iter().map(mark).collect();
    Scorecard { conflict: None, marks, submitted_at: submitted.then(at) }
}

fn score(
    by: &Actor,
    challenge: &Challenge,
    idea: &mut Idea,
    new: Scorecard,
) -> Result<Scorecard, ScoreError> {
    let mut marking = Marking(Answering { idea, challenge });
    by.may(ScoreAnswer, &mut marking).unwrap().score(&Scorecard::default(), new)
}

#[test]
fn only_who_is_invited_marks_and_never_their_own_idea() {
    let (yann, sophie) = (actor(5, Profile::Reader), actor(1, Profile::Reader));
    let (paul, challenge) = (actor(2, Profile::FunctionalAdmin), challenge(&[&yann, &sophie]));
    let mut idea = idea(&sophie);
    let marks = card(&[(0, 4)], false);
    assert!(score(&yann, &challenge, &mut idea, marks.clone()).is_ok());
    assert_eq!(score(&paul, &challenge, &mut idea, marks.clone()), Err(ScoreError::NotInvited));
    assert_eq!(score(&sophie, &challenge, &mut idea, marks), Err(ScoreError::OwnIdea));
    let marc = actor(9, Profile::Reader);
    let mut marking = Marking(Answering { idea: &mut idea, challenge: &challenge });
    assert!(marc.may(ScoreAnswer, &mut marking).is_err());
}

#[test]
fn an_expert_to_whom_the_challenge_was_lent_marks_there_alone() {
    let mut yann = actor(5, Profile::Reader);
    let cell = (Brick::Challenges, Capability::Read, Profile::Reader);
    yann.matrix = Arc::new(Matrix::with([(cell, Reach::Nothing)]));
    let (challenge, mut idea) = (challenge(&[&yann]), idea(&actor(1, Profile::Reader)));
    let mut marks = |by: &Actor| {
        let mut marking = Marking(Answering { idea: &mut idea, challenge: &challenge });
        by.may(ScoreAnswer, &mut marking).is_ok()
    };
    assert!(!marks(&yann), "challenges are closed to him");
    for (item, may) in [(1, true), (2, false)] {
        let scope = Scope { items: [Uuid::from_u128(item)].into(), ..Scope::default() };
        let (profile, giver) = (Profile::Contributor, Profile::SuperAdmin);
        yann.holds.lent = vec![Lent { profile, giver, scope }];
        assert_eq!(marks(&yann), may, "{item}");
    }
}

fn conflict(submitted: bool) -> Scorecard {
    let conflict = Some(Paragraph::restore("Je connais cette personne.".into()));
    Scorecard { conflict, ..card(&[], submitted) }
}

#[test]
fn a_masked_author_declares_a_conflict_like_any_expert_and_nothing_else() {
    let (yann, sophie) = (actor(5, Profile::Reader), actor(1, Profile::Reader));
    let challenge = challenge(&[&yann, &sophie]);
    let mut masked = idea_of(&sophie, AuthorChoice::Anonymous { slot: 0 });
    let marks = card(&[(0, 4), (1, 5)], true);
    assert_eq!(score(&sophie, &challenge, &mut masked, marks), Err(ScoreError::OwnIdea));
    let theirs = score(&yann, &challenge, &mut masked, conflict(true));
    assert_eq!(score(&sophie, &challenge, &mut masked, conflict(true)), theirs, "the same card");
    assert!(theirs.is_ok());
    let answering = Answering { idea: &mut masked, challenge: &challenge };
    assert!(answering.only_declares(&sophie) && !answering.only_declares(&yann));
    assert!(!answering.is_reviewed_by(&sophie), "nor reads what the others think");
    let mut named = idea(&sophie);
    let refused = score(&sophie, &challenge, &mut named, conflict(true));
    assert_eq!(refused, Err(ScoreError::OwnIdea), "whoever signs it is known already");
}

#[test]
fn only_experts_who_may_mark_are_awaited() {
    let (yann, sophie) = (actor(5, Profile::Reader), actor(1, Profile::Reader));
    let (marc, gone) = (actor(2, Profile::Reader), actor(9, Profile::Reader));
    let challenge = challenge(&[&yann, &sophie, &marc]);
    let (mut named, mut masked) =
        (idea(&sophie), idea_of(&sophie, AuthorChoice::Anonymous { slot: 0 }));
    let awaited = |idea: &mut Idea, cards: &[(&Actor, Scorecard)]| {
        let cards = cards.iter().map(|(by, card)| (by.id, card));
        Answering { idea, challenge: &challenge }.awaited(cards)
    };
    assert_eq!(awaited(&mut named, &[]), [yann.id, marc.id], "who signs it marks nothing");
    assert_eq!(awaited(&mut masked, &[]).len(), 3, "a masked author is counted like the others");
    let sent = [(&yann, conflict(true)), (&marc, conflict(false)), (&gone, conflict(true))];
    assert_eq!(awaited(&mut masked, &sent), [sophie.id, marc.id], "once they sent word of it");
}

#[test]
fn marks_are_within_the_scale_and_a_card_is_sent_whole() {
    let yann = actor(5, Profile::Reader);
    let challenge = challenge(&[&yann]);
    let mut idea = idea(&actor(1, Profile::Reader));
    let mut try_it = |marks: &[(u8, u8)], sent| {
        score(&yann, &challenge, &mut idea, card(marks, sent)).map(|card| card.marks.len())
    };
    assert_eq!(try_it(&[(0, 6)], false), Err(ScoreError::BadMark(0)));
    assert_eq!(try_it(&[(0, 1), (0, 2)], false), Err(ScoreError::BadMark(1)));
    assert_eq!(try_it(&[(1, 3)], false), Err(ScoreError::BadMark(0)), "yes or no");
    assert_eq!(try_it(&[(7, 3)], false), Err(ScoreError::BadMark(0)), "no such criterion");
    assert_eq!(try_it(&[(0, 3)], true), Err(ScoreError::Incomplete));
    assert_eq!(try_it(&[(0, 3), (1, 5)], true), Ok(2));
}

#[test]
fn marks_are_weighed_and_a_conflict_weighs_nothing() {
    let challenge = challenge(&[]);
    let content = &challenge.parts().content;
    assert_eq!(card(&[(0, 4), (1, 0)], true).percent(content), Some(60));
    assert_eq!(card(&[(0, 5), (1, 5)], true).percent(content), Some(100));
    assert_eq!(card(&[(0, 5), (1, 5)], false).percent(content), None, "not sent");
    let conflict = Some(Paragraph::restore("Je travaille avec l’auteure.".into()));
    assert_eq!(Scorecard { conflict, ..card(&[], true) }.percent(content), None);
}

#[test]
fn an_expert_reads_the_others_once_their_own_card_is_sent() {
    let (yann, sophie) = (actor(5, Profile::Reader), actor(1, Profile::Reader));
    let (paul, challenge) = (actor(2, Profile::FunctionalAdmin), challenge(&[&yann]));
    let mut idea = idea(&sophie);
    let answering = Answering { idea: &mut idea, challenge: &challenge };
    assert!(!answering.reads_cards(&yann, None));
    assert!(!answering.reads_cards(&yann, Some(&card(&[(0, 1)], false))), "still blind");
    assert!(answering.reads_cards(&yann, Some(&card(&[(0, 1), (1, 0)], true))));
    assert!(answering.reads_cards(&paul, None), "whoever decides and marks nothing");
    assert!(!answering.reads_cards(&sophie, None), "an author never does");
    assert!(!answering.reads_cards(&actor(9, Profile::Reader), None));
}

#[test]
fn a_promise_is_kept_until_the_end_of_its_day_in_paris() {
    let day = "2026-03-29".parse().unwrap();
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let state =
        |answered: Option<&str>, now: &str| Promise::of(day, answered.map(at), at(now)).state;
    assert_eq!(state(None, "2026-03-29T21:59:59Z"), PromiseState::Running);
    assert_eq!(state(None, "2026-03-29T22:00:00Z"), PromiseState::Broken);
    assert_eq!(state(Some("2026-03-29T21:59:59Z"), "2026-05-01T00:00:00Z"), PromiseState::Kept);
    assert_eq!(state(Some("2026-03-30T08:00:00Z"), "2026-05-01T00:00:00Z"), PromiseState::Broken);
}

#[test]
fn promises_are_counted_among_those_that_came_due_and_never_rounded_up() {
    let percent = |kept, broken| Promises { kept, broken, running: 4 }.kept_percent();
    assert_eq!(percent(0, 0), None, "nothing is said before one is due");
    assert_eq!((percent(3, 1), percent(999, 1)), (Some(75), Some(99)));
    assert_eq!((percent(0, 2), percent(2, 0)), (Some(0), Some(100)));
}
