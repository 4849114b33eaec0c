//! The experiments found, along the months: what was planned, what happened, how far behind (R121, R122, R175).
//!
//! Each line says in words what its marks show; the table is one press away and says the same.

mod scale;

use api_types::poc::PocSummary;
use chrono::NaiveDate;
use domain::poc::{PocStatus, Schedule};
use leptos::prelude::*;

use super::standing::{end_sentence, place, standing, start_sentence};
use crate::components::{Badge, Glyph, Icon};
use crate::pages::shared::today;
use crate::routes::{Page, PocsPage};
use crate::words::{self, tr};

use scale::{Scale, Stretch};

#[component]
pub(super) fn PocTimeline(pocs: RwSignal<Vec<PocSummary>>) -> impl IntoView {
    let today = today();
    let scale = Memo::new(move |_| {
        let pocs = pocs.read();
        Scale::of(pocs.iter().filter_map(|poc| poc.schedule().span(today)))
    });
    view! {
        <div class="timeline">
            <Legend />
            <Axis scale />
            <ol role="list" class="timeline-rows" aria-label=tr!(pocs.column.caption)>
                <For each=move || pocs.get() key=|poc| poc.id let:poc>
                    <TimelineRow scale poc />
                </For>
            </ol>
        </div>
    }
}

/// What the marks mean.
#[component]
fn Legend() -> impl IntoView {
    view! {
        <p class="legend">
            <span><i class="timeline-plan" aria-hidden="true"></i>{tr!(pocs.timeline.planned)}</span>
            <span><i class="timeline-real" aria-hidden="true"></i>{tr!(pocs.timeline.real)}</span>
            <span><i class="timeline-slip" aria-hidden="true"></i>{tr!(pocs.timeline.slip)}</span>
            <span><i class="timeline-today" aria-hidden="true"></i>{tr!(pocs.timeline.today)}</span>
        </p>
    }
}

/// The months, for the eye: each line says its days.
#[component]
fn Axis(scale: Memo<Option<Scale>>) -> impl IntoView {
    let months = move || {
        let months = scale.get().map(Scale::months).unwrap_or_default();
        let month = |(month, at): (NaiveDate, i64)| {
            view! { <span style:--from=at.to_string()>{words::short_month(month)}</span> }
        };
        months.into_iter().map(month).collect_view()
    };
    view! {
        <Show when=move || scale.read().is_some()>
            <div class="timeline-axis" aria-hidden="true">{months}</div>
        </Show>
    }
}

#[component]
fn TimelineRow(scale: Memo<Option<Scale>>, poc: PocSummary) -> impl IntoView {
    let (tone, glyph, word) = standing(&poc);
    let schedule = poc.schedule();
    let said = format!("{} · {}", start_sentence(&schedule), end_sentence(&schedule));
    let place = place(&poc);
    let PocSummary { id, title, status, .. } = poc;
    let line = move || {
        let marks = Marks::of(scale.get()?, &schedule, today())?;
        Some(view! { <Line marks status glyph /> })
    };
    view! {
        <li>
            <div class="timeline-head">
                <a class="title" href=Page::Pocs(PocsPage::Poc(id)).path()>{title}</a>
                <Badge tone glyph>{word}</Badge>
            </div>
            <p class="small muted">{place}</p>
            <p class="small">{said}</p>
            {line}
        </li>
    }
}

/// What is drawn of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marks {
    /// From the planned beginning to the planned end.
    planned: Option<Stretch>,
    /// From the real beginning to the end, or to today.
    real: Option<Stretch>,
    /// What of it is beyond the planned end.
    slip: Option<Stretch>,
    today: Option<i64>,
}

impl Marks {
    /// None when nothing of it has a day.
    fn of(scale: Scale, schedule: &Schedule, today: NaiveDate) -> Option<Self> {
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
    fn end(&self) -> Option<i64> {
        self.real.or(self.planned).map(|stretch| stretch.from + stretch.span)
    }
}

#[component]
fn Line(marks: Marks, status: PocStatus, glyph: Glyph) -> impl IntoView {
    let drawn = |class: &'static str, stretch: Option<Stretch>| {
        stretch.map(|Stretch { from, span }| {
            view! { <i class=class style:--from=from.to_string() style:--span=span.to_string()></i> }
        })
    };
    let now = marks.today.map(|at| {
        view! { <i class="timeline-today" style:--from=at.to_string()></i> }
    });
    let end = marks.end().map(|at| {
        view! { <span class="timeline-end" style:--from=at.to_string()><Icon glyph /></span> }
    });
    view! {
        <div class="timeline-line" data-status=status.code() aria-hidden="true">
            {drawn("timeline-plan", marks.planned)}
            {drawn("timeline-real", marks.real)}
            {drawn("timeline-slip", marks.slip)}
            {now}
            {end}
        </div>
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
        let late = marks([Some("2026-02-01"), Some("2026-02-10"), Some("2026-05-31"), None]).unwrap();
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
