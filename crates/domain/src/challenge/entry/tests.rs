//! Who enters a track, how a team of two is made, and what is decided of it.

mod end;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::access::tests::actor;
use crate::access::{Profile, SealKey};
use crate::challenge::{
    ChallengeContent, ChallengeParts, ChallengeStatus, InvitationAnswer, Timetable,
};
use crate::idea::IdeaParts;
use crate::idea::samples::parts;
use crate::text::Title;

const AUTHOR: u8 = 9;
const MATE: u8 = 10;
/// Of an idea that nothing happened to.
const FRESH: EntryIdea = EntryIdea { status: IdeaStatus::Submitted, merged: false };

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_020, 0).unwrap()
}

fn person(n: u8) -> UserId {
    UserId(Uuid::from_u128(u128::from(n)))
}

fn of_format(format: ChallengeFormat, status: ChallengeStatus) -> Challenge {
    let titled = ChallengeContent::titled(Title::restore("Le parcours".to_owned()));
    Challenge::restore(ChallengeParts {
        id: ChallengeId(Uuid::from_u128(1)),
        reference: "DEFI-2026-001".to_owned(),
        content: ChallengeContent { format, ..titled },
        owner: Some(person(3)),
        experts: Vec::new(),
        timetable: Timetable { status, ..Timetable::draft() },
        closing: None,
    })
}

fn track() -> Challenge {
    of_format(ChallengeFormat::IntrapreneurTrack, ChallengeStatus::Open)
}

fn idea(author: Author, answers: bool) -> Idea {
    let challenge = answers.then_some(ChallengeId(Uuid::from_u128(1)));
    Idea::restore(IdeaParts { challenge, ..parts(author) })
}

fn signed() -> Idea {
    idea(Author::Named(person(AUTHOR)), false)
}

fn new<'a>(idea: &'a Idea, all: &'a [TrackEntry]) -> NewEntry<'a> {
    NewEntry { id: EntryId(Uuid::from_u128(50)), idea, note: None, active: true, all }
}

fn invite(on: &mut Challenge, new: NewEntry<'_>) -> Result<TrackEntry, EntryError> {
    let karim = actor(3, Profile::Contributor);
    Ok(karim.may(EditChallenge, on).unwrap().invite_author(new, now())?.0)
}

fn invited() -> TrackEntry {
    invite(&mut track(), new(&signed(), &[])).unwrap()
}

fn at_status(status: EntryStatus) -> TrackEntry {
    let teammate = status.is_told_to_all().then(|| person(MATE));
    TrackEntry { teammate, status, ..invited() }
}

fn decide(
    entry: &mut TrackEntry,
    by: &Actor,
    verdict: EntryVerdict,
    reason: Option<&str>,
) -> Result<Fact, EntryError> {
    let reason = reason.map(|reason| Paragraph::restore(reason.to_owned()));
    by.may(EditChallenge, &mut track()).unwrap().decide_entry(
        (entry, FRESH),
        (verdict, reason),
        now(),
    )
}

#[test]
fn a_team_goes_from_the_invitation_to_the_laureates() {
    let (on, karim) = (track(), actor(3, Profile::Contributor));
    let mut entry = invited();
    assert_eq!(
        entry.allowed((&on, FRESH), &actor(AUTHOR, Profile::Reader), now()),
        [EntryAct::Answer]
    );
    let (me, mate) = (person(AUTHOR), person(MATE));
    entry.answer((&on, FRESH, &[]), me, InvitationAnswer::Accepts, now()).unwrap();
    entry.ask_teammate((&on, FRESH, &[]), me, (mate, None), now()).unwrap();
    assert!(!entry.is_seen_by(&on, &actor(5, Profile::Reader)), "nobody else knows yet");
    entry.answer_teammate((&on, FRESH, &[]), mate, InvitationAnswer::Accepts, now()).unwrap();
    assert!(entry.is_seen_by(&on, &actor(5, Profile::Reader)) && entry.has(mate));
    decide(&mut entry, &karim, EntryVerdict::Shortlisted, None).unwrap();
    let text = LongText::restore("Autrement.".to_owned());
    let (rework, fact) = entry.rework((&on, FRESH), mate, (text, 0), now()).unwrap();
    assert_eq!(rework.by, mate);
    assert!(matches!(fact, Fact::ChallengeEntry { entry: EntryChange::Reworked, .. }));
    decide(&mut entry, &karim, EntryVerdict::Laureate, None).unwrap();
    assert_eq!(entry.status, EntryStatus::Laureate);
    assert!(entry.allowed((&on, FRESH), &actor(AUTHOR, Profile::Reader), now()).is_empty());
}

