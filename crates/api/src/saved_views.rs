//! Lists as somebody keeps them.

use api_types::saved_view::{KeepViewRequest, SavedViewView, SavedViews};
use app::saved_views;
use domain::ViewId;
use persistence::saved_views::SavedView;

use crate::prelude::*;

pub(crate) fn configure(config: &mut Registry) {
    config.service(list_saved_views).service(keep_view).service(discard_view);
}

fn view(view: SavedView) -> SavedViewView {
    let SavedView { id, list, name, query, created_at } = view;
    SavedViewView { id, list, name: name.into_string(), query, created_at }
}

/// List the views one keeps.
///
/// Nobody else sees them.
#[utoipa::path(tag = "home", security(("bearer" = [])),
    responses((status = OK, body = SavedViews)))]
#[get("/saved-views")]
async fn list_saved_views(app: Data<App>, caller: Caller) -> Answer<Plain<SavedViews>> {
    let views = saved_views::list(&app, &caller).await?;
    Ok(Plain(SavedViews { items: views.into_iter().map(view).collect() }))
}

/// Keep a view of a list.
///
/// Under a name of one's own; at most fifty.
#[utoipa::path(tag = "home", security(("bearer" = [])), params(IdempotencyKey),
    request_body = KeepViewRequest, responses(
    (status = CREATED, body = SavedViewView),
    (status = CONFLICT, body = Problem, description = "One keeps as many as one may.",
        content_type = "application/problem+json"),
))]
#[post("/saved-views")]
async fn keep_view(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<KeepViewRequest>,
) -> Answer<Created<SavedViewView>> {
    let once = key.once(&app, &caller, "keep_view", &body.0);
    let new = (body.list, body.parse()?, body.query.clone());
    let kept = saved_views::keep(&app, &caller, new, &once).await?;
    let location = format!("/api/v1/saved-views/{}", kept.id);
    Ok(Created::immutable(location, view(kept)))
}

/// Throw a view away.
///
/// One's own.
#[utoipa::path(tag = "home", security(("bearer" = [])), params(("id" = ViewId, Path)),
    responses((status = NO_CONTENT)))]
#[delete("/saved-views/{id}")]
async fn discard_view(app: Data<App>, caller: Caller, id: Path<ViewId>) -> Answer<Nothing> {
    saved_views::discard(&app, &caller, *id).await?;
    Ok(Nothing)
}
