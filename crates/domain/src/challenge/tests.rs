//! What a challenge is at an instant, and what may be done to it.

use chrono::TimeDelta;
use proptest::prelude::*;
use uuid::Uuid;

use super::acts::ChallengeChange;
use super::*;
use crate::access::acts::{CreateChallenge, EditChallenge};
use crate::access::tests::actor;
use crate::access::{Holdings, Lent, Permission, Profile, Scope};
use crate::ids::OrganisationId;
use crate::text::{FieldCode, ShortText, Title};

fn at(days: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_020, 0).unwrap() + TimeDelta::days(days)
}

fn dated(opens: i64, closes: i64) -> Timetable {
    Timetable { opens_at: Some(at(opens)), closes_at: Some(at(closes)), ..Timetable::draft() }
}

fn content() -> ChallengeContent {
    let criterion = |title: &str, weight| Criterion {
        title: ShortText::restore(title.into()),
        help: None,
        kind: CriterionKind::Scale,
        weight,
    };
    ChallengeContent {
        criteria: vec![criterion("Utile", 2), criterion("Simple", 1)],
        ..ChallengeContent::titled(Title::restore("Simplification".into()))
    }
}

fn prepared(by: &Actor, timetable: Timetable) -> Challenge {
    let new = NewChallenge {
        id: ChallengeId(Uuid::from_u128(1)),
        reference: "DEFI-2026-001".into(),
        content: content(),
        timetable,
        owner: Some(actor(3, Profile::Contributor).id),
        experts: vec![actor(5, Profile::Reader).id],
    };
    by.may_declare_in(CreateChallenge, Place::default()).unwrap().create(new).unwrap().0
}

fn open(opens: i64, closes: i64) -> Challenge {
    let paul = actor(2, Profile::FunctionalAdmin);
    let mut challenge = prepared(&paul, dated(opens, closes));
    paul.may(EditChallenge, &mut challenge).unwrap().publish(at(0)).unwrap();
    challenge
}

fn change(timetable: Timetable) -> ChallengeChange {
    ChallengeChange { content: content(), timetable, owner: None, experts: Vec::new() }
}

#[test]
fn it_opens_and_closes_by_itself_at_the_minute() {
    let challenge = open(1, 3);
    let phase = |at| challenge.parts().timetable.phase(at);
    let minute = TimeDelta::minutes(1);
    assert_eq!(phase(at(0)), ChallengePhase::Announced);
    assert_eq!(phase(at(1)), ChallengePhase::Open, "the very minute of its opening");
    assert_eq!(phase(at(3) - minute), ChallengePhase::Open, "the last one");
    assert_eq!(phase(at(3)), ChallengePhase::Evaluating, "the first that is too late");
}

#[test]
fn a_contributor_prepares_nothing_by_themselves_and_looks_after_what_is_declared_theirs() {
    let (karim, other) = (actor(3, Profile::Contributor), actor(4, Profile::Contributor));
    assert!(karim.may_declare_in(CreateChallenge, Place::default()).is_err());
    let mut challenge = open(-1, 3);
    assert!(other.may(EditChallenge, &mut challenge).is_err());
    let mut edit = |by: &Actor, owner: &Actor| {
        let named = ChallengeChange { owner: Some(owner.id), ..change(dated(-1, 4)) };
        let granted = by.may(EditChallenge, &mut challenge).unwrap();
        granted.edit(named, (Scoring::NotBegun, Entered::NotYet), at(0))
    };
    assert!(edit(&karim, &other).is_err(), "who is in charge is declared by others");
    assert_eq!(edit(&karim, &karim).unwrap().len(), 1, "it is his already");
    let told = edit(&actor(2, Profile::FunctionalAdmin), &other).unwrap();
    assert_eq!((told.len(), challenge.parts().owner), (2, Some(other.id)), "who hears of it");
    assert_eq!(challenge.parts().timetable.closes_at, Some(at(4)), "an end may be put off");
}

/// An administrator for the challenges and the ideas of one body.
fn delegate(body: OrganisationId) -> Actor {
    let scope = Scope { organisation: Some(body), ..Scope::default() };
    let (profile, giver) = (Profile::FunctionalAdmin, Profile::SuperAdmin);
    let holds = Holdings { lent: vec![Lent { profile, giver, scope }], owned: Vec::new() };
    Actor { holds, ..actor(7, Profile::Reader) }
}

