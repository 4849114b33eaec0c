//! Practices of the Store.

mod contact;
mod filter;
mod publication;

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::DocumentFormat;
use api_types::history::History;
use api_types::page::{LIMIT_MAX, Page};
use api_types::practice::{
    EditPracticeRequest, PracticeContentRequest, PracticeFacets, PracticeQuery, PracticeSummary,
    PracticeView, PublishPracticeRequest, RecommendPracticeRequest, RestrictPracticeRequest,
    ReusePlaces, WithdrawPracticeRequest,
};
use app::{Failure, pocs, practices};
use domain::{PocId, PracticeId};

use self::filter::filter_of;
use crate::prelude::*;
use crate::printouts::{practice as cards, take_along};
use crate::problems::locale_of;
use crate::routes::State;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    contact::configure(config);
    publication::configure(config);
    config
        .service(list_practices)
        .service(count_practices)
        .service(map_reuses)
        .service(publish_practice)
        .service(propose_practice)
        .service(read_practice_history)
        .service(print_practice_card)
        .service(read_practice)
        .service(edit_practice)
        .service(confirm_practice)
        .service(withdraw_practice)
        .service(put_back_practice)
        .service(restrict_practice)
        .service(recommend_practice);
}

async fn view(app: &App, caller: &Caller, id: PracticeId) -> Result<PracticeView, Failure> {
    let reading = practices::read(app, caller, id).await?;
    views::practices::practice(app, caller, reading).await
}

/// List practices, the newest first.
///
/// Criteria add up. What is out of the Store is listed to whoever may change it alone, when asked for.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])), params(PracticeQuery),
    responses((status = OK, body = Page<PracticeSummary>)))]
#[get("/practices")]
async fn list_practices(
    app: Data<App>,
    caller: Caller,
    query: Params<PracticeQuery>,
) -> Answer<Plain<Page<PracticeSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let PracticeQuery { limit, include, .. } = query.0;
    let filter = filter_of(query.0);
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let (slice, total) = practices::list(&app, &caller, (&filter, include.is_some()), page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let items = slice.rows.into_iter();
    let items = items.map(|line| views::practices::summary(&app, line, &tree)).collect();
    Ok(Plain(Page { items, next, total }))
}

/// Count practices by kind, by domain, by each great process, and by what experience says of them.
///
/// The criteria of `GET /practices`; `limit`, `cursor` and `include` are not looked at. Each value has the number of
/// practices that it would leave, when the other criteria stay as they are.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])), params(PracticeQuery),
    responses((status = OK, body = PracticeFacets)))]
#[get("/practice-facets")]
async fn count_practices(
    app: Data<App>,
    caller: Caller,
    query: Params<PracticeQuery>,
) -> Answer<Plain<PracticeFacets>> {
    // Not looked at, but not nonsense either: a list would refuse it.
    cursor(query.0.cursor.as_deref())?;
    let filter = filter_of(query.0);
    let kinds = practices::by_kind(&app, &caller, &filter).await?;
    let domains = practices::by_domain(&app, &caller, &filter).await?;
    let processes = practices::by_process(&app, &caller, &filter).await?;
    let renewals = practices::by_renewal(&app, &caller, &filter).await?;
    Ok(Plain(views::practices::facets(kinds, domains, processes, renewals)))
}

/// Read where practices are taken up.
///
/// The criteria of `GET /practices`; `limit`, `cursor` and `include` are not looked at. Each region has the number of
/// times its bodies take one of these practices up; the latest hundred are told one by one.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])), params(PracticeQuery),
    responses((status = OK, body = ReusePlaces)))]
#[get("/practice-reuses")]
async fn map_reuses(
    app: Data<App>,
    caller: Caller,
    query: Params<PracticeQuery>,
) -> Answer<Plain<ReusePlaces>> {
    // Not looked at, but not nonsense either: a list would refuse it.
    cursor(query.0.cursor.as_deref())?;
    let found = practices::places(&app, &caller, &filter_of(query.0)).await?;
    Ok(Plain(views::reuses::places(&app, found).await?))
}

