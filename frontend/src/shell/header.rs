//! Brand, main navigation, notifications, account.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::account::AccountMenu;
use crate::components::{Dialog, DialogShape, Door, Glyph, Icon};
use crate::routes::{AdminPage, IdeasPage, Page, PocsPage, PracticesPage};
use crate::state::{Phase, Session};
use crate::words::{number, tr, trn};

#[component]
pub(super) fn SiteHeader() -> impl IntoView {
    let session = expect_context::<Session>();
    let signed_in = Memo::new(move |_| matches!(session.phase(), Phase::SignedIn(_)));
    view! {
        <header class="site-header">
            <div class="wrap">
                <Brand />
                <div class="header-tools">
                    <Show when=move || signed_in.get()>
                        <SearchLink />
                        <NotificationsLink />
                    </Show>
                    <AccountMenu />
                    <Show when=move || signed_in.get()>
                        <NarrowMenu />
                    </Show>
                </div>
                <Show when=move || signed_in.get()>
                    <nav class="site-nav" aria-label=tr!(shell.main_navigation)><NavList /></nav>
                </Show>
            </div>
        </header>
    }
}

#[component]
fn Brand() -> impl IntoView {
    view! {
        <a class="brand" href=Page::Home.path()>
            <svg class="brand-mark" viewBox="0 0 52 42" aria-hidden="true">
                <path d="M1 38.5h50" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
                <path class="one" d="M4 37V26a5.5 5.5 0 0 1 11 0v11z" />
                <path class="two" d="M19.5 37V16a6.5 6.5 0 0 1 13 0v21z" />
                <path class="three" d="M37 37V11a5.5 5.5 0 0 1 11 0v26z" />
            </svg>
            <span>"Ozéli-D " <small>{tr!(shell.tagline)}</small></span>
        </a>
    }
}

#[component]
fn SearchLink() -> impl IntoView {
    expect_context::<Session>().sees(Page::Search).then(|| {
        view! {
            <a class="btn btn-quiet btn-icon" href=Page::Search.path() aria-label=tr!(search.title)>
                <Icon glyph=Glyph::Search />
            </a>
        }
    })
}

/// The bell, with how many are unread: in words for who does not see it.
#[component]
fn NotificationsLink() -> impl IntoView {
    let session = expect_context::<Session>();
    let unread = Memo::new(move |_| session.unread());
    let label = move || trn!(u64::from(unread.get()), shell.notifications);
    view! {
        <a class="btn btn-quiet btn-icon" href=Page::Notifications.path() aria-label=label>
            <Icon glyph=Glyph::Bell />
            {move || {
                let count = unread.get();
                (count > 0).then(|| view! { <span class="count-dot" aria-hidden="true">{number(count.into())}</span> })
            }}
        </a>
    }
}

/// The same navigation in a drawer, where there is no room for a line.
#[component]
fn NarrowMenu() -> impl IntoView {
    let open = RwSignal::new(false);
    let pathname = use_location().pathname;
    Effect::new(move |_| {
        pathname.track();
        open.set(false);
    });
    view! {
        <button
            class="btn btn-icon menu-toggle"
            type="button"
            aria-label=tr!(shell.menu)
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            <Icon glyph=Glyph::Menu />
        </button>
        <Dialog open title=tr!(shell.menu) shape=DialogShape::Drawer>
            <nav aria-label=tr!(shell.main_navigation)><NavList /></nav>
        </Dialog>
    }
}

#[component]
fn NavList() -> impl IntoView {
    let session = expect_context::<Session>();
    let entry =
        |page, door, word| session.sees(page).then(|| view! { <NavEntry page door word /> });
    view! {
        <ul role="list">
            {entry(Page::Home, None, tr!(common.home))}
            {entry(Page::Ideas(IdeasPage::List), Some(Door::Idea), tr!(shell.ideas))}
            {entry(Page::Pocs(PocsPage::List), Some(Door::Poc), tr!(shell.pocs))}
            {entry(Page::Practices(PracticesPage::List), Some(Door::Practice), tr!(shell.practices))}
            {entry(Page::Practices(PracticesPage::Portfolio), None, tr!(shell.portfolio))}
            {entry(administration(session), None, tr!(shell.administration))}
        </ul>
    }
}

/// Where the administration begins: whoever reads no rights has the imports, or the bricks alone.
fn administration(session: Session) -> Page {
    let [rights, imports, bricks] =
        [AdminPage::Matrix, AdminPage::Imports, AdminPage::Bricks].map(Page::Admin);
    [rights, imports].into_iter().find(|page| session.sees(*page)).unwrap_or(bricks)
}

#[component]
fn NavEntry(page: Page, door: Option<Door>, word: &'static str) -> impl IntoView {
    let pathname = use_location().pathname;
    let current = move || match Page::at(&pathname.read()) {
        Some(here) if here == page => Some("page"),
        Some(here) if heading_of(here) == Some(page) => Some("true"),
        Some(_) | None => None,
    };
    view! {
        <li><a href=page.path() data-door=door.map(Door::name) aria-current=current>{word}</a></li>
    }
}

/// The entry of the navigation under which a page stands.
fn heading_of(page: Page) -> Option<Page> {
    match page {
        Page::Ideas(_) => Some(Page::Ideas(IdeasPage::List)),
        Page::Pocs(_) => Some(Page::Pocs(PocsPage::List)),
        Page::Practices(PracticesPage::Portfolio) => Some(page),
        Page::Practices(_) => Some(Page::Practices(PracticesPage::List)),
        Page::Admin(_) => Some(Page::Admin(AdminPage::Matrix)),
        Page::Home
        | Page::SignIn
        | Page::Notifications
        | Page::Search
        | Page::Accessibility
        | Page::SiteMap
        | Page::Brick(_)
        | Page::EditBrick(_)
        | Page::Services(_)
        | Page::Editorial(_) => None,
    }
}
