//! What the idea rebounds from, shown above the form and sent with it (R105).

use api_types::expression::ReboundRequest;
use domain::expression::Target;
use domain::journal::SubjectKind;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Button, Load, Notice, Size};
use crate::pages::ideas::writing::Writing;
use crate::routes::{Page, page_of};
use crate::words::tr;

/// `poc:<id>` or `poc:<id>:<comment>`, as the address and the draft say it; nothing when it means nothing.
pub(super) fn rebound_of(named: &str) -> Option<ReboundRequest> {
    let mut parts = named.split(':');
    let kind = SubjectKind::from_code(parts.next()?)?;
    let id = parts.next()?.parse().ok()?;
    let comment_id = parts.next().and_then(|id| id.parse().ok());
    Target::of(kind, id).filter(|target| target.is_discussed())?;
    Some(ReboundRequest { kind, id, comment_id })
}

/// Where the idea comes from, and the way to let it stand alone.
#[component]
pub(super) fn ReboundNotice(writing: Writing) -> impl IntoView {
    move || {
        let rebound = rebound_of(&writing.rebound().read());
        rebound.map(|from| view! { <From writing from /> })
    }
}

#[component]
fn From(writing: Writing, from: ReboundRequest) -> impl IntoView {
    let title = use_fetch(
        move || from,
        |client, from| async move {
            match Target::of(from.kind, from.id) {
                Some(Target::Idea(id)) => client.read_idea(id).await.map(|idea| idea.summary.title),
                Some(Target::Poc(id)) => client.read_poc(id).await.map(|poc| poc.summary.title),
                Some(Target::Practice(id)) => {
                    client.read_practice(id).await.map(|practice| practice.summary.title)
                }
                Some(Target::Challenge(_) | Target::Organisation(_)) | None => Ok(String::new()),
            }
        },
    );
    let href = page_of(from.kind, from.id).map(Page::path).unwrap_or_default();
    let alone = move |_| writing.rebound().set(String::new());
    view! {
        <Notice title=tr!(expression.rebounds_from)>
            <Load resource=title let:title><p><a href=href.clone()>{title}</a></p></Load>
            <p>
                <Button size=Size::Small on:click=alone>{tr!(expression.stand_alone)}</Button>
            </p>
        </Notice>
    }
}
