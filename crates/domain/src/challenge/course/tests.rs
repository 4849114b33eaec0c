//! What a challenge is followed by, and what may be decided of its course.

use chrono::{Days, TimeDelta};
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

fn challenge(status: ChallengeStatus) -> Challenge {
    let closes_at = Some(now() + TimeDelta::days(9));
    Challenge::restore(ChallengeParts {
        id: ChallengeId(Uuid::from_u128(1)),
        reference: "DEFI-2026-001".to_owned(),
        content: ChallengeContent::titled(Title::restore("Accueil".to_owned())),
        owner: Some(actor(3, Profile::Contributor).id),
        experts: Vec::new(),
        timetable: Timetable { status, closes_at, ..Timetable::draft() },
        closing: None,
    })
}

fn wanted(id: Option<u128>, title: &str) -> WantedIndicator {
    WantedIndicator {
        id: id.map(|id| IndicatorId(Uuid::from_u128(id))),
        title: ShortText::restore(title.to_owned()),
        unit: None,
        target: Some(Measure::restore(30_000)),
        aim: IndicatorAim::AtLeast,
        expected_on: None,
    }
}

fn measured(id: u128, values: usize) -> Measured {
    let indicator = Indicator {
        id: IndicatorId(Uuid::from_u128(id)),
        title: ShortText::restore("Caisses".to_owned()),
        unit: None,
        target: None,
        aim: IndicatorAim::AtLeast,
        expected_on: None,
    };
    Measured { indicator, values: vec![value(0); values] }
}

fn value(days_ahead: u64) -> IndicatorValue {
    IndicatorValue {
        id: IndicatorValueId(Uuid::from_u128(7)),
        on: Zone::Paris.day(now()) + Days::new(days_ahead),
        value: Measure::restore(12_500),
        note: None,
    }
}

fn set(
    on: &mut Challenge,
    wanted: Vec<WantedIndicator>,
    kept: &[Measured],
) -> Result<(Vec<Indicator>, Fact), EditChallengeError> {
    let karim = actor(3, Profile::Contributor);
    let new = || IndicatorId(Uuid::from_u128(99));
    karim.may(EditChallenge, on).unwrap().set_indicators(wanted, kept, new, now())
}

fn faults(set: Result<(Vec<Indicator>, Fact), EditChallengeError>) -> Vec<(String, FieldCode)> {
    let Err(EditChallengeError::Invalid(errors)) = set else { panic!("{set:?}") };
    errors.into_iter().map(|error| (error.pointer, error.code)).collect()
}

fn decide(
    on: &mut Challenge,
    verdict: CourseVerdict,
) -> Result<(CourseDecision, Fact), CourseError> {
    let karim = actor(3, Profile::Contributor);
    let why = Paragraph::restore("Trop peu de réponses.".to_owned());
    karim.may(EditChallenge, on).unwrap().decide_course(verdict, why, now())
}

#[test]
fn indicators_are_kept_in_their_order_and_new_ones_get_an_identifier() {
    let mut on = challenge(ChallengeStatus::Draft);
    let asked = vec![wanted(None, "Réponses"), wanted(Some(4), "Caisses")];
    let (set, fact) = set(&mut on, asked, &[measured(4, 1)]).unwrap();
    let ids: Vec<u128> = set.iter().map(|one| one.id.0.as_u128()).collect();
    assert_eq!(ids, [99, 4]);
    assert!(matches!(fact, Fact::ChallengeCourse { course: CourseChange::IndicatorsSet, .. }));
}

#[test]
fn an_indicator_that_is_measured_stays_and_none_is_taken_from_elsewhere() {
    let mut on = challenge(ChallengeStatus::Open);
    let kept = [measured(4, 1), measured(5, 0)];
    let gone = faults(set(&mut on, vec![wanted(Some(5), "Caisses")], &kept));
    assert_eq!(gone, [("/indicators".to_owned(), FieldCode::InUse)]);
    set(&mut on, vec![wanted(Some(4), "Caisses")], &kept).unwrap();
    let stray = [wanted(Some(4), "Caisses"), wanted(Some(6), "Ailleurs"), wanted(Some(4), "Bis")];
    assert_eq!(
        faults(set(&mut on, stray.to_vec(), &kept)),
        [
            ("/indicators/1/id".to_owned(), FieldCode::UnknownValue),
            ("/indicators/2/id".to_owned(), FieldCode::Duplicate)
        ]
    );
    let many = vec![wanted(None, "Un de plus"); INDICATORS_MAX + 1];
    assert_eq!(faults(set(&mut on, many, &[]))[0].1, FieldCode::TooMany);
}

#[test]
fn what_is_followed_is_settled_once_the_challenge_has_ended() {
    let mut on = challenge(ChallengeStatus::Closed);
    let refused = set(&mut on, Vec::new(), &[]);
    assert_eq!(refused, Err(EditChallengeError::Closed));
}

