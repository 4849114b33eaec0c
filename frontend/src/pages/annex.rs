//! Pages around the doors: notifications, bricks that were added, the accessibility statement, the site map.

mod accessibility;
mod closed;
mod site_map;

use domain::BrickId;
use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::pages::bricks::{BrickPage, EditBrickPage};
use crate::pages::notifications::NotificationsPage;
use crate::pages::search::SearchPage;
use crate::routes::{Page, use_door};

use accessibility::AccessibilityPage;
use closed::ClosedPage;
use site_map::SiteMapPage;

// What few come for at first.
chunk! {
    annex {
        notifications_page() => view! { <NotificationsPage /> };
        accessibility_page() => view! { <AccessibilityPage /> };
        site_map_page() => view! { <SiteMapPage /> };
        brick_page(id: BrickId) => view! { <BrickPage id /> };
        edit_brick_page(id: BrickId) => view! { <EditBrickPage id /> };
        closed_page(page: Page) => view! { <ClosedPage page /> };
    }
}

chunk! {
    search {
        search_page() => view! { <SearchPage /> };
    }
}

/// What stands in the place of a page whose brick is closed.
#[component]
pub(crate) fn ClosedPlace(page: Page) -> impl IntoView {
    view! { <Lazily load=move || closed_page(page) /> }
}

/// The pages around the doors.
#[component]
pub(crate) fn AnnexPages() -> impl IntoView {
    let page = use_door(|page| match page {
        Page::Notifications
        | Page::Search
        | Page::Accessibility
        | Page::SiteMap
        | Page::Brick(_)
        | Page::EditBrick(_) => Some(page),
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
        Some(Page::Brick(id)) => view! { <Lazily load=move || brick_page(id) /> }.into_any(),
        Some(Page::EditBrick(id)) => {
            view! { <Lazily load=move || edit_brick_page(id) /> }.into_any()
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
