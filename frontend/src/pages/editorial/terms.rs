//! The glossary: every term by name, the plain word first (R376 to R378, A29).

use api_types::editorial::{EditorialBriefView, EditorialSummary, TermView};
use api_types::page::LIMIT_MAX;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use super::check::{ToCheckMark, last_confirmed};
use super::list::{Counted, ListFilters, ListHead, More, Nothing, StateBadge, use_items};
use crate::components::Load;
use crate::pages::shared::PassOn;
use crate::routes::{EditorialPage, Page};
use crate::state::use_address;
use crate::words::tr;

#[component]
pub(super) fn GlossaryPage() -> impl IntoView {
    let (brick, address) = (EditorialBrick::Glossary, use_address());
    let items = use_items(brick, address, LIMIT_MAX);
    view! {
        <ListHead brick lead=tr!(editorial.glossary.lead) />
        <div class="stack gap-8">
            <ListFilters brick address />
            <section aria-labelledby="resultats">
                <Counted items />
                <Load resource=items.first let:_first>
                    <Show
                        when=move || !items.items.read().is_empty()
                        fallback=move || view! { <Nothing brick address /> }
                    >
                        <ul role="list" class="row-list">
                            <For each=move || items.items.get() key=|item| item.id let:item>
                                <TermRow item />
                            </For>
                        </ul>
                        <More items />
                    </Show>
                </Load>
            </section>
            <PassOn />
        </div>
    }
}

#[component]
fn TermRow(item: EditorialSummary) -> impl IntoView {
    let EditorialSummary { id, title, brief, state, to_check, confirmed_at, .. } = item;
    let EditorialBriefView::Glossary(term) = brief else { return ().into_any() };
    let href = Page::Editorial(EditorialPage::Item(EditorialBrick::Glossary, id)).path();
    let aged = last_confirmed(to_check, confirmed_at);
    view! {
        <li class="stack gap-1">
            <p class="title split">
                <a href=href>{named(&title, &term)}</a>
                <ToCheckMark to_check />
                <StateBadge state />
            </p>
            <TermWords term />
            {aged.map(|aged| view! { <p class="small muted">{aged}</p> })}
        </li>
    }
    .into_any()
}

/// « remue-méninges (brainstorming) »: the plain word first.
pub(crate) fn named(title: &str, term: &TermView) -> String {
    match &term.plain {
        Some(plain) => tr!(editorial.glossary.named, plain = plain, term = title),
        None => title.to_owned(),
    }
}

/// What a term means, and what others call it.
#[component]
pub(crate) fn TermWords(term: TermView) -> impl IntoView {
    let TermView { definition, synonyms, plain: _ } = term;
    let also =
        (!synonyms.is_empty()).then(|| tr!(editorial.glossary.also, words = synonyms.join(", ")));
    view! {
        <p>{definition}</p>
        {also.map(|also| view! { <p class="small muted">{also}</p> })}
    }
}
