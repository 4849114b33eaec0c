//! Ideas beside ideas: signed by several, tied to each other, made one.

use api_types::idea::{IdeaView, InviteCoAuthorRequest, LinkIdeaRequest, MergeIdeasRequest};
use app::{Failure, beside};
use domain::idea::Accepts;
use domain::{IdeaId, UserId};

use crate::prelude::*;
use crate::reviews::idea_view;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(invite_co_author)
        .service(accept_co_authorship)
        .service(decline_co_authorship)
        .service(withdraw_co_author_invitation)
        .service(leave_co_authorship)
        .service(link_idea)
        .service(unlink_idea)
        .service(merge_idea)
        .service(undo_merge);
}

/// Ask somebody to sign an idea.
///
/// Until it is decided, and never on an anonymous one. They are told, and sign when they accept.
#[utoipa::path(tag = "ideas", security(("bearer" = ["link_idea"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = InviteCoAuthorRequest, responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "They are asked already, or it is decided.",
        content_type = "application/problem+json"),
))]
#[post("/ideas/{id}/co-authors")]
async fn invite_co_author(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<InviteCoAuthorRequest>,
) -> Answer<Versioned<IdeaView>> {
    beside::invite(&app, &caller, (*id, seen.0), body.person_id).await?;
    Ok(idea_view(&app, &caller, *id).await?)
}

/// Sign an idea that one is asked to sign.
///
/// From then on it is also one's own: one may change it, and no longer supports it. Twice is once.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])), params(("id" = IdeaId, Path)),
    responses((status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "Nobody asked the caller to.",
        content_type = "application/problem+json")))]
#[put("/ideas/{id}/co-authorship")]
async fn accept_co_authorship(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Versioned<IdeaView>> {
    beside::answer_invitation(&app, &caller, *id, Accepts::Yes).await?;
    Ok(idea_view(&app, &caller, *id).await?)
}

/// Decline to sign an idea.
///
/// Its author is told, once: nothing to decline is well too. Whoever declines an idea that is kept for others reads it
/// for the last time here.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])), params(("id" = IdeaId, Path)),
    responses((status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "The caller signs it already.",
        content_type = "application/problem+json")))]
#[delete("/ideas/{id}/co-authorship")]
async fn decline_co_authorship(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Versioned<IdeaView>> {
    let before = idea_view(&app, &caller, *id).await;
    beside::answer_invitation(&app, &caller, *id, Accepts::No).await?;
    match idea_view(&app, &caller, *id).await {
        Err(Failure::NotFound(_)) => {
            let Versioned(version, mut view) = before?;
            (view.asks_me, view.allowed) = (false, Vec::new());
            view.asked.clear();
            Ok(Versioned(version, view))
        }
        read => Ok(read?),
    }
}

/// Take back the invitation of somebody to sign an idea.
///
/// As long as they have not answered. They are told.
#[utoipa::path(tag = "ideas", security(("bearer" = ["link_idea"])),
    params(("id" = IdeaId, Path), ("person_id" = UserId, Path)),
    responses((status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "They are not asked, or have answered.",
        content_type = "application/problem+json")))]
#[delete("/ideas/{id}/co-author-invitations/{person_id}")]
async fn withdraw_co_author_invitation(
    app: Data<App>,
    caller: Caller,
    path: Path<(IdeaId, UserId)>,
) -> Answer<Versioned<IdeaView>> {
    let (id, person) = path.into_inner();
    beside::withdraw_invitation(&app, &caller, id, person).await?;
    Ok(idea_view(&app, &caller, id).await?)
}

/// Sign an idea no more.
///
/// As somebody who signs it with its author, until it is decided. Its authors are told. One may be asked again.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])), params(("id" = IdeaId, Path)),
    responses((status = NO_CONTENT, description = "The caller signs it no more."),
    (status = CONFLICT, body = Problem, description = "The caller does not sign it, or it is decided.",
        content_type = "application/problem+json")))]
#[post("/ideas/{id}/co-authorship/departures")]
async fn leave_co_authorship(app: Data<App>, caller: Caller, id: Path<IdeaId>) -> Answer<Nothing> {
    beside::leave(&app, &caller, *id).await?;
    Ok(Nothing)
}

/// Tie an idea to another.
///
/// Both show it, each from its side: what contains the other is a part of it, seen from there.
#[utoipa::path(tag = "ideas", security(("bearer" = ["link_idea"])), params(("id" = IdeaId, Path)),
    request_body = LinkIdeaRequest, responses((status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "They are tied already.",
        content_type = "application/problem+json")))]
#[post("/ideas/{id}/links")]
async fn link_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    body: Body<LinkIdeaRequest>,
) -> Answer<Versioned<IdeaView>> {
    beside::link(&app, &caller, (*id, body.idea_id), body.kind).await?;
    Ok(idea_view(&app, &caller, *id).await?)
}

/// Untie two ideas.
///
/// From either of them.
#[utoipa::path(tag = "ideas", security(("bearer" = ["link_idea"])),
    params(("id" = IdeaId, Path), ("other" = IdeaId, Path)),
    responses((status = OK, body = IdeaView)))]
#[delete("/ideas/{id}/links/{other}")]
async fn unlink_idea(
    app: Data<App>,
    caller: Caller,
    path: Path<(IdeaId, IdeaId)>,
) -> Answer<Versioned<IdeaView>> {
    let (id, other) = path.into_inner();
    beside::unlink(&app, &caller, (id, other)).await?;
    Ok(idea_view(&app, &caller, id).await?)
}

/// Make an idea one with another.
///
/// The other goes on for both: it gets the votes, each person once, and the comments. Their authors are told. It may
/// be undone for 30 days. An idea that sleeps or was withdrawn goes on for no other.
#[utoipa::path(tag = "ideas", security(("bearer" = ["decide_idea"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = MergeIdeasRequest, responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem,
        description = "One of them became one with another already, or the other sleeps or was withdrawn.",
        content_type = "application/problem+json"),
))]
#[post("/ideas/{id}/mergers")]
async fn merge_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<MergeIdeasRequest>,
) -> Answer<Versioned<IdeaView>> {
    beside::merge(&app, &caller, (*id, seen.0), body.into).await?;
    Ok(idea_view(&app, &caller, *id).await?)
}

/// Part two ideas that became one.
///
/// Within 30 days: what came with it goes back. Of ideas that became one after the other, the last two are parted
/// first.
#[utoipa::path(tag = "ideas", security(("bearer" = ["decide_idea"])),
    params(("id" = IdeaId, Path), IfMatch), responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem,
        description = "They are two, became one too long ago, or the other became one with a third since.",
        content_type = "application/problem+json"),
))]
#[delete("/ideas/{id}/merger")]
async fn undo_merge(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
) -> Answer<Versioned<IdeaView>> {
    beside::undo_merge(&app, &caller, (*id, seen.0)).await?;
    Ok(idea_view(&app, &caller, *id).await?)
}
