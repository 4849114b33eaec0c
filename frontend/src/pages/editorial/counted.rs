//! What the portal counts by itself, above the figures that people type (R284).

use api_types::editorial::{CountedFigureView, CountedFigures, CountedFiguresQuery};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Day, FilterSelect, Lazily, Load, Section, Stat, Stats, chunk};
use crate::pages::shared::use_bodies;
use crate::state::Address;
use crate::words::{self, number, tr};

/// The parameter that names the body of which the portal counts.
const PERIMETER: &str = "perimetre";

// One brick alone has them.
chunk! {
    counted_figures {
        counted_figures(address: Address) => view! { <AsCounted address /> };
    }
}

#[component]
pub(super) fn CountedByThePortal(address: Address) -> impl IntoView {
    view! { <Lazily load=move || counted_figures(address) /> }
}

#[component]
fn AsCounted(address: Address) -> impl IntoView {
    let bodies = use_bodies();
    let asked = move || CountedFiguresQuery { organisation_id: address.parsed(PERIMETER) };
    let counted =
        use_fetch(asked, |client, query| async move { client.read_counted_figures(&query).await });
    view! {
        <Section title=tr!(editorial.figures.counted)>
            <div class="toolbar">
                <FilterSelect
                    label=tr!(portfolio.perimeter)
                    blank=tr!(portfolio.branch)
                    value=address.value(PERIMETER)
                    options=Signal::derive(move || bodies.bodies())
                    on_change=address.choose(PERIMETER)
                />
            </div>
            <Load resource=counted let:counted><Figures counted /></Load>
        </Section>
    }
}

#[component]
fn Figures(counted: CountedFigures) -> impl IntoView {
    let CountedFigures { on, items } = counted;
    if items.is_empty() {
        return view! { <p>{tr!(editorial.figures.counted_none)}</p> }.into_any();
    }
    let line = |CountedFigureView { figure, value }: CountedFigureView| {
        view! { <Stat label=words::counted_figure(figure) figure=number(value) /> }
    };
    let lines = items.into_iter().map(line).collect_view();
    view! {
        <Stats>{lines}</Stats>
        <p class="small muted">{tr!(editorial.figures.counted_on)}" "<Day on /></p>
    }
    .into_any()
}
