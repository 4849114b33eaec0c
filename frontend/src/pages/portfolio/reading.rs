//! The sentences that are read first: computed from the numbers, and from nothing else.

use api_types::portfolio::{CodeCount, PortfolioView, StepsCount};
use domain::poc::PocStatus;

use super::figures::{last_passed, with};
use crate::components::Bar;
use crate::words::{tr, trn};

/// What a director reads in one breath.
pub(super) fn sentence(figures: &PortfolioView) -> String {
    let moving = with(&figures.by_status, PocStatus::InProgress);
    let ended = with(&figures.by_status, PocStatus::Completed);
    let first = trn!(figures.total, portfolio.sentence.total);
    let moving = trn!(moving, portfolio.sentence.in_progress);
    let ended = trn!(ended, portfolio.sentence.completed);
    tr!(portfolio.sentence.whole, total = first, in_progress = moving, completed = ended)
}

/// What the statuses say: those that stopped said why.
pub(super) fn of_statuses(figures: &PortfolioView) -> String {
    let stopped = with(&figures.by_status, PocStatus::OnHold)
        + with(&figures.by_status, PocStatus::Abandoned);
    trn!(stopped, portfolio.sentence.stopped)
}

/// Where most of those in progress stand.
pub(super) fn of_steps(figures: &PortfolioView) -> String {
    match most(&figures.in_progress_by_steps) {
        Some(StepsCount { steps_passed, count }) => {
            let step = last_passed(steps_passed);
            trn!(count, portfolio.sentence.most, step = step)
        }
        None => tr!(portfolio.sentence.none_in_progress).to_owned(),
    }
}

/// Which bar is the longest: they come the most first.
pub(super) fn of_first(bars: &[Bar]) -> String {
    match bars.first() {
        Some(Bar { label, value, .. }) if *value > 0 => {
            trn!(*value, portfolio.reading.first, what = label.to_string())
        }
        Some(_) | None => tr!(portfolio.reading.nothing).to_owned(),
    }
}

/// Whether each objective of the strategy is served (R217).
pub(super) fn of_objectives(lines: &[CodeCount]) -> String {
    let uncovered = lines.iter().filter(|line| line.code.is_some() && line.count == 0).count();
    if uncovered == 0 {
        return tr!(portfolio.reading.covered).to_owned();
    }
    trn!(uncovered as u64, portfolio.reading.uncovered)
}

/// Why they stop, said as the right to experiment (R139).
pub(super) fn of_causes(bars: &[Bar]) -> String {
    match bars.first() {
        Some(Bar { label, value, .. }) => {
            trn!(*value, portfolio.reading.cause, what = label.to_string())
        }
        None => tr!(portfolio.reading.no_cause).to_owned(),
    }
}

/// The number of steps that most have passed; the furthest one when two are equal.
fn most(counts: &[StepsCount]) -> Option<StepsCount> {
    counts.iter().filter(|one| one.count > 0).max_by_key(|one| one.count).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_is_the_longest_bar_and_nothing_when_all_are_empty() {
        let of = |counts: &[u64]| -> Vec<StepsCount> {
            let steps = (0u8..).zip(counts);
            steps.map(|(steps_passed, count)| StepsCount { steps_passed, count: *count }).collect()
        };
        assert_eq!(most(&of(&[1, 4, 2])).map(|one| one.steps_passed), Some(1));
        assert_eq!(most(&of(&[0, 3, 3])).map(|one| one.steps_passed), Some(2));
        assert_eq!(most(&of(&[0, 0])), None);
    }
}
