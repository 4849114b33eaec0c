//! When whoever registered for an event is reminded of it: once, for the hour at which it then begins.

use chrono::{DateTime, TimeDelta, Utc};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// When one is reminded of an event.
    #[derive(Default)]
    Reminder {
        /// Never.
        Never = "never",
        /// An hour before.
        HourBefore = "hour_before",
        /// The day before, at the same hour.
        #[default]
        DayBefore = "day_before",
        /// A week before.
        WeekBefore = "week_before",
    }
}

/// How long before an event the first of its reminders may come.
pub const FIRST_REMINDER: TimeDelta = TimeDelta::days(7);

impl Reminder {
    /// How long before the event; never when none.
    #[must_use]
    pub const fn lead(self) -> Option<TimeDelta> {
        match self {
            Self::Never => None,
            Self::HourBefore => Some(TimeDelta::hours(1)),
            Self::DayBefore => Some(TimeDelta::days(1)),
            Self::WeekBefore => Some(FIRST_REMINDER),
        }
    }

    /// The beginning that counts as told already when one chooses this now: one who registers an hour before knows,
    /// and needs no reminder of the day before.
    #[must_use]
    pub fn told_by_choosing(
        self,
        begins_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        self.has_come(begins_at, now).then_some(begins_at)
    }

    /// Whether it is to be told now: its moment has come, the event has not begun, and nobody told this beginning yet.
    /// An event that moves is another beginning.
    #[must_use]
    pub fn is_due(
        self,
        begins_at: DateTime<Utc>,
        told: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> bool {
        self.has_come(begins_at, now) && now < begins_at && told != Some(begins_at)
    }

    fn has_come(self, begins_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        let moment = self.lead().and_then(|lead| begins_at.checked_sub_signed(lead));
        moment.is_some_and(|moment| moment <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_reminder_comes_once_between_its_moment_and_the_beginning() {
        let begins_at = at("2026-12-03T09:00:00Z");
        for (reminder, moment) in [
            (Reminder::HourBefore, "2026-12-03T08:00:00Z"),
            (Reminder::DayBefore, "2026-12-02T09:00:00Z"),
            (Reminder::WeekBefore, "2026-11-26T09:00:00Z"),
        ] {
            let moment = at(moment);
            assert!(!reminder.is_due(begins_at, None, moment - TimeDelta::seconds(1)));
            assert!(reminder.is_due(begins_at, None, moment), "{reminder}");
            assert!(!reminder.is_due(begins_at, Some(begins_at), moment), "told already");
            assert!(!reminder.is_due(begins_at, None, begins_at), "it has begun");
        }
        assert!(!Reminder::Never.is_due(begins_at, None, begins_at - TimeDelta::minutes(1)));
    }

    #[test]
    fn an_event_that_moves_is_told_again_for_its_new_beginning() {
        let (before, after) = (at("2026-12-03T09:00:00Z"), at("2026-12-10T09:00:00Z"));
        let told = Some(before);
        assert!(!Reminder::DayBefore.is_due(after, told, at("2026-12-03T09:00:00Z")));
        assert!(Reminder::DayBefore.is_due(after, told, at("2026-12-09T09:00:00Z")));
    }

    #[test]
    fn whoever_chooses_after_the_moment_is_not_reminded_at_once() {
        let (begins_at, now) = (at("2026-12-03T09:00:00Z"), at("2026-12-03T07:00:00Z"));
        assert_eq!(Reminder::DayBefore.told_by_choosing(begins_at, now), Some(begins_at));
        assert_eq!(Reminder::HourBefore.told_by_choosing(begins_at, now), None);
        assert_eq!(Reminder::Never.told_by_choosing(begins_at, now), None);
    }
}
