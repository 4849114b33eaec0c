//! Following the ideas of a body: of the one that is looked at, or of one's own (R059).

use api_types::expression::ExpressionView;
use domain::OrganisationId;
use domain::access::Permission;
use domain::expression::Target;
use leptos::prelude::*;

use super::criteria::Seeking;
use crate::api::{use_fetch, use_submit};
use crate::components::{ActProblem, Glyph, Icon, Keep};
use crate::pages::shared::Bodies;
use crate::state::{Session, Toasts};
use crate::words::tr;

#[component]
pub(super) fn FollowBody(seeking: Seeking, bodies: Bodies) -> impl IntoView {
    let session = expect_context::<Session>();
    let own = session.who().and_then(|me| me.person.organisation).map(|body| body.id);
    let body = Memo::new(move |_| seeking.criteria.read().organisation.or(own));
    let may_follow = session.may(Permission::Follow);
    move || {
        body.get().filter(|_| may_follow).map(|body| {
            let own = own == Some(body);
            view! { <FollowOf body own bodies /> }
        })
    }
}

#[component]
fn FollowOf(body: OrganisationId, own: bool, bodies: Bodies) -> impl IntoView {
    let target = Target::Organisation(body);
    let followed = use_fetch(
        move || target,
        |client, target| async move { client.read_expression(target).await.map(|view| view.following) },
    );
    view! { <Keep resource=followed let:following><FollowToggle target following own bodies /></Keep> }
}

#[component]
fn FollowToggle(
    target: Target,
    following: RwSignal<bool>,
    own: bool,
    bodies: Bodies,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let act = use_submit(
        move |client, follow: bool| async move {
            if follow { client.follow(target).await } else { client.unfollow(target).await }
        },
        move |view: ExpressionView| {
            following.set(view.following);
            let said = if view.following {
                tr!(ideas.list.body_followed)
            } else {
                tr!(ideas.list.body_unfollowed)
            };
            toasts.tell(said);
        },
    );
    let words = move || {
        let Target::Organisation(body) = target else { return String::new() };
        match bodies.name(body).filter(|_| !own) {
            Some(name) => tr!(ideas.list.follow_body, name = name),
            None => tr!(ideas.list.follow_my_body).to_owned(),
        }
    };
    view! {
        <p>
            <button
                class="btn btn-sm"
                type="button"
                aria-pressed=move || if following.get() { "true" } else { "false" }
                on:click=move |_| act.send(!following.get_untracked())
            >
                {move || {
                    let glyph = if following.get() { Glyph::Check } else { Glyph::Bell };
                    view! { <Icon glyph /> }
                }}
                {words}
            </button>
        </p>
        <ActProblem failure=act.failure() />
    }
}
