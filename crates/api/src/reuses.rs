//! Bodies that take a practice up.

use api_types::practice::{
    DeclareReuseRequest, EditReuseRequest, ReuseView, Reuses, WithdrawReuseRequest,
};
use app::{Failure, practices};
use domain::{PracticeId, ReuseId};

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_reuses)
        .service(declare_reuse)
        .service(read_reuse)
        .service(edit_reuse)
        .service(withdraw_reuse)
        .service(leave_reuse_contact);
}

async fn view(app: &App, caller: &Caller, id: ReuseId) -> Result<ReuseView, Failure> {
    let reuse = practices::read_reuse(app, caller, id).await?;
    views::reuses::reuse(app, caller, reuse).await
}

/// List the bodies that take a practice up.
///
/// Each body once, the first one first; what they say of it, whom to call there, and how proved that makes the
/// practice. What was withdrawn is told by the history alone.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = PracticeId, Path)), responses((status = OK, body = Reuses)))]
#[get("/practices/{id}/reuses")]
async fn list_reuses(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
) -> Answer<Plain<Reuses>> {
    let list = practices::list_reuses(&app, &caller, *id).await?;
    Ok(Plain(views::reuses::reuses(&app, &caller, list).await?))
}

/// Declare that a body takes a practice up.
///
/// One's own; any for an administrator. Whoever holds the practice is told, and those upstream of it.
#[utoipa::path(tag = "practices", security(("bearer" = ["declare_reuse"])),
    params(("id" = PracticeId, Path), IdempotencyKey), request_body = DeclareReuseRequest,
    responses(
    (status = CREATED, body = ReuseView),
    (status = CONFLICT, body = Problem,
        description = "The body takes it up already, or the practice is out of the Store.",
        content_type = "application/problem+json"),
))]
#[post("/practices/{id}/reuses")]
async fn declare_reuse(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    key: Key,
    body: Body<DeclareReuseRequest>,
) -> Answer<Created<ReuseView>> {
    let content = body.content.parse(app.now().date_naive())?;
    let once = key.once(&app, &caller, &format!("declare_reuse {id}"), &body.0);
    let told = (content, body.content.contact_id);
    let id =
        practices::declare_reuse(&app, &caller, (*id, body.organisation_id), told, &once).await?;
    let view = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/reuses/{id}"), view.version, view))
}

/// Read what a body tells of a practice it takes up.
///
/// Even withdrawn.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = ReuseId, Path)), responses((status = OK, body = ReuseView)))]
#[get("/reuses/{id}")]
async fn read_reuse(
    app: Data<App>,
    caller: Caller,
    id: Path<ReuseId>,
) -> Answer<Versioned<ReuseView>> {
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Change what a body tells of a practice it takes up.
///
/// Whoever declared it, or an administrator. The whole content is sent.
#[utoipa::path(tag = "practices", security(("bearer" = ["declare_reuse"])),
    params(("id" = ReuseId, Path), IfMatch), request_body = EditReuseRequest,
    responses(
    (status = OK, body = ReuseView),
    (status = CONFLICT, body = Problem, description = "It was withdrawn.",
        content_type = "application/problem+json"),
))]
#[put("/reuses/{id}")]
async fn edit_reuse(
    app: Data<App>,
    caller: Caller,
    id: Path<ReuseId>,
    seen: Seen,
    body: Body<EditReuseRequest>,
) -> Answer<Versioned<ReuseView>> {
    let content = body.content.parse(app.now().date_naive())?;
    let told = (content, body.content.contact_id);
    practices::edit_reuse(&app, &caller, (*id, seen.0), told).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Withdraw the declaration that a body takes a practice up.
///
/// Whoever declared it, or an administrator. It is kept, and counts no more.
#[utoipa::path(tag = "practices", security(("bearer" = ["declare_reuse"])),
    params(("id" = ReuseId, Path), IfMatch), request_body = WithdrawReuseRequest,
    responses(
    (status = OK, body = ReuseView),
    (status = CONFLICT, body = Problem, description = "It was withdrawn already.",
        content_type = "application/problem+json"),
))]
#[post("/reuses/{id}/withdrawals")]
async fn withdraw_reuse(
    app: Data<App>,
    caller: Caller,
    id: Path<ReuseId>,
    seen: Seen,
    body: Body<WithdrawReuseRequest>,
) -> Answer<Versioned<ReuseView>> {
    practices::withdraw_reuse(&app, &caller, (*id, seen.0), body.parse()?).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Stop being the one to call in a body that takes a practice up.
///
/// Whoever somebody else named may, whatever they may write: whoever declared it is the one to call again, and is told; an
/// administrator of the body, or of the branch, once that account is closed. It changes nothing for anybody else.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = ReuseId, Path), IfMatch), responses(
    (status = NO_CONTENT, description = "The caller is not the one to call."),
    (status = UNPROCESSABLE_ENTITY, body = Problem,
        description = "The caller declared it: they name somebody.",
        content_type = "application/problem+json"),
))]
#[post("/reuses/{id}/contact/departures")]
async fn leave_reuse_contact(
    app: Data<App>,
    caller: Caller,
    id: Path<ReuseId>,
    seen: Seen,
) -> Answer<Nothing> {
    practices::leave_reuse_contact(&app, &caller, (*id, seen.0)).await?;
    Ok(Nothing)
}
