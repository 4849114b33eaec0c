//! One agenda: events that somebody wrote, and what it announces by itself: experiments that start, challenges that
//! open, take votes and close, ideas that are pitched (R098, R099, R257, R258; A30).

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc};

use crate::civil::Zone;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an entry of the agenda is.
    AgendaKind {
        /// An event.
        Event = "event",
        /// An experiment starts: planned or real, and never typed twice.
        PocStart = "poc_start",
        /// A challenge begins to take ideas.
        ChallengeOpening = "challenge_opening",
        /// The last moment at which a challenge takes ideas.
        ChallengeClosing = "challenge_closing",
        /// An idea that was taken up again is pitched (R099).
        Pitch = "pitch",
        /// The ideas of a challenge are supported, when it has a period for it (R098).
        ChallengeVotes = "challenge_votes",
    }
}

/// Whether two events, each from an instant to another, take place in part at the same time.
#[must_use]
pub fn clash(one: (DateTime<Utc>, DateTime<Utc>), other: (DateTime<Utc>, DateTime<Utc>)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// The first day of the month of a day.
#[must_use]
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The Monday of the week of a day.
fn monday_of(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

/// The weeks that a month touches, from Monday to Sunday: a calendar on the wall.
#[must_use]
pub fn weeks_of(month: NaiveDate) -> Vec<[NaiveDate; 7]> {
    let (first, last) = (month_of(month), last_of(month));
    let week = |monday: NaiveDate| {
        [0, 1, 2, 3, 4, 5, 6].map(|day| monday.checked_add_days(Days::new(day)).unwrap_or(monday))
    };
    let weeks = std::iter::successors(Some(monday_of(first)), |monday| {
        monday.checked_add_days(Days::new(7)).filter(|next| *next <= last)
    });
    weeks.map(week).collect()
}

/// The last day of the month of a day.
#[must_use]
pub fn last_of(day: NaiveDate) -> NaiveDate {
    let next = month_of(day).checked_add_months(Months::new(1));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// A step of the keyboard on a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayStep {
    /// The day before.
    Back,
    /// The day after.
    On,
    /// The same day of the week before.
    Up,
    /// The same day of the week after.
    Down,
    /// The Monday of the week.
    WeekStart,
    /// The Sunday of the week.
    WeekEnd,
    /// The same day of the month before, or its last.
    MonthBack,
    /// The same day of the month after, or its last.
    MonthOn,
}

impl DayStep {
    /// Where it leads from a day.
    #[must_use]
    pub fn leads_from(self, day: NaiveDate) -> NaiveDate {
        let on = |days: u64| day.checked_add_days(Days::new(days));
        let back = |days: u64| day.checked_sub_days(Days::new(days));
        let next = match self {
            Self::Back => back(1),
            Self::On => on(1),
            Self::Up => back(7),
            Self::Down => on(7),
            Self::WeekStart => Some(monday_of(day)),
            Self::WeekEnd => monday_of(day).checked_add_days(Days::new(6)),
            Self::MonthBack => day.checked_sub_months(Months::new(1)),
            Self::MonthOn => day.checked_add_months(Months::new(1)),
        };
        next.unwrap_or(day)
    }
}

/// The first and the last day, by the clock of Paris, on which something takes place. What ends at midnight does not
/// take place on the day that begins then.
#[must_use]
pub fn days_between(begins_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> (NaiveDate, NaiveDate) {
    let first = Zone::Paris.day(begins_at);
    let last = ends_at.checked_sub_signed(TimeDelta::nanoseconds(1)).unwrap_or(ends_at);
    let last = Zone::Paris.day(last);
    (first, last.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_begin_on_monday_and_hold_the_whole_month() {
        let weeks = weeks_of(day("2026-12-17"));
        assert_eq!(weeks[0][0], day("2026-11-30"), "the first of December is a Tuesday");
        assert_eq!(weeks.last().unwrap()[6], day("2027-01-03"), "across the year");
        assert_eq!(weeks.len(), 5);
        assert_eq!(weeks_of(day("2027-02-01")).len(), 4, "a February that begins on a Monday");
        assert_eq!(weeks_of(day("2026-08-01")).len(), 6);
        for week in weeks {
            assert_eq!(week[0].weekday(), chrono::Weekday::Mon);
        }
    }

    #[test]
    fn each_key_leads_to_its_day() {
        for (step, from, to) in [
            (DayStep::Back, "2027-01-01", "2026-12-31"),
            (DayStep::On, "2028-02-28", "2028-02-29"),
            (DayStep::Up, "2026-12-03", "2026-11-26"),
            (DayStep::Down, "2026-12-28", "2027-01-04"),
            (DayStep::WeekStart, "2026-12-06", "2026-11-30"),
            (DayStep::WeekEnd, "2026-12-30", "2027-01-03"),
            (DayStep::MonthBack, "2026-03-31", "2026-02-28"),
            (DayStep::MonthOn, "2026-12-31", "2027-01-31"),
        ] {
            assert_eq!(step.leads_from(day(from)), day(to), "{step:?}");
        }
    }

    #[test]
    fn something_takes_place_on_the_days_of_paris() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let late = days_between(at("2026-12-01T23:30:00Z"), at("2026-12-03T08:00:00Z"));
        assert_eq!(late, (day("2026-12-02"), day("2026-12-03")), "past midnight in Paris");
        let evening = days_between(at("2026-07-01T18:00:00Z"), at("2026-07-01T22:00:00Z"));
        assert_eq!(evening, (day("2026-07-01"), day("2026-07-01")), "until midnight, and no later");
    }

    #[test]
    fn events_clash_when_they_share_a_moment_and_not_when_one_follows_the_other() {
        let at = |hour| DateTime::UNIX_EPOCH + TimeDelta::hours(hour);
        let morning = (at(9), at(12));
        assert!(clash(morning, (at(11), at(14))) && clash((at(11), at(14)), morning));
        assert!(clash(morning, (at(10), at(11))), "one within the other");
        assert!(!clash(morning, (at(12), at(14))) && !clash((at(12), at(14)), morning));
    }
}