#[test]
fn a_delegate_runs_the_challenges_of_their_body_and_no_other() {
    let body = |n| OrganisationId(Uuid::from_u128(n));
    let claire = delegate(body(1));
    let within = |challenge: &Challenge, n| {
        let mut parts = challenge.parts().clone();
        parts.content.organisation = n;
        Challenge::restore(parts)
    };
    let national = open(-1, 3);
    let (mut ours, mut theirs) =
        (within(&national, Some(body(1))), within(&national, Some(body(2))));
    assert!(claire.may_declare_in(CreateChallenge, Place::within(body(1))).is_ok());
    assert!(claire.may_declare_in(CreateChallenge, Place::within(body(2))).is_err());
    assert!(claire.may_declare_in(CreateChallenge, Place::default()).is_err(), "no national one");
    assert!(claire.may(EditChallenge, &mut theirs).is_err());
    assert!(claire.may(EditChallenge, &mut national.clone()).is_err());
    assert!(theirs.allowed(&claire, at(0)).is_empty());
    let acts = ours.allowed(&claire, at(0));
    assert_eq!(acts, [ChallengeAct::Edit, ChallengeAct::StopDeposits, ChallengeAct::Decide]);
    for elsewhere in [None, Some(body(2))] {
        let mut moved = change(dated(-1, 4));
        moved.content.organisation = elsewhere;
        let refused = claire.may(EditChallenge, &mut ours).unwrap();
        let refused = refused.edit(moved, (Scoring::NotBegun, Entered::NotYet), at(0));
        assert!(matches!(refused, Err(EditChallengeError::Invalid(_))), "nor moves one away");
    }
    let mut kept = change(dated(-1, 4));
    kept.content.organisation = Some(body(1));
    kept.owner = Some(claire.id);
    let edit = claire.may(EditChallenge, &mut ours).unwrap();
    edit.edit(kept, (Scoring::NotBegun, Entered::NotYet), at(0)).unwrap();
    assert_eq!(ours.parts().owner, Some(claire.id), "they say who is in charge there");
    assert_eq!(claire.lent_for(Permission::EditChallenge).len(), 1);
}