#[test]
fn an_idea_that_nobody_signs_gets_the_same_answer_whoever_asks() {
    let sealed = SealKey::new([AUTHOR; 32]).seal(0);
    for author in [Author::Anonymous(sealed), Author::Unknown] {
        let masked = idea(author, true);
        let refused = invite(&mut track(), new(&masked, &[]));
        assert_eq!(refused, Err(EntryError::Anonymous));
        for who in [AUTHOR, 5] {
            let by = actor(who, Profile::Reader);
            let refused = track().enter(&by, new(&masked, &[]), now());
            assert_eq!(refused.unwrap_err(), EntryError::Anonymous);
        }
    }
}

#[test]
fn an_author_enters_an_answer_of_theirs_and_nothing_else() {
    let (on, me) = (track(), actor(AUTHOR, Profile::Reader));
    let answer = idea(Author::Named(me.id), true);
    let (entry, _) = on.enter(&me, new(&answer, &[]), now()).unwrap();
    assert_eq!((entry.status, entry.author), (EntryStatus::Forming, me.id));
    let elsewhere = on.enter(&me, new(&signed(), &[]), now()).unwrap_err();
    assert_eq!(elsewhere, EntryError::NotTheirs, "it answers no challenge");
    let other = on.enter(&actor(5, Profile::Reader), new(&answer, &[]), now()).unwrap_err();
    assert_eq!(other, EntryError::NotTheirs);
}

#[test]
fn nobody_is_invited_who_could_not_answer() {
    let signed = signed();
    let away = NewEntry { active: false, ..new(&signed, &[]) };
    assert!(!track().takes_entry(&away, now()));
    assert_eq!(invite(&mut track(), away), Err(EntryError::AuthorAway));
    let masked = idea(Author::Unknown, false);
    let away = NewEntry { active: false, ..new(&masked, &[]) };
    assert_eq!(invite(&mut track(), away), Err(EntryError::Anonymous), "this is said first");
}

#[test]
fn without_its_second_a_team_looks_for_another_and_without_its_author_it_is_over() {
    let (on, mate) = (track(), actor(MATE, Profile::Reader));
    for status in [EntryStatus::Complete, EntryStatus::Shortlisted] {
        let reason = Some(Paragraph::restore("Bravo.".to_owned()));
        let mut entry = TrackEntry { reason, ..at_status(status) };
        assert!(entry.allowed((&on, FRESH), &mate, now()).contains(&EntryAct::Leave));
        let fact = entry.leave(&on, mate.id, now()).unwrap();
        assert!(matches!(fact, Fact::ChallengeEntry { entry: EntryChange::TeammateLeft, .. }));
        assert_eq!((entry.status, entry.teammate), (EntryStatus::Forming, None));
        assert_eq!(entry.reason, None, "it was about two people");
        assert!(!entry.is_seen_by(&on, &mate), "it is over for them");
        assert_eq!(entry.leave(&on, mate.id, now()), Err(EntryError::NotTheirs));
        entry.ask_teammate((&on, FRESH, &[]), person(AUTHOR), (person(11), None), now()).unwrap();
        entry.leave(&on, person(AUTHOR), now()).unwrap();
        assert_eq!((entry.status, entry.asked), (EntryStatus::Left, None));
    }
    let mut decided = at_status(EntryStatus::Laureate);
    let late = decided.leave(&on, mate.id, now());
    assert_eq!(late, Err(EntryError::WrongState(EntryStatus::Laureate)));
}

#[test]
fn an_idea_takes_part_once_and_may_come_back() {
    let signed = signed();
    for status in EntryStatus::ALL {
        let before = [at_status(*status)];
        let again = invite(&mut track(), new(&signed, &before));
        if matches!(status, EntryStatus::Declined | EntryStatus::Left) {
            let again = again.unwrap();
            assert_eq!((again.id, again.teammate), (before[0].id, None), "in its place");
        } else {
            assert_eq!(again, Err(EntryError::AlreadyEntered), "{status}");
        }
    }
}

#[test]
fn only_a_track_that_runs_takes_entries() {
    let challenge = of_format(ChallengeFormat::Challenge, ChallengeStatus::Open);
    let other = invite(&mut challenge.clone(), new(&signed(), &[]));
    assert_eq!(other, Err(EntryError::NotATrack));
    for status in [ChallengeStatus::Draft, ChallengeStatus::Closed] {
        let mut on = of_format(ChallengeFormat::IntrapreneurTrack, status);
        assert_eq!(invite(&mut on, new(&signed(), &[])), Err(EntryError::WrongPhase));
        let left = at_status(EntryStatus::Complete).leave(&on, person(AUTHOR), now());
        assert_eq!(left, Err(EntryError::WrongPhase));
    }
}

