//! The second door: experiments.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::pages::not_found::NotFoundPage;
use crate::routes::{Page, PocsPage, use_door};

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
        Some(PocsPage::List | PocsPage::Create | PocsPage::Poc(_) | PocsPage::Edit(_) | PocsPage::Lessons) => {
            view! { <NotFoundPage /> }.into_any()
        }
    }
}