#[test]
fn it_is_for_a_time_and_published_once() {
    let paul = actor(2, Profile::FunctionalAdmin);
    let publish = |timetable| {
        let mut challenge = prepared(&paul, timetable);
        paul.may(EditChallenge, &mut challenge).unwrap().publish(at(0))
    };
    let code = |result| match result {
        Err(PublishChallengeError::Invalid(errors)) => {
            let errors: Vec<crate::FieldError> = errors;
            errors[0].code
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(code(publish(Timetable::draft())), FieldCode::EndRequired);
    assert_eq!(code(publish(dated(-3, -1))), FieldCode::EndPassed);
    let facts = publish(Timetable { opens_at: None, ..dated(0, 3) }).unwrap();
    assert_eq!(facts.len(), 2, "the expert is told");
    let mut twice = open(-1, 1);
    let again = paul.may(EditChallenge, &mut twice).unwrap().publish(at(0));
    assert_eq!(again, Err(PublishChallengeError::Published));
}

#[test]
fn nobody_is_let_in_and_no_criterion_changes_once_marks_are_given() {
    let paul = actor(2, Profile::FunctionalAdmin);
    let mut challenge = open(-3, -1 + 2);
    let later = at(2);
    let edit = |challenge: &mut Challenge, change, scoring| {
        paul.may(EditChallenge, challenge).unwrap().edit(change, (scoring, Entered::NotYet), later)
    };
    let reopen = change(dated(-3, 5));
    assert!(edit(&mut challenge.clone(), reopen.clone(), Scoring::NotBegun).is_ok());
    let settled = |field| {
        let error = crate::FieldError::new(format!("/content/{field}"), FieldCode::Settled);
        Err(EditChallengeError::Invalid(vec![error]))
    };
    assert_eq!(edit(&mut challenge, reopen, Scoring::Begun), settled("closes_at"));
    let mut others = change(dated(-3, 1));
    others.content.criteria.pop();
    let refused = edit(&mut challenge, others, Scoring::Begun);
    assert_eq!(refused, Err(EditChallengeError::CriteriaInUse));
    let begun = change(dated(-2, 1));
    let refused = edit(&mut challenge, begun, Scoring::NotBegun);
    assert_eq!(refused, settled("opens_at"), "it has opened already");
}

#[test]
fn an_end_moves_to_what_is_to_come_until_deposits_are_stopped() {
    let paul = actor(2, Profile::FunctionalAdmin);
    let mut challenge = open(-3, 3);
    let end = |challenge: &mut Challenge, closes| {
        let change = change(dated(-3, closes));
        let edited = paul.may(EditChallenge, challenge).unwrap();
        match edited.edit(change, (Scoring::NotBegun, Entered::NotYet), at(1)) {
            Err(EditChallengeError::Invalid(errors)) => Some(errors[0].clone()),
            Ok(_) => None,
            Err(other) => panic!("{other}"),
        }
    };
    let refused = |code| Some(crate::FieldError::new("/content/closes_at", code));
    assert_eq!(end(&mut challenge, 0), refused(FieldCode::EndPassed));
    assert_eq!(end(&mut challenge, 2), None);
    paul.may(EditChallenge, &mut challenge).unwrap().stop_deposits(at(1)).unwrap();
    assert_eq!(end(&mut challenge, 4), refused(FieldCode::Settled));
    assert_eq!(end(&mut challenge, 1), None, "what stays where it is");
}

#[test]
fn nobody_supports_what_is_not_open_yet() {
    let paul = actor(2, Profile::FunctionalAdmin);
    let votes = |from: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>, opens_at| Timetable {
        votes_from: from,
        votes_until: until,
        opens_at,
        ..dated(0, 9)
    };
    let refused = |field: &str| {
        Err(vec![crate::FieldError::new(format!("/content/{field}"), FieldCode::BeforeStart)])
    };
    let (opens, hour) = (Some(at(1)), TimeDelta::hours(1));
    let check = |from, until| votes(from, until, opens).check("/content");
    assert_eq!(check(Some(at(-3)), Some(at(-1))), refused("votes_from"), "wholly before");
    assert_eq!(check(Some(at(0)), Some(at(3))), refused("votes_from"));
    assert_eq!(check(None, Some(at(1))), refused("votes_until"));
    assert_eq!(check(Some(at(1) - hour), Some(at(3))), Ok(()), "from the day of the opening on");
    assert_eq!(check(Some(at(1)), None), Ok(()));
    assert_eq!(votes(Some(at(-3)), None, None).check("/content"), Ok(()), "no opening yet");
    let mut challenge = prepared(&paul, votes(Some(at(-3)), None, None));
    let published = paul.may(EditChallenge, &mut challenge).unwrap().publish(at(0));
    let errors = refused("votes_from").unwrap_err();
    assert_eq!(published, Err(PublishChallengeError::Invalid(errors)), "it would open now");
}

#[test]
fn a_budget_is_what_is_kept_of_it() {
    let with = |budget| ChallengeContent { budget: Some(budget), ..content() }.check();
    assert_eq!(with(BUDGET_MAX), Ok(()));
    for budget in [BUDGET_MAX + 1, u32::MAX] {
        let errors = with(budget).unwrap_err();
        assert_eq!(
            (errors[0].pointer.as_str(), errors[0].max),
            ("/content/budget", Some(BUDGET_MAX))
        );
    }
}

#[test]
fn a_track_that_ideas_have_entered_stays_one() {
    let paul = actor(2, Profile::FunctionalAdmin);
    let of = |format| {
        let mut change = change(dated(-1, 3));
        change.content.format = format;
        change
    };
    let track = of(ChallengeFormat::IntrapreneurTrack);
    let mut challenge = open(-1, 3);
    let mut edit = |change, entered| {
        let granted = paul.may(EditChallenge, &mut challenge).unwrap();
        granted.edit(change, (Scoring::NotBegun, entered), at(0)).map(|_| ())
    };
    edit(track.clone(), Entered::NotYet).unwrap();
    let refused = edit(of(ChallengeFormat::Hackathon), Entered::Already);
    let error = crate::FieldError::new("/content/format", FieldCode::InUse);
    assert_eq!(refused, Err(EditChallengeError::Invalid(vec![error])));
    edit(track.clone(), Entered::Already).unwrap();
    edit(of(ChallengeFormat::Hackathon), Entered::NotYet).unwrap();
    edit(track, Entered::Already).unwrap();
}

#[test]
fn it_is_closed_once_every_author_has_an_answer() {
    let paul = actor(2, Profile::FunctionalAdmin);
    let mut challenge = open(-3, 1);
    let results = LongText::restore("Merci.".into());
    let close = |challenge: &mut Challenge, unanswered, at| {
        paul.may(EditChallenge, challenge).unwrap().close(results.clone(), unanswered, at)
    };
    let early = close(&mut challenge, 0, at(0));
    assert_eq!(early, Err(CloseChallengeError::NotEvaluating));
    paul.may(EditChallenge, &mut challenge).unwrap().stop_deposits(at(0)).unwrap();
    assert!(challenge.takes_ideas(at(0)).is_err());
    let waiting = close(&mut challenge, 2, at(0));
    assert_eq!(waiting, Err(CloseChallengeError::Unanswered(2)));
    close(&mut challenge, 0, at(0)).unwrap();
    assert_eq!(challenge.parts().timetable.phase(at(9)), ChallengePhase::Closed);
    let late = paul.may(EditChallenge, &mut challenge).unwrap();
    let refused = late.edit(change(dated(-3, 9)), (Scoring::NotBegun, Entered::NotYet), at(0));
    assert_eq!(refused, Err(EditChallengeError::Closed));
}

#[test]
fn a_promise_is_a_day_in_paris_across_the_change_of_hour() {
    let closes = "2026-10-24T21:59:00Z".parse().unwrap();
    let timetable =
        Timetable { closes_at: Some(closes), reply_days: Some(1), ..Timetable::draft() };
    assert_eq!(timetable.promised_on(), "2026-10-25".parse().ok());
    assert_eq!(timetable.promise_ends_at(), "2026-10-25T23:00:00Z".parse().ok());
}

#[test]
fn weights_are_shared_and_lists_are_checked() {
    let mut content = content();
    let shares: Vec<u8> = content.criteria.iter().map(|one| content.share(one)).collect();
    assert_eq!(shares, [67, 33]);
    content.criteria[1].title = ShortText::restore("UTILE".into());
    content.criteria[0].weight = 0;
    let errors = content.check().unwrap_err();
    let told: Vec<_> = errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(told, ["/content/criteria/0/weight", "/content/criteria/1/title"]);
}

#[test]
fn a_date_of_no_calendar_is_refused_where_it_stands_and_never_counted_from() {
    let far = Some(DateTime::<Utc>::MAX_UTC);
    let timetable = Timetable {
        status: ChallengeStatus::Open,
        opens_at: Some(DateTime::<Utc>::MIN_UTC),
        closes_at: far,
        votes_until: far,
        reply_days: Some(30),
        ..Timetable::draft()
    };
    let errors = timetable.check("/content").unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.pointer.as_str(), error.code)).collect();
    let malformed = |pointer| (pointer, FieldCode::Malformed);
    let pointers = ["/content/opens_at", "/content/closes_at", "/content/votes_until"];
    assert_eq!(found, pointers.map(malformed));
    for zone in crate::civil::Zone::ALL {
        for instant in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let apart = zone.local(instant).signed_duration_since(instant.naive_utc());
            assert!(apart.num_hours().abs() <= 12, "{zone}");
        }
    }
}

