//! The showcase: what anybody reads, and those who open it.

mod proposals;

use actix_web::HttpRequest;
use api_types::page::{LIMIT_MAX, Page};
use api_types::showcase::{
    ShowcaseItemView, ShowcaseOpeningView, ShowcaseQuery, ShowcaseSettingsView, ShowcaseSummary,
    ShowcaseWelcome,
};
use app::rich_text::to_public_html;
use app::showcase::Opening;
use app::{Failure, showcase};
use domain::showcase::{Showcase, ShowcaseKind};
use persistence::Stored;

use crate::prelude::*;
use crate::problems::locale_of;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_showcase)
        .service(read_showcase_welcome)
        .service(read_showcase_item)
        .service(read_showcase_settings)
        .service(edit_showcase_settings)
        .service(read_showcase_opening)
        .service(open_showcase_item)
        .service(close_showcase_item);
    proposals::configure(config);
}

/// What the path names.
fn named(path: Path<(String, Uuid)>) -> Result<(ShowcaseKind, Uuid), Failure> {
    let (kind, id) = path.into_inner();
    let kind = ShowcaseKind::from_code(&kind).ok_or(Failure::NotFound("showcase"))?;
    Ok((kind, id))
}

async fn opening(
    app: &App,
    caller: &Caller,
    item: (ShowcaseKind, Uuid),
) -> Result<Plain<ShowcaseOpeningView>, Failure> {
    let Opening { open, shown } = showcase::opening(app, caller, item).await?;
    Ok(Plain(ShowcaseOpeningView { open, shown }))
}

fn settings_view(kept: Stored<Showcase>) -> Versioned<ShowcaseSettingsView> {
    Versioned(kept.version, views::showcase::settings(kept))
}

/// List what is shown outside.
///
/// What was opened last comes first. Open to all while administrators open the showcase; it answers 404 otherwise.
#[utoipa::path(tag = "home", security(()), params(ShowcaseQuery),
    responses((status = OK, body = Page<ShowcaseSummary>)))]
#[get("/showcase")]
async fn list_showcase(
    app: Data<App>,
    query: Params<ShowcaseQuery>,
) -> Answer<Plain<Page<ShowcaseSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let slice = showcase::list(&app, (query.limit.clamp(1, LIMIT_MAX), after.as_ref())).await?;
    let next = next(slice.next.as_ref());
    let items = slice.rows.into_iter().map(|line| views::showcase::summary(&app, line)).collect();
    Ok(Plain(Page { items, next, total: None }))
}

/// Read what the showcase says first.
///
/// Open to all while administrators open the showcase; it answers 404 otherwise.
#[utoipa::path(tag = "home", security(()), responses((status = OK, body = ShowcaseWelcome)))]
#[get("/showcase/welcome")]
async fn read_showcase_welcome(app: Data<App>) -> Answer<Plain<ShowcaseWelcome>> {
    let html = to_public_html(&showcase::welcome(&app).await?);
    Ok(Plain(ShowcaseWelcome { html }))
}

/// Read something that is shown outside.
///
/// A practice, news or a testimonial that administrators opened and that is published: what it says, and no person, no
/// address, no experiment, no idea, no comment, no file but an
/// image that everybody may see. Its domain is said in the language that is asked for.
#[utoipa::path(tag = "home", security(()), params(
        ("kind" = ShowcaseKind, Path), ("id" = Uuid, Path)),
    responses((status = OK, body = ShowcaseItemView)))]
#[get("/showcase/{kind}/{id}")]
async fn read_showcase_item(
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, Uuid)>,
) -> Answer<Plain<ShowcaseItemView>> {
    let shown = showcase::item(&app, named(path)?).await?;
    let language = locale_of(&request).of_texts();
    let view = views::showcase::item(&app, &shown, language);
    Ok(Plain(view.ok_or(Failure::NotFound("showcase"))?))
}

/// Read the setting of the showcase.
///
/// Closed until administrators open it.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_document"])),
    responses((status = OK, body = ShowcaseSettingsView)))]
#[get("/showcase-settings")]
async fn read_showcase_settings(
    app: Data<App>,
    caller: Caller,
) -> Answer<Versioned<ShowcaseSettingsView>> {
    Ok(settings_view(showcase::read(&app, &caller).await?))
}

/// Open or close the showcase.
///
/// In force at once. What was opened in it stays so when it is closed, and nobody reads it meanwhile.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_document"])), params(IfMatch),
    request_body = Showcase, responses((status = OK, body = ShowcaseSettingsView)))]
#[put("/showcase-settings")]
async fn edit_showcase_settings(
    app: Data<App>,
    caller: Caller,
    seen: Seen,
    body: Body<Showcase>,
) -> Answer<Versioned<ShowcaseSettingsView>> {
    let next = body.0.checked()?;
    Ok(settings_view(showcase::set(&app, &caller, (next, seen.0)).await?))
}

/// Read whether something is shown outside.
///
/// And whether anybody reads it there now: the showcase may be closed, or its brick to readers. For whoever may open
/// it: it takes keeping the texts of the portal, and the right to change that very thing.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_document"])), params(
        ("kind" = ShowcaseKind, Path), ("id" = Uuid, Path)),
    responses((status = OK, body = ShowcaseOpeningView)))]
#[get("/showcase-items/{kind}/{id}")]
async fn read_showcase_opening(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, Uuid)>,
) -> Answer<Plain<ShowcaseOpeningView>> {
    Ok(opening(&app, &caller, named(path)?).await?)
}

/// Show something outside.
///
/// A published practice, news item or testimonial. Who merely writes it may not. Done already, it changes nothing.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_document"])), params(
        ("kind" = ShowcaseKind, Path), ("id" = Uuid, Path)),
    responses((status = OK, body = ShowcaseOpeningView)))]
#[put("/showcase-items/{kind}/{id}")]
async fn open_showcase_item(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, Uuid)>,
) -> Answer<Plain<ShowcaseOpeningView>> {
    let item = named(path)?;
    showcase::open(&app, &caller, item).await?;
    Ok(opening(&app, &caller, item).await?)
}

/// Show something outside no more.
///
/// In force at once. Done already, it changes nothing.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_document"])), params(
        ("kind" = ShowcaseKind, Path), ("id" = Uuid, Path)),
    responses((status = OK, body = ShowcaseOpeningView)))]
#[delete("/showcase-items/{kind}/{id}")]
async fn close_showcase_item(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, Uuid)>,
) -> Answer<Plain<ShowcaseOpeningView>> {
    let item = named(path)?;
    showcase::close(&app, &caller, item).await?;
    Ok(opening(&app, &caller, item).await?)
}
