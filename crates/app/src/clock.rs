//! Where the time comes from.

use chrono::{DateTime, Utc};

/// Says what time it is.
pub type Clock = fn() -> DateTime<Utc>;

/// The time of the machine.
#[must_use]
pub fn system_clock() -> DateTime<Utc> {
    let since =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let micros = i64::try_from(since.as_micros()).unwrap_or(i64::MAX);
    DateTime::from_timestamp_micros(micros).unwrap_or_default()
}
