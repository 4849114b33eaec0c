//! Civil time: the clock on the wall of a body of the network, and the instant it means.
//!
//! The network lives by few clocks: Paris, with its summer time, and five overseas that never change. Their rules
//! fit on a page; the tables of the whole world would weigh on every page of the portal.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use crate::text::{FieldCode, FieldError};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// The clock of a body, by its name in the IANA database, which browsers know.
    Zone {
        /// Metropolitan France.
        Paris = "Europe/Paris",
        /// Guadeloupe.
        Guadeloupe = "America/Guadeloupe",
        /// Martinique.
        Martinique = "America/Martinique",
        /// Guyane.
        Guyane = "America/Cayenne",
        /// La Réunion.
        Reunion = "Indian/Reunion",
        /// Mayotte.
        Mayotte = "Indian/Mayotte",
    }
}

const HOUR: i64 = 3_600;
/// The years in which the portal counts days: further away, calendars and databases disagree or end.
const OUR_TIME: RangeInclusive<i32> = 1900..=2200;

impl Zone {
    /// The clock of the body with this code.
    #[must_use]
    pub fn of_body(code: &str) -> Self {
        match code {
            "cgss-guadeloupe" => Self::Guadeloupe,
            "cgss-martinique" => Self::Martinique,
            "cgss-guyane" => Self::Guyane,
            "cgss-la-reunion" => Self::Reunion,
            "css-mayotte" => Self::Mayotte,
            _ => Self::Paris,
        }
    }

    /// What the clock on the wall shows at this instant.
    #[must_use]
    pub fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        let local = at.naive_utc().checked_add_signed(self.offset(at));
        local.unwrap_or_else(|| at.naive_utc())
    }

    /// The instant that a clock on the wall means.
    ///
    /// An hour that exists twice, when summer ends, is the first of the two; one that does not exist, when summer
    /// begins, is what the clock shows once it has been put forward.
    #[must_use]
    pub fn instant(self, local: NaiveDateTime) -> DateTime<Utc> {
        let at = |hours: i64| {
            let moved = local.checked_sub_signed(TimeDelta::seconds(hours * HOUR));
            moved.unwrap_or(local).and_utc()
        };
        match self {
            Self::Paris => {
                let summer = at(2);
                if self.offset(summer) == TimeDelta::seconds(2 * HOUR) { summer } else { at(1) }
            }
            Self::Guadeloupe | Self::Martinique => at(-4),
            Self::Guyane => at(-3),
            Self::Reunion => at(4),
            Self::Mayotte => at(3),
        }
    }

    /// The day on the wall at this instant.
    #[must_use]
    pub fn day(self, at: DateTime<Utc>) -> NaiveDate {
        self.local(at).date()
    }

    /// The instant at which this day is over.
    #[must_use]
    pub fn end_of(self, day: NaiveDate) -> DateTime<Utc> {
        let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
        self.instant(next.and_time(NaiveTime::MIN))
    }

    fn offset(self, at: DateTime<Utc>) -> TimeDelta {
        let hours = match self {
            Self::Paris => {
                let summer = summer(at.year());
                if summer.0 <= at && at < summer.1 { 2 } else { 1 }
            }
            Self::Guadeloupe | Self::Martinique => -4,
            Self::Guyane => -3,
            Self::Reunion => 4,
            Self::Mayotte => 3,
        };
        TimeDelta::seconds(hours * HOUR)
    }
}

/// From when until when it is summer in the Union: the last Sundays of March and October, at one o'clock UTC.
fn summer(year: i32) -> (DateTime<Utc>, DateTime<Utc>) {
    let last_sunday = |month: u32| {
        let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or_default();
        let back = u64::from(last.weekday().num_days_from_sunday());
        last.checked_sub_days(Days::new(back)).unwrap_or(last)
    };
    let one = TimeDelta::seconds(HOUR);
    let at = |month| last_sunday(month).and_time(NaiveTime::MIN).and_utc() + one;
    (at(3), at(10))
}

/// The minute at which what was chosen for later happens by itself; none when that is not still to come.
#[must_use]
pub fn minute_to_come(at: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    Some(to_the_minute(at)).filter(|minute| *minute > now)
}

/// The same instant, to the minute: people open and close things at a minute, not at a second.
#[must_use]
pub fn to_the_minute(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp().div_euclid(60) * 60, 0).unwrap_or(at)
}

/// So many days after this one, or this one where the calendar ends.
#[must_use]
pub fn days_after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// So many days before this one, or this one where the calendar begins.
#[must_use]
pub fn days_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// Whether a day or an instant is of the centuries in which the portal counts days.
#[must_use]
pub fn is_of_our_time(date: &impl Datelike) -> bool {
    OUR_TIME.contains(&date.year())
}

