//! Letters that wait to be sent, and how often one tries.

use chrono::{DateTime, NaiveDate, TimeDelta, Timelike as _, Utc};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What became of a letter.
    LetterState {
        /// It will be sent when its time comes and a relay takes it.
        Waiting = "waiting",
        /// A relay took it.
        Sent = "sent",
        /// Relays refused it as often as one tries: nobody tries any more.
        Failed = "failed",
        /// It had nothing left to say when its turn came, or nobody to say it to.
        Dropped = "dropped",
    }
}

vocabulary! {
    /// What a letter carries.
    LetterKind {
        /// An issue of the newsletter.
        Issue = "issue",
        /// That an idea of one's own has its answer.
        Answer = "answer",
        /// What one was told on a day and did not read.
        Digest = "digest",
        /// That an event for which one registered begins soon.
        Reminder = "reminder",
        /// The way to choose one's password.
        PasswordLink = "password_link",
    }
}

vocabulary! {
    /// Which of the things that one is told also come by mail.
    #[derive(Default)]
    MailChoice {
        /// The answer to an idea of one's own, at once.
        #[default]
        Answers = "answers",
        /// What one did not read, once a day.
        Daily = "daily",
        /// None.
        Never = "never",
    }
}

vocabulary! {
    /// Letters that one press ends.
    #[derive(Default)]
    Letters {
        /// The issues of the newsletter.
        #[default]
        Newsletter = "newsletter",
        /// What one is told.
        Notifications = "notifications",
    }
}

/// At which hour of a day, in UTC, what was told the day before is written.
const DIGEST_HOUR: u32 = 6;

/// The day of which one is told by a letter at this instant: the one before, once the morning has come.
///
/// Whole days of UTC: what nobody did is told of its day alone, and is in no other.
#[must_use]
pub fn day_to_tell(now: DateTime<Utc>) -> Option<NaiveDate> {
    if now.hour() < DIGEST_HOUR { None } else { now.date_naive().pred_opt() }
}

/// Minutes to wait after each refusal; after the last, one gives up.
const PAUSES: [i64; 6] = [1, 5, 30, 120, 480, 1_440];
/// Most attempts of a letter.
pub const ATTEMPTS_MAX: usize = PAUSES.len() + 1;
/// How long a letter is in one hand: another server takes it up when this one fell.
pub const HAND: TimeDelta = TimeDelta::minutes(10);
/// How long one waits for a relay that does not answer.
pub const SILENCE: TimeDelta = TimeDelta::minutes(1);

/// When a letter that was refused so many times is tried again; never when one gives up.
#[must_use]
pub fn next_attempt(refusals: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let pause = PAUSES.get(usize::try_from(refusals.checked_sub(1)?).ok()?)?;
    Some(now + TimeDelta::minutes(*pause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let most = u32::try_from(ATTEMPTS_MAX).unwrap();
        let all: Vec<_> = (1..most).map(|refusals| next_attempt(refusals, now).unwrap()).collect();
        assert!(all.is_sorted() && all[0] > now, "{all:?}");
        assert_eq!(next_attempt(most, now), None);
    }

    #[test]
    fn a_day_is_told_the_next_morning() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(day_to_tell(at("2026-05-02T05:59:59Z")), None);
        let first = at("2026-05-01T12:00:00Z").date_naive();
        assert_eq!(day_to_tell(at("2026-05-02T06:00:00Z")), Some(first));
        assert_eq!(day_to_tell(at("2026-05-02T23:59:59Z")), Some(first));
    }
}
