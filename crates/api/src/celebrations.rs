//! What is celebrated.

use api_types::celebration::{CelebrationQuery, CelebrationView};
use api_types::page::{LIMIT_MAX, Page};
use app::celebrations;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(list_celebrations);
}

/// List what succeeded in the last ninety days.
///
/// Practices replicated, experiments validated, ideas that became practices, the last one first, with those to thank.
/// What the caller may not read is left out, and so is what was undone since.
#[utoipa::path(tag = "home", security(("bearer" = [])), params(CelebrationQuery),
    responses((status = OK, body = Page<CelebrationView>)))]
#[get("/celebrations")]
async fn list_celebrations(
    app: Data<App>,
    caller: Caller,
    query: Params<CelebrationQuery>,
) -> Answer<Plain<Page<CelebrationView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let slice = celebrations::list(&app, &caller, page).await?;
    let next = next(slice.next.as_ref());
    let items = views::celebrations::celebrations(&app, slice.rows).await?;
    Ok(Plain(Page { items, next, total: None }))
}
