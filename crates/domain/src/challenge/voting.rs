//! When the ideas of a challenge are supported: in the period of the challenge, and on the day of one's own body (R098,
//! A13).

use chrono::{DateTime, Utc};

use super::{Challenge, ChallengeContent, ChallengeStatus};
use crate::access::Actor;
use crate::civil::is_of_our_time;
use crate::ids::OrganisationId;
use crate::text::{FieldCode, FieldError};

/// Most bodies that have a day of their own for one challenge: more than the network has.
pub const VOTING_DAYS_MAX: usize = 60;

/// The period of a challenge for votes: neither end need be said.
pub type VotingDates = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

/// When the agents of a body support the ideas of a challenge, each instant at its minute: their regional day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VotingDay {
    /// The body.
    pub organisation: OrganisationId,
    /// From when.
    pub from: DateTime<Utc>,
    /// Until when: the first minute that is too late.
    pub until: DateTime<Utc>,
}

/// Whether a vote counts at this instant, of an agent whose body has this day, or none: never once the challenge has its
/// results, which would no longer say what people read. Before, on that day, and in the period
/// of the challenge when it has one; of a body that has no day, in that period, or at any time when there is none.
#[must_use]
pub fn takes_votes(
    (status, (from, until)): (ChallengeStatus, VotingDates),
    own: Option<(DateTime<Utc>, DateTime<Utc>)>,
    at: DateTime<Utc>,
) -> bool {
    if status == ChallengeStatus::Closed {
        return false;
    }
    let within = from.is_none_or(|from| from <= at) && until.is_none_or(|until| at < until);
    match own {
        None => within,
        Some((begins, ends)) => {
            let has_period = from.is_some() || until.is_some();
            (begins <= at && at < ends) || (has_period && within)
        }
    }
}

/// The day of this body, if it has one.
#[must_use]
pub fn day_of(
    days: &[VotingDay],
    body: Option<OrganisationId>,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let own = days.iter().find(|day| Some(day.organisation) == body)?;
    Some((own.from, own.until))
}

impl Challenge {
    /// Whether a vote of this person on its ideas counts at this instant.
    #[must_use]
    pub fn takes_votes_of(&self, actor: &Actor, at: DateTime<Utc>) -> bool {
        let dates = &self.0.timetable;
        let own = day_of(&self.0.content.voting_days, actor.organisation);
        takes_votes((dates.status, (dates.votes_from, dates.votes_until)), own, at)
    }
}

/// What is wrong with the days: a body has one, and it ends after it begins.
pub(super) fn check_days(content: &ChallengeContent) -> Vec<FieldError> {
    let days = &content.voting_days;
    let mut errors = Vec::new();
    for (index, day) in days.iter().enumerate() {
        let fault = |field: &str, code| {
            FieldError::new(format!("/content/voting_days/{index}/{field}"), code)
        };
        if days.iter().take(index).any(|other| other.organisation == day.organisation) {
            errors.push(fault("organisation_id", FieldCode::Duplicate));
        }
        // Days are counted from them: a year that no calendar has would not come back.
        for (field, at) in [("from", day.from), ("until", day.until)] {
            if !is_of_our_time(&at) {
                errors.push(fault(field, FieldCode::Malformed));
            }
        }
        if day.until <= day.from {
            errors.push(fault("until", FieldCode::BeforeStart));
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use uuid::Uuid;

    use super::*;
    use crate::text::Title;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_780_000_020, 0).unwrap() + TimeDelta::hours(hours)
    }

    const fn body(n: u128) -> OrganisationId {
        OrganisationId(Uuid::from_u128(n))
    }

    fn day(of: u128, from: i64, until: i64) -> VotingDay {
        VotingDay { organisation: body(of), from: at(from), until: at(until) }
    }

    const OPEN: ChallengeStatus = ChallengeStatus::Open;

    #[test]
    fn nobody_votes_once_results_are_out_whatever_its_dates_say() {
        let closed = ChallengeStatus::Closed;
        let period = (Some(at(0)), Some(at(9)));
        for (dates, own) in [((None, None), None), (period, None), (period, Some((at(0), at(9))))] {
            assert!(!takes_votes((closed, dates), own, at(5)));
            assert!(takes_votes((ChallengeStatus::Evaluating, dates), own, at(5)));
        }
    }

    #[test]
    fn without_a_period_nor_a_day_votes_are_taken_at_any_time() {
        assert!(takes_votes((OPEN, (None, None)), None, at(0)));
    }

    #[test]
    fn a_period_is_for_everybody_and_its_end_is_the_first_instant_too_late() {
        let period = (OPEN, (Some(at(10)), Some(at(20))));
        let open = |hour| takes_votes(period, None, at(hour));
        assert_eq!([9, 10, 19, 20].map(open), [false, true, true, false]);
        let half = |hour| takes_votes((OPEN, (None, Some(at(20)))), None, at(hour));
        assert_eq!([0, 20].map(half), [true, false]);
    }

    #[test]
    fn each_body_votes_on_its_own_day_and_in_the_period_of_all() {
        let days = [day(1, 0, 8), day(2, 30, 38)];
        let period = (OPEN, (Some(at(10)), Some(at(20))));
        let open = |of, hour| takes_votes(period, day_of(&days, Some(body(of))), at(hour));
        assert_eq!([0, 7, 8, 15, 30].map(|hour| open(1, hour)), [true, true, false, true, false]);
        assert_eq!([0, 15, 30, 38].map(|hour| open(2, hour)), [false, true, true, false]);
        assert_eq!([0, 15, 30].map(|hour| open(3, hour)), [false, true, false], "it has no day");
        let nowhere = |hour| takes_votes(period, day_of(&days, None), at(hour));
        assert_eq!([0, 15, 30].map(nowhere), [false, true, false], "nor whoever is in no body");
    }

    #[test]
    fn a_body_that_has_its_day_votes_then_when_the_challenge_says_no_period() {
        let days = [day(1, 0, 8)];
        let open =
            |of, hour| takes_votes((OPEN, (None, None)), day_of(&days, Some(body(of))), at(hour));
        assert_eq!([-1, 0, 8].map(|hour| open(1, hour)), [false, true, false]);
        assert_eq!([-1, 0, 8].map(|hour| open(2, hour)), [true; 3], "others as before");
    }

    #[test]
    fn a_body_has_one_day_which_ends_after_it_begins() {
        let with = |voting_days: Vec<VotingDay>| {
            let titled = ChallengeContent::titled(Title::restore("Simplification".to_owned()));
            let content = ChallengeContent { voting_days, ..titled };
            let faults = content.check().err().unwrap_or_default();
            faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect::<Vec<_>>()
        };
        assert!(with(vec![day(1, 0, 8), day(2, 0, 8)]).is_empty());
        let at = |pointer: &str, code| (format!("/content/voting_days{pointer}"), code);
        let twice = vec![day(1, 0, 8), day(1, 10, 10)];
        let expected = [
            at("/1/organisation_id", FieldCode::Duplicate),
            at("/1/until", FieldCode::BeforeStart),
        ];
        assert_eq!(with(twice), expected);
        let far = VotingDay { until: DateTime::<Utc>::MAX_UTC, ..day(1, 0, 8) };
        assert_eq!(with(vec![far]), [at("/0/until", FieldCode::Malformed)]);
        let many = (0_u128..).take(VOTING_DAYS_MAX + 1).map(|n| day(n, 0, 8));
        assert_eq!(with(many.collect()), [at("", FieldCode::TooMany)]);
    }
}
