//! The figures of the experiments (R209, R210): one number, one definition.

use std::collections::BTreeMap;

use crate::poc::{PocStatus, STEP_COUNT};

/// How many experiments there are, by status and by steps passed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portfolio {
    counts: BTreeMap<(PocStatus, u8), u64>,
}

impl Portfolio {
    /// The figures of these groups: status, steps passed, how many.
    #[must_use]
    pub fn new(groups: impl IntoIterator<Item = (PocStatus, u8, u64)>) -> Self {
        let mut counts = BTreeMap::new();
        for (status, steps, count) in groups {
            *counts.entry((status, steps)).or_default() += count;
        }
        Self { counts }
    }

    /// How many have this status.
    #[must_use]
    pub fn with_status(&self, status: PocStatus) -> u64 {
        self.counts.iter().filter(|((s, _), _)| *s == status).map(|(_, count)| count).sum()
    }

    /// How many are in progress with this number of steps passed.
    #[must_use]
    pub fn in_progress_with(&self, steps_passed: u8) -> u64 {
        self.counts.get(&(PocStatus::InProgress, steps_passed)).copied().unwrap_or(0)
    }

    /// In progress, by steps passed: 0 to 6, for the seventh completes.
    pub fn in_progress_by_steps(&self) -> impl Iterator<Item = (u8, u64)> {
        (0..STEP_COUNT).map(|steps| (steps, self.in_progress_with(steps)))
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_add_up() {
        let portfolio = Portfolio::new([
            (PocStatus::InProgress, 2, 5),
            (PocStatus::InProgress, 4, 1),
            (PocStatus::Abandoned, 4, 3),
        ]);
        assert_eq!(portfolio.with_status(PocStatus::InProgress), 6);
        assert_eq!(portfolio.in_progress_with(4), 1);
        assert_eq!(portfolio.in_progress_by_steps().map(|(_, n)| n).sum::<u64>(), 6);
        assert_eq!(portfolio.total(), 9);
    }
}
