//! Whoever was named as the one to call about a practice stops being so.

use app::practices;
use domain::PracticeId;

use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config.service(leave_practice_contact);
}

/// Stop being the one to call about a practice.
///
/// Whoever somebody else named may, whatever they may write: whoever published it is the one to call again, and is told;
/// an administrator of the body, or of the branch, once that account is closed. It changes nothing for anybody else.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = PracticeId, Path), IfMatch), responses(
    (status = NO_CONTENT, description = "The caller is not the one to call."),
    (status = UNPROCESSABLE_ENTITY, body = Problem,
        description = "The caller published it: they name somebody.",
        content_type = "application/problem+json"),
))]
#[post("/practices/{id}/contact/departures")]
async fn leave_practice_contact(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
) -> Answer<Nothing> {
    practices::leave_contact(&app, &caller, (*id, seen.0)).await?;
    Ok(Nothing)
}
