//! The second door: experiments, and what they taught.

mod card;
mod create;
mod edit;
mod list;
mod page;

use domain::poc::PocStatus;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::pages::lessons::LessonsPage;
use crate::pages::not_found::NotFoundPage;
use crate::routes::{Page, PocsPage, use_door};
use crate::state::address_search;

use create::CreatePocPage;
use edit::EditPocPage;
use list::{PocListPage, criteria};
use page::PocPage;

/// Loaded when one first comes through the door.
#[derive(Debug)]
pub(crate) struct PocsDoor;

#[lazy_route]
impl LazyRoute for PocsDoor {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <PocsPages /> }.into_any()
    }
}

#[component]
fn PocsPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Pocs(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(PocsPage::List) => view! { <PocListPage /> }.into_any(),
        Some(PocsPage::Create) => view! { <CreatePocPage /> }.into_any(),
        Some(PocsPage::Poc(id)) => view! { <PocPage id /> }.into_any(),
        Some(PocsPage::Edit(id)) => view! { <EditPocPage id /> }.into_any(),
        Some(PocsPage::Lessons) => view! { <LessonsPage /> }.into_any(),
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