proptest! {
    /// However acts follow each other, a challenge only goes forward, save when its end is put off.
    #[test]
    fn no_sequence_of_acts_goes_back_from_an_end(acts in prop::collection::vec((0_u8..5, -4_i64..8), 1..12)) {
        let paul = actor(2, Profile::FunctionalAdmin);
        let mut challenge = prepared(&paul, dated(-1, 3));
        let mut now = 0;
        for (act, days) in acts {
            now += days.max(0);
            let (before, at_now) = (challenge.clone(), at(now));
            let phase = before.parts().timetable.phase(at_now);
            let granted = paul.may(EditChallenge, &mut challenge).unwrap();
            let done = match act {
                0 => granted.publish(at_now).is_ok(),
                1 => granted.stop_deposits(at_now).is_ok(),
                2 => granted.close(LongText::restore("Fin".into()), 0, at_now).is_ok(),
                _ => {
                    let scoring = if act == 3 { Scoring::NotBegun } else { Scoring::Begun };
                    let moved = change(dated(-1, now + days));
                    granted.edit(moved, (scoring, Entered::NotYet), at_now).is_ok()
                }
            };
            let after = challenge.parts().timetable;
            prop_assert!(done || challenge == before, "what is refused changes nothing");
            prop_assert!(after.check("").is_ok(), "no end before its beginning");
            let put_off = act == 3 && done;
            prop_assert!(after.phase(at_now) >= phase || put_off, "{phase} {:?}", after.phase(at_now));
            if phase == ChallengePhase::Closed {
                prop_assert!(!done);
            }
            prop_assert_eq!(challenge.takes_ideas(at_now).is_ok(), after.phase(at_now) == ChallengePhase::Open);
        }
    }

    /// At no instant does a challenge take ideas before it opens or from its end on.
    #[test]
    fn the_clock_alone_decides_between_two_acts(opens in 0_i64..5_000, length in 1_i64..5_000, when in -100_i64..11_000) {
        let minute = |n: i64| at(0) + TimeDelta::minutes(n);
        let timetable = Timetable {
            status: ChallengeStatus::Open,
            opens_at: Some(minute(opens)),
            closes_at: Some(minute(opens + length)),
            ..Timetable::draft()
        };
        let inside = (opens..opens + length).contains(&when);
        prop_assert_eq!(timetable.takes_ideas(minute(when)), inside);
    }

    #[test]
    fn overlap_does_not_depend_on_who_asks(a in 0_i64..50, b in 1_i64..50, c in 0_i64..50, d in 1_i64..50) {
        let (one, other) = (dated(a, a + b), dated(c, c + d));
        prop_assert_eq!(overlap(&one, &other), overlap(&other, &one));
        prop_assert_eq!(overlap(&one, &other), a < c + d && c < a + b);
    }
}
