//! The communication plan of the portal itself.

use actix_web::{HttpRequest, HttpResponse};
use api_types::communication::PortalPlanView;
use api_types::export::DocumentFormat;
use app::portal_plan;
use domain::communication::PortalPlan;
use persistence::Stored;

use crate::prelude::*;
use crate::printouts::{plan, take_along};
use crate::problems::locale_of;
use crate::routes::State;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_portal_plan).service(edit_portal_plan).service(print_portal_plan);
}

fn view(kept: Stored<PortalPlan>) -> Versioned<PortalPlanView> {
    let Stored { value: PortalPlan { items }, version } = kept;
    Versioned(version, PortalPlanView { items, version })
}

/// Read the communication plan of the portal.
///
/// What is said of it before it opens, as it opens and afterwards, to whom and by which channel: a model until
/// administrators change it.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_document"])),
    responses((status = OK, body = PortalPlanView)))]
#[get("/portal-plan")]
async fn read_portal_plan(app: Data<App>, caller: Caller) -> Answer<Versioned<PortalPlanView>> {
    Ok(view(portal_plan::read(&app, &caller).await?))
}

/// Change the communication plan of the portal.
///
/// The whole plan is sent; it is kept in the order in which it is followed.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_document"])), params(IfMatch),
    request_body = PortalPlan, responses((status = OK, body = PortalPlanView)))]
#[put("/portal-plan")]
async fn edit_portal_plan(
    app: Data<App>,
    caller: Caller,
    seen: Seen,
    body: Body<PortalPlan>,
) -> Answer<Versioned<PortalPlanView>> {
    let next = body.0.checked()?;
    Ok(view(portal_plan::edit(&app, &caller, (next, seen.0)).await?))
}

/// Download the communication plan of the portal.
///
/// In the language of the caller (`Accept-Language`): `odt` and `md` are texts to adapt, `pdf` a sheet to print
/// (PDF/UA-1).
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_document"])),
    params(("format" = DocumentFormat, Path)),
    responses((status = OK, content(
        (String = "text/markdown"),
        (Vec<u8> = "application/vnd.oasis.opendocument.text"),
        (Vec<u8> = "application/pdf"),
    ), headers(("Content-Disposition" = String, description = "The name of the file.")))))]
#[get("/portal-plan/document/{format}")]
async fn print_portal_plan(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    request: HttpRequest,
    format: Path<DocumentFormat>,
) -> Answer<HttpResponse> {
    let kept = portal_plan::read(&app, &caller).await?;
    let sheet = plan::of_portal(&app, &kept.value, locale_of(&request));
    take_along(&state, sheet, *format).await
}
