//! « Vocabulaire de cette page »: what the terms of the glossary that a screen uses mean, without leaving it (R376, R392).

use api_client::{ApiClient, ApiError};
use api_types::editorial::{EditorialBriefView, EditorialQuery, EditorialSummary, TermView};
use api_types::page::LIMIT_MAX;
use domain::editorial::{EditorialBrick, WordsUsed};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::api::use_fetch;
use crate::components::{Button, Dialog, Lazily, Load, Look, Size, chunk};
use crate::pages::editorial::{TermWords, named};
use crate::routes::{EditorialPage, Page};
use crate::state::Session;
use crate::words::tr;

const BRICK: EditorialBrick = EditorialBrick::Glossary;
/// Pages of the glossary that are read: more terms than anybody keeps up.
const PAGES_MAX: usize = 10;

// Whoever knows the words does not download it.
chunk! {
    glossary {
        words_of_the_page(open: RwSignal<bool>) => view! { <WordsOfThePage open /> };
    }
}

/// The line of the footer of every page, for whoever may read the glossary.
#[component]
pub(crate) fn AskPageWords(open: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Show when=move || session.may(BRICK.read())>
            <li>
                <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
                    {tr!(shell.page_words.title)}
                </Button>
            </li>
        </Show>
    }
}

/// The dialog that it opens. It stands outside the footer: a dialog has a head of its own.
#[component]
pub(crate) fn PageWords(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=tr!(shell.page_words.title)>
            <Show when=move || open.get()><Lazily load=move || words_of_the_page(open) /></Show>
        </Dialog>
    }
}

/// What the page says when it is asked: it may have changed since it came.
fn page_text() -> String {
    let main = document().query_selector("main").ok().flatten();
    let main = main.and_then(|main| main.dyn_into::<HtmlElement>().ok());
    main.map(|main| main.inner_text()).unwrap_or_default()
}

/// The whole glossary, page by page.
async fn all_terms(client: ApiClient) -> Result<Vec<EditorialSummary>, ApiError> {
    let mut terms = Vec::new();
    let mut query = EditorialQuery { limit: LIMIT_MAX, ..EditorialQuery::of(BRICK) };
    for _ in 0..PAGES_MAX {
        let page = client.list_editorial_items(&query).await?;
        terms.extend(page.items);
        query.cursor = page.next;
        if query.cursor.is_none() {
            break;
        }
    }
    Ok(terms)
}

/// A term that the text uses, by any of its names.
fn used(words: &WordsUsed, item: EditorialSummary) -> Option<(EditorialSummary, TermView)> {
    let EditorialBriefView::Glossary(term) = item.brief.clone() else { return None };
    let others = term.synonyms.iter().chain(&term.plain);
    let uses = std::iter::once(&item.title).chain(others).any(|name| words.uses(name));
    uses.then_some((item, term))
}

#[component]
fn WordsOfThePage(open: RwSignal<bool>) -> impl IntoView {
    let words = WordsUsed::of(&page_text());
    let terms = use_fetch(|| (), |client, ()| all_terms(client));
    view! {
        <div class="stack">
            <Load resource=terms let:terms>
                <UsedTerms terms=terms.into_iter().filter_map(|item| used(&words, item)).collect() open />
            </Load>
            <p class="small">
                <a
                    href=Page::Editorial(EditorialPage::List(BRICK)).path()
                    on:click=move |_| open.set(false)
                >
                    {tr!(shell.page_words.all)}
                </a>
            </p>
        </div>
    }
}

#[component]
fn UsedTerms(terms: Vec<(EditorialSummary, TermView)>, open: RwSignal<bool>) -> impl IntoView {
    if terms.is_empty() {
        return view! { <p>{tr!(shell.page_words.none)}</p> }.into_any();
    }
    let line = |(item, term): (EditorialSummary, TermView)| {
        let href = Page::Editorial(EditorialPage::Item(BRICK, item.id)).path();
        view! {
            <li class="stack gap-1">
                <p class="title">
                    <a href=href on:click=move |_| open.set(false)>{named(&item.title, &term)}</a>
                </p>
                <TermWords term />
            </li>
        }
    };
    let lines = terms.into_iter().map(line).collect_view();
    view! { <ul role="list" class="row-list">{lines}</ul> }.into_any()
}
