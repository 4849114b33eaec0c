//! A brick that is closed, to somebody or to all: said once, in the place of the page (R040).

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::use_api;
use crate::components::{ButtonLink, PageHead};
use crate::routes::{Function, Page};
use crate::state::Session;
use crate::words::tr;

#[component]
pub(super) fn ClosedPage(page: Page) -> impl IntoView {
    let (session, api) = (expect_context::<Session>(), use_api());
    let ask = Function::ContactDinno.page();
    let ask = session.sees(ask).then(|| {
        view! { <ButtonLink href=ask.path()>{tr!(annex.closed.ask)}</ButtonLink> }
    });
    // Rights may have changed since one signed in: asked again once, and the page opens by itself.
    spawn_local(async move {
        let me = api.call(|client| async move { client.read_me().await }).await;
        if let Ok(me) = me
            && page.needs().is_none_or(|need| me.may(need))
        {
            session.open(me);
        }
    });
    view! {
        <div class="page-narrow">
            <PageHead title=tr!(annex.closed.title) lead=tr!(annex.closed.lead) />
            <div class="cluster">
                <ButtonLink href=Page::Home.path()>{tr!(annex.not_found.home)}</ButtonLink>
                <ButtonLink href=Page::SiteMap.path()>{tr!(annex.site_map.title)}</ButtonLink>
                {ask}
            </div>
        </div>
    }
}
