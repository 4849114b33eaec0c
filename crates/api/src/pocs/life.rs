//! Moving an experiment along its life cycle.

use api_types::poc::{
    LaunchPocRequest, LiftConditionRequest, PassStepsRequest, PocView, ReopenStepRequest,
    StopPocRequest,
};
use app::pocs;
use domain::{PassageId, PocId};

use super::view;
use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config
        .service(launch_poc)
        .service(pass_steps)
        .service(lift_condition)
        .service(hold_poc)
        .service(resume_poc)
        .service(abandon_poc)
        .service(reopen_step);
}

/// Launch an experiment.
///
/// It was to launch, it is in progress; the real start is confirmed, today when no day is given.
#[utoipa::path(tag = "pocs", security(("bearer" = ["steer_poc"])), params(("id" = PocId, Path), IfMatch),
    request_body = LaunchPocRequest, responses(
    (status = OK, body = PocView),
    (status = CONFLICT, body = Problem, description = "It is not to launch.",
        content_type = "application/problem+json"),
))]
#[post("/pocs/{id}/launches")]
async fn launch_poc(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<LaunchPocRequest>,
) -> Answer<Versioned<PocView>> {
    let started_on = body.started_on.unwrap_or_else(|| app.now().date_naive());
    pocs::launch(&app, &caller, (*id, seen.0), started_on).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Pass one step, or several consecutive ones.
///
/// In order, none skipped. A gate (steps 3 and 7) takes a decision, by a sponsor, the Dinno, or a member of COMEX
/// or CODIR, with a reason when the answer is no. A NO GO is recorded and passes nothing; a conditional go has its
/// conditions, and step 7 waits until they are lifted. Passing step 7
/// completes the experiment, whatever the verdict.
#[utoipa::path(tag = "pocs", security(("bearer" = ["steer_poc"])), params(("id" = PocId, Path), IfMatch),
    request_body = PassStepsRequest, responses(
    (status = OK, body = PocView),
    (status = CONFLICT, body = Problem,
        description = "It is not in progress, or another step comes first.",
        content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, body = Problem,
        description = "A gate is not decided, its reason is missing, its decider is not entitled, or a NO GO \
                       does not end the group.",
        content_type = "application/problem+json"),
))]
#[post("/pocs/{id}/passages")]
async fn pass_steps(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<PassStepsRequest>,
) -> Answer<Versioned<PocView>> {
    let passage = PassageId(Uuid::now_v7());
    let request = body.parse(passage, caller.id, app.now().date_naive())?;
    pocs::pass(&app, &caller, (*id, seen.0), &request).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Lift a condition of the conditional go.
///
/// In the name of somebody who may decide at the gate. The validation waits until all conditions are lifted.
#[utoipa::path(tag = "pocs", security(("bearer" = ["steer_poc"])), params(("id" = PocId, Path), IfMatch),
    request_body = LiftConditionRequest, responses(
    (status = OK, body = PocView),
    (status = CONFLICT, body = Problem, description = "There is no such condition to lift.",
        content_type = "application/problem+json"),
))]
#[post("/pocs/{id}/liftings")]
async fn lift_condition(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<LiftConditionRequest>,
) -> Answer<Versioned<PocView>> {
    let (note, by) = (body.parse()?, body.lifted_by.unwrap_or(caller.id));
    let lifting = (usize::from(body.number), note, by);
    pocs::lift(&app, &caller, (*id, seen.0), lifting).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Put an experiment on hold.
///
/// At any step, with a cause of the list: it is the exercise of the right to experiment. The step reached is
/// kept.
#[utoipa::path(tag = "pocs", security(("bearer" = ["steer_poc"])), params(("id" = PocId, Path), IfMatch),
    request_body = StopPocRequest, responses(
    (status = OK, body = PocView),
    (status = CONFLICT, body = Problem, description = "It is on hold, completed or abandoned.",
        content_type = "application/problem+json"),
))]
#[post("/pocs/{id}/holds")]
async fn hold_poc(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<StopPocRequest>,
) -> Answer<Versioned<PocView>> {
    let cause = body.parse(&app.directory.references().offered_to(&caller))?;
    pocs::hold(&app, &caller, (*id, seen.0), cause).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Resume an experiment.
///
/// At the step where it stopped, in the state it was held from.
#[utoipa::path(tag = "pocs", security(("bearer" = ["steer_poc"])), params(("id" = PocId, Path), IfMatch),
    responses(
    (status = OK, body = PocView),
    (status = CONFLICT, body = Problem, description = "It is not on hold.",
        content_type = "application/problem+json"),
))]
#[post("/pocs/{id}/resumptions")]
async fn resume_poc(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
) -> Answer<Versioned<PocView>> {
    pocs::resume(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Abandon an experiment.
///
/// At any step, with a cause of the list. It stays visible, with what it taught.
#[utoipa::path(tag = "pocs", security(("bearer" = ["steer_poc"])), params(("id" = PocId, Path), IfMatch),
    request_body = StopPocRequest, responses(
    (status = OK, body = PocView),
    (status = CONFLICT, body = Problem, description = "It is completed or abandoned.",
        content_type = "application/problem+json"),
))]
#[post("/pocs/{id}/abandonments")]
async fn abandon_poc(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<StopPocRequest>,
) -> Answer<Versioned<PocView>> {
    let cause = body.parse(&app.directory.references().offered_to(&caller))?;
    pocs::abandon(&app, &caller, (*id, seen.0), cause).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Reopen a passed step.
///
/// With a word of explanation. It and those after it become unpassed, their gates undecided; answers and history
/// stay.
#[utoipa::path(tag = "pocs", security(("bearer" = ["steer_poc"])), params(("id" = PocId, Path), IfMatch),
    request_body = ReopenStepRequest, responses(
    (status = OK, body = PocView),
    (status = CONFLICT, body = Problem,
        description = "The step is not passed, or the experiment is neither in progress nor completed.",
        content_type = "application/problem+json"),
))]
#[post("/pocs/{id}/reopenings")]
async fn reopen_step(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<ReopenStepRequest>,
) -> Answer<Versioned<PocView>> {
    let reason = body.parse()?;
    pocs::reopen(&app, &caller, (*id, seen.0), (body.step, reason)).await?;
    Ok(view(&app, &caller, *id).await?)
}
