//! The second door: experiments, and what they taught.

mod card;
mod create;
mod edit;
mod list;
mod page;

use domain::PocId;
use domain::poc::PocStatus;
use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::pages::lessons::LessonsPage;
use crate::routes::{Page, PocsPage, use_door};
use crate::state::address_search;

use create::CreatePocPage;
use edit::EditPocPage;
use list::{PocListPage, criteria};
use page::PocPage;

// Whoever reads does not download what writes.
chunk! {
    pocs {
        poc_list() => view! { <PocListPage /> };
        lesson_list() => view! { <LessonsPage /> };
    }
}

chunk! {
    poc {
        poc_page(id: PocId) => view! { <PocPage id /> };
    }
}

chunk! {
    pocs_writing {
        poc_create() => view! { <CreatePocPage /> };
        poc_edit(id: PocId) => view! { <EditPocPage id /> };
    }
}

/// The pages of this door.
#[component]
pub(crate) fn PocsPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Pocs(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(PocsPage::List) => view! { <Lazily load=poc_list /> }.into_any(),
        Some(PocsPage::Create) => view! { <Lazily load=poc_create /> }.into_any(),
        Some(PocsPage::Poc(id)) => view! { <Lazily load=move || poc_page(id) /> }.into_any(),
        Some(PocsPage::Edit(id)) => view! { <Lazily load=move || poc_edit(id) /> }.into_any(),
        Some(PocsPage::Lessons) => view! { <Lazily load=lesson_list /> }.into_any(),
    }
}

/// The list of the experiments that a number counts.
pub(crate) fn list_where(
    body: Option<&str>,
    status: Option<PocStatus>,
    steps_passed: Option<u8>,
) -> String {
    let steps = steps_passed.map(|steps| steps.to_string());
    let asked = [
        (criteria::BODY, body.map(str::to_owned)),
        (criteria::STATUS, status.map(|status| status.code().to_owned())),
        (criteria::STEPS_MIN, steps.clone()),
        (criteria::STEPS_MAX, steps),
    ];
    list_asked(
        asked.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect(),
    )
}

/// The list of the experiments that share a keyword.
fn list_of_keyword(word: &str) -> String {
    list_asked(vec![(criteria::WORDS.to_owned(), word.to_owned())])
}

fn list_asked(asked: Vec<(String, String)>) -> String {
    Page::Pocs(PocsPage::List).path() + &address_search(&asked)
}
