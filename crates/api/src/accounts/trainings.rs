//! What a referent was trained in.

use api_types::training::{KeepTrainingsRequest, TrainingsView};
use app::identity::{TrainingsReading, keep_trainings as keep, read_trainings as read};
use domain::UserId;

use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config.service(read_trainings).service(keep_trainings);
}

fn view(reading: TrainingsReading) -> Versioned<TrainingsView> {
    let TrainingsReading { items, due, version } = reading;
    Versioned(version, TrainingsView { items, due, version })
}

/// Read what a referent was trained in.
///
/// The common base and the complement of each year, and what is to be done this year. For whoever gives rights.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_accounts"])),
    params(("id" = UserId, Path)), responses((status = OK, body = TrainingsView)))]
#[get("/accounts/{id}/trainings")]
async fn read_trainings(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
) -> Answer<Versioned<TrainingsView>> {
    Ok(view(read(&app, &caller, *id).await?))
}

/// Keep what a referent was trained in.
///
/// The whole of it is sent: one base, one complement a year and none before the base, nothing to come; and nothing at all
/// of somebody who is no referent. The version is that of the account.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_accounts"])),
    params(("id" = UserId, Path), IfMatch), request_body = KeepTrainingsRequest,
    responses((status = OK, body = TrainingsView)))]
#[put("/accounts/{id}/trainings")]
async fn keep_trainings(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
    seen: Seen,
    body: Body<KeepTrainingsRequest>,
) -> Answer<Versioned<TrainingsView>> {
    let kept = keep(&app, &caller, (*id, seen.0), body.0.items).await?;
    Ok(view(kept))
}
