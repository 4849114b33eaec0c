//! Pages around the doors: notifications, what is to come, the accessibility statement, the site map.

mod accessibility;
mod site_map;
mod soon;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::pages::not_found::NotFoundPage;
use crate::pages::notifications::NotificationsPage;
use crate::routes::{Page, use_door};

use accessibility::AccessibilityPage;
use site_map::SiteMapPage;
use soon::SoonPage;

/// What few come for at first: loaded when somebody does.
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
    let page = use_door(|page| match page {
        Page::Notifications | Page::Accessibility | Page::SiteMap | Page::Soon(_) => Some(page),
        Page::Home | Page::SignIn | Page::Ideas(_) | Page::Pocs(_) | Page::Practices(_) => None,
    });
    move || match page.get() {
        Some(Page::Notifications) => view! { <NotificationsPage /> }.into_any(),
        Some(Page::Accessibility) => view! { <AccessibilityPage /> }.into_any(),
        Some(Page::SiteMap) => view! { <SiteMapPage /> }.into_any(),
        Some(Page::Soon(function)) => view! { <SoonPage function /> }.into_any(),
        Some(Page::Home | Page::SignIn | Page::Ideas(_) | Page::Pocs(_) | Page::Practices(_))
        | None => view! { <NotFoundPage /> }.into_any(),
    }
}