/// Read a practice.
///
/// With the chain it comes from, and whom to call.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = PracticeId, Path)), responses((status = OK, body = PracticeView)))]
#[get("/practices/{id}")]
async fn read_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
) -> Answer<Versioned<PracticeView>> {
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Download the identity card of a practice.
///
/// By what to know it and what it says, in the language of the caller (`Accept-Language`): `odt` and `md` are texts to
/// go on with, `pdf` a sheet to print (PDF/UA-1).
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = PracticeId, Path), ("format" = DocumentFormat, Path)),
    responses((status = OK, content(
        (String = "text/markdown"),
        (Vec<u8> = "application/vnd.oasis.opendocument.text"),
        (Vec<u8> = "application/pdf"),
    ), headers(("Content-Disposition" = String, description = "The name of the file.")))))]
#[get("/practices/{id}/identity-card/{format}")]
async fn print_practice_card(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    request: HttpRequest,
    path: Path<(PracticeId, DocumentFormat)>,
) -> Answer<HttpResponse> {
    let (id, format) = path.into_inner();
    let practice = view(&app, &caller, id).await?;
    let card = cards::of(&app, &practice, locale_of(&request));
    take_along(&state, card, format).await
}

/// Propose what the practice of an experiment would say.
///
/// From what the validated experiment knows, in the language of the caller: nothing is to be typed again.
#[utoipa::path(tag = "practices", security(("bearer" = ["publish_practice"])),
    params(("id" = PocId, Path)), responses(
    (status = OK, body = PracticeContentRequest),
    (status = CONFLICT, body = Problem,
        description = "The experiment is not validated, or has its practice already.",
        content_type = "application/problem+json"),
))]
#[get("/pocs/{id}/practice-proposal")]
async fn propose_practice(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    id: Path<PocId>,
) -> Answer<Plain<PracticeContentRequest>> {
    let proposal = practices::propose(&app, &caller, *id, locale_of(&request)).await?;
    Ok(Plain(views::practices::proposal(proposal)))
}

/// Publish a practice.
///
/// The one of a validated experiment is linked to it and to the idea that began it, which becomes `implemented`.
/// Without one, it is what a body does: one's own, or any for administrators; the idea that it names stays as it stands.
/// A draft is in no list, search, chain or count until `POST /practices/{id}/publications`.
#[utoipa::path(tag = "practices", security(("bearer" = ["publish_practice"])), params(IdempotencyKey),
    request_body = PublishPracticeRequest, responses(
    (status = CREATED, body = PracticeView),
    (status = CONFLICT, body = Problem,
        description = "The experiment is not validated, or has its practice already.",
        content_type = "application/problem+json"),
))]
#[post("/practices")]
async fn publish_practice(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<PublishPracticeRequest>,
) -> Answer<Created<PracticeView>> {
    // What the experiment bears goes on to its practice, even when the lists no longer propose it.
    let content = match body.poc_id {
        Some(poc) => body.content.parse(&pocs::book(&app, &caller, poc).await?)?,
        None => body.content.parse(&app.directory.references().offered_to(&caller))?,
    };
    let once = key.once(&app, &caller, "publish_practice", &body.0);
    let PublishPracticeRequest { poc_id, organisation_id, idea_id, draft, content: sent } = body.0;
    let contact = sent.contact_id;
    let id = if let Some(poc) = poc_id {
        practices::publish(&app, &caller, (poc, content, contact, draft), &once).await?
    } else {
        let shared = ((organisation_id, idea_id), content, contact, draft);
        practices::share(&app, &caller, shared, &once).await?
    };
    let view = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/practices/{id}"), view.version, view))
}

