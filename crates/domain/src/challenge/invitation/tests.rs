//! Whom a challenge may invite, and what follows from each answer.

use chrono::TimeDelta;
use uuid::Uuid;

use super::*;
use crate::access::Profile;
use crate::access::tests::actor;
use crate::challenge::{ChallengeContent, ChallengeParts, ChallengeStatus, Timetable};
use crate::ids::ChallengeId;
use crate::text::Title;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_020, 0).unwrap()
}

fn challenge(status: ChallengeStatus, experts: Vec<UserId>) -> Challenge {
    Challenge::restore(ChallengeParts {
        id: ChallengeId(Uuid::from_u128(1)),
        reference: "DEFI-2026-001".to_owned(),
        content: ChallengeContent::titled(Title::restore("Accueil".to_owned())),
        owner: Some(actor(3, Profile::Contributor).id),
        experts,
        timetable: Timetable { status, ..Timetable::draft() },
        closing: None,
    })
}

fn running() -> Challenge {
    challenge(ChallengeStatus::Open, Vec::new())
}

fn asks(role: InvitationRole, person: UserId) -> Invite {
    let note = Some(Paragraph::restore("Votre avis compte.".to_owned()));
    Invite { person, role, note }
}

fn invited(on: &mut Challenge, role: InvitationRole, person: UserId) -> Invitation {
    let karim = actor(3, Profile::Contributor);
    let granted = karim.may(EditChallenge, on).unwrap();
    granted.invite(asks(role, person), &[], now()).unwrap().0
}

