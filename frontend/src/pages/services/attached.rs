//! On the page of an idea or of an experiment: the resources that were asked for it, and the way to ask (R316).

use api_types::resource_request::{ResourceRequestQuery, ResourceRequestView};
use domain::access::Permission;
use domain::resource_request::Purpose;
use leptos::prelude::*;

use super::resources::RequestRow;
use crate::api::use_fetch;
use crate::components::{ButtonLink, Glyph, Load, RowList, Size};
use crate::routes::{Page, ServicesPage};
use crate::state::Session;
use crate::words::tr;

/// Requests are read by whoever asked, the team and whoever handles them: the others see the button alone.
#[component]
pub(crate) fn AttachedResources(purpose: Purpose) -> impl IntoView {
    let session = expect_context::<Session>();
    if !session.may(Permission::RequestResources) {
        return ().into_any();
    }
    let (name, id) = match purpose {
        Purpose::Idea(id) => ("idee", id.0),
        Purpose::Poc(id) => ("experimentation", id.0),
    };
    let asked = use_fetch(
        move || purpose,
        |client, purpose| async move {
            let (idea_id, poc_id) = match purpose {
                Purpose::Idea(id) => (Some(id), None),
                Purpose::Poc(id) => (None, Some(id)),
            };
            let query = ResourceRequestQuery { idea_id, poc_id, ..Default::default() };
            client.list_resource_requests(&query).await
        },
    );
    let href = format!("{}?{name}={id}", Page::Services(ServicesPage::RequestResources).path());
    view! {
        <section class="section stack gap-4" aria-labelledby="ressources">
            <div class="split">
                <h2 id="ressources">{tr!(services.resources.title)}</h2>
                <ButtonLink href size=Size::Small glyph=Glyph::Plus>
                    {tr!(services.resources.request)}
                </ButtonLink>
            </div>
            <Load resource=asked let:page><Requests requests=page.items /></Load>
        </section>
    }
    .into_any()
}

#[component]
fn Requests(requests: Vec<ResourceRequestView>) -> impl IntoView {
    if requests.is_empty() {
        return view! { <p class="small muted">{tr!(services.resources.attached_none)}</p> }
            .into_any();
    }
    let rows = requests.into_iter().map(|request| view! { <RequestRow request /> });
    let rows = rows.collect_view();
    view! { <RowList>{rows}</RowList> }.into_any()
}