/// The same date, when it is of our time.
///
/// # Errors
/// At `pointer`, when it is not.
pub fn of_our_time<D: Datelike>(pointer: &str, date: D) -> Result<D, FieldError> {
    if !is_of_our_time(&date) {
        return Err(FieldError::new(pointer, FieldCode::Malformed));
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn paris_changes_its_hour_twice_a_year() {
        for (instant, local) in [
            ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25T02:59:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00"),
            ("2026-12-31T23:00:00Z", "2027-01-01T00:00:00"),
        ] {
            assert_eq!(Zone::Paris.local(at(instant)), wall(local), "{instant}");
        }
    }

    #[test]
    fn an_hour_that_exists_twice_or_never_still_means_one_instant() {
        let twice = Zone::Paris.instant(wall("2026-10-25T02:30:00"));
        assert_eq!(twice, at("2026-10-25T00:30:00Z"), "the first of the two");
        let never = Zone::Paris.instant(wall("2026-03-29T02:30:00"));
        assert_eq!(never, at("2026-03-29T01:30:00Z"));
        assert_eq!(Zone::Paris.local(never), wall("2026-03-29T03:30:00"));
    }

    #[test]
    fn a_day_of_the_change_has_one_hour_less_or_more() {
        let hours = |day: &str| {
            let day: NaiveDate = day.parse().unwrap();
            (Zone::Paris.end_of(day) - Zone::Paris.end_of(day.pred_opt().unwrap())).num_hours()
        };
        assert_eq!((hours("2026-03-29"), hours("2026-10-25"), hours("2026-06-01")), (23, 25, 24));
    }

    #[test]
    fn overseas_bodies_have_their_own_clock() {
        let noon = at("2026-07-01T12:00:00Z");
        let hour = |code| {
            use chrono::Timelike as _;
            Zone::of_body(code).local(noon).hour()
        };
        assert_eq!(hour("carsat-bretagne"), 14);
        assert_eq!((hour("cgss-martinique"), hour("cgss-guyane")), (8, 9));
        assert_eq!((hour("cgss-la-reunion"), hour("css-mayotte")), (16, 15));
    }

    #[test]
    fn the_ends_of_the_calendar_are_counted_from_without_a_fall() {
        for zone in Zone::ALL {
            for end in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
                let (at, local) = (zone.instant(end), zone.local(end.and_utc()));
                assert!((at - end.and_utc()).num_hours().abs() <= 4, "{zone} {at}");
                assert!((local - end).num_hours().abs() <= 4, "{zone} {local}");
                assert!((zone.end_of(end.date()) - end.and_utc()).num_days().abs() <= 2);
            }
        }
        assert_eq!(days_after(NaiveDate::MAX, 1), NaiveDate::MAX);
        assert_eq!(days_before(NaiveDate::MIN, 1), NaiveDate::MIN);
    }

    #[test]
    fn our_time_is_of_three_centuries() {
        let refused = Err(FieldError::new("/on", FieldCode::Malformed));
        for day in ["1900-01-01", "2026-11-27", "2200-12-31"] {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(of_our_time("/on", day), Ok(day));
        }
        for day in ["-262143-01-01", "0000-01-01", "1899-12-31", "2201-01-01", "+262142-12-31"] {
            assert_eq!(of_our_time("/on", day.parse::<NaiveDate>().unwrap()), refused, "{day}");
        }
        assert!(is_of_our_time(&at("2200-12-31T23:59:59Z")));
        assert!(!is_of_our_time(&DateTime::<Utc>::MAX_UTC));
    }

    proptest! {
        #[test]
        fn the_wall_leads_back_to_its_instant(seconds in 946_684_800_i64..4_102_444_800) {
            let instant = DateTime::from_timestamp(seconds, 0).unwrap();
            for zone in Zone::ALL {
                let back = zone.instant(zone.local(instant));
                // The second of two hours that look alike is read as the first.
                let twin = instant - back == TimeDelta::hours(1) && *zone == Zone::Paris;
                prop_assert!(back == instant || twin, "{zone} {instant} {back}");
            }
        }

        #[test]
        fn a_minute_never_goes_forward(seconds in 0_i64..4_102_444_800) {
            let instant = DateTime::from_timestamp(seconds, 0).unwrap();
            let minute = to_the_minute(instant);
            prop_assert!(minute <= instant && instant - minute < TimeDelta::minutes(1));
            prop_assert_eq!(to_the_minute(minute), minute);
        }
    }
}
