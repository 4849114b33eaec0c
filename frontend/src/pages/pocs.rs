//! The second door: experiments, and what they taught.

mod card;
mod create;
mod edit;
mod kit;
mod list;
mod page;
mod sheet;

use domain::PocId;
use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::pages::lessons::LessonsPage;
use crate::pages::references::ReferencesPage;
use crate::routes::{Page, PocsPage, use_door};
use crate::state::address_search;

use create::CreatePocPage;
use edit::EditPocPage;
use kit::KitPage;
use list::PocListPage;
pub(in crate::pages) use list::criteria;
use page::PocPage;
use sheet::SheetPage;

// Whoever reads does not download what writes.
chunk! {
    pocs {
        poc_list() => view! { <PocListPage /> };
    }
}

chunk! {
    pocs_reading {
        lesson_list() => view! { <LessonsPage /> };
        poc_sheet(id: PocId) => view! { <SheetPage id /> };
    }
}

chunk! {
    poc {
        poc_page(id: PocId) => view! { <PocPage id /> };
    }
}

chunk! {
    pocs_kit {
        poc_kit() => view! { <KitPage /> };
    }
}

chunk! {
    pocs_writing {
        poc_create() => view! { <CreatePocPage /> };
        poc_edit(id: PocId) => view! { <EditPocPage id /> };
    }
}

chunk! {
    pocs_keeping {
        references_page() => view! { <ReferencesPage /> };
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
        Some(PocsPage::Sheet(id)) => view! { <Lazily load=move || poc_sheet(id) /> }.into_any(),
        Some(PocsPage::Kit) => view! { <Lazily load=poc_kit /> }.into_any(),
        Some(PocsPage::Lessons) => view! { <Lazily load=lesson_list /> }.into_any(),
        Some(PocsPage::Keep) => view! { <Lazily load=references_page /> }.into_any(),
    }
}

/// The list of the experiments that share a keyword.
fn list_of_keyword(word: &str) -> String {
    list_asked(vec![(criteria::WORDS.to_owned(), word.to_owned())])
}

/// The list that these criteria open.
pub(in crate::pages) fn list_asked(asked: Vec<(String, String)>) -> String {
    Page::Pocs(PocsPage::List).path() + &address_search(&asked)
}
