//! Beginning an experiment and keeping its record.

use api_types::poc::{
    AnswerStepRequest, CreatePocRequest, EditPocRequest, PocHeaderRequest, PocView,
    RestrictPocRequest, TrackingView, parse_members,
};
use app::pocs::{self, NewCard};
use domain::poc::{PocHeader, Step};
use domain::reference::ReferenceBook;
use domain::{FieldCode, FieldError, PocId};

use super::view;
use crate::failure::ApiFailure;
use crate::prelude::*;

pub(super) fn configure(config: &mut Registry) {
    config
        .service(create_poc)
        .service(edit_poc)
        .service(answer_step)
        .service(restrict_poc)
        .service(track_poc);
}

/// Every fault of the identity card and of the team, at once.
fn parse<T>(
    header: Result<PocHeader, Vec<FieldError>>,
    members: Result<T, Vec<FieldError>>,
) -> Result<(PocHeader, T), ApiFailure> {
    match (header, members) {
        (Ok(header), Ok(members)) => Ok((header, members)),
        (header, members) => {
            let faults = header.err().into_iter().chain(members.err());
            Err(faults.flatten().collect::<Vec<_>>().into())
        }
    }
}

fn header(
    app: &App,
    request: &PocHeaderRequest,
    book: &ReferenceBook,
) -> Result<PocHeader, Vec<FieldError>> {
    let tree = app.directory.organisations();
    let body = tree.body_of(request.department_id);
    let header = request.parse(body, book);
    let unknown = body.is_none() && request.department_id.0 != Uuid::nil();
    header.map_err(|mut errors| {
        // The card says that a direction is required; one that was given, and is none, is another fault.
        for error in &mut errors {
            if unknown && error.pointer == "/header/department_id" {
                *error = FieldError::new("/header/department_id", FieldCode::UnknownValue);
            }
        }
        errors
    })
}

/// Create an experiment, alone or from a selected idea.
///
/// Mandatory: title, direction, domain. The idea becomes `experimenting`. The caller leads it when nobody else
/// does.
#[utoipa::path(tag = "pocs", security(("bearer" = ["create_poc"])), params(IdempotencyKey),
    request_body = CreatePocRequest, responses(
    (status = CREATED, body = PocView),
    (status = CONFLICT, body = Problem, description = "The idea is not selected, or has its experiment.",
        content_type = "application/problem+json"),
))]
#[post("/pocs")]
async fn create_poc(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<CreatePocRequest>,
) -> Answer<Created<PocView>> {
    let header = header(&app, &body.header, &app.directory.references().offered_to(&caller));
    let (header, members) = parse(header, parse_members(&body.members))?;
    let once = key.once(&app, &caller, "create_poc", &body.0);
    let card = NewCard { header, members, idea: body.idea_id };
    let id = pocs::create(&app, &caller, card, &once).await?;
    let Versioned(version, view) = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/pocs/{id}"), version, view))
}

/// Change the identity card and the team.
///
/// Both are sent whole. Its state does not close the record. A value of a list that it bears already may be sent again,
/// even when the list no longer proposes it.
#[utoipa::path(tag = "pocs", security(("bearer" = ["edit_poc"])), params(("id" = PocId, Path), IfMatch),
    request_body = EditPocRequest, responses((status = OK, body = PocView)))]
#[put("/pocs/{id}")]
async fn edit_poc(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<EditPocRequest>,
) -> Answer<Versioned<PocView>> {
    let book = pocs::book(&app, &caller, *id).await?;
    let record = parse(header(&app, &body.header, &book), parse_members(&body.members))?;
    pocs::edit(&app, &caller, (*id, seen.0), record).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Write answers and techniques of a step.
///
/// Absent questions stay as they are, a blank answer is taken back. No answer is ever mandatory.
#[utoipa::path(tag = "pocs", security(("bearer" = ["edit_poc"])),
    params(("id" = PocId, Path), ("step" = Step, Path), IfMatch),
    request_body = AnswerStepRequest, responses((status = OK, body = PocView)))]
#[patch("/pocs/{id}/steps/{step}")]
async fn answer_step(
    app: Data<App>,
    caller: Caller,
    path: Path<(PocId, Step)>,
    seen: Seen,
    body: Body<AnswerStepRequest>,
) -> Answer<Versioned<PocView>> {
    let (id, step) = path.into_inner();
    let record = body.parse(step)?;
    pocs::answer(&app, &caller, ((id, seen.0), step), record).await?;
    Ok(view(&app, &caller, id).await?)
}

/// Choose who may read an experiment.
///
/// Everybody of the audience, its direction, or COMEX and CODIR. Those who take part in it and the Dinno always
/// may. It counts in the figures all the same, without its title.
#[utoipa::path(tag = "pocs", security(("bearer" = ["restrict_poc"])),
    params(("id" = PocId, Path), IfMatch), request_body = RestrictPocRequest,
    responses((status = OK, body = PocView)))]
#[put("/pocs/{id}/visibility")]
async fn restrict_poc(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<RestrictPocRequest>,
) -> Answer<Versioned<PocView>> {
    pocs::restrict(&app, &caller, (*id, seen.0), body.visibility).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Track the prototype.
///
/// Cost, quality, tests with real people, for a team that wants it. Sent whole; empty, nothing is tracked any
/// more. No figure opens or closes a step.
#[utoipa::path(tag = "pocs", security(("bearer" = ["edit_poc"])),
    params(("id" = PocId, Path), IfMatch), request_body = TrackingView,
    responses((status = OK, body = PocView)))]
#[put("/pocs/{id}/tracking")]
async fn track_poc(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    seen: Seen,
    body: Body<TrackingView>,
) -> Answer<Versioned<PocView>> {
    let tracking = body.parse()?;
    pocs::track(&app, &caller, (*id, seen.0), tracking).await?;
    Ok(view(&app, &caller, *id).await?)
}
