//! Comments of ideas, experiments and practices.

use api_types::idea::{CommentQuery, CommentView, EditCommentRequest, PostCommentRequest};
use api_types::page::{LIMIT_MAX, Page};
use app::comments::{self, NewComment};
use domain::expression::Target;
use domain::journal::SubjectKind;
use domain::text::Paragraph;
use domain::{CommentId, IdeaId};
use persistence::comments::CommentRow;

use crate::expression::target;
use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_comments)
        .service(post_comment)
        .service(remove_comment)
        .service(list_comments_on)
        .service(post_comment_on)
        .service(edit_comment_on)
        .service(remove_comment_on);
}

/// List the comments of an idea, the oldest first.
///
/// A removed comment keeps its place and says nothing any more.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("id" = IdeaId, Path), CommentQuery),
    responses((status = OK, body = Page<CommentView>)))]
#[get("/ideas/{id}/comments")]
async fn list_comments(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    query: Params<CommentQuery>,
) -> Answer<Plain<Page<CommentView>>> {
    page_of(&app, &caller, Target::Idea(*id), &query).await
}

fn view(app: &App, caller: &Caller, row: CommentRow) -> CommentView {
    views::ideas::comment(row, (&**caller, app.now()), &app.directory.organisations())
}

fn new_comment(on: Target, asked: &PostCommentRequest, body: Paragraph) -> NewComment {
    let PostCommentRequest { stance, body: _, masked, mentions } = asked;
    NewComment { on, stance: *stance, body, masked: *masked, mentions: mentions.clone() }
}

async fn page_of(
    app: &App,
    caller: &Caller,
    on: Target,
    query: &CommentQuery,
) -> Answer<Plain<Page<CommentView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let slice = comments::list(app, caller, on, page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let reader = (&**caller, app.now());
    let items = slice.rows.into_iter().map(|row| views::ideas::comment(row, reader, &tree));
    Ok(Plain(Page { items: items.collect(), next, total: None }))
}

/// Comment an idea.
///
/// For, against in a constructive way, or neither. It is signed, unless the author of an anonymous idea asks to stay
/// masked: it then has no author and the day only, and they alone may take it away, with moderators. Whom it names is
/// told of it, unless they may not read it.
#[utoipa::path(tag = "ideas", security(("bearer" = ["post_comment"])),
    params(("id" = IdeaId, Path), IdempotencyKey), request_body = PostCommentRequest,
    responses((status = CREATED, body = CommentView)))]
#[post("/ideas/{id}/comments")]
async fn post_comment(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    key: Key,
    body: Body<PostCommentRequest>,
) -> Answer<Created<CommentView>> {
    let text = body.parse()?;
    let once = key.once(&app, &caller, &format!("post_comment {id}"), &body.0);
    let new = new_comment(Target::Idea(*id), &body, text);
    let row = comments::post(&app, &caller, new, &once).await?;
    let view = view(&app, &caller, row);
    Ok(Created::immutable(format!("/api/v1/ideas/{id}/comments/{}", view.id), view))
}

/// Remove a comment.
///
/// One's own, or as a moderator. It keeps its place in the list, without its words.
#[utoipa::path(tag = "ideas", security(("bearer" = ["remove_comment"])),
    params(("id" = IdeaId, Path), ("comment_id" = CommentId, Path)), responses(
    (status = NO_CONTENT, description = "Removed."),
    (status = CONFLICT, body = Problem, description = "It was removed already.",
        content_type = "application/problem+json"),
))]
#[delete("/ideas/{id}/comments/{comment_id}")]
async fn remove_comment(
    app: Data<App>,
    caller: Caller,
    ids: Path<(IdeaId, CommentId)>,
) -> Answer<Nothing> {
    let (id, comment) = *ids;
    comments::remove(&app, &caller, (Target::Idea(id), comment)).await?;
    Ok(Nothing)
}

/// List the comments on an idea, an experiment or a practice, the oldest first.
///
/// A removed comment keeps its place and says nothing any more.
#[utoipa::path(tag = "expression", security(("bearer" = ["post_comment"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path), CommentQuery),
    responses((status = OK, body = Page<CommentView>)))]
#[get("/comments/{kind}/{id}")]
async fn list_comments_on(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String)>,
    query: Params<CommentQuery>,
) -> Answer<Plain<Page<CommentView>>> {
    page_of(&app, &caller, target(&path.0, &path.1)?, &query).await
}

/// Comment an idea, an experiment or a practice.
///
/// For, against in a constructive way, or neither. It is signed; the author of an anonymous idea may stay masked. Whom
/// it names is told of it, unless they may not read it.
#[utoipa::path(tag = "expression", security(("bearer" = ["post_comment"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path), IdempotencyKey),
    request_body = PostCommentRequest, responses((status = CREATED, body = CommentView)))]
#[post("/comments/{kind}/{id}")]
async fn post_comment_on(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String)>,
    key: Key,
    body: Body<PostCommentRequest>,
) -> Answer<Created<CommentView>> {
    let (kind, id) = &*path;
    let (text, on) = (body.parse()?, target(kind, id)?);
    let once = key.once(&app, &caller, &format!("post_comment_on {kind} {id}"), &body.0);
    let new = new_comment(on, &body, text);
    let row = comments::post(&app, &caller, new, &once).await?;
    let view = view(&app, &caller, row);
    Ok(Created::immutable(format!("/api/v1/comments/{kind}/{id}/{}", view.id), view))
}

/// Change what one said of an idea, an experiment or a practice.
///
/// Its author alone, within fifteen minutes; the words alone. Everybody reads that they were changed; whom they name
/// since is told of it, and nobody else. What was said masked is kept with its day and no minute: it is taken away, and
/// said again.
#[utoipa::path(tag = "expression", security(("bearer" = ["post_comment"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path), ("comment_id" = CommentId, Path)),
    request_body = EditCommentRequest, responses(
    (status = OK, body = CommentView),
    (status = CONFLICT, body = Problem, description = "It was removed, or is older than that.",
        content_type = "application/problem+json"),
))]
#[put("/comments/{kind}/{id}/{comment_id}")]
async fn edit_comment_on(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String, CommentId)>,
    body: Body<EditCommentRequest>,
) -> Answer<Plain<CommentView>> {
    let (kind, id, comment) = &*path;
    let (words, on) = (body.parse()?, target(kind, id)?);
    let said = (words, body.mentions.clone());
    let row = comments::edit(&app, &caller, (on, *comment), said).await?;
    Ok(Plain(view(&app, &caller, row)))
}

/// Remove a comment on an idea, an experiment or a practice.
///
/// One's own, or as a moderator. It keeps its place in the list, without its words.
#[utoipa::path(tag = "expression", security(("bearer" = ["remove_comment"])),
    params(("kind" = SubjectKind, Path), ("id" = Uuid, Path), ("comment_id" = CommentId, Path)),
    responses(
    (status = NO_CONTENT, description = "Removed."),
    (status = CONFLICT, body = Problem, description = "It was removed already.",
        content_type = "application/problem+json"),
))]
#[delete("/comments/{kind}/{id}/{comment_id}")]
async fn remove_comment_on(
    app: Data<App>,
    caller: Caller,
    path: Path<(String, String, CommentId)>,
) -> Answer<Nothing> {
    let (kind, id, comment) = &*path;
    comments::remove(&app, &caller, (target(kind, id)?, *comment)).await?;
    Ok(Nothing)
}