#[test]
fn a_person_is_in_one_team_of_a_track() {
    let on = track();
    let taken = TrackEntry {
        id: EntryId(Uuid::from_u128(51)),
        author: person(20),
        teammate: Some(person(MATE)),
        ..at_status(EntryStatus::Complete)
    };
    let all = [taken];
    let mut entry = at_status(EntryStatus::Forming);
    let me = person(AUTHOR);
    for somebody in [MATE, 20] {
        let asked = entry.ask_teammate((&on, FRESH, &all), me, (person(somebody), None), now());
        assert_eq!(asked, Err(EntryError::InOtherTeam));
    }
    entry.asked = Some(person(MATE));
    let yes =
        entry.answer_teammate((&on, FRESH, &all), person(MATE), InvitationAnswer::Accepts, now());
    assert_eq!(yes, Err(EntryError::InOtherTeam), "they joined another in between");
    let alone = entry.ask_teammate((&on, FRESH, &[]), me, (me, None), now());
    assert!(matches!(alone, Err(EntryError::Invalid(_))), "a team is two people");
}

#[test]
fn whoever_is_not_chosen_is_told_why_and_nobody_decides_on_their_own_team() {
    let karim = actor(3, Profile::Contributor);
    for (status, verdict) in [
        (EntryStatus::Complete, EntryVerdict::NotShortlisted),
        (EntryStatus::Shortlisted, EntryVerdict::NotLaureate),
    ] {
        let mut entry = at_status(status);
        let silent = decide(&mut entry, &karim, verdict, None);
        assert!(matches!(silent, Err(EntryError::Invalid(_))), "{silent:?}");
        let fact = decide(&mut entry, &karim, verdict, Some("Merci à vous deux.")).unwrap();
        assert!(matches!(fact, Fact::ChallengeEntry { note: Some(_), .. }));
    }
    let mut own = TrackEntry { teammate: Some(karim.id), ..at_status(EntryStatus::Complete) };
    let decided = decide(&mut own, &karim, EntryVerdict::Shortlisted, None);
    assert_eq!(decided, Err(EntryError::OwnTeam));
}

#[test]
fn each_pair_of_state_and_verdict_has_its_answer() {
    let karim = actor(3, Profile::Contributor);
    for status in EntryStatus::ALL {
        for verdict in EntryVerdict::ALL {
            let mut entry = at_status(*status);
            let done = decide(&mut entry, &karim, *verdict, Some("Merci.")).is_ok();
            assert_eq!(done, status.verdicts().contains(verdict), "{status} {verdict}");
            assert!(done || entry == at_status(*status), "a refusal changes nothing");
        }
    }
}

/// One act of a sequence, by one of four people.
fn attempt(entry: &mut TrackEntry, (act, who): (u8, u8)) -> bool {
    let (on, karim, by) = (track(), actor(3, Profile::Contributor), person(who));
    let yes = InvitationAnswer::Accepts;
    let verdict = EntryVerdict::ALL[usize::from(who) % EntryVerdict::ALL.len()];
    let text = LongText::restore("Autrement.".to_owned());
    match act {
        0 => entry.answer((&on, FRESH, &[]), by, yes, now()).is_ok(),
        1 => entry.answer((&on, FRESH, &[]), by, InvitationAnswer::Declines(None), now()).is_ok(),
        2 => entry.ask_teammate((&on, FRESH, &[]), person(AUTHOR), (by, None), now()).is_ok(),
        3 => entry.answer_teammate((&on, FRESH, &[]), by, yes, now()).is_ok(),
        4 => entry
            .answer_teammate((&on, FRESH, &[]), by, InvitationAnswer::Declines(None), now())
            .is_ok(),
        5 => entry.leave(&on, by, now()).is_ok(),
        6 => entry.rework((&on, FRESH), by, (text, 0), now()).is_ok(),
        _ => decide(entry, &karim, verdict, Some("Merci.")).is_ok(),
    }
}

proptest! {
    /// However acts follow each other, everybody is told of teams of exactly two, and a refusal changes nothing.
    #[test]
    fn no_sequence_of_acts_breaks_a_team(acts in prop::collection::vec((0_u8..8, 9_u8..13), 0..40)) {
        let mut entry = invited();
        for act in acts {
            let before = entry.clone();
            let done = attempt(&mut entry, act);
            prop_assert!(done || entry == before, "{act:?} was refused and changed it");
            prop_assert!(entry.teammate != Some(entry.author) && entry.asked != Some(entry.author));
            prop_assert!(!entry.status.is_told_to_all() || entry.teammate.is_some());
            prop_assert!(entry.asked.is_none() || entry.status == EntryStatus::Forming);
        }
    }
}

#[test]
fn an_idea_is_reworked_so_many_times_and_no_more() {
    let body = || LongText::restore("Autrement.".to_owned());
    let entry = at_status(EntryStatus::Complete);
    let by = person(MATE);
    entry.rework((&track(), FRESH), by, (body(), REWORKS_MAX - 1), now()).unwrap();
    let more = entry.rework((&track(), FRESH), by, (body(), REWORKS_MAX), now());
    assert_eq!(more.unwrap_err(), EntryError::TooManyReworks);
}
