//! The numbers and the bars; each leads to the list that it counts, in the same perimeter.

use api_types::portfolio::{PortfolioView, StatusCount, StepsCount};
use domain::poc::{PocStatus, Step};
use leptos::prelude::*;

use super::reading;
use crate::components::{Bar, BarChart, Stat, Stats};
use crate::pages::pocs::list_where;
use crate::words::{self, number, tr};

#[component]
pub(super) fn Figures(figures: PortfolioView, body: Option<String>) -> impl IntoView {
    let all = list_where(body.as_deref(), None, None);
    let stats: Vec<_> = figures
        .by_status
        .iter()
        .map(|StatusCount { status, count }| {
            let href = list_where(body.as_deref(), Some(*status), None);
            view! { <Stat label=plural(*status) figure=number(*count) href /> }
        })
        .collect();
    view! {
        <div class="page-band">
            <Stats>
                <Stat label=tr!(portfolio.all) figure=number(figures.total) href=all />
                {stats}
            </Stats>
        </div>
    }
}

#[component]
pub(super) fn ByStatus(figures: PortfolioView, body: Option<String>) -> impl IntoView {
    let bar = |StatusCount { status, count }: &StatusCount| Bar {
        label: plural(*status).into(),
        value: *count,
        href: Some(list_where(body.as_deref(), Some(*status), None)),
    };
    view! {
        <BarChart
            question=tr!(portfolio.by_status)
            reading=reading::of_statuses(&figures)
            unit=tr!(portfolio.unit)
            bars=figures.by_status.iter().map(bar).collect()
        />
    }
}

#[component]
pub(super) fn BySteps(figures: PortfolioView, body: Option<String>) -> impl IntoView {
    let bar = |StepsCount { steps_passed, count }: &StepsCount| Bar {
        label: last_passed(*steps_passed).into(),
        value: *count,
        href: Some(list_where(body.as_deref(), Some(PocStatus::InProgress), Some(*steps_passed))),
    };
    view! {
        <BarChart
            question=tr!(portfolio.by_steps)
            reading=reading::of_steps(&figures)
            unit=tr!(portfolio.unit)
            bars=figures.in_progress_by_steps.iter().map(bar).collect()
        />
    }
}

/// « 3. Décrire la solution »: the last step passed, or none.
pub(super) fn last_passed(steps_passed: u8) -> String {
    match Step::from_number(steps_passed) {
        Some(step) => format!("{steps_passed}. {}", words::step_short(step)),
        None => tr!(portfolio.no_step).to_owned(),
    }
}

/// The status of several.
fn plural(status: PocStatus) -> &'static str {
    match status {
        PocStatus::Planned => tr!(portfolio.planned),
        PocStatus::InProgress => tr!(portfolio.in_progress),
        PocStatus::Completed => tr!(portfolio.completed),
        PocStatus::OnHold => tr!(portfolio.on_hold),
        PocStatus::Abandoned => tr!(portfolio.abandoned),
    }
}
