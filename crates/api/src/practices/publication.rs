//! The draft of a practice, put in the Store: at once, or at a minute that is chosen; or thrown away.

use api_types::practice::{PracticeView, SchedulePracticeRequest};
use app::practices;
use domain::PracticeId;

use super::view;
use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config.service(publish_draft_practice).service(schedule_practice).service(discard_practice);
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

/// Choose when the draft of a practice is published by itself.
///
/// At a minute that is still to come: nobody has to be there, and what publishing by hand tells is told then. It is a
/// draft until that minute, may be given another one, or none when nothing is sent. Whoever may change it may. Done
/// already, it changes nothing.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = PracticeId, Path), IfMatch), request_body = SchedulePracticeRequest, responses(
    (status = OK, body = PracticeView),
    (status = CONFLICT, body = Problem, description = "It is no draft.",
        content_type = "application/problem+json"),
))]
#[put("/practices/{id}/scheduled-publication")]
async fn schedule_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
    body: Body<SchedulePracticeRequest>,
) -> Answer<Versioned<PracticeView>> {
    practices::schedule(&app, &caller, (*id, seen.0), body.at).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Throw the draft of a practice away.
///
/// Whoever may write it may, with its kits and their files: nothing is left of it but the journal, and its experiment may
/// have another practice. What was in the Store once is withdrawn instead.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = PracticeId, Path), IfMatch), responses(
    (status = NO_CONTENT, description = "Thrown away."),
    (status = CONFLICT, body = Problem, description = "It is no draft.",
        content_type = "application/problem+json"),
))]
#[delete("/practices/{id}")]
async fn discard_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
) -> Answer<Nothing> {
    practices::discard(&app, &caller, (*id, seen.0)).await?;
    Ok(Nothing)
}
