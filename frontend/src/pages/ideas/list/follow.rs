//! Following the ideas of a body or of a direction: of the one that is looked at, or of one's own (R059).

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

/// Of what one follows the ideas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Followed {
    Body,
    Direction,
}

#[component]
pub(super) fn FollowBody(seeking: Seeking, bodies: Bodies) -> impl IntoView {
    let session = expect_context::<Session>();
    let me = session.who();
    let direction = me.as_ref().and_then(|me| me.department.as_ref()).map(|one| one.id);
    let body = me.and_then(|me| me.person.organisation).map(|body| body.id);
    // Whoever belongs to the body itself has no direction.
    let direction = direction.filter(|own| Some(*own) != body);
    let places = Memo::new(move |_| {
        let criteria = seeking.criteria.read();
        let (asked, within) = (criteria.organisation, criteria.department);
        // One's own direction is not offered beside the body of others.
        let near = asked.is_none_or(|asked| Some(asked) == body);
        let own = direction.filter(|_| near);
        (asked.or(body), within.or(own))
    });
    let may_follow = session.may(Permission::Follow);
    move || {
        let (of_body, of_direction) = places.get();
        let shown =
            [(Followed::Body, of_body, body), (Followed::Direction, of_direction, direction)];
        let shown = shown.into_iter().filter(|_| may_follow);
        shown
            .filter_map(|(what, place, own)| place.map(|place| (what, place, own == Some(place))))
            .map(|(what, place, own)| view! { <FollowOf what place own bodies /> })
            .collect_view()
    }
}

#[component]
fn FollowOf(what: Followed, place: OrganisationId, own: bool, bodies: Bodies) -> impl IntoView {
    let target = Target::Organisation(place);
    let followed = use_fetch(
        move || target,
        |client, target| async move { client.read_expression(target).await.map(|view| view.following) },
    );
    view! {
        <Keep resource=followed let:following>
            <FollowToggle what place following own bodies />
        </Keep>
    }
}

#[component]
fn FollowToggle(
    what: Followed,
    place: OrganisationId,
    following: RwSignal<bool>,
    own: bool,
    bodies: Bodies,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let target = Target::Organisation(place);
    let act = use_submit(
        move |client, follow: bool| async move {
            if follow { client.follow(target).await } else { client.unfollow(target).await }
        },
        move |view: ExpressionView| {
            following.set(view.following);
            let said = match (view.following, what) {
                (true, _) => tr!(ideas.list.body_followed),
                (false, Followed::Body) => tr!(ideas.list.body_unfollowed),
                (false, Followed::Direction) => tr!(ideas.list.direction_unfollowed),
            };
            toasts.tell(said);
        },
    );
    let words = move || match (bodies.name(place).filter(|_| !own), what) {
        (Some(name), Followed::Body) => tr!(ideas.list.follow_body, name = name),
        (Some(name), Followed::Direction) => tr!(ideas.list.follow_direction, name = name),
        (None, Followed::Body) => tr!(ideas.list.follow_my_body).to_owned(),
        (None, Followed::Direction) => tr!(ideas.list.follow_my_direction).to_owned(),
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
