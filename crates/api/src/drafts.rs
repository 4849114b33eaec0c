//! Drafts of ideas: their author's alone.

use api_types::idea::{DraftContent, DraftView, Drafts};
use app::drafts;
use domain::DraftId;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_drafts)
        .service(create_draft)
        .service(read_draft)
        .service(save_draft)
        .service(discard_draft);
}

/// List one's drafts, the last written first.
///
/// Nobody else knows of them, whatever their profile.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])),
    responses((status = OK, body = Drafts)))]
#[get("/idea-drafts")]
async fn list_drafts(app: Data<App>, caller: Caller) -> Answer<Plain<Drafts>> {
    let drafts = drafts::list(&app, &caller).await?;
    let items = drafts.into_iter().map(|sheet| views::ideas::draft(&app, sheet)).collect();
    Ok(Plain(Drafts { items }))
}

/// Read one's draft.
///
/// With the files it names.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])),
    params(("id" = DraftId, Path)), responses((status = OK, body = DraftView)))]
#[get("/idea-drafts/{id}")]
async fn read_draft(
    app: Data<App>,
    caller: Caller,
    id: Path<DraftId>,
) -> Answer<Versioned<DraftView>> {
    let view = views::ideas::draft(&app, drafts::read(&app, &caller, *id).await?);
    Ok(Versioned(view.version, view))
}

/// Begin a draft.
///
/// It may be blank.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])), params(IdempotencyKey),
    request_body = DraftContent, responses((status = CREATED, body = DraftView)))]
#[post("/idea-drafts")]
async fn create_draft(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<DraftContent>,
) -> Answer<Created<DraftView>> {
    let content = body.parse()?;
    let once = key.once(&app, &caller, "create_draft", &body.0);
    let view = views::ideas::draft(&app, drafts::create(&app, &caller, content, &once).await?);
    Ok(Created::new(format!("/api/v1/idea-drafts/{}", view.id), view.version, view))
}

/// Keep a draft.
///
/// The whole of it is sent. A file that is gone is left out.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])),
    params(("id" = DraftId, Path), IfMatch), request_body = DraftContent,
    responses((status = OK, body = DraftView)))]
#[put("/idea-drafts/{id}")]
async fn save_draft(
    app: Data<App>,
    caller: Caller,
    id: Path<DraftId>,
    seen: Seen,
    body: Body<DraftContent>,
) -> Answer<Versioned<DraftView>> {
    let content = body.parse()?;
    let sheet = drafts::save(&app, &caller, (*id, seen.0), content).await?;
    let view = views::ideas::draft(&app, sheet);
    Ok(Versioned(view.version, view))
}

/// Throw a draft away.
///
/// With the files that no other draft names.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])),
    params(("id" = DraftId, Path)),
    responses((status = NO_CONTENT, description = "Thrown away.")))]
#[delete("/idea-drafts/{id}")]
async fn discard_draft(app: Data<App>, caller: Caller, id: Path<DraftId>) -> Answer<Nothing> {
    drafts::discard(&app, &caller, *id).await?;
    Ok(Nothing)
}
