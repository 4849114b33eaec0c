//! What one's own team brings.

use api_types::team::{TeamTotalView, TeamTotals};
use app::teams;

use crate::prelude::*;
use crate::views::people::organisation_ref;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_team_totals);
}

/// Read what one's own team brings.
///
/// Totals of one's direction, or of one's body, and no name. One that would point at somebody is told to be hidden:
/// it has no count. What the caller may not read is left out.
#[utoipa::path(tag = "people", security(("bearer" = [])),
    responses((status = OK, body = TeamTotals)))]
#[get("/me/team-totals")]
async fn read_team_totals(app: Data<App>, caller: Caller) -> Answer<Plain<TeamTotals>> {
    let Some(told) = teams::totals(&app, &caller).await? else {
        return Ok(Plain(TeamTotals { team: None, items: Vec::new() }));
    };
    let tree = app.directory.organisations();
    let view = |(what, count)| TeamTotalView { what, count };
    Ok(Plain(TeamTotals {
        team: Some(organisation_ref(&tree, told.team)),
        items: told.totals.into_iter().map(view).collect(),
    }))
}
