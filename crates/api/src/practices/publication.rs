//! The draft of a practice, put in the Store.

use api_types::practice::PracticeView;
use app::practices;
use domain::PracticeId;

use super::view;
use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config.service(publish_draft_practice);
}

/// Put the draft of a practice in the Store.
///
/// It is published then, with what a practice published at once tells: the idea that began it becomes `implemented`.
/// Whoever may change it may.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = PracticeId, Path), IfMatch), responses(
    (status = OK, body = PracticeView),
    (status = CONFLICT, body = Problem,
        description = "It is no draft: what was taken out of the Store is put back.",
        content_type = "application/problem+json"),
))]
#[post("/practices/{id}/publications")]
async fn publish_draft_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
) -> Answer<Versioned<PracticeView>> {
    practices::put_in_store(&app, &caller, (*id, seen.0)).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}
