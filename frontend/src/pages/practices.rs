//! The third door: practices, and the figures of the second.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::pages::not_found::NotFoundPage;
use crate::routes::{Page, PracticesPage, use_door};

/// Loaded when one first comes through the door.
#[derive(Debug)]
pub(crate) struct PracticesDoor;

#[lazy_route]
impl LazyRoute for PracticesDoor {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <PracticesPages /> }.into_any()
    }
}

#[component]
fn PracticesPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Practices(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(
            PracticesPage::List
            | PracticesPage::Publish
            | PracticesPage::Practice(_)
            | PracticesPage::Edit(_)
            | PracticesPage::Portfolio,
        ) => view! { <NotFoundPage /> }.into_any(),
    }
}
