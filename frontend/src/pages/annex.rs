//! Pages around the doors: what is to come, the accessibility statement, the site map.

mod accessibility;
mod site_map;
mod soon;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::pages::not_found::NotFoundPage;
use crate::routes::{Page, use_door};

use accessibility::AccessibilityPage;
use site_map::SiteMapPage;
use soon::SoonPage;

/// Long words that few read: loaded when somebody does.
#[derive(Debug)]
pub(crate) struct AnnexDoor;

#[lazy_route]
impl LazyRoute for AnnexDoor {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <AnnexPages /> }.into_any()
    }
}

#[component]
fn AnnexPages() -> impl IntoView {
    let page = use_door(|page| {
        matches!(page, Page::Accessibility | Page::SiteMap | Page::Soon(_)).then_some(page)
    });
    move || match page.get() {
        Some(Page::Accessibility) => view! { <AccessibilityPage /> }.into_any(),
        Some(Page::SiteMap) => view! { <SiteMapPage /> }.into_any(),
        Some(Page::Soon(function)) => view! { <SoonPage function /> }.into_any(),
        Some(
            Page::Home
            | Page::SignIn
            | Page::Notifications
            | Page::Ideas(_)
            | Page::Pocs(_)
            | Page::Practices(_),
        )
        | None => view! { <NotFoundPage /> }.into_any(),
    }
}
