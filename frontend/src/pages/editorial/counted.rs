//! What the portal counts by itself, above the figures that people type (R284).

use api_types::editorial::{CountedFigureView, CountedFigures};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Day, Lazily, Load, Section, Stat, Stats, chunk};
use crate::words::{self, number, tr};

// One brick alone has them.
chunk! {
    counted_figures {
        counted_figures() => view! { <AsCounted /> };
    }
}

#[component]
pub(super) fn CountedByThePortal() -> impl IntoView {
    view! { <Lazily load=counted_figures /> }
}

#[component]
fn AsCounted() -> impl IntoView {
    let counted = use_fetch(|| (), |client, ()| async move { client.read_counted_figures().await });
    view! { <Load resource=counted let:counted><Figures counted /></Load> }
}

#[component]
fn Figures(counted: CountedFigures) -> impl IntoView {
    let CountedFigures { on, items } = counted;
    if items.is_empty() {
        return ().into_any();
    }
    let line = |CountedFigureView { figure, value }: CountedFigureView| {
        view! { <Stat label=words::counted_figure(figure) figure=number(value) /> }
    };
    let lines = items.into_iter().map(line).collect_view();
    view! {
        <Section title=tr!(editorial.figures.counted)>
            <Stats>{lines}</Stats>
            <p class="small muted">{tr!(editorial.figures.counted_on)}" "<Day on /></p>
        </Section>
    }
    .into_any()
}
