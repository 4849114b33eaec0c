//! Comments of ideas.

use api_types::idea::{CommentQuery, CommentView, PostCommentRequest};
use api_types::page::{LIMIT_MAX, Page};
use app::comments;
use domain::{CommentId, IdeaId};

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(list_comments).service(post_comment).service(remove_comment);
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
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let slice = comments::list(&app, &caller, *id, page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let items = slice.rows.into_iter().map(|row| views::ideas::comment(row, &caller, &tree));
    Ok(Plain(Page { items: items.collect(), next, total: None }))
}

/// Comment an idea.
///
/// For, against in a constructive way, or neither. It is signed, even by the author of an anonymous idea.
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
    let row = comments::post(&app, &caller, (*id, body.stance, text), &once).await?;
    let view = views::ideas::comment(row, &caller, &app.directory.organisations());
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
    comments::remove(&app, &caller, *ids).await?;
    Ok(Nothing)
}
