//! What was found: how many, in which order, what was probably meant, the rows, and where else to look.

use api_types::search::{
    SearchElsewhere, SearchFacet, SearchFacetName, SearchFacetValue, SearchHit, SearchResults,
    SearchSort,
};
use leptos::prelude::*;

use super::asked::{Asked, SORTS};
use super::nothing::NothingFound;
use super::row::HitRow;
use crate::api::Growing;
use crate::components::{Glyph, Icon, RowList};
use crate::pages::shared::MorePager;
use crate::words::{self, tr, trn};

/// All that an answer says besides its results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    facets: Vec<SearchFacet>,
    pub(super) meant: Option<String>,
    widened: bool,
    more_than_total: bool,
    pub(super) elsewhere: Vec<SearchElsewhere>,
}

impl Around {
    pub(super) fn of(found: SearchResults) -> Self {
        let SearchResults { facets, meant, widened, more_than_total, elsewhere, .. } = found;
        Self { facets, meant, widened, more_than_total, elsewhere }
    }

    /// The values of a criterion, the most frequent first.
    pub(super) fn values(&self, name: SearchFacetName) -> Vec<SearchFacetValue> {
        let facet = self.facets.iter().find(|facet| facet.name == name);
        facet.map(|facet| facet.values.clone()).unwrap_or_default()
    }
}

/// How many there are, said aloud when it changes, and in which order.
#[component]
pub(super) fn Head(
    asked: Asked,
    list: Growing<SearchHit>,
    around: RwSignal<Around>,
) -> impl IntoView {
    let count = move || {
        let total = list.total.get()?;
        let said = if around.with(|around| around.more_than_total) {
            tr!(search.more_than, count = words::number(total))
        } else {
            trn!(total, search.count)
        };
        Some(said)
    };
    view! {
        <div class="split">
            <h2 aria-live="polite" aria-atomic="true">
                {move || count().unwrap_or_else(|| tr!(search.results).to_owned())}
            </h2>
            <SortChoice asked />
        </div>
    }
}

#[component]
fn SortChoice(asked: Asked) -> impl IntoView {
    let options = SORTS.map(|(sort, code)| {
        let chosen = move || asked.sort() == sort;
        view! { <option value=code selected=chosen>{sort_words(sort)}</option> }
    });
    view! {
        <label class="sort">
            <span>{tr!(search.sort)}</span>
            <select class="select" on:change:target=move |event| asked.order(event.target().value())>
                {options.into_iter().collect_view()}
            </select>
        </label>
    }
}

fn sort_words(sort: SearchSort) -> &'static str {
    match sort {
        SearchSort::Relevance => tr!(search.by_relevance),
        SearchSort::Newest => tr!(search.newest),
        SearchSort::Oldest => tr!(search.oldest),
    }
}

/// The rows, or what to do when there are none.
#[component]
pub(super) fn Found(
    asked: Asked,
    list: Growing<SearchHit>,
    around: RwSignal<Around>,
) -> impl IntoView {
    let nothing = Memo::new(move |_| list.items.read().is_empty());
    let body = move || {
        if nothing.get() {
            view! { <NothingFound asked around /> }.into_any()
        } else {
            view! { <Rows asked list around /> }.into_any()
        }
    };
    view! { {body} <Elsewhere asked around /> }
}

#[component]
fn Rows(asked: Asked, list: Growing<SearchHit>, around: RwSignal<Around>) -> impl IntoView {
    let shown = move || {
        let here = u64::try_from(list.items.read().len()).unwrap_or_default();
        let total = list.total.get().unwrap_or(here);
        trn!(here, search.shown, total = words::number(total))
    };
    // The same object found by other words shows why anew.
    let key = |hit: &SearchHit| {
        let why: Vec<String> = hit
            .highlights
            .iter()
            .flat_map(|one| one.fragments.iter().map(|piece| piece.text.clone()))
            .collect();
        (hit.kind, hit.id, why)
    };
    let widened = move || {
        around.with(|around| around.widened && around.meant.is_none()).then(|| {
            view! { <p class="small muted">{tr!(search.widened)}</p> }
        })
    };
    view! {
        <Meant asked around />
        {widened}
        <div class="hit-rows">
            <RowList>
                <For each=move || list.items.get() key=key let:hit><HitRow hit /></For>
            </RowList>
        </div>
        <MorePager list shown=Signal::derive(shown) row=".hit-rows .title a" />
    }
}

/// « Vouliez-vous dire … ? » What was probably meant was sought too; one press seeks it alone.
#[component]
pub(super) fn Meant(asked: Asked, around: RwSignal<Around>) -> impl IntoView {
    move || {
        around.with(|around| around.meant.clone()).map(|meant| {
            let words = meant.clone();
            let seek = move |_| asked.seek(words.clone());
            view! {
                <p class="cluster gap-2">
                    <span>{tr!(search.meant)}</span>
                    <button class="link-action" type="button" on:click=seek>
                        {tr!(common.quoted, text = meant)}
                    </button>
                </p>
            }
        })
    }
}

/// The same words, in the tools that stay outside (R228).
#[component]
fn Elsewhere(asked: Asked, around: RwSignal<Around>) -> impl IntoView {
    move || {
        let words = untrack(move || asked.words());
        let tools = around.with(|around| around.elsewhere.clone());
        let line = |SearchElsewhere { name, url }: SearchElsewhere| {
            let said = tr!(search.in_tool, words = words.clone(), tool = name);
            view! {
                <li>
                    <a href=url target="_blank" rel="noopener">
                        {said} " " <Icon glyph=Glyph::Leave />
                        <span class="sr-only">{tr!(common.new_tab)}</span>
                    </a>
                </li>
            }
        };
        (!tools.is_empty()).then(|| {
            view! {
                <section class="stack gap-2" aria-label=tr!(search.elsewhere)>
                    <h3>{tr!(search.elsewhere)}</h3>
                    <ul role="list" class="stack gap-1">{tools.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}