#[test]
fn a_value_is_of_a_day_that_came_and_they_are_not_without_end() {
    let karim = actor(3, Profile::Contributor);
    let mut on = challenge(ChallengeStatus::Closed);
    let mut declare = |of: &Measured, value: &IndicatorValue| {
        let fact = karim.may(EditChallenge, &mut on).unwrap().declare_value(of, value, now());
        fact.map_err(|errors| errors[0].code)
    };
    declare(&measured(4, 1), &value(0)).unwrap();
    assert_eq!(declare(&measured(4, 1), &value(1)), Err(FieldCode::InFuture));
    let full = measured(4, INDICATOR_VALUES_MAX);
    assert_eq!(declare(&full, &value(0)), Err(FieldCode::TooMany));
}

#[test]
fn to_stop_ends_the_deposits_and_to_go_on_or_correct_changes_nothing_else() {
    for verdict in [CourseVerdict::Continue, CourseVerdict::Correct] {
        let mut on = challenge(ChallengeStatus::Open);
        let (decision, _) = decide(&mut on, verdict).unwrap();
        assert_eq!(decision.verdict, verdict);
        assert!(on.parts().timetable.takes_ideas(now()));
    }
    let mut on = challenge(ChallengeStatus::Open);
    let (decision, fact) = decide(&mut on, CourseVerdict::Stop).unwrap();
    assert_eq!(decision.by, actor(3, Profile::Contributor).id);
    assert_eq!(on.parts().timetable.phase(now()), ChallengePhase::Evaluating);
    let told = Fact::ChallengeCourse {
        challenge: on.parts().id,
        course: CourseChange::Stopped,
        reason: Some("Trop peu de réponses.".to_owned()),
    };
    assert_eq!(fact, told);
    let ended = on.parts().timetable.closes_at;
    let later = now() + TimeDelta::hours(1);
    let karim = actor(3, Profile::Contributor);
    let why = Paragraph::restore("Trop peu de réponses.".to_owned());
    let granted = karim.may(EditChallenge, &mut on).unwrap();
    granted.decide_course(CourseVerdict::Stop, why, later).unwrap();
    assert_eq!(on.parts().timetable.closes_at, ended, "there is nothing left to end");
}

#[test]
fn nothing_is_decided_of_what_is_prepared_or_ended() {
    for status in [ChallengeStatus::Draft, ChallengeStatus::Closed] {
        for verdict in CourseVerdict::ALL {
            let refused = decide(&mut challenge(status), *verdict);
            assert_eq!(refused, Err(CourseError::WrongPhase), "{status} {verdict}");
        }
    }
}

#[test]
fn what_is_announced_is_stopped_before_it_opens_and_ends_with_its_reason() {
    let mut announced = challenge(ChallengeStatus::Open);
    announced.0.timetable.opens_at = Some(now() + TimeDelta::days(1));
    decide(&mut announced, CourseVerdict::Correct).unwrap();
    let (_, fact) = decide(&mut announced, CourseVerdict::Stop).unwrap();
    assert!(matches!(fact, Fact::ChallengeCourse { course: CourseChange::Stopped, .. }));
    let parts = announced.parts();
    for later in [now(), now() + TimeDelta::days(2)] {
        assert_eq!(parts.timetable.phase(later), ChallengePhase::Closed, "it never opens");
    }
    assert_eq!((parts.timetable.opens_at, parts.timetable.closes_at), (None, None));
    assert!(parts.timetable.never_opened());
    let read =
        Timetable { status: ChallengeStatus::Closed, opens_at: Some(now()), ..Timetable::draft() };
    assert!(!read.never_opened(), "it took ideas before it ended");
    let closing = parts.closing.as_ref().unwrap();
    assert_eq!(closing.results.as_str(), "Trop peu de réponses.");
    assert_eq!(decide(&mut announced, CourseVerdict::Stop), Err(CourseError::WrongPhase));
}

#[test]
fn what_is_being_prepared_alone_is_thrown_away() {
    let karim = actor(3, Profile::Contributor);
    for status in ChallengeStatus::ALL {
        let mut on = challenge(*status);
        let discarded = karim.may(EditChallenge, &mut on).unwrap().discard();
        if *status == ChallengeStatus::Draft {
            let told = Fact::ChallengeCourse {
                challenge: on.parts().id,
                course: CourseChange::Discarded,
                reason: Some("DEFI-2026-001, Accueil".to_owned()),
            };
            assert_eq!(discarded, Ok(told));
        } else {
            assert_eq!(discarded, Err(CourseError::WrongPhase), "{status}");
        }
    }
}

#[test]
fn a_target_is_reached_from_the_side_that_is_aimed_at() {
    let of = |aim, target: Option<i64>, values| {
        let mut one = measured(1, values);
        one.indicator.aim = aim;
        one.indicator.target = target.map(Measure::restore);
        (one.reached(), one.percent())
    };
    let (least, most) = (IndicatorAim::AtLeast, IndicatorAim::AtMost);
    assert_eq!(of(least, Some(25_000), 1), (Some(false), Some(50)));
    assert_eq!(of(least, Some(12_500), 1), (Some(true), Some(100)));
    assert_eq!(
        of(most, Some(12_500), 1),
        (Some(true), None),
        "no share of what is not to be passed"
    );
    assert_eq!(of(most, Some(12_499), 1), (Some(false), None));
    assert_eq!(of(least, Some(25_000), 0), (None, None), "nothing was found yet");
    assert_eq!(of(most, None, 1), (None, None), "nothing was hoped for");
}
