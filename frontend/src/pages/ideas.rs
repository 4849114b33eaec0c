//! The first door: ideas and challenges.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::pages::not_found::NotFoundPage;
use crate::routes::{IdeasPage, Page, use_door};

/// Loaded when one first comes through the door.
#[derive(Debug)]
pub(crate) struct IdeasDoor;

#[lazy_route]
impl LazyRoute for IdeasDoor {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <IdeasPages /> }.into_any()
    }
}

#[component]
fn IdeasPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Ideas(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(
            IdeasPage::List
            | IdeasPage::Deposit
            | IdeasPage::Resume(_)
            | IdeasPage::Idea(_)
            | IdeasPage::Mine
            | IdeasPage::Challenges
            | IdeasPage::Challenge(_),
        ) => view! { <NotFoundPage /> }.into_any(),
    }
}
