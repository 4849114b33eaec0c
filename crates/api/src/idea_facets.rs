//! How many ideas each criterion of a list would leave.

use api_types::idea::{IdeaFacets, IdeaQuery};
use app::ideas;

use crate::ideas::search_of;
use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(count_ideas);
}

/// Count ideas by each criterion.
///
/// The criteria of `GET /ideas`; `sort`, `limit`, `cursor` and `include` are not looked at. Each value of a criterion
/// has the number of ideas that it would leave, when the other criteria stay as they are: to choose it takes the place
/// of what was chosen. Asked beside the list, which does not wait for it.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])), params(IdeaQuery),
    responses((status = OK, body = IdeaFacets)))]
#[get("/idea-facets")]
async fn count_ideas(
    app: Data<App>,
    caller: Caller,
    query: Params<IdeaQuery>,
) -> Answer<Plain<IdeaFacets>> {
    // Not looked at, but not nonsense either: a list would refuse it.
    cursor(query.0.cursor.as_deref())?;
    let facets = ideas::facets(&app, &caller, search_of(&query.0)).await?;
    Ok(Plain(views::idea_facets::facets(facets, &app.directory.organisations())))
}
