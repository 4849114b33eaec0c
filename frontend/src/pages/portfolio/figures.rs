//! The numbers that are read first; each leads to the list that it counts, in the same perimeter.

use api_types::portfolio::{EarlierView, PortfolioView, StatusCount};
use domain::poc::{PocStatus, Step};
use leptos::prelude::*;

use super::perimeter::Here;
use crate::components::{Stat, Stats};
use crate::words::{self, number, tr, trn};

#[component]
pub(super) fn Figures(figures: PortfolioView, here: Here) -> impl IntoView {
    let all = here.list(&[]);
    let earlier = figures.earlier.as_ref();
    let since = |now: u64, then: &dyn Fn(&EarlierView) -> u64| {
        earlier.map(|earlier| trend(now, then(earlier), words::date(earlier.on)))
    };
    let stats: Vec<_> = figures
        .by_status
        .iter()
        .map(|StatusCount { status, count }| {
            let note = since(*count, &|earlier| with(&earlier.by_status, *status));
            tile(plural(*status), *count, (here.with_status(*status), note))
        })
        .collect();
    let total = since(figures.total, &|earlier| earlier.total);
    view! {
        <div class="page-band">
            <Stats>
                {tile(tr!(portfolio.all), figures.total, (all, total))}
                {stats}
            </Stats>
        </div>
    }
}

fn tile(label: &'static str, count: u64, (href, note): (String, Option<String>)) -> AnyView {
    let figure = number(count);
    match note {
        Some(note) => view! { <Stat label figure note href /> }.into_any(),
        None => view! { <Stat label figure href /> }.into_any(),
    }
}

/// « 2 de plus que le 1er mai 2026 ».
fn trend(now: u64, then: u64, day: String) -> String {
    let count = now.abs_diff(then);
    match now.cmp(&then) {
        std::cmp::Ordering::Greater => trn!(count, portfolio.since.more, day = day),
        std::cmp::Ordering::Less => trn!(count, portfolio.since.less, day = day),
        std::cmp::Ordering::Equal => tr!(portfolio.since.same, day = day),
    }
}

/// How many have this status.
pub(super) fn with(counts: &[StatusCount], status: PocStatus) -> u64 {
    let found = counts.iter().find(|one| one.status == status);
    found.map_or(0, |StatusCount { count, .. }| *count)
}

/// « 3. Décrire la solution »: the last step passed, or none.
pub(super) fn last_passed(steps_passed: u8) -> String {
    match Step::from_number(steps_passed) {
        Some(step) => format!("{steps_passed}. {}", words::step_short(step)),
        None => tr!(portfolio.no_step).to_owned(),
    }
}

/// The status of several.
pub(super) fn plural(status: PocStatus) -> &'static str {
    match status {
        PocStatus::Planned => tr!(portfolio.planned),
        PocStatus::InProgress => tr!(portfolio.in_progress),
        PocStatus::Completed => tr!(portfolio.completed),
        PocStatus::OnHold => tr!(portfolio.on_hold),
        PocStatus::Abandoned => tr!(portfolio.abandoned),
    }
}