fn person(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

#[test]
fn an_expert_reads_the_answers_once_they_accept() {
    let (mut on, yann) = (running(), person(9));
    let mut invitation = invited(&mut on, InvitationRole::Expert, yann);
    assert!(!on.is_expert(yann) && on.people(std::slice::from_ref(&invitation)).len() == 1);
    let yes = InvitationAnswer::Accepts;
    let fact = on.answer_invitation(yann, &mut invitation, yes.clone(), now()).unwrap();
    let told = Fact::ChallengeInvitation {
        challenge: on.parts().id,
        account: yann,
        role: InvitationRole::Expert,
        invitation: InvitationState::Accepted,
        note: None,
    };
    assert_eq!(fact, told);
    assert!(on.is_expert(yann));
    assert!(on.has_answered(yann, &invitation, &yes), "to say it again changes nothing");
    let otherwise = InvitationAnswer::Declines(None);
    assert!(!on.has_answered(yann, &invitation, &otherwise));
    assert!(!on.has_answered(person(8), &invitation, &yes), "nobody answers for another");
    let again = on.answer_invitation(yann, &mut invitation, yes, now());
    assert_eq!(again, Err(InvitationError::NotAsked), "an answer is given once");
}

#[test]
fn whoever_declines_says_why_and_may_be_asked_again() {
    let (mut on, yann) = (running(), person(9));
    let mut invitation = invited(&mut on, InvitationRole::Expert, yann);
    let why = Some(Paragraph::restore("En congé.".to_owned()));
    let no = InvitationAnswer::Declines(why);
    assert!(!on.has_answered(yann, &invitation, &no));
    let fact = on.answer_invitation(yann, &mut invitation, no.clone(), now()).unwrap();
    assert!(on.has_answered(yann, &invitation, &no));
    assert!(!on.has_answered(yann, &invitation, &InvitationAnswer::Declines(None)), "another why");
    assert!(
        matches!(&fact, Fact::ChallengeInvitation { note: Some(note), .. } if note == "En congé.")
    );
    assert!(!on.is_expert(yann));
    let karim = actor(3, Profile::Contributor);
    let granted = karim.may(EditChallenge, &mut on).unwrap();
    let again = granted.invite(asks(InvitationRole::Contributor, yann), &[invitation], now());
    assert_eq!(again.unwrap().0.state, InvitationState::Pending);
}

#[test]
fn a_contributor_takes_part_and_gets_no_right() {
    let (mut on, yann) = (running(), person(9));
    let mut invitation = invited(&mut on, InvitationRole::Contributor, yann);
    on.answer_invitation(yann, &mut invitation, InvitationAnswer::Accepts, now()).unwrap();
    assert!(!on.is_expert(yann));
    let people = on.people(&[invitation]);
    assert_eq!(people[0].1, [ChallengePart::Owner]);
    assert_eq!(people[1], (yann, vec![ChallengePart::Contributor]));
}

#[test]
fn nobody_answers_for_another_and_nobody_is_asked_twice() {
    let (mut on, yann) = (running(), person(9));
    let mut invitation = invited(&mut on, InvitationRole::Expert, yann);
    let other = on.answer_invitation(person(8), &mut invitation, InvitationAnswer::Accepts, now());
    assert_eq!(other, Err(InvitationError::NotAsked));
    let karim = actor(3, Profile::Contributor);
    let twice = asks(InvitationRole::Contributor, yann);
    let asked = [invitation];
    let twice = karim.may(EditChallenge, &mut on).unwrap().invite(twice, &asked, now());
    assert_eq!(twice.unwrap_err(), InvitationError::AlreadyAsked);
    // Named when the challenge was written: taken as accepted.
    let mut named = challenge(ChallengeStatus::Open, vec![yann]);
    let granted = karim.may(EditChallenge, &mut named).unwrap();
    let expert = granted.invite(asks(InvitationRole::Expert, yann), &[], now());
    assert_eq!(expert.unwrap_err(), InvitationError::AlreadyAsked);
    assert_eq!(asked[0].standing(&named), InvitationState::Accepted);
}

#[test]
fn what_is_taken_back_is_no_longer_answered_and_ends_the_part() {
    let (mut on, yann) = (running(), person(9));
    let karim = actor(3, Profile::Contributor);
    let mut pending = invited(&mut on, InvitationRole::Expert, yann);
    let mut accepted = pending.clone();
    let granted = karim.may(EditChallenge, &mut on).unwrap();
    granted.withdraw_invitation(&mut pending, now()).unwrap();
    let late = on.answer_invitation(yann, &mut pending, InvitationAnswer::Accepts, now());
    assert_eq!(late, Err(InvitationError::NotAsked));
    on.answer_invitation(yann, &mut accepted, InvitationAnswer::Accepts, now()).unwrap();
    let granted = karim.may(EditChallenge, &mut on).unwrap();
    granted.withdraw_invitation(&mut accepted, now()).unwrap();
    assert!(!on.is_expert(yann));
    let granted = karim.may(EditChallenge, &mut on).unwrap();
    let twice = granted.withdraw_invitation(&mut accepted, now());
    assert_eq!(twice, Err(InvitationError::NotAsked));
}

#[test]
fn an_expert_taken_off_as_the_challenge_is_written_takes_part_no_more() {
    let (mut on, yann) = (running(), person(9));
    let mut invitation = invited(&mut on, InvitationRole::Expert, yann);
    on.answer_invitation(yann, &mut invitation, InvitationAnswer::Accepts, now()).unwrap();
    on.0.experts.clear();
    assert_eq!(invitation.standing(&on), InvitationState::Withdrawn);
    let karim = actor(3, Profile::Contributor);
    let granted = karim.may(EditChallenge, &mut on).unwrap();
    assert!(granted.invite(asks(InvitationRole::Expert, yann), &[invitation], now()).is_ok());
}

#[test]
fn nobody_joins_what_is_being_prepared_or_ended() {
    let (karim, yann) = (actor(3, Profile::Contributor), person(9));
    let mut standing = invited(&mut running(), InvitationRole::Expert, yann);
    for status in [ChallengeStatus::Draft, ChallengeStatus::Closed] {
        let mut on = challenge(status, Vec::new());
        let granted = karim.may(EditChallenge, &mut on).unwrap();
        let refused = granted.invite(asks(InvitationRole::Expert, yann), &[], now());
        assert_eq!(refused.unwrap_err(), InvitationError::WrongPhase, "{status}");
        let late = on.answer_invitation(yann, &mut standing, InvitationAnswer::Accepts, now());
        assert_eq!(late, Err(InvitationError::WrongPhase), "{status}");
    }
    let read = challenge(ChallengeStatus::Evaluating, Vec::new());
    assert!(read.takes_people(now() + TimeDelta::days(900)), "experts come when ideas are read");
}

#[test]
fn those_who_are_asked_count_among_the_experts() {
    let karim = actor(3, Profile::Contributor);
    let experts = (100..).take(EXPERTS_MAX - 1).map(person).collect();
    let mut on = challenge(ChallengeStatus::Open, experts);
    let last = invited(&mut on, InvitationRole::Expert, person(9));
    let asked = [last];
    let granted = karim.may(EditChallenge, &mut on).unwrap();
    let more = granted.invite(asks(InvitationRole::Expert, person(8)), &asked, now());
    assert_eq!(more.unwrap_err(), InvitationError::TooMany);
    let granted = karim.may(EditChallenge, &mut on).unwrap();
    assert!(granted.invite(asks(InvitationRole::Contributor, person(8)), &asked, now()).is_ok());
}

#[test]
fn only_whoever_runs_it_invites() {
    let mut on = running();
    let (claire, sophie) = (actor(2, Profile::Contributor), actor(1, Profile::Reader));
    assert!(claire.may(EditChallenge, &mut on).is_err() && !on.is_run_by(&claire));
    assert!(sophie.may(EditChallenge, &mut on).is_err() && !on.is_run_by(&sophie));
    assert!(on.is_run_by(&actor(3, Profile::Contributor)));
}

#[test]
fn people_are_sought_by_what_they_know_word_by_word() {
    let words = |all: &[&str]| -> Vec<ShortText> {
        all.iter().map(|word| ShortText::restore((*word).to_owned())).collect()
    };
    let sought =
        sought(&words(&["IA", "L’accueil téléphonique", "!"]), ["Action sociale", "Les aides"]);
    assert_eq!(sought, ["ia", "accueil telephonique", "action", "sociale", "aides"]);
    let knows = |fields: &[&str]| known(&words(fields), &sought);
    assert_eq!(knows(&["Initiatives locales"]), 0, "« ia » is a word, not two letters");
    assert_eq!(knows(&["Éthique de l’IA"]), 1);
    assert_eq!(knows(&["L’accueil téléphonique", "actions sociales"]), 3);
    assert_eq!(knows(&["Accueil physique"]), 0, "all the words of one thing");
    assert_eq!(known(&words(&["IA"]), &["  ".to_owned()]), 0, "nothing is known of nothing");
}

#[test]
fn whoever_accepts_too_late_finds_the_places_of_experts_taken() {
    let yann = person(9);
    let mut invitation = invited(&mut running(), InvitationRole::Expert, yann);
    let experts = |how_many| (100..).take(how_many).map(person).collect();
    let mut full = challenge(ChallengeStatus::Open, experts(EXPERTS_MAX));
    let late = full.answer_invitation(yann, &mut invitation, InvitationAnswer::Accepts, now());
    assert_eq!(late, Err(InvitationError::TooMany));
    let mut nearly = challenge(ChallengeStatus::Open, experts(EXPERTS_MAX - 1));
    nearly.answer_invitation(yann, &mut invitation, InvitationAnswer::Accepts, now()).unwrap();
    assert_eq!(nearly.parts().experts.len(), EXPERTS_MAX);
}
