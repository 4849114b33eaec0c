//! Following, liking, tagging.

use api_types::expression::{ExpressionView, Follows, KnownTags, PutTagRequest, TagQuery};
use app::{Failure, expression};
use domain::expression::{Mark, Target};
use domain::journal::SubjectKind;

use crate::prelude::*;
use crate::views::expression as views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(read_expression)
        .service(list_follows)
        .service(follow)
        .service(unfollow)
        .service(like)
        .service(unlike)
        .service(list_tags)
        .service(put_tag)
        .service(remove_tag);
}

/// The object that a path names: a kind of which people may say something, and its identifier.
pub(crate) fn target(kind: &str, id: &str) -> Result<Target, Failure> {
    let kind = SubjectKind::from_code(kind);
    let named = kind.zip(id.parse().ok()).and_then(|(kind, id)| Target::of(kind, id));
    named.ok_or(Failure::NotFound("target"))
}

/// Read what people say of something, and how well known it is.
///
/// Followers, likes, tags, ideas that rebound: counted, and never by name.
#[utoipa::path(tag = "expression", security(("bearer" = ["follow"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path)),
    responses((status = OK, body = ExpressionView)))]
#[get("/expression/{kind}/{id}")]
async fn read_expression(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String)>,
) -> Answer<Plain<ExpressionView>> {
    let shown = expression::read(&app, &caller, target(&path.0, &path.1)?).await?;
    Ok(Plain(views::expression(shown)))
}

/// List what one follows.
///
/// Ideas, bodies, challenges, experiments and practices; nobody else knows.
#[utoipa::path(tag = "expression", security(("bearer" = ["follow"])),
    responses((status = OK, body = Follows)))]
#[get("/follows")]
async fn list_follows(app: Data<App>, caller: Caller) -> Answer<Plain<Follows>> {
    Ok(Plain(views::follows(expression::followed(&app, &caller).await?)))
}

/// Follow something.
///
/// One is told of each change to it. Twice is once. The author of an idea is told of it already: 422.
#[utoipa::path(tag = "expression", security(("bearer" = ["follow"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path)), responses(
    (status = OK, body = ExpressionView),
    (status = UNPROCESSABLE_ENTITY, body = Problem, description = "It is one's own idea.",
        content_type = "application/problem+json"),
))]
#[put("/follows/{kind}/{id}")]
async fn follow(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String)>,
) -> Answer<Plain<ExpressionView>> {
    let what = (Mark::Follow, target(&path.0, &path.1)?);
    Ok(Plain(views::expression(expression::leave(&app, &caller, what).await?)))
}

/// Follow something no more.
///
/// Nothing to stop is well too.
#[utoipa::path(tag = "expression", security(("bearer" = ["follow"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path)),
    responses((status = OK, body = ExpressionView)))]
#[delete("/follows/{kind}/{id}")]
async fn unfollow(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String)>,
) -> Answer<Plain<ExpressionView>> {
    let what = (Mark::Follow, target(&path.0, &path.1)?);
    Ok(Plain(views::expression(expression::take_back(&app, &caller, what).await?)))
}

/// Like an experiment or a practice.
///
/// Twice is once. Ideas have votes instead.
#[utoipa::path(tag = "expression", security(("bearer" = ["like"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path)),
    responses((status = OK, body = ExpressionView)))]
#[put("/likes/{kind}/{id}")]
async fn like(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String)>,
) -> Answer<Plain<ExpressionView>> {
    let what = (Mark::Like, target(&path.0, &path.1)?);
    Ok(Plain(views::expression(expression::leave(&app, &caller, what).await?)))
}

/// Like something no more.
///
/// Nothing to take back is well too.
#[utoipa::path(tag = "expression", security(("bearer" = ["like"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path)),
    responses((status = OK, body = ExpressionView)))]
#[delete("/likes/{kind}/{id}")]
async fn unlike(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String)>,
) -> Answer<Plain<ExpressionView>> {
    let what = (Mark::Like, target(&path.0, &path.1)?);
    Ok(Plain(views::expression(expression::take_back(&app, &caller, what).await?)))
}

/// Find tags that are known already.
///
/// By their beginning, whatever its case and accents: what one means may have its word.
#[utoipa::path(tag = "expression", security(("bearer" = ["put_tag"])), params(TagQuery),
    responses((status = OK, body = KnownTags)))]
#[get("/tags")]
async fn list_tags(
    app: Data<App>,
    caller: Caller,
    query: Params<TagQuery>,
) -> Answer<Plain<KnownTags>> {
    let items = expression::known_tags(&app, &caller, &query.q).await?;
    Ok(Plain(KnownTags { items }))
}

/// Put a tag on an idea, an experiment or a practice.
///
/// Twice is once; case and accents make no difference. Lists filter by it with `tag`.
#[utoipa::path(tag = "expression", security(("bearer" = ["put_tag"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path)), request_body = PutTagRequest,
    responses((status = OK, body = ExpressionView)))]
#[put("/tags/{kind}/{id}")]
async fn put_tag(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String)>,
    body: Body<PutTagRequest>,
) -> Answer<Plain<ExpressionView>> {
    let (tag, target) = (body.parse()?, target(&path.0, &path.1)?);
    let shown = expression::put_tag(&app, &caller, (target, &tag)).await?;
    Ok(Plain(views::expression(shown)))
}

/// Take a tag away.
///
/// One's own; everybody's, as a moderator.
#[utoipa::path(tag = "expression", security(("bearer" = ["remove_tag"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path), ("key" = String, Path)),
    responses((status = OK, body = ExpressionView)))]
#[delete("/tags/{kind}/{id}/{key}")]
async fn remove_tag(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String, String)>,
) -> Answer<Plain<ExpressionView>> {
    let target = target(&path.0, &path.1)?;
    let shown = expression::remove_tag(&app, &caller, (target, &path.2)).await?;
    Ok(Plain(views::expression(shown)))
}
