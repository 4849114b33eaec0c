//! Pages around the doors: notifications, what is to come, the accessibility statement, the site map.

mod accessibility;
mod site_map;
mod soon;

use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::pages::notifications::NotificationsPage;
use crate::pages::search::SearchPage;
use crate::routes::{Function, Page, use_door};

use accessibility::AccessibilityPage;
use site_map::SiteMapPage;
use soon::SoonPage;

// What few come for at first.
chunk! {
    annex {
        notifications_page() => view! { <NotificationsPage /> };
        accessibility_page() => view! { <AccessibilityPage /> };
        site_map_page() => view! { <SiteMapPage /> };
        soon_page(function: Function) => view! { <SoonPage function /> };
    }
}

chunk! {
    search {
        search_page() => view! { <SearchPage /> };
    }
}

/// The pages around the doors.
#[component]
pub(crate) fn AnnexPages() -> impl IntoView {
    let page = use_door(|page| match page {
        Page::Notifications
        | Page::Search
        | Page::Accessibility
        | Page::SiteMap
        | Page::Soon(_) => Some(page),
        Page::Home
        | Page::SignIn
        | Page::Ideas(_)
        | Page::Pocs(_)
        | Page::Practices(_)
        | Page::Services(_)
        | Page::Editorial(_)
        | Page::Admin(_) => None,
    });
    move || match page.get() {
        Some(Page::Notifications) => view! { <Lazily load=notifications_page /> }.into_any(),
        Some(Page::Search) => view! { <Lazily load=search_page /> }.into_any(),
        Some(Page::Accessibility) => view! { <Lazily load=accessibility_page /> }.into_any(),
        Some(Page::SiteMap) => view! { <Lazily load=site_map_page /> }.into_any(),
        Some(Page::Soon(function)) => {
            view! { <Lazily load=move || soon_page(function) /> }.into_any()
        }
        Some(
            Page::Home
            | Page::SignIn
            | Page::Ideas(_)
            | Page::Pocs(_)
            | Page::Practices(_)
            | Page::Services(_)
            | Page::Editorial(_)
            | Page::Admin(_),
        )
        | None => view! { <NotFoundPage /> }.into_any(),
    }
}
