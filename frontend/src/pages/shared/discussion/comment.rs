//! One comment, and how it is removed.

use api_types::idea::CommentView;
use domain::access::Permission;
use domain::expression::Target;
use domain::idea::Stance;
use leptos::prelude::*;

use crate::components::{
    Ago, Avatar, Badge, Button, ButtonLink, Dialog, Glyph, Look, Markdown, Size, Tone,
};
use crate::pages::shared::rebound_href;
use crate::state::Session;
use crate::words::{self, tr};

/// A comment: who, when, for or against, and what it says.
#[component]
pub(super) fn Comment(
    target: Target,
    comment: CommentView,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let CommentView { id, author, stance, body_html, posted_at, removed, removable, .. } = comment;
    let body = author.as_ref().and_then(|person| person.organisation.as_ref());
    let body = body.map(|body| format!("{} · ", body.name));
    let name = author.map_or_else(|| tr!(ideas.author_unknown).to_owned(), |person| person.name);
    let said = if removed {
        view! { <p class="muted">{tr!(ideas.comment.removed)}</p> }.into_any()
    } else {
        view! { <Markdown html=body_html /> }.into_any()
    };
    let remove = (removable && !removed).then(|| view! { <Remove on_remove /> });
    let may_deposit = expect_context::<Session>().may(Permission::DepositIdea);
    let rebound = (may_deposit && !removed).then(|| {
        let href = rebound_href(target, Some(id));
        view! {
            <ButtonLink href look=Look::Quiet size=Size::Small glyph=Glyph::Idea>
                {tr!(expression.rebound_comment)}
            </ButtonLink>
        }
    });
    view! {
        <Avatar name=name.clone() />
        <div>
            <header>
                <b>{name}</b>
                <span class="muted">{body}<Ago at=posted_at /></span>
                {(!removed).then(|| stance_badge(stance)).flatten()}
            </header>
            {said}
            <div class="cluster">{rebound}{remove}</div>
        </div>
    }
}

/// A stance is said when it is one.
fn stance_badge(stance: Stance) -> Option<AnyView> {
    let glyph = match stance {
        Stance::Supports => Glyph::Heart,
        Stance::Challenges => Glyph::Help,
        Stance::Neutral => return None,
    };
    Some(view! { <Badge tone=Tone::Neutral glyph>{words::stance(stance)}</Badge> }.into_any())
}

#[component]
fn Remove(on_remove: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let confirm = move |_| {
        open.set(false);
        on_remove.run(());
    };
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Trash on:click=move |_| open.set(true)>
            {tr!(ideas.comment.remove)}
        </Button>
        <Dialog open title=tr!(ideas.comment.remove_title)>
            <div class="stack">
                <p>{tr!(ideas.comment.remove_text)}</p>
                <div class="cluster">
                    <Button look=Look::Danger on:click=confirm>{tr!(ideas.comment.remove_confirm)}</Button>
                    <Button on:click=move |_| open.set(false)>{tr!(ideas.comment.keep)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
