//! Ideas of high potential, and the study of their gains (R076).

use api_types::idea::{IdeaView, PotentialRequest};
use app::ideas;
use domain::IdeaId;

use super::view;
use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config.service(set_idea_potential).service(remove_idea_potential);
}

/// Say that an idea has a high potential, and what would be gained.
///
/// The whole study is sent: it takes the place of the one before. Each gain says a figure or words; what cannot be
/// measured is told in words. Nothing ranks people or ideas by it. Whoever may decide on the idea; nobody on their own.
#[utoipa::path(tag = "ideas", security(("bearer" = ["decide_idea"]), ("bearer" = ["edit_challenge"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = PotentialRequest, responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "The idea sleeps, was withdrawn, or became one with another.",
        content_type = "application/problem+json"),
))]
#[put("/ideas/{id}/potential")]
async fn set_idea_potential(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<PotentialRequest>,
) -> Answer<Versioned<IdeaView>> {
    ideas::set_potential(&app, &caller, (*id, seen.0), Some(body.parse()?)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Say no longer that an idea has a high potential.
///
/// Its study goes with it; what happened stays in its history. Nothing to take away is well too.
#[utoipa::path(tag = "ideas", security(("bearer" = ["decide_idea"]), ("bearer" = ["edit_challenge"])),
    params(("id" = IdeaId, Path), IfMatch), responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "The idea sleeps, was withdrawn, or became one with another.",
        content_type = "application/problem+json"),
))]
#[delete("/ideas/{id}/potential")]
async fn remove_idea_potential(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
) -> Answer<Versioned<IdeaView>> {
    ideas::set_potential(&app, &caller, (*id, seen.0), None).await?;
    Ok(view(&app, &caller, *id).await?)
}
