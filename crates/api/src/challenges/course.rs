//! The course of a challenge: what it is followed by, and the decision to go on, to correct it or to stop (R101, R355).

use api_types::challenge::{
    ChallengeCourse, DecideCourseRequest, IndicatorValueRequest, SetIndicatorsRequest,
};
use app::{Failure, challenges};
use domain::{ChallengeId, IndicatorId, IndicatorValueId};

use crate::prelude::*;
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config
        .service(read_challenge_course)
        .service(set_challenge_indicators)
        .service(add_indicator_value)
        .service(remove_indicator_value)
        .service(decide_challenge_course);
}

async fn view(
    app: &App,
    caller: &Caller,
    id: ChallengeId,
) -> Result<Versioned<ChallengeCourse>, Failure> {
    let course = challenges::course(app, caller, id).await?;
    let view = views::challenge_course::course(app, course);
    Ok(Versioned(view.version, view))
}

/// Read the course of a challenge.
///
/// Its indicators with their values, what was decided, and what the portal counts by itself: no author is named. Its
/// version is that of the challenge.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = ChallengeCourse)))]
#[get("/challenges/{id}/course")]
async fn read_challenge_course(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Versioned<ChallengeCourse>> {
    Ok(view(&app, &caller, *id).await?)
}

/// Set what a challenge is followed by.
///
/// Whoever runs it. The whole list is sent, with the version of the challenge. An indicator that has values stays: they
/// are removed first. Not once the challenge has ended.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), IfMatch), request_body = SetIndicatorsRequest, responses(
    (status = OK, body = ChallengeCourse),
    (status = CONFLICT, body = Problem, description = "It ended.",
        content_type = "application/problem+json"),
))]
#[put("/challenges/{id}/indicators")]
async fn set_challenge_indicators(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    seen: Seen,
    body: Body<SetIndicatorsRequest>,
) -> Answer<Versioned<ChallengeCourse>> {
    challenges::set_indicators(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Declare a value of an indicator.
///
/// As it was on a day. Whoever runs the challenge, also once it has ended: what it changed is measured later.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), ("indicator_id" = IndicatorId, Path), IdempotencyKey),
    request_body = IndicatorValueRequest, responses((status = OK, body = ChallengeCourse)))]
#[post("/challenges/{id}/indicators/{indicator_id}/values")]
async fn add_indicator_value(
    app: Data<App>,
    caller: Caller,
    path: Path<(ChallengeId, IndicatorId)>,
    key: Key,
    body: Body<IndicatorValueRequest>,
) -> Answer<Versioned<ChallengeCourse>> {
    let which = path.into_inner();
    let once = key.once(&app, &caller, &format!("add_indicator_value {}", which.1), &body.0);
    challenges::add_value(&app, &caller, which, body.parse()?, &once).await?;
    Ok(view(&app, &caller, which.0).await?)
}

/// Remove a value of an indicator.
///
/// A typing error. Whoever runs the challenge.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), ("indicator_id" = IndicatorId, Path),
        ("value_id" = IndicatorValueId, Path)),
    responses((status = OK, body = ChallengeCourse)))]
#[delete("/challenges/{id}/indicators/{indicator_id}/values/{value_id}")]
async fn remove_indicator_value(
    app: Data<App>,
    caller: Caller,
    path: Path<(ChallengeId, IndicatorId, IndicatorValueId)>,
) -> Answer<Versioned<ChallengeCourse>> {
    let which = path.into_inner();
    challenges::remove_value(&app, &caller, which).await?;
    Ok(view(&app, &caller, which.0).await?)
}

/// Decide of the course of a challenge.
///
/// It goes on, is corrected, or stops, for a reason that everybody reads and that those who follow it are told. To stop
/// it ends the deposits that are open; one that has not opened ends at once, with that reason for its results. The
/// decision is kept for ever.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), IfMatch), request_body = DecideCourseRequest, responses(
    (status = OK, body = ChallengeCourse),
    (status = CONFLICT, body = Problem,
        description = "It is being prepared, or has ended.",
        content_type = "application/problem+json"),
))]
#[post("/challenges/{id}/course-decisions")]
async fn decide_challenge_course(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    seen: Seen,
    body: Body<DecideCourseRequest>,
) -> Answer<Versioned<ChallengeCourse>> {
    challenges::decide_course(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}
