//! Slowing down whoever guesses passwords, without telling whether an account exists and without locking anyone out.

use chrono::{DateTime, TimeDelta, Utc};
use persistence::sessions::{self, Attempts};
use persistence::{Reads, Tx};

use crate::Failure;

/// Failures after which one waits.
const FREE: u32 = 5;
/// Longest wait, in seconds.
const LONGEST: i64 = 900;

/// Seconds to wait after that many failures in a row: 1, 2, 4 … up to a quarter of an hour.
fn wait(failures: u32) -> i64 {
    match failures.checked_sub(FREE) {
        None => 0,
        Some(beyond) => (1_i64 << beyond.min(16)).min(LONGEST),
    }
}

/// Refuses while a bucket has to wait.
pub(crate) async fn check(
    from: &impl Reads,
    bucket: &[u8],
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let Some(Attempts { failures, last_at }) = sessions::attempts(from, bucket).await? else {
        return Ok(());
    };
    let until = last_at + TimeDelta::seconds(wait(failures));
    if until <= now {
        return Ok(());
    }
    let left = (until - now).num_seconds() + 1;
    Err(Failure::TooManyAttempts { retry_after: u32::try_from(left).unwrap_or(1) })
}

/// Counts a failure; an hour of quiet starts again from nothing.
pub(crate) async fn failed(tx: &Tx, bucket: &[u8], now: DateTime<Utc>) -> Result<(), Failure> {
    let before = sessions::attempts(tx, bucket).await?;
    let recent = before.filter(|kept| now - kept.last_at < TimeDelta::hours(1));
    let failures = recent.map_or(0, |kept| kept.failures).saturating_add(1);
    Ok(sessions::keep_attempts(tx, bucket, Attempts { failures, last_at: now }).await?)
}

/// Forgets the failures of a bucket after a success.
pub(super) async fn succeeded(tx: &Tx, bucket: &[u8], now: DateTime<Utc>) -> Result<(), Failure> {
    Ok(sessions::keep_attempts(tx, bucket, Attempts { failures: 0, last_at: now }).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_and_stops_growing() {
        let waits: Vec<i64> = [0, 4, 5, 6, 8, 40].map(wait).into();
        assert_eq!(waits, [0, 0, 1, 2, 8, LONGEST]);
    }
}
