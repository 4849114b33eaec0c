//! The experiments found, along the months: what was planned, what happened, how far behind (R121, R122, R175).
//!
//! Each line says in words what its marks show; the table is one press away and says the same.

mod marks;
mod scale;

use api_types::poc::PocSummary;
use chrono::NaiveDate;
use domain::poc::PocStatus;
use leptos::prelude::*;

use super::standing::{end_sentence, place, standing, start_sentence};
use crate::components::{Badge, Glyph, Icon};
use crate::pages::shared::{adopt_sheet, today};
use crate::routes::{Page, PocsPage};
use crate::words::{self, tr};

use marks::Marks;
use scale::{Scale, Stretch};

#[component]
pub(super) fn PocTimeline(pocs: RwSignal<Vec<PocSummary>>) -> impl IntoView {
    adopt_sheet("timeline", include_str!("../../../../sheets/timeline.css"));
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
