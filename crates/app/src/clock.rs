//! Where the time comes from, and what is done hour by hour.

use std::future::Future;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::Failure;

/// How often one looks: to the hour is enough for what is due after a year.
const EVERY: Duration = Duration::from_hours(1);

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

/// Does some work for ever, hour by hour; again at once as long as it finds something, for there may be more. `failed`
/// is what the log says when it cannot be done.
pub(crate) async fn hourly<W, D>(failed: &'static str, work: W)
where
    W: Fn() -> D,
    D: Future<Output = Result<usize, Failure>>,
{
    at_intervals(EVERY, failed, work).await;
}

/// The same, as often as that.
pub(crate) async fn at_intervals<W, D>(every: Duration, failed: &'static str, work: W)
where
    W: Fn() -> D,
    D: Future<Output = Result<usize, Failure>>,
{
    loop {
        match work().await {
            Ok(done) if done > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(?error, "{failed}"),
        }
        tokio::time::sleep(every).await;
    }
}
