//! Where days stand on a line: whole months, from the first that is shown to the last.

use chrono::{Datelike as _, Months, NaiveDate};

/// A thousandth of the line is the least that is told apart.
const WHOLE: i64 = 1000;
/// A day or two still make a mark.
const LEAST: i64 = 6;
/// More names of months than that do not fit above the line.
const NAMES_MAX: u32 = 6;
/// How many months there may be from one name to the next.
const STEPS: [u32; 6] = [1, 2, 3, 6, 12, 24];

/// The months of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The first day of the first month.
    first: NaiveDate,
    /// The day after the last.
    end: NaiveDate,
}

/// Where something is on the line, and how long, in thousandths of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: i64,
    pub(super) span: i64,
}

impl Scale {
    /// The months that hold these periods; none when there is no period.
    pub(super) fn of(spans: impl IntoIterator<Item = (NaiveDate, NaiveDate)>) -> Option<Self> {
        let around = |(first, last): (NaiveDate, NaiveDate),
                      (from, until): (NaiveDate, NaiveDate)| {
            (first.min(from), last.max(until))
        };
        let (first, last) = spans.into_iter().reduce(around)?;
        let first = first.with_day(1)?;
        let end = last.with_day(1)?.checked_add_months(Months::new(1))?;
        Some(Self { first, end })
    }

    /// Where a day is; none when it is not on the line.
    pub(super) fn at(self, day: NaiveDate) -> Option<i64> {
        (self.first..self.end).contains(&day).then(|| self.thousandths(day))
    }

    /// From a day to another, both included.
    pub(super) fn stretch(self, from: NaiveDate, until: NaiveDate) -> Stretch {
        let from = self.thousandths(from.max(self.first));
        let after = until.succ_opt().unwrap_or(until);
        let span = (self.thousandths(after.min(self.end)) - from).max(LEAST);
        Stretch { from: from.min(WHOLE - LEAST), span: span.min(WHOLE) }
    }

    /// The months that are named above the line, as many as fit, with their place.
    pub(super) fn months(self) -> Vec<(NaiveDate, i64)> {
        let years = self.end.year() - self.first.year();
        let all = years * 12 + i32::try_from(self.end.month0()).unwrap_or_default()
            - i32::try_from(self.first.month0()).unwrap_or_default();
        let all = u32::try_from(all).unwrap_or(1);
        let fits = |step: &u32| all.div_ceil(*step) <= NAMES_MAX;
        let step = STEPS.into_iter().find(fits);
        let step = step.unwrap_or_else(|| all.div_ceil(NAMES_MAX));
        let named = (0..all).step_by(usize::try_from(step).unwrap_or(1));
        let month = |months| self.first.checked_add_months(Months::new(months));
        named.filter_map(month).map(|month| (month, self.thousandths(month))).collect()
    }

    fn thousandths(self, day: NaiveDate) -> i64 {
        let all = (self.end - self.first).num_days().max(1);
        (day - self.first).num_days() * WHOLE / all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_line_is_made_of_whole_months() {
        let spans = [("2026-03-12", "2026-05-02"), ("2026-02-27", "2026-03-01")];
        let spans = spans.map(|(from, until)| (day(from), day(until)));
        let scale = Scale::of(spans).unwrap();
        assert_eq!((scale.first, scale.end), (day("2026-02-01"), day("2026-06-01")));
        assert_eq!(scale.at(day("2026-02-01")), Some(0));
        assert_eq!(scale.at(day("2026-05-31")), Some(991));
        assert_eq!(scale.at(day("2026-06-01")), None);
        assert_eq!(Scale::of([]), None);
    }

    #[test]
    fn a_stretch_holds_both_its_days_and_never_leaves_the_line() {
        let scale = Scale::of([(day("2026-01-01"), day("2026-12-31"))]).unwrap();
        let half = scale.stretch(day("2026-01-01"), day("2026-07-01"));
        assert_eq!(half, Stretch { from: 0, span: 498 });
        let last = scale.stretch(day("2026-12-31"), day("2026-12-31"));
        assert_eq!(last, Stretch { from: 994, span: 6 });
        let beyond = scale.stretch(day("2025-01-01"), day("2028-01-01"));
        assert_eq!(beyond, Stretch { from: 0, span: 1000 });
    }

    #[test]
    fn no_more_months_are_named_than_fit() {
        for (until, step, names) in [
            ("2026-03-31", 1, 3),
            ("2026-12-31", 2, 6),
            ("2027-12-31", 6, 4),
            ("2040-12-31", 30, 6),
        ] {
            let scale = Scale::of([(day("2026-01-15"), day(until))]).unwrap();
            let months = scale.months();
            assert_eq!(months.len(), names, "{until}");
            assert_eq!(months[0], (day("2026-01-01"), 0));
            let second = day("2026-01-01").checked_add_months(Months::new(step));
            assert_eq!(Some(months[1].0), second, "{until}");
        }
    }
}
