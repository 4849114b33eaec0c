//! When an experiment was to begin and to end, and when it did (R121, R122, R175).

use chrono::NaiveDate;

use super::{Poc, PocParts, State};

/// The four days of an experiment, those that are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The day on which it was to begin.
    pub planned_start: Option<NaiveDate>,
    /// The day on which it began, confirmed at launch (A30).
    pub started_on: Option<NaiveDate>,
    /// The day on which it is to end.
    pub planned_end: Option<NaiveDate>,
    /// The day on which it was completed or abandoned.
    pub ended_on: Option<NaiveDate>,
}

impl Schedule {
    /// The real beginning, or the planned one.
    #[must_use]
    pub fn starts_on(&self) -> Option<NaiveDate> {
        self.started_on.or(self.planned_start)
    }

    /// How many days later than planned it began; until today for one that has not begun. None when it is not late.
    #[must_use]
    pub fn start_slip(&self, today: NaiveDate) -> Option<u32> {
        late(self.planned_start, self.started_on.or(self.ended_on).unwrap_or(today))
    }

    /// How many days later than planned it ended; until today for one that goes on. None when it is not late.
    #[must_use]
    pub fn end_slip(&self, today: NaiveDate) -> Option<u32> {
        late(self.planned_end, self.ended_on.unwrap_or(today))
    }

    /// From the first of its days to the last: of one that goes on, today is one when its forecast is behind.
    /// None for one that has no beginning.
    #[must_use]
    pub fn span(&self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.starts_on()?;
        let first = self.planned_start.map_or(first, |planned| planned.min(first));
        let ended = match (self.ended_on, self.started_on) {
            (Some(ended), _) => ended,
            (None, Some(_)) => today.max(first),
            (None, None) => first,
        };
        Some((first, self.planned_end.map_or(ended, |planned| planned.max(ended)).max(first)))
    }
}

/// Whole days after the day that was planned.
fn late(planned: Option<NaiveDate>, real: NaiveDate) -> Option<u32> {
    let days = (real - planned?).num_days();
    u32::try_from(days).ok().filter(|days| *days > 0)
}

impl Poc {
    /// Its four days.
    #[must_use]
    pub fn schedule(&self) -> Schedule {
        let PocParts { header, lifecycle, .. } = self.parts();
        let ended_at = match lifecycle.state() {
            State::Completed => lifecycle.passed().last().map(|step| step.at),
            State::Abandoned(stop) => Some(stop.at),
            State::Planned | State::InProgress | State::OnHold { .. } => None,
        };
        Schedule {
            planned_start: header.starts_on,
            started_on: lifecycle.started_on(),
            planned_end: header.ends_on,
            ended_on: ended_at.map(|at| at.date_naive()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 5, day)
    }

    fn today() -> NaiveDate {
        day(20).unwrap()
    }

    #[test]
    fn a_slip_is_counted_from_the_plan_to_what_happened_or_to_today() {
        let planned =
            Schedule { planned_start: day(4), planned_end: day(15), ..Schedule::default() };
        assert_eq!(planned.start_slip(today()), Some(16), "it has not begun");
        let begun = Schedule { started_on: day(6), ..planned };
        assert_eq!((begun.start_slip(today()), begun.end_slip(today())), (Some(2), Some(5)));
        let ended = Schedule { ended_on: day(15), ..begun };
        assert_eq!(ended.end_slip(today()), None, "on the very day");
        let early = Schedule { started_on: day(1), ended_on: day(9), ..planned };
        assert_eq!((early.start_slip(today()), early.end_slip(today())), (None, None));
        assert_eq!(Schedule::default().end_slip(today()), None, "nothing was planned");
        let never_begun = Schedule { ended_on: day(3), ..planned };
        assert_eq!(never_begun.start_slip(today()), None, "abandoned before its day");
    }

    #[test]
    fn a_span_holds_every_day_that_is_known_and_today_while_it_goes_on() {
        assert_eq!(Schedule::default().span(today()), None);
        let planned = Schedule { planned_start: day(4), ..Schedule::default() };
        assert_eq!(planned.span(today()), day(4).zip(day(4)), "nothing says how long");
        let late = Schedule { started_on: day(6), planned_end: day(15), ..planned };
        assert_eq!(late.span(today()), day(4).zip(day(20)));
        let on_time = Schedule { planned_end: day(30), ..late };
        assert_eq!(on_time.span(today()), day(4).zip(day(30)));
        let ended = Schedule { ended_on: day(12), ..late };
        assert_eq!(ended.span(today()), day(4).zip(day(15)));
        let future = Schedule { started_on: day(25), ..Schedule::default() };
        assert_eq!(future.span(today()), day(25).zip(day(25)), "never the other way round");
    }
}
