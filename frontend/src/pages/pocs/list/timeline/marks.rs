//! What is drawn of an experiment along the months.

use chrono::NaiveDate;
use domain::poc::Schedule;

use super::scale::{Scale, Stretch};

/// What is drawn of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// From the planned beginning to the planned end.
    pub(super) planned: Option<Stretch>,
    /// From the real beginning to the end, or to today.
    pub(super) real: Option<Stretch>,
    /// What of it is beyond the planned end.
    pub(super) slip: Option<Stretch>,
    /// Where today is, when it is on the line.
    pub(super) today: Option<i64>,
}

impl Marks {
    /// None when nothing of it has a day.
    pub(super) fn of(scale: Scale, schedule: &Schedule, today: NaiveDate) -> Option<Self> {
        schedule.span(today)?;
        let Schedule { planned_start, started_on, planned_end, ended_on } = *schedule;
        let planned = planned_start.or(started_on).map(|from| {
            let until = planned_end.unwrap_or(from).max(from);
            scale.stretch(from, until)
        });
        let until = ended_on.unwrap_or(today);
        let real = started_on.map(|from| scale.stretch(from, until.max(from)));
        let late = planned_end.filter(|_| schedule.end_slip(today).is_some());
        let slip = late.and(started_on).zip(late).map(|(started, planned)| {
            let from = planned.succ_opt().unwrap_or(planned).max(started);
            scale.stretch(from, until.max(from))
        });
        Some(Self { planned, real, slip, today: scale.at(today) })
    }

    /// Where what is drawn of it ends.
    pub(super) fn end(&self) -> Option<i64> {
        self.real.or(self.planned).map(|stretch| stretch.from + stretch.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn marks(days: [Option<&str>; 4]) -> Option<Marks> {
        let [planned_start, started_on, planned_end, ended_on] = days.map(|one| one.map(day));
        let schedule = Schedule { planned_start, started_on, planned_end, ended_on };
        let year = Scale::of([(day("2026-01-01"), day("2026-12-31"))]).unwrap();
        Marks::of(year, &schedule, day("2026-07-01"))
    }

    #[test]
    fn what_is_beyond_the_plan_is_drawn_apart() {
        let late =
            marks([Some("2026-02-01"), Some("2026-02-10"), Some("2026-05-31"), None]).unwrap();
        let (real, slip) = (late.real.unwrap(), late.slip.unwrap());
        assert_eq!(slip.from + slip.span, real.from + real.span, "until today, both");
        assert_eq!(late.end(), late.real.map(|real| real.from + real.span));
        let planned = late.planned.unwrap();
        assert_eq!(slip.from, planned.from + planned.span);
        let on_time = marks([None, Some("2026-02-10"), Some("2026-09-30"), None]).unwrap();
        assert_eq!((on_time.slip, on_time.today), (None, Some(495)));
    }

    #[test]
    fn what_has_not_begun_has_a_plan_alone_and_what_has_no_day_is_not_drawn() {
        let planned = marks([Some("2026-03-01"), None, Some("2026-04-30"), None]).unwrap();
        assert_eq!((planned.real, planned.slip), (None, None), "nothing of it is real yet");
        assert!(planned.planned.is_some());
        assert_eq!(marks([None, None, Some("2026-04-30"), None]), None);
    }
}
