//! The third door: practices, and the figures of the second.

mod content;
mod edit;
mod list;
mod page;
mod publish;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::pages::not_found::NotFoundPage;
use crate::pages::portfolio::PortfolioPage;
use crate::routes::{Page, PracticesPage, use_door};

use edit::EditPracticePage;
use list::PracticeListPage;
use page::PracticePage;
use publish::PublishPracticePage;

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
        Some(PracticesPage::List) => view! { <PracticeListPage /> }.into_any(),
        Some(PracticesPage::Publish) => view! { <PublishPracticePage /> }.into_any(),
        Some(PracticesPage::Practice(id)) => view! { <PracticePage id /> }.into_any(),
        Some(PracticesPage::Edit(id)) => view! { <EditPracticePage id /> }.into_any(),
        Some(PracticesPage::Portfolio) => view! { <PortfolioPage /> }.into_any(),
    }
}
