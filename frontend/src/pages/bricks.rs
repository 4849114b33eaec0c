//! A brick that was added: its page, who keeps it and since when it says so (R040, R047); writing in it (R039).

mod edit;
mod fields;

use api_types::brick::{BrickSummary, BrickView};
use domain::BrickId;
use domain::access::Brick;
use domain::brick::BrickState;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{
    Ago, Breadcrumb, ButtonLink, Glyph, LeaveLink, Load, Look, Markdown, Notice, PageHead, Tone,
};
use crate::pages::shared::{RightsOn, ShareLink, departure};
use crate::routes::Page;
use crate::state::{brick_description, brick_title, for_whom};
use crate::words::{Locale, locale, tr};

pub(crate) use edit::EditBrickPage;
pub(crate) use fields::{ContentFields, Written};

#[component]
pub(crate) fn BrickPage(id: BrickId) -> impl IntoView {
    let brick = use_fetch(move || id, |client, id| async move { client.read_brick(id).await });
    view! { <Load resource=brick let:brick><Sheet brick /></Load> }
}

#[component]
fn Sheet(brick: BrickView) -> impl IntoView {
    let BrickView { summary, html_fr, html_en, .. } = brick;
    let (id, title, state) = (summary.id, brick_title(&summary), summary.state);
    let lead = brick_description(&summary).map(|what| view! { <p class="lead">{what}</p> });
    let html = match locale() {
        Locale::fr => html_fr,
        Locale::en => html_en.or(html_fr),
    };
    let edit = summary.allowed.write.then(|| {
        let href = Page::EditBrick(summary.id).path();
        view! { <ButtonLink href glyph=Glyph::Edit>{tr!(bricks.write)}</ButtonLink> }
    });
    let out = summary.address.as_deref().and_then(|address| departure(address, "")).map(|href| {
        let words = tr!(bricks.open, tool = title.to_string());
        view! { <p><LeaveLink href look=Look::Primary>{words}</LeaveLink></p> }
    });
    view! {
        <Breadcrumb here=title.clone() />
        <div class="page-narrow stack gap-8">
            <div class="split head-act">
                <PageHead title=title.clone()>{lead}<Kept brick=summary /></PageHead>
                <p class="cluster">{edit} <ShareLink /></p>
            </div>
            <RightsOn brick=Brick::Links id=id.0 />
            <Standing state />
            {html.map(|html| view! { <Markdown html /> })}
            {out}
        </div>
    }
}

/// Who keeps it, and since when it says what it says.
#[component]
fn Kept(brick: BrickSummary) -> impl IntoView {
    let who = for_whom(&brick).map(|who| view! { " · "{who} });
    let owners: Vec<_> = brick.owners.into_iter().map(|owner| owner.owner_name).collect();
    let owners = (!owners.is_empty()).then(|| {
        let names = owners.join(", ");
        view! { " · "{tr!(bricks.kept_by, names = names)} }
    });
    view! {
        <p class="small muted">{tr!(bricks.written)}" "<Ago at=brick.written_at />{owners}{who}</p>
    }
}

#[component]
fn Standing(state: BrickState) -> impl IntoView {
    let (title, why) = match state {
        BrickState::Shown => return ().into_any(),
        BrickState::Hidden => (tr!(bricks.state.hidden), tr!(bricks.hidden_why)),
        BrickState::Removed => (tr!(bricks.state.removed), tr!(bricks.removed_why)),
    };
    view! { <Notice tone=Tone::Warning title><p>{why}</p></Notice> }.into_any()
}
