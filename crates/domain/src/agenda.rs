//! One agenda: events that somebody wrote, and what it announces by itself: experiments that start, challenges that
//! open and close, ideas that are pitched (R099, R257, R258; A30).

use chrono::{DateTime, Utc};

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
    }
}

/// Whether two events, each from an instant to another, take place in part at the same time.
#[must_use]
pub fn clash(one: (DateTime<Utc>, DateTime<Utc>), other: (DateTime<Utc>, DateTime<Utc>)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn events_clash_when_they_share_a_moment_and_not_when_one_follows_the_other() {
        let at = |hour| DateTime::UNIX_EPOCH + TimeDelta::hours(hour);
        let morning = (at(9), at(12));
        assert!(clash(morning, (at(11), at(14))) && clash((at(11), at(14)), morning));
        assert!(clash(morning, (at(10), at(11))), "one within the other");
        assert!(!clash(morning, (at(12), at(14))) && !clash((at(12), at(14)), morning));
    }
}
