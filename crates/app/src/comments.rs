//! What people say about ideas, experiments and practices (R103, R110).

use domain::CommentId;
use domain::access::Actor;
use domain::access::acts::{PostComment, RemoveComment};
use domain::expression::Target;
use domain::idea::Stance;
use domain::text::Paragraph;
use persistence::comments::{self, CommentRow};
use persistence::{Cursor, Reads, Slice};
use uuid::Uuid;

use crate::expression::there;
use crate::{App, Failure, Once, record, rich_text};

/// Comments on something, the oldest first.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    on: Target,
    page: (u16, Option<&Cursor>),
) -> Result<Slice<CommentRow>, Failure> {
    let from = app.store.reader();
    discussed(&from, actor, on).await?;
    Ok(comments::list(&from, on, page).await??)
}

/// Says something about it.
///
/// # Errors
/// Denied.
pub async fn post(
    app: &App,
    actor: &Actor,
    (on, stance, body): (Target, Stance, Paragraph),
    once: &Once,
) -> Result<CommentRow, Failure> {
    let leave = actor.may_create(PostComment)?;
    let html = rich_text::to_html(body.as_str());
    let now = app.now();
    let tx = app.store.begin().await?;
    discussed(&tx, actor, on).await?;
    let id = if let Some(made) = once.already(&tx).await? {
        CommentId(made)
    } else {
        let id = CommentId(Uuid::now_v7());
        let (comment, fact) = leave.post(on, (id, stance, body), now);
        comments::insert(&tx, &comment, &html).await?;
        once.made(&tx, id.0, now).await?;
        record(&tx, Some(actor.id), now, fact).await?;
        id
    };
    let row = comments::read(&tx, id).await?.ok_or(Failure::NotFound("comment"))?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(row)
}

/// Removes a comment from sight: one's own, or as a moderator.
///
/// # Errors
/// Denied, or see [`domain::idea::RemoveCommentError`].
pub async fn remove(
    app: &App,
    actor: &Actor,
    (on, id): (Target, CommentId),
) -> Result<(), Failure> {
    actor.require(on.read_permission())?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut comment = comments::find(&tx, on, id).await?.ok_or(Failure::NotFound("comment"))?;
    let fact = actor.may(RemoveComment, &mut comment)?.remove(now)?;
    if !comments::save_removal(&tx, &comment).await? {
        return Err(domain::idea::RemoveCommentError::AlreadyRemoved.into());
    }
    record(&tx, Some(actor.id), now, fact).await?;
    Ok(tx.commit().await?)
}

/// Whether one may speak of it at all, and it is there.
async fn discussed(from: &impl Reads, actor: &Actor, on: Target) -> Result<(), Failure> {
    actor.require(on.read_permission())?;
    if !on.is_discussed() {
        return Err(Failure::NotFound("comment"));
    }
    there(from, actor, on).await.map(|_| ())
}
