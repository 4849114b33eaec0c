//! What is promised to whoever deposits an idea outside any challenge.

use api_types::idea::IdeaPromiseView;
use app::ideas;

use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config.service(read_idea_promise);
}

/// Read in how many days a spontaneous idea has its answer.
///
/// As administrators promise it now to whoever deposits an idea outside any challenge; what they change later changes no
/// promise that was made. Each idea says its own day, and what became of it.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    responses((status = OK, body = IdeaPromiseView)))]
#[get("/idea-promise")]
async fn read_idea_promise(app: Data<App>, caller: Caller) -> Answer<Plain<IdeaPromiseView>> {
    Ok(Plain(IdeaPromiseView { days: ideas::promised(&app, &caller).await? }))
}
