//! What people offer to the ideas that answer an investment call (R094).

use api_types::idea::{IdeaPledges, PledgeRequest, PledgedView};
use app::{Failure, pledges};
use domain::{ChallengeId, IdeaId};

use crate::prelude::*;
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config
        .service(read_idea_pledges)
        .service(pledge_to_idea)
        .service(take_pledge_back)
        .service(read_challenge_pledges);
}

async fn view(app: &App, caller: &Caller, id: IdeaId) -> Result<Versioned<IdeaPledges>, Failure> {
    let found = pledges::of_idea(app, caller, id).await?;
    let view = views::pledges::of_idea(app, caller, (id, found));
    Ok(Versioned(view.version, view))
}

/// Read what is offered to an idea.
///
/// Who offers what, and for which body: told to everybody who reads the idea, and to nobody else. The version is that of
/// what the caller says of it, taken back or not.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("id" = IdeaId, Path)), responses((status = OK, body = IdeaPledges)))]
#[get("/ideas/{id}/pledges")]
async fn read_idea_pledges(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Versioned<IdeaPledges>> {
    Ok(view(&app, &caller, *id).await?)
}

/// Offer something to an idea.
///
/// One offer for each person and idea, on behalf of one's body: this one takes the place of the one before, and the same
/// again changes nothing. `If-Match` carries the version that was read, `"0"` when one never offered anything. While the
/// investment call is open; never to one's own idea.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas", "post_comment"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = PledgeRequest, responses(
    (status = OK, body = IdeaPledges),
    (status = CONFLICT, body = Problem,
        description = "No investment call, or it is not open; the idea was withdrawn, or became one with another.",
        content_type = "application/problem+json"),
))]
#[put("/ideas/{id}/pledge")]
async fn pledge_to_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<PledgeRequest>,
) -> Answer<Versioned<IdeaPledges>> {
    pledges::pledge(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Take back what one offers to an idea.
///
/// While the investment call is open: what was offered when it ends stays.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas", "post_comment"])),
    params(("id" = IdeaId, Path), IfMatch), responses(
    (status = OK, body = IdeaPledges),
    (status = CONFLICT, body = Problem, description = "The investment call is not open.",
        content_type = "application/problem+json"),
))]
#[delete("/ideas/{id}/pledge")]
async fn take_pledge_back(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
) -> Answer<Versioned<IdeaPledges>> {
    pledges::take_back(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Read what is offered in all to the ideas of a challenge.
///
/// Of the ideas that the caller may read and that their authors did not take back; nought when it is no investment call.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = PledgedView)))]
#[get("/challenges/{id}/pledges")]
async fn read_challenge_pledges(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Plain<PledgedView>> {
    Ok(Plain(pledges::of_challenge(&app, &caller, *id).await?.into()))
}
