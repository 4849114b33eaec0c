//! Who may read an idea.

use api_types::idea::{IdeaView, RestrictIdeaRequest};
use app::ideas;
use domain::IdeaId;

use super::view;
use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config.service(restrict_idea);
}

/// Choose who may read an idea.
///
/// Everybody, the direction of whoever signs it (their body when they have none), or COMEX and CODIR. Those who signed
/// it, its masked author and the Dinno always may; whoever is asked to sign it, until they answer. For others it is in no list, search, chain, challenge or export; it
/// counts in the figures all the same, without its title. An anonymous idea stands in no direction: kept for one, its
/// author and the Dinno alone read it. An experiment that comes of it begins as it is. Nobody keeps an idea from
/// themselves.
#[utoipa::path(tag = "ideas", security(("bearer" = ["restrict_poc"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = RestrictIdeaRequest,
    responses((status = OK, body = IdeaView)))]
#[put("/ideas/{id}/visibility")]
async fn restrict_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<RestrictIdeaRequest>,
) -> Answer<Versioned<IdeaView>> {
    ideas::restrict(&app, &caller, (*id, seen.0), body.visibility).await?;
    Ok(view(&app, &caller, *id).await?)
}
