//! How long things take.

use std::fmt;
use std::time::{Duration, Instant};

/// What was timed.
#[derive(Clone, Debug, Default)]
pub(super) struct Times(Vec<Duration>);

impl Times {
    pub(super) fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        self.0.push(begun.elapsed());
        done
    }
}

impl fmt::Display for Times {
    /// A second's worth, median, p95, p99.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = |hundredths: usize| {
            let place = (sorted.len() * hundredths / 100).min(sorted.len().saturating_sub(1));
            sorted.get(place).copied().unwrap_or_default().as_secs_f64() * 1_000.0
        };
        let total: Duration = sorted.iter().sum();
        let count = f64::from(u32::try_from(sorted.len()).unwrap_or(u32::MAX));
        let rate = count / total.as_secs_f64().max(f64::EPSILON);
        write!(f, "{rate:.0} | {:.1} | {:.1} | {:.1}", at(50), at(95), at(99))
    }
}
