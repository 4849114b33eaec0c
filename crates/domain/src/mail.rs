//! Letters that wait to be sent, and how often one tries.

use chrono::{DateTime, TimeDelta, Utc};

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
    }
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
}
