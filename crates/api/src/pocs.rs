//! Experiments: what is read.

mod exports;
mod lessons;
mod life;
mod query;
mod record;
mod template;

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use api_types::export::DocumentFormat;
use api_types::history::History;
use api_types::page::Page;
use api_types::poc::{PocQuery, PocSheetView, PocSummary, PocView};
use app::{Failure, pocs};
use domain::PocId;

use crate::prelude::*;
use crate::printouts::take_along;
use crate::problems::locale_of;
use crate::routes::State;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_pocs)
        .configure(exports::configure)
        .configure(template::configure)
        .service(read_poc)
        .service(read_poc_sheet)
        .service(read_poc_history)
        .service(read_opportunity_study)
        .configure(record::configure)
        .configure(life::configure)
        .configure(lessons::configure);
}

/// The experiment as it is now, for whoever just changed it.
async fn view(app: &App, caller: &Caller, id: PocId) -> Result<Versioned<PocView>, Failure> {
    let reading = pocs::read(app, caller, id).await?;
    let view = views::pocs::poc(app, caller, reading).await?;
    Ok(Versioned(view.version, view))
}

/// List experiments.
///
/// Whatever their status, among those that the caller may know of. Criteria add up; several statuses are
/// alternatives. Progress is steps passed, of
/// seven, in whole percent.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])), params(PocQuery),
    responses((status = OK, body = Page<PocSummary>)))]
#[get("/pocs")]
async fn list_pocs(
    app: Data<App>,
    caller: Caller,
    query: Params<PocQuery>,
) -> Answer<Plain<Page<PocSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let now = app.now().date_naive();
    let (filter, sort, limit, total) = query::read(query.0, (caller.id, now));
    let page = (limit, after.as_ref());
    let (slice, total) = pocs::list(&app, &caller, (&filter, sort, total), page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let items = slice.rows.into_iter().map(|row| views::pocs::summary(row, &tree, now)).collect();
    Ok(Plain(Page { items, next, total }))
}

/// Read an experiment.
///
/// The full record: identity card, team, the seven steps with their answers, gates, techniques and lessons, the
/// chain it belongs to, and what the caller may do now.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])), params(("id" = PocId, Path)),
    responses((status = OK, body = PocView)))]
#[get("/pocs/{id}")]
async fn read_poc(app: Data<App>, caller: Caller, id: Path<PocId>) -> Answer<Versioned<PocView>> {
    Ok(view(&app, &caller, *id).await?)
}

/// Read the summary sheet of an experiment.
///
/// Its main elements. When the records are kept for COMEX and CODIR the sheet may stay open: it says whether the
/// record behind it opens for the caller.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])), params(("id" = PocId, Path)),
    responses((status = OK, body = PocSheetView)))]
#[get("/pocs/{id}/sheet")]
async fn read_poc_sheet(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
) -> Answer<Plain<PocSheetView>> {
    let sheet = pocs::sheet(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::sheet(&app, sheet).await?))
}

/// Read what happened to an experiment.
///
/// The newest first.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])), params(("id" = PocId, Path)),
    responses((status = OK, body = History)))]
#[get("/pocs/{id}/history")]
async fn read_poc_history(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
) -> Answer<Plain<History>> {
    let entries = pocs::history(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}

/// Download the elements of the opportunity study.
///
/// What steps 1, 3, 6 and 7 say, in the language of the caller (`Accept-Language`): `odt` and `md` are texts to go on
/// with, `pdf` sheets to read and print (PDF/UA-1).
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])),
    params(("id" = PocId, Path), ("format" = DocumentFormat, Path)),
    responses((status = OK, content(
        (String = "text/markdown"),
        (Vec<u8> = "application/vnd.oasis.opendocument.text"),
        (Vec<u8> = "application/pdf"),
    ), headers(("Content-Disposition" = String, description = "The name of the file.")))))]
#[get("/pocs/{id}/opportunity-study/{format}")]
async fn read_opportunity_study(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    request: HttpRequest,
    path: Path<(PocId, DocumentFormat)>,
) -> Answer<HttpResponse> {
    let (id, format) = path.into_inner();
    let study = pocs::opportunity_study(&app, &caller, id, locale_of(&request)).await?;
    take_along(&state, study, format).await
}
