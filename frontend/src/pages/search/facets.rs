//! The criteria, with how many results each would leave.

use api_types::search::{SearchFacetName, SearchFacetValue};
use domain::reference::{ReferenceCode, ReferenceList};
use domain::search::SearchKind;
use leptos::prelude::*;

use super::asked::{Asked, FACETS};
use super::results::Around;
use crate::components::{FilterGroup, Fold};
use crate::pages::shared::{hit_kinds, status_words};
use crate::state::References;
use crate::words::{Words, number, tr};

/// Values of one criterion that are shown.
const SHOWN: usize = 8;

/// Every group; made twice, beside the list and in the dialog of the narrow screen.
pub(super) fn facet_groups(asked: Asked, around: RwSignal<Around>) -> AnyView {
    let group = move |facet: SearchFacetName| {
        let fold = match facet {
            SearchFacetName::Kind | SearchFacetName::Status | SearchFacetName::Domain => Fold::Open,
            SearchFacetName::Subcategory
            | SearchFacetName::Organisation
            | SearchFacetName::Year
            | SearchFacetName::Tag => Fold::Closed,
        };
        let there = move || !values(asked, around, facet).is_empty();
        view! {
            <Show when=there>
                <FilterGroup title=title(facet) fold><Values asked around facet /></FilterGroup>
            </Show>
        }
    };
    FACETS.into_iter().map(group).collect_view().into_any()
}

fn title(facet: SearchFacetName) -> &'static str {
    match facet {
        SearchFacetName::Kind => tr!(search.by_kind),
        SearchFacetName::Status => tr!(search.by_status),
        SearchFacetName::Domain => tr!(search.by_domain),
        SearchFacetName::Subcategory => tr!(search.by_subcategory),
        SearchFacetName::Organisation => tr!(search.by_organisation),
        SearchFacetName::Year => tr!(search.by_year),
        SearchFacetName::Tag => tr!(search.by_tag),
    }
}

/// The most frequent values, and those that are asked whatever their count.
fn values(asked: Asked, around: RwSignal<Around>, facet: SearchFacetName) -> Vec<SearchFacetValue> {
    let chosen = asked.values(facet);
    let known = around.with(|around| around.values(facet));
    let mut shown: Vec<SearchFacetValue> = Vec::new();
    for value in known {
        // Kinds are few, and each is a way in.
        if facet == SearchFacetName::Kind || shown.len() < SHOWN || chosen.contains(&value.value) {
            shown.push(value);
        }
    }
    for value in chosen {
        if shown.iter().all(|known| known.value != value) {
            shown.push(SearchFacetValue { value, name: None, count: 0 });
        }
    }
    shown
}

#[component]
fn Values(asked: Asked, around: RwSignal<Around>, facet: SearchFacetName) -> impl IntoView {
    let references = expect_context::<References>();
    let lines = move || {
        let line = |value: SearchFacetValue| {
            let code = value.value.clone();
            let known = code.clone();
            let label = value_words(facet, &value, references);
            let checked = move || asked.values(facet).contains(&known);
            view! {
                <label class="check facet-line">
                    <input
                        type="checkbox"
                        prop:checked=checked
                        on:change:target=move |event| asked.toggle(facet, &code, event.target().checked())
                    />
                    <span>{label}</span>
                    <span class="muted">{number(value.count)}</span>
                </label>
            }
        };
        values(asked, around, facet).into_iter().map(line).collect_view()
    };
    view! { <div class="stack gap-1">{lines}</div> }
}

/// A value of a criterion, in words.
pub(super) fn value_words(
    facet: SearchFacetName,
    value: &SearchFacetValue,
    references: References,
) -> Words {
    let code = || value.value.clone();
    match facet {
        SearchFacetName::Kind => SearchKind::from_code(&value.value)
            .map_or_else(|| code().into(), |kind| hit_kinds(kind).into()),
        SearchFacetName::Status => {
            status_words(None, &value.value).map_or_else(|| code().into(), Into::into)
        }
        SearchFacetName::Domain => references.label(ReferenceList::Domain, &ReferenceCode(code())),
        SearchFacetName::Subcategory => {
            references.label(ReferenceList::Subcategory, &ReferenceCode(code()))
        }
        SearchFacetName::Tag => format!("#{}", value.name.clone().unwrap_or_else(code)).into(),
        SearchFacetName::Organisation => value.name.clone().unwrap_or_else(code).into(),
        SearchFacetName::Year => code().into(),
    }
}
