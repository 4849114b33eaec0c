//! The whole portal: contexts, shell, routes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::api::Api;
use crate::components::NotFoundPage;
use crate::pages::admin::AdminPages;
use crate::pages::annex::{AnnexPages, ClosedPlace};
use crate::pages::editorial::EditorialPages;
use crate::pages::home::HomePages;
use crate::pages::ideas::IdeasPages;
use crate::pages::pocs::PocsPages;
use crate::pages::practices::PracticesPages;
use crate::pages::services::ServicesPages;
use crate::pages::sign_in::SignInPage;
use crate::routes::Page;
use crate::shell::Shell;
use crate::state::{Bricks, Navigation, Phase, Preferences, References, Session, Toasts};

/// The portal.
#[component]
pub(crate) fn App() -> impl IntoView {
    let preferences = Preferences::restore();
    let session = Session::new();
    let references = References::new();
    let bricks = Bricks::new();
    let api = Api::new(session, references, bricks);
    provide_context(preferences);
    provide_context(session);
    provide_context(references);
    provide_context(bricks);
    provide_context(api.clone());
    provide_context(Toasts::new());
    provide_context(Navigation::new());
    spawn_local(async move { api.resume().await });
    view! {
        <Router>
            <Start />
        </Router>
    }
}

/// Waits to know who is there, then shows the shell; makes it again in another language, or through other eyes, when one is
/// chosen.
#[component]
fn Start() -> impl IntoView {
    let session = expect_context::<Session>();
    let preferences = expect_context::<Preferences>();
    let started = Memo::new(move |_| session.phase() != Phase::Starting);
    Effect::new(move |_| {
        if started.get()
            && let Some(boot) = document().get_element_by_id("boot")
        {
            boot.remove();
        }
    });
    move || {
        preferences.language.track();
        let banner = session.banner();
        started.get().then(|| view! { <Shell banner><Screen /></Shell> }.into_any())
    }
}

/// The page at the address; signing in first, at the same address, when it is not open to all.
#[component]
fn Screen() -> impl IntoView {
    let session = expect_context::<Session>();
    let navigation = expect_context::<Navigation>();
    let pathname = use_location().pathname;
    Effect::new(move |former: Option<String>| {
        let here = pathname.get();
        if former.is_some_and(|former| former != here) {
            navigation.moved();
        }
        here
    });
    let locked = Memo::new(move |_| {
        let private = Page::at(&pathname.read()).is_none_or(Page::is_private);
        private && session.phase() == Phase::SignedOut
    });
    let was_locked = StoredValue::new(locked.get_untracked());
    move || {
        let locked = locked.get();
        if was_locked.get_value() != locked {
            was_locked.set_value(locked);
            navigation.moved();
        }
        if locked { view! { <SignInPage /> }.into_any() } else { view! { <Pages /> }.into_any() }
    }
}

/// One route for all: `Page` knows the addresses, and each door which of its pages it shows.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/*address") view=Place />
        </FlatRoutes>
    }
}

/// The part of the portal that an address belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Home,
    SignIn,
    Annex,
    Ideas,
    Pocs,
    Practices,
    Admin,
    Services,
    Editorial,
    /// Its brick is closed to whoever is there.
    Closed(Page),
    Nowhere,
}

impl Part {
    fn of(address: &str) -> Self {
        match Page::at(address) {
            Some(Page::Home) => Self::Home,
            Some(Page::SignIn) => Self::SignIn,
            Some(
                Page::Notifications
                | Page::Search
                | Page::Accessibility
                | Page::SiteMap
                | Page::Brick(_)
                | Page::EditBrick(_),
            ) => Self::Annex,
            Some(Page::Ideas(_)) => Self::Ideas,
            Some(Page::Pocs(_)) => Self::Pocs,
            Some(Page::Practices(_)) => Self::Practices,
            Some(Page::Admin(_)) => Self::Admin,
            Some(Page::Services(_)) => Self::Services,
            Some(Page::Editorial(_)) => Self::Editorial,
            None => Self::Nowhere,
        }
    }
}

#[component]
fn Place() -> impl IntoView {
    let pathname = use_location().pathname;
    let session = expect_context::<Session>();
    let part = Memo::new(move |_| {
        let address = pathname.read();
        let closed = Page::at(&address).filter(|page| session.closes(*page));
        closed.map_or_else(|| Part::of(&address), Part::Closed)
    });
    move || match part.get() {
        Part::Home => view! { <HomePages /> }.into_any(),
        Part::SignIn => view! { <SignInPage /> }.into_any(),
        Part::Annex => view! { <AnnexPages /> }.into_any(),
        Part::Ideas => view! { <IdeasPages /> }.into_any(),
        Part::Pocs => view! { <PocsPages /> }.into_any(),
        Part::Practices => view! { <PracticesPages /> }.into_any(),
        Part::Admin => view! { <AdminPages /> }.into_any(),
        Part::Services => view! { <ServicesPages /> }.into_any(),
        Part::Editorial => view! { <EditorialPages /> }.into_any(),
        Part::Closed(page) => view! { <ClosedPlace page /> }.into_any(),
        Part::Nowhere => view! { <NotFoundPage /> }.into_any(),
    }
}
