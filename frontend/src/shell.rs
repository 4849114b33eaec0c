//! What stands around every page.

mod account;
mod again;
mod footer;
mod header;
mod keys;
mod offline;

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use crate::components::ToastRegion;
use crate::pages::glossary::PageWords;
use crate::state::{Banner, Navigation};
use crate::words::tr;

use again::SignInAgain;
use footer::SiteFooter;
use header::SiteHeader;
use keys::Keys;
use offline::OfflineBanner;

/// Skip link, header, page, footer, and what floats.
#[component]
pub(crate) fn Shell(banner: Option<Banner>, children: Children) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let content = NodeRef::<html::Main>::new();
    let words = RwSignal::new(false);
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        if let Some(content) = content.get_untracked() {
            let _ = content.focus();
        }
    };
    view! {
        <a class="skip" href="#contenu" on:click=skip>{tr!(shell.skip)}</a>
        <OfflineBanner />
        {banner.map(|banner| banner())}
        <SiteHeader />
        <main id="contenu" tabindex="-1" node_ref=content>
            <div class="wrap page">{children()}</div>
        </main>
        <SiteFooter words />
        <ToastRegion />
        <SignInAgain />
        <Keys />
        <PageWords open=words />
        <p class="sr-only" role="status">{move || navigation.said()}</p>
    }
}
