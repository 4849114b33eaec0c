//! The way from where one asks the Dinno to what it offers, in its own words (R025).

use api_types::editorial::{EditorialQuery, EditorialSummary};
use domain::editorial::{EditorialBrick, MethodKind};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::MoreLink;
use crate::routes::{EditorialPage, Page};
use crate::state::Session;
use crate::words::tr;

const BRICK: EditorialBrick = EditorialBrick::MethodResources;

/// Each service offer that is published; nothing while there is none, nor for those to whom their brick is closed.
#[component]
pub(super) fn ServiceOffers() -> impl IntoView {
    let list = Page::Editorial(EditorialPage::List(BRICK));
    expect_context::<Session>().sees(list).then(|| view! { <Published /> })
}

#[component]
fn Published() -> impl IntoView {
    let found = use_fetch(
        || (),
        |client, ()| async move {
            let method = Some(MethodKind::ServiceOffer);
            let query = EditorialQuery { method, ..EditorialQuery::of(BRICK) };
            Ok(client.list_editorial_items(&query).await?.items)
        },
    );
    // A page does not wait for what is beside it: this boundary is its own.
    let offers = move || {
        let items = found.get().and_then(Result::ok).unwrap_or_default();
        let line = |EditorialSummary { id, title, .. }: EditorialSummary| {
            let href = Page::Editorial(EditorialPage::Item(BRICK, id)).path();
            view! { <li><MoreLink href>{title}</MoreLink></li> }
        };
        (!items.is_empty()).then(|| {
            view! {
                <p class="small muted">{tr!(services.contact.offer)}</p>
                <ul role="list" class="stack gap-2">{items.into_iter().map(line).collect_view()}</ul>
            }
        })
    };
    view! { <Transition fallback=|| ()>{offers}</Transition> }
}
