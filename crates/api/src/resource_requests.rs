//! Requests for resources, and the settings they follow.

mod export;

use api_types::history::History;
use api_types::page::{LIMIT_MAX, Page};
use api_types::resource_request::{
    DecideResourceRequest, RequestResourcesRequest, ResourceRequestQuery, ResourceRequestView,
    ResourceSettingsView,
};
use app::resource_requests::Asked;
use app::{Failure, resource_requests};
use domain::ResourceRequestId;
use domain::reference::ReferenceCode;
use domain::resource_request::{Purpose, ResourceSettings};
use persistence::resource_requests::ResourceFilter;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(read_resource_settings)
        .service(edit_resource_settings)
        .service(list_resource_requests)
        .configure(export::configure)
        .service(request_resources)
        .service(read_resource_request)
        .service(read_resource_request_history)
        .service(decide_resource_request);
}

/// What the query looks for.
fn filter(query: &ResourceRequestQuery) -> ResourceFilter {
    let ResourceRequestQuery { idea_id, poc_id, organisation_id, kind, state, .. } = query;
    let purpose = idea_id.map(Purpose::Idea).or(poc_id.map(Purpose::Poc));
    ResourceFilter {
        purpose,
        organisation: *organisation_id,
        kind: kind.clone().map(ReferenceCode),
        state: state.clone().map(ReferenceCode),
        ..ResourceFilter::default()
    }
}

async fn view(
    app: &App,
    caller: &Caller,
    id: ResourceRequestId,
) -> Result<ResourceRequestView, Failure> {
    let shown = resource_requests::read(app, caller, id).await?;
    let views = views::resource_requests::requests(app, caller, shown).await?;
    views.into_iter().next().ok_or(Failure::NotFound("resource request"))
}

/// Read the kinds of resources and the states of a request.
///
/// Data, which administrators change: who handles which kind, and what a state means.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_resource_requests"])),
    responses((status = OK, body = ResourceSettingsView)))]
#[get("/resource-settings")]
async fn read_resource_settings(
    app: Data<App>,
    caller: Caller,
) -> Answer<Versioned<ResourceSettingsView>> {
    let handled = resource_requests::read_settings(&app, &caller).await?;
    let view = views::resource_requests::settings(&app, &caller, handled).await?;
    Ok(Versioned(view.version, view))
}

/// Change the kinds of resources and the states of a request.
///
/// Everything is sent. A code that is known stays: it is put out of use with `active`.
#[utoipa::path(tag = "requests", security(("bearer" = ["edit_resource_settings"])),
    params(IfMatch), request_body = ResourceSettings,
    responses((status = OK, body = ResourceSettingsView)))]
#[put("/resource-settings")]
async fn edit_resource_settings(
    app: Data<App>,
    caller: Caller,
    seen: Seen,
    body: Body<ResourceSettings>,
) -> Answer<Versioned<ResourceSettingsView>> {
    resource_requests::edit_settings(&app, &caller, (body.0, seen.0)).await?;
    let handled = resource_requests::read_settings(&app, &caller).await?;
    let view = views::resource_requests::settings(&app, &caller, handled).await?;
    Ok(Versioned(view.version, view))
}

/// List requests for resources, the newest first.
///
/// One's own, those of the experiments one takes part in, of the kinds one handles and of the bodies one answers for;
/// all of them for administrators. Criteria add up.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_resource_requests"])),
    params(ResourceRequestQuery), responses((status = OK, body = Page<ResourceRequestView>)))]
#[get("/resource-requests")]
async fn list_resource_requests(
    app: Data<App>,
    caller: Caller,
    query: Params<ResourceRequestQuery>,
) -> Answer<Plain<Page<ResourceRequestView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let asked = (filter(&query), query.mine, query.include.is_some());
    let (shown, more, total) = resource_requests::list(&app, &caller, asked, page).await?;
    let items = views::resource_requests::requests(&app, &caller, shown).await?;
    Ok(Plain(Page { items, next: next(more.as_ref()), total }))
}

/// Request resources for an innovative action.
///
/// Open to every profile; several lines, each of a kind. Whoever handles each kind is told.
#[utoipa::path(tag = "requests", security(("bearer" = ["request_resources"])), params(IdempotencyKey),
    request_body = RequestResourcesRequest,
    responses((status = CREATED, body = ResourceRequestView)))]
#[post("/resource-requests")]
async fn request_resources(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<RequestResourcesRequest>,
) -> Answer<Created<ResourceRequestView>> {
    let (title, details, purpose, lines) = body.parse()?;
    let once = key.once(&app, &caller, "request_resources", &body.0);
    let asked = Asked { title, details, purpose, lines };
    let id = resource_requests::request(&app, &caller, asked, &once).await?;
    let view = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/resource-requests/{id}"), view.version, view))
}

/// Read a request for resources.
///
/// For whoever asked, the team of its experiment, and whoever handles it.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_resource_requests"])),
    params(("id" = ResourceRequestId, Path)),
    responses((status = OK, body = ResourceRequestView)))]
#[get("/resource-requests/{id}")]
async fn read_resource_request(
    app: Data<App>,
    caller: Caller,
    id: Path<ResourceRequestId>,
) -> Answer<Versioned<ResourceRequestView>> {
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Read what happened to a request for resources.
///
/// The newest first: an answer that another replaced keeps its state, its reason and whose it was.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_resource_requests"])),
    params(("id" = ResourceRequestId, Path)), responses((status = OK, body = History)))]
#[get("/resource-requests/{id}/history")]
async fn read_resource_request_history(
    app: Data<App>,
    caller: Caller,
    id: Path<ResourceRequestId>,
) -> Answer<Plain<History>> {
    let entries = resource_requests::history(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}

/// Answer a line of a request.
///
/// Whoever is named for its kind, or an administrator. A refusal says why; whoever asked is told.
#[utoipa::path(tag = "requests", security(("bearer" = ["handle_resources"])),
    params(("id" = ResourceRequestId, Path), IfMatch), request_body = DecideResourceRequest,
    responses((status = OK, body = ResourceRequestView)))]
#[post("/resource-requests/{id}/decisions")]
async fn decide_resource_request(
    app: Data<App>,
    caller: Caller,
    id: Path<ResourceRequestId>,
    seen: Seen,
    body: Body<DecideResourceRequest>,
) -> Answer<Versioned<ResourceRequestView>> {
    let reason = body.parse()?;
    let DecideResourceRequest { line, state, reason: _ } = body.0;
    let answer = (usize::from(line), ReferenceCode(state), reason);
    resource_requests::decide(&app, &caller, (*id, seen.0), answer).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}
