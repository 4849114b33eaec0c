//! News, the glossary: what the Dinno tells around the doors.

use api_types::editorial::{
    CountedFigureView, CountedFigures, CountedFiguresQuery, EditorialItemRequest,
    EditorialItemView, EditorialQuery, EditorialSummary, FeatureNewsRequest, GuideVersionSummary,
    GuideVersionView, GuideVersionsQuery, PublishEditorialItemRequest,
    WithdrawEditorialItemRequest,
};
use api_types::history::History;
use api_types::page::{LIMIT_MAX, Page};
use app::Failure;
use app::editorial::{self, Counted, Listed, Written};
use domain::editorial::CountedOf;
use domain::{EditorialId, FieldError};
use persistence::editorial::{EditorialFilter, EditorialRow};

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_editorial_items)
        .service(read_counted_figures)
        .service(draft_editorial_item)
        .service(read_editorial_item_history)
        .service(list_editorial_item_versions)
        .service(read_editorial_item_version)
        .service(publish_editorial_item)
        .service(withdraw_editorial_item)
        .service(confirm_editorial_item)
        .service(feature_news)
        .service(unfeature_news)
        .service(read_editorial_item)
        .service(edit_editorial_item);
}

async fn view(
    app: &App,
    caller: &Caller,
    id: EditorialId,
) -> Result<Versioned<EditorialItemView>, Failure> {
    let reading = editorial::read(app, caller, id).await?;
    let view = views::editorial::item(app, caller, reading).await?;
    Ok(Versioned(view.version, view))
}

fn written(body: &EditorialItemRequest) -> Result<Written, Vec<FieldError>> {
    let (title, content, image) = body.parse()?;
    let (owner, organisation) = (body.owner_id, body.organisation_id);
    Ok(Written { title, content, image, owner, organisation })
}

/// List the items of a brick.
///
/// Published terms by name, other published items the newest first, the rest the last written first. Criteria add
/// up. What is not published is listed for those who write in the brick, and for others nothing is.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["read_news"]), ("bearer" = ["read_glossary"]), ("bearer" = ["read_events"]), ("bearer" = ["read_key_figures"]), ("bearer" = ["read_method_resources"]), ("bearer" = ["read_testimonials"]), ("bearer" = ["read_newsletters"])), params(EditorialQuery),
    responses((status = OK, body = Page<EditorialSummary>)))]
#[get("/editorial-items")]
async fn list_editorial_items(
    app: Data<App>,
    caller: Caller,
    query: Params<EditorialQuery>,
) -> Answer<Plain<Page<EditorialSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let EditorialQuery {
        brick,
        state,
        q,
        project,
        method,
        speaker,
        side,
        practice_id: practice,
        poc_id: poc,
        figure,
        partner_id: partner,
        to_check,
        organisation_id: organisation,
        limit,
        cursor: _,
        include,
    } = query.0;
    let words = q.filter(|words| !words.trim().is_empty());
    let filter = EditorialFilter {
        brick,
        state,
        words,
        project,
        method,
        speaker,
        side,
        practice,
        poc,
        figure,
        partner,
        to_check,
        organisation,
        own: None,
        read: None,
    };
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let wanted = (filter, include.is_some());
    let listed = editorial::list(&app, &caller, wanted, page).await?;
    let Listed { slice, mut images, counted, total } = listed;
    let (next, tree) = (next(slice.next.as_ref()), app.directory.organisations());
    let summary = |row: EditorialRow| {
        let image = images.remove(&row.id);
        views::editorial::summary(&app, &tree, (row, image), &counted)
    };
    let items = slice.rows.into_iter().map(summary).collect();
    Ok(Plain(Page { items, next, total }))
}

/// Read what the portal counts by itself.
///
/// Ideas, experiments, practices and partners, and what is of open innovation, as of today, of the bricks that the caller
/// reads: what is kept for some counts too, as in the portfolio and on the map of the actions. A key figure may be fed by
/// any of them. Of a body: what is counted by body alone.
#[utoipa::path(tag = "editorial", security(("bearer" = ["read_key_figures"])),
    params(CountedFiguresQuery), responses((status = OK, body = CountedFigures)))]
#[get("/counted-figures")]
async fn read_counted_figures(
    app: Data<App>,
    caller: Caller,
    query: Params<CountedFiguresQuery>,
) -> Answer<Plain<CountedFigures>> {
    let Counted { on, figures } =
        editorial::counted(&app, &caller, query.0.organisation_id).await?;
    let one = |(of, value): (CountedOf, u64)| CountedFigureView { figure: of.figure(), value };
    Ok(Plain(CountedFigures { on, items: figures.into_iter().map(one).collect() }))
}

