//! Every action of innovation in one view.

mod export;

use api_types::action::{ActionMapView, ActionQuery, ActionView};
use api_types::page::{LIMIT_MAX, Page};
use app::actions;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_action_map).service(list_actions).configure(export::configure);
}

/// Read the map of all actions.
///
/// Ideas, challenges, experiments and practices together: how many, in which body or direction and in which region, along
/// the axis that is asked for. What the caller may not read is not counted; what is kept for some is, and `restricted` says
/// how many are.
#[utoipa::path(tag = "home", security(("bearer" = [])), params(ActionQuery),
    responses((status = OK, body = ActionMapView)))]
#[get("/actions/map")]
async fn read_action_map(
    app: Data<App>,
    caller: Caller,
    query: Params<ActionQuery>,
) -> Answer<Plain<ActionMapView>> {
    cursor(query.cursor.as_deref())?;
    let reading = actions::map(&app, &caller, (&query.filter(), query.axis)).await?;
    Ok(Plain(views::actions::map(&app, reading, query.axis)))
}

/// List all actions, the last one first.
///
/// Ideas, challenges, experiments and practices together, of what the caller may read: `stage` is where each is on the
/// trajectory. An idea comes by its deposit, a challenge by its writing, a practice by its publication, an experiment by
/// its last change.
#[utoipa::path(tag = "home", security(("bearer" = [])), params(ActionQuery),
    responses((status = OK, body = Page<ActionView>)))]
#[get("/actions")]
async fn list_actions(
    app: Data<App>,
    caller: Caller,
    query: Params<ActionQuery>,
) -> Answer<Plain<Page<ActionView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let slice = actions::list(&app, &caller, &query.filter(), page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let items = slice.rows.into_iter().map(|row| views::actions::action(row, &tree)).collect();
    Ok(Plain(Page { items, next, total: None }))
}
