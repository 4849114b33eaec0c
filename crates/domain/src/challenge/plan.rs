//! When to speak of a programme: a model calendar around the dates of a challenge (R260).

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::Timetable;
use crate::civil::{Zone, days_after, days_before};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A moment at which to speak of a challenge.
    CommunicationMoment {
        /// That it is coming: what it asks, who carries it.
        Announcement = "announcement",
        /// That it is open.
        Opening = "opening",
        /// The first ideas, so that others dare.
        FirstIdeas = "first_ideas",
        /// How it is going, at half way.
        HalfWay = "half_way",
        /// That little time is left.
        LastDays = "last_days",
        /// Thanks, and what happens now.
        Thanks = "thanks",
        /// The answers, selected or not, with their reasons.
        Answers = "answers",
        /// What became of the ideas that were selected.
        FollowUp = "follow_up",
    }
}

/// Days from the end to the answers, when none was promised.
const ANSWERS_AFTER: u64 = 30;
/// Days from the answers to the news of what became of them.
const FOLLOW_UP_AFTER: u64 = 90;

/// The model calendar of a challenge: its moments with the working day of each, in order. A short challenge has fewer of
/// them; one without both dates has none yet.
#[must_use]
pub fn model_calendar(timetable: &Timetable) -> Vec<(CommunicationMoment, NaiveDate)> {
    use CommunicationMoment as M;
    let Some((opens, closes)) = timetable.opens_at.zip(timetable.closes_at) else {
        return Vec::new();
    };
    let (opens, closes) = (Zone::Paris.day(opens), Zone::Paris.day(closes));
    let length = u64::try_from((closes - opens).num_days()).unwrap_or_default();
    let answers = timetable.promised_on().unwrap_or_else(|| days_after(closes, ANSWERS_AFTER));
    let mut calendar = vec![
        (M::Announcement, working_day_before(days_before(opens, 14))),
        (M::Opening, working_day_after(opens)),
    ];
    if length >= 14 {
        calendar.push((M::FirstIdeas, working_day_after(days_after(opens, 7))));
    }
    if length >= 28 {
        calendar.push((M::HalfWay, working_day_after(days_after(opens, length / 2))));
    }
    if length >= 7 {
        calendar.push((M::LastDays, working_day_before(days_before(closes, 3))));
    }
    calendar.extend([
        (M::Thanks, working_day_after(days_after(closes, 1))),
        (M::Answers, working_day_before(answers)),
        (M::FollowUp, working_day_after(days_after(answers, FOLLOW_UP_AFTER))),
    ]);
    calendar.sort_by_key(|(_, day)| *day);
    calendar
}

/// This day, or the Monday after it.
fn working_day_after(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => days_after(day, 2),
        Weekday::Sun => days_after(day, 1),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
    }
}

/// This day, or the Friday before it.
fn working_day_before(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => days_before(day, 1),
        Weekday::Sun => days_before(day, 2),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timetable(opens: &str, closes: &str, reply_days: Option<u16>) -> Timetable {
        let noon = |day: &str| format!("{day}T10:00:00Z").parse().ok();
        Timetable {
            opens_at: noon(opens),
            closes_at: noon(closes),
            reply_days,
            ..Timetable::draft()
        }
    }

    fn told(timetable: &Timetable) -> Vec<String> {
        model_calendar(timetable).iter().map(|(moment, day)| format!("{moment} {day}")).collect()
    }

    #[test]
    fn a_long_challenge_has_every_moment_on_working_days() {
        // From a Monday to a Sunday.
        let calendar = told(&timetable("2026-09-07", "2026-10-11", Some(45)));
        let expected = [
            "announcement 2026-08-24",
            "opening 2026-09-07",
            "first_ideas 2026-09-14",
            "half_way 2026-09-24",
            "last_days 2026-10-08",
            "thanks 2026-10-12",
            "answers 2026-11-25",
            "follow_up 2027-02-23",
        ];
        assert_eq!(calendar, expected);
    }

    #[test]
    fn a_short_challenge_has_fewer_and_nobody_is_asked_to_speak_on_a_sunday() {
        // From a Saturday to the Tuesday after.
        let calendar = model_calendar(&timetable("2026-09-05", "2026-09-08", None));
        let moments: Vec<_> = calendar.iter().map(|(moment, _)| moment.code()).collect();
        assert_eq!(moments, ["announcement", "opening", "thanks", "answers", "follow_up"]);
        assert_eq!(calendar[1].1.to_string(), "2026-09-07");
        let week_end = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        assert!(!calendar.iter().any(|(_, day)| week_end(day)));
    }

    #[test]
    fn dates_of_no_calendar_still_have_one() {
        use chrono::{DateTime, Utc};
        for (opens, closes) in [
            (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC),
            (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MIN_UTC),
            (DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MAX_UTC),
        ] {
            for reply_days in [None, Some(30)] {
                let (opens_at, closes_at) = (Some(opens), Some(closes));
                let dates = Timetable { opens_at, closes_at, reply_days, ..Timetable::draft() };
                assert!(!model_calendar(&dates).is_empty());
                assert!(
                    dates.promise_ends_at().is_none_or(|ends| ends <= DateTime::<Utc>::MAX_UTC)
                );
            }
        }
    }

    #[test]
    fn without_dates_there_is_no_calendar() {
        assert_eq!(model_calendar(&Timetable::draft()), []);
    }
}