/// Begin an item.
///
/// A draft, which those who write in its brick, for its body, read; nobody else does until it is published.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["edit_news"]), ("bearer" = ["edit_glossary"]), ("bearer" = ["edit_events"]), ("bearer" = ["edit_key_figures"]), ("bearer" = ["edit_method_resources"]), ("bearer" = ["edit_testimonials"]), ("bearer" = ["edit_newsletters"])), params(IdempotencyKey),
    request_body = EditorialItemRequest, responses((status = CREATED, body = EditorialItemView)))]
#[post("/editorial-items")]
async fn draft_editorial_item(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<EditorialItemRequest>,
) -> Answer<Created<EditorialItemView>> {
    let written = written(&body)?;
    let once = key.once(&app, &caller, "draft_editorial_item", &body.0);
    let id = editorial::draft(&app, &caller, written, &once).await?;
    let Versioned(version, view) = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/editorial-items/{id}"), version, view))
}

/// Read an item.
///
/// One that is not published is hidden from those who do not write in its brick.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["read_news"]), ("bearer" = ["read_glossary"]), ("bearer" = ["read_events"]), ("bearer" = ["read_key_figures"]), ("bearer" = ["read_method_resources"]), ("bearer" = ["read_testimonials"]), ("bearer" = ["read_newsletters"])),
    params(("id" = EditorialId, Path)), responses((status = OK, body = EditorialItemView)))]
#[get("/editorial-items/{id}")]
async fn read_editorial_item(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
) -> Answer<Versioned<EditorialItemView>> {
    Ok(view(&app, &caller, *id).await?)
}

/// Change an item.
///
/// The whole of it is sent. It keeps its brick, and stays where it stands: what is published changes at once. What
/// people read of a guide until then is kept as a version of it.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["edit_news"]), ("bearer" = ["edit_glossary"]), ("bearer" = ["edit_events"]), ("bearer" = ["edit_key_figures"]), ("bearer" = ["edit_method_resources"]), ("bearer" = ["edit_testimonials"]), ("bearer" = ["edit_newsletters"])),
    params(("id" = EditorialId, Path), IfMatch), request_body = EditorialItemRequest,
    responses((status = OK, body = EditorialItemView)))]
#[put("/editorial-items/{id}")]
async fn edit_editorial_item(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    seen: Seen,
    body: Body<EditorialItemRequest>,
) -> Answer<Versioned<EditorialItemView>> {
    let written = written(&body)?;
    editorial::edit(&app, &caller, (*id, seen.0), written).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Publish an item.
///
/// At once, or from a minute that is still to come: nobody has to be there. A scheduled one may be given another
/// minute, and a withdrawn one is published again.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["edit_news"]), ("bearer" = ["edit_glossary"]), ("bearer" = ["edit_events"]), ("bearer" = ["edit_key_figures"]), ("bearer" = ["edit_method_resources"]), ("bearer" = ["edit_testimonials"]), ("bearer" = ["edit_newsletters"])),
    params(("id" = EditorialId, Path), IfMatch), request_body = PublishEditorialItemRequest,
    responses(
    (status = OK, body = EditorialItemView),
    (status = CONFLICT, body = Problem, description = "It is published already.",
        content_type = "application/problem+json"),
))]
#[post("/editorial-items/{id}/publications")]
async fn publish_editorial_item(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    seen: Seen,
    body: Body<PublishEditorialItemRequest>,
) -> Answer<Versioned<EditorialItemView>> {
    editorial::publish(&app, &caller, (*id, seen.0), body.at).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Withdraw an item.
///
/// It leaves the lists and the front page. What it says and its history stay, for those who write in its brick.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["edit_news"]), ("bearer" = ["edit_glossary"]), ("bearer" = ["edit_events"]), ("bearer" = ["edit_key_figures"]), ("bearer" = ["edit_method_resources"]), ("bearer" = ["edit_testimonials"]), ("bearer" = ["edit_newsletters"])),
    params(("id" = EditorialId, Path), IfMatch), request_body = WithdrawEditorialItemRequest,
    responses(
    (status = OK, body = EditorialItemView),
    (status = CONFLICT, body = Problem, description = "It is not published, nor to be.",
        content_type = "application/problem+json"),
))]
#[post("/editorial-items/{id}/withdrawals")]
async fn withdraw_editorial_item(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    seen: Seen,
    body: Body<WithdrawEditorialItemRequest>,
) -> Answer<Versioned<EditorialItemView>> {
    let reason = body.parse()?;
    editorial::withdraw(&app, &caller, (*id, seen.0), reason).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Confirm that an item is still right.
///
/// A method resource, a key figure or a term that nobody published, changed or confirmed for twelve months is to be
/// checked: its readers are told so, and whoever looks after it is asked, once. Whoever may change it may confirm it.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["edit_news"]), ("bearer" = ["edit_glossary"]), ("bearer" = ["edit_events"]), ("bearer" = ["edit_key_figures"]), ("bearer" = ["edit_method_resources"]), ("bearer" = ["edit_testimonials"]), ("bearer" = ["edit_newsletters"])),
    params(("id" = EditorialId, Path), IfMatch), responses(
    (status = OK, body = EditorialItemView),
    (status = CONFLICT, body = Problem, description = "It is not published.",
        content_type = "application/problem+json"),
))]
#[post("/editorial-items/{id}/confirmations")]
async fn confirm_editorial_item(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    seen: Seen,
) -> Answer<Versioned<EditorialItemView>> {
    editorial::confirm(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Put news on the front page.
///
/// From one day to another, both included, by the clock of Paris. The landing page shows the last one chosen among
/// those of the day.
#[utoipa::path(tag = "editorial", security(("bearer" = ["feature_news"])),
    params(("id" = EditorialId, Path), IfMatch), request_body = FeatureNewsRequest, responses(
    (status = OK, body = EditorialItemView),
    (status = CONFLICT, body = Problem, description = "It is no news, or is not published nor to be.",
        content_type = "application/problem+json"),
))]
#[put("/editorial-items/{id}/featuring")]
async fn feature_news(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    seen: Seen,
    body: Body<FeatureNewsRequest>,
) -> Answer<Versioned<EditorialItemView>> {
    let days = body.parse()?;
    editorial::feature(&app, &caller, (*id, seen.0), days).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Take news off the front page.
///
/// It stays published.
#[utoipa::path(tag = "editorial", security(("bearer" = ["feature_news"])),
    params(("id" = EditorialId, Path), IfMatch), responses(
    (status = OK, body = EditorialItemView),
    (status = CONFLICT, body = Problem, description = "It is not on the front page.",
        content_type = "application/problem+json"),
))]
#[delete("/editorial-items/{id}/featuring")]
async fn unfeature_news(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    seen: Seen,
) -> Answer<Versioned<EditorialItemView>> {
    editorial::unfeature(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Read what happened to an item.
///
/// The newest first. Why a testimonial was withdrawn is told to those who answer for it alone.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["read_news"]), ("bearer" = ["read_glossary"]), ("bearer" = ["read_events"]), ("bearer" = ["read_key_figures"]), ("bearer" = ["read_method_resources"]), ("bearer" = ["read_testimonials"]), ("bearer" = ["read_newsletters"])),
    params(("id" = EditorialId, Path)), responses((status = OK, body = History)))]
