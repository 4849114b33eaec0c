//! Questions to the Dinno, and requests for its support.

use api_types::help_request::{
    AskDinnoRequest, HelpRequestQuery, HelpRequestSummary, HelpRequestView, ReplyHelpRequest,
    SupportRequest,
};
use api_types::history::History;
use api_types::page::{LIMIT_MAX, Page};
use app::help_requests::Question;
use app::{Failure, help_requests};
use domain::HelpRequestId;
use persistence::help_requests::HelpFilter;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_help_requests)
        .service(ask_dinno)
        .service(read_help_request)
        .service(read_help_request_history)
        .service(reply_help_request)
        .service(support_help_request)
        .service(close_help_request);
}

async fn view(app: &App, caller: &Caller, id: HelpRequestId) -> Result<HelpRequestView, Failure> {
    let page = help_requests::read(app, caller, id).await?;
    views::help_requests::whole(app, caller, page).await
}

/// List questions to the Dinno, the last moved first.
///
/// One's own; all of them for whoever answers, those of a body for whoever answers for it. Criteria add up.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_help_requests"])),
    params(HelpRequestQuery), responses((status = OK, body = Page<HelpRequestSummary>)))]
#[get("/help-requests")]
async fn list_help_requests(
    app: Data<App>,
    caller: Caller,
    query: Params<HelpRequestQuery>,
) -> Answer<Plain<Page<HelpRequestSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let HelpRequestQuery { topic, status, support, poc_id, mine, limit, cursor: _, include } =
        query.0;
    let author = mine.then_some(caller.id);
    let filter =
        HelpFilter { topic, status, support, poc: poc_id, author, ..HelpFilter::default() };
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let (slice, total) =
        help_requests::list(&app, &caller, (filter, include.is_some()), page).await?;
    let next = next(slice.next.as_ref());
    let items = views::help_requests::summaries(&app, &caller, &slice.rows).await?;
    Ok(Plain(Page { items, next, total }))
}

/// Ask the Dinno a question, or for its support.
///
/// Open to every profile. Whoever answers is told.
#[utoipa::path(tag = "requests", security(("bearer" = ["ask_dinno"])), params(IdempotencyKey),
    request_body = AskDinnoRequest, responses((status = CREATED, body = HelpRequestView)))]
#[post("/help-requests")]
async fn ask_dinno(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<AskDinnoRequest>,
) -> Answer<Created<HelpRequestView>> {
    let (title, text) = body.parse()?;
    let once = key.once(&app, &caller, "ask_dinno", &body.0);
    let AskDinnoRequest { topic, support, poc_id, .. } = body.0;
    let question = Question { topic, title, body: text, support, poc: poc_id };
    let id = help_requests::ask(&app, &caller, question, &once).await?;
    let view = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/help-requests/{id}"), view.version, view))
}

/// Read a question and its messages.
///
/// One's own; any of them for whoever answers.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_help_requests"])),
    params(("id" = HelpRequestId, Path)), responses((status = OK, body = HelpRequestView)))]
#[get("/help-requests/{id}")]
async fn read_help_request(
    app: Data<App>,
    caller: Caller,
    id: Path<HelpRequestId>,
) -> Answer<Versioned<HelpRequestView>> {
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Read what happened to a question.
///
/// The newest first: its messages, the stages that its support went through, who closed it. What the messages say is with
/// the question.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_help_requests"])),
    params(("id" = HelpRequestId, Path)), responses((status = OK, body = History)))]
#[get("/help-requests/{id}/history")]
async fn read_help_request_history(
    app: Data<App>,
    caller: Caller,
    id: Path<HelpRequestId>,
) -> Answer<Plain<History>> {
    let entries = help_requests::history(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}

/// Write the next message of a question.
///
/// An answer when whoever asked did not write it. It opens a closed question again.
#[utoipa::path(tag = "requests", security(("bearer" = ["follow_up_help_request"])),
    params(("id" = HelpRequestId, Path), IfMatch), request_body = ReplyHelpRequest,
    responses((status = OK, body = HelpRequestView)))]
#[post("/help-requests/{id}/messages")]
async fn reply_help_request(
    app: Data<App>,
    caller: Caller,
    id: Path<HelpRequestId>,
    seen: Seen,
    body: Body<ReplyHelpRequest>,
) -> Answer<Versioned<HelpRequestView>> {
    help_requests::reply(&app, &caller, (*id, seen.0), body.parse()?).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Make a question a request for support, or move its stage.
///
/// Four stages: framing, launch, implementation, review; on an experiment or on none.
#[utoipa::path(tag = "requests", security(("bearer" = ["follow_up_help_request"])),
    params(("id" = HelpRequestId, Path), IfMatch), request_body = SupportRequest,
    responses((status = OK, body = HelpRequestView)))]
#[put("/help-requests/{id}/support")]
async fn support_help_request(
    app: Data<App>,
    caller: Caller,
    id: Path<HelpRequestId>,
    seen: Seen,
    body: Body<SupportRequest>,
) -> Answer<Versioned<HelpRequestView>> {
    let SupportRequest { stage, poc_id } = body.0;
    help_requests::support(&app, &caller, (*id, seen.0), (stage, poc_id)).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Close a question.
///
/// Nothing more is expected; a new message opens it again.
#[utoipa::path(tag = "requests", security(("bearer" = ["follow_up_help_request"])),
    params(("id" = HelpRequestId, Path), IfMatch), responses(
    (status = OK, body = HelpRequestView),
    (status = CONFLICT, body = Problem, description = "It is closed already.",
        content_type = "application/problem+json"),
))]
#[post("/help-requests/{id}/closings")]
async fn close_help_request(
    app: Data<App>,
    caller: Caller,
    id: Path<HelpRequestId>,
    seen: Seen,
) -> Answer<Versioned<HelpRequestView>> {
    help_requests::close(&app, &caller, (*id, seen.0)).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}
