//! What edits changed in an idea.

use api_types::idea::IdeaEdits;
use app::ideas;
use domain::IdeaId;

use crate::prelude::*;
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config.service(read_idea_edits);
}

/// Read what edits changed in an idea.
///
/// The newest first, at most 30: each part of the idea that changed, word by word. The words that a masked author replaced
/// may have given them away: they alone read them, the others read which parts changed.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("id" = IdeaId, Path)), responses((status = OK, body = IdeaEdits)))]
#[get("/ideas/{id}/edits")]
async fn read_idea_edits(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Plain<IdeaEdits>> {
    Ok(Plain(views::ideas::edits(ideas::edits(&app, &caller, *id).await?)))
}