#[get("/editorial-items/{id}/history")]
async fn read_editorial_item_history(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
) -> Answer<Plain<History>> {
    let entries = editorial::history(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}

/// List what a guide said before.
///
/// The versions that people read before the one of today, the last one first: which version each was, what it changed,
/// who wrote it, since when and until when people read it. What was never published is none of them. For whoever reads
/// the guide; other items have no version.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["read_news"]), ("bearer" = ["read_glossary"]), ("bearer" = ["read_events"]), ("bearer" = ["read_key_figures"]), ("bearer" = ["read_method_resources"]), ("bearer" = ["read_testimonials"]), ("bearer" = ["read_newsletters"])),
    params(("id" = EditorialId, Path), GuideVersionsQuery),
    responses((status = OK, body = Page<GuideVersionSummary>)))]
#[get("/editorial-items/{id}/versions")]
async fn list_editorial_item_versions(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    query: Params<GuideVersionsQuery>,
) -> Answer<Plain<Page<GuideVersionSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let slice = editorial::versions(&app, &caller, *id, page).await?;
    let (next, tree) = (next(slice.next.as_ref()), app.directory.organisations());
    let summary = |reading| views::editorial::versions::summary(reading, &tree);
    let items = slice.rows.into_iter().map(summary).collect();
    Ok(Plain(Page { items, next, total: None }))
}

/// Read what a guide said in a former version.
///
/// It never changes.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["read_news"]), ("bearer" = ["read_glossary"]), ("bearer" = ["read_events"]), ("bearer" = ["read_key_figures"]), ("bearer" = ["read_method_resources"]), ("bearer" = ["read_testimonials"]), ("bearer" = ["read_newsletters"])),
    params(("id" = EditorialId, Path), ("number" = i32, Path)),
    responses((status = OK, body = GuideVersionView)))]
#[get("/editorial-items/{id}/versions/{number}")]
async fn read_editorial_item_version(
    app: Data<App>,
    caller: Caller,
    path: Path<(EditorialId, i32)>,
) -> Answer<Plain<GuideVersionView>> {
    let (reading, body_html) = editorial::version(&app, &caller, path.into_inner()).await?;
    let summary = views::editorial::versions::summary(reading, &app.directory.organisations());
    Ok(Plain(GuideVersionView { summary, body_html }))
}
