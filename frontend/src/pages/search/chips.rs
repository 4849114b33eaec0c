//! The criteria in force, each with its own ×, and the way to forget them all.

use api_types::search::SearchFacetValue;
use leptos::prelude::*;

use super::asked::{Asked, FACETS};
use super::facets::value_words;
use super::results::Around;
use crate::components::{Button, Chip, Look, Size};
use crate::state::References;
use crate::words::tr;

#[component]
pub(super) fn Chips(asked: Asked, around: RwSignal<Around>) -> impl IntoView {
    let references = expect_context::<References>();
    let chips = move || {
        let all = FACETS
            .into_iter()
            .flat_map(|facet| asked.values(facet).into_iter().map(move |value| (facet, value)));
        all.map(|(facet, value)| {
            let known = around.with(|around| around.values(facet));
            let named = known.into_iter().find(|known| known.value == value);
            let blank = SearchFacetValue { value: value.clone(), name: None, count: 0 };
            let label = value_words(facet, &named.unwrap_or(blank), references);
            let remove = move |()| asked.toggle(facet, &value, false);
            view! { <Chip label on_remove=remove /> }
        })
        .collect_view()
    };
    view! {
        <Show when=move || { asked.filters() > 0 }>
            <div class="cluster">
                {chips}
                <Button look=Look::Quiet size=Size::Small on:click=move |_| asked.clear()>
                    {tr!(common.clear_filters)}
                </Button>
            </div>
        </Show>
    }
}