/// Change a practice.
///
/// Its contact, whoever published it, or an administrator may. The whole content is sent. A value of a list that it
/// bears already may be sent again, even when the list no longer proposes it.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = PracticeId, Path), IfMatch), request_body = EditPracticeRequest,
    responses((status = OK, body = PracticeView)))]
#[put("/practices/{id}")]
async fn edit_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
    body: Body<EditPracticeRequest>,
) -> Answer<Versioned<PracticeView>> {
    let book = practices::book(&app, &caller, *id).await?;
    let content = body.content.parse(&book)?;
    let content = (content, body.content.contact_id);
    practices::edit(&app, &caller, (*id, seen.0), content).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Confirm that a practice is still right.
///
/// What nobody published, changed or confirmed for twelve months is to be checked: its readers are told so, and those
/// who hold it are asked, once. Whoever may change it may confirm it.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = PracticeId, Path), IfMatch), responses((status = OK, body = PracticeView)))]
#[post("/practices/{id}/confirmations")]
async fn confirm_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
) -> Answer<Versioned<PracticeView>> {
    practices::confirm(&app, &caller, (*id, seen.0)).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Take a practice out of the Store.
///
/// Whoever may change it may: it leaves lists, search, chains, counts and exports, with its kits, and only those who
/// may change it still read it. Its reuses and its kits stay attached. Done already, it changes nothing.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = PracticeId, Path), IfMatch), request_body = WithdrawPracticeRequest,
    responses((status = OK, body = PracticeView)))]
#[post("/practices/{id}/withdrawals")]
async fn withdraw_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
    body: Body<WithdrawPracticeRequest>,
) -> Answer<Versioned<PracticeView>> {
    practices::withdraw(&app, &caller, (*id, seen.0), body.parse()?).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Put a practice back in the Store.
///
/// As it was, with its reuses and its kits; whoever does answers for it from then on. Done already, it changes nothing.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = PracticeId, Path), IfMatch), responses((status = OK, body = PracticeView)))]
#[post("/practices/{id}/restorations")]
async fn put_back_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
) -> Answer<Versioned<PracticeView>> {
    practices::put_back(&app, &caller, (*id, seen.0)).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Say that a practice is to be done again, or everywhere.
///
/// What experience says of it (R296), which lists show and are narrowed by; nothing any more when nothing is sent. Done
/// already, it changes nothing.
#[utoipa::path(tag = "practices", security(("bearer" = ["recommend_practice"])),
    params(("id" = PracticeId, Path), IfMatch), request_body = RecommendPracticeRequest,
    responses((status = OK, body = PracticeView)))]
#[put("/practices/{id}/renewal")]
async fn recommend_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
    body: Body<RecommendPracticeRequest>,
) -> Answer<Versioned<PracticeView>> {
    practices::recommend(&app, &caller, (*id, seen.0), body.renewal).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Choose who may read a practice.
///
/// Everybody, its direction (its body when it names none), or COMEX and CODIR. Its contact, whoever published it and the
/// Dinno always may. For others it is in no list, search, chain, celebration or export, nor are its kits and its reuses;
/// it counts in the figures all the same, without its title. The practice of an experiment begins as that experiment is.
#[utoipa::path(tag = "practices", security(("bearer" = ["restrict_poc"])),
    params(("id" = PracticeId, Path), IfMatch), request_body = RestrictPracticeRequest,
    responses((status = OK, body = PracticeView)))]
#[put("/practices/{id}/visibility")]
async fn restrict_practice(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    seen: Seen,
    body: Body<RestrictPracticeRequest>,
) -> Answer<Versioned<PracticeView>> {
    practices::restrict(&app, &caller, (*id, seen.0), body.visibility).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Read what happened to a practice.
///
/// The newest first.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = PracticeId, Path)), responses((status = OK, body = History)))]
#[get("/practices/{id}/history")]
async fn read_practice_history(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
) -> Answer<Plain<History>> {
    let entries = practices::history(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}
