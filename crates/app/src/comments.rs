//! What people say about ideas (R103, R110).

use domain::access::acts::{PostComment, RemoveComment};
use domain::access::{Actor, Permission};
use domain::idea::Stance;
use domain::text::Paragraph;
use domain::{CommentId, IdeaId};
use persistence::comments::{self, CommentRow};
use persistence::{Cursor, Slice, ideas};
use uuid::Uuid;

use crate::{App, Failure, Once, record, rich_text};

/// Comments of an idea, the oldest first.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    idea: IdeaId,
    page: (u16, Option<&Cursor>),
) -> Result<Slice<CommentRow>, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    ideas::find(&from, idea).await?.ok_or(Failure::NotFound("idea"))?;
    Ok(comments::list(&from, idea, page).await??)
}

/// Says something about an idea.
///
/// # Errors
/// Denied.
pub async fn post(
    app: &App,
    actor: &Actor,
    (idea, stance, body): (IdeaId, Stance, Paragraph),
    once: &Once,
) -> Result<CommentRow, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let leave = actor.may_create(PostComment)?;
    let html = rich_text::to_html(body.as_str());
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = ideas::find(&tx, idea).await?.ok_or(Failure::NotFound("idea"))?;
    let id = if let Some(made) = once.already(&tx).await? {
        CommentId(made)
    } else {
        let id = CommentId(Uuid::now_v7());
        let (comment, fact) = leave.post(&idea.value, (id, stance, body), now);
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
    (idea, id): (IdeaId, CommentId),
) -> Result<(), Failure> {
    actor.require(Permission::ReadIdeas)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut comment = comments::find(&tx, idea, id).await?.ok_or(Failure::NotFound("comment"))?;
    let fact = actor.may(RemoveComment, &mut comment)?.remove(now)?;
    if !comments::save_removal(&tx, &comment).await? {
        return Err(domain::idea::RemoveCommentError::AlreadyRemoved.into());
    }
    record(&tx, Some(actor.id), now, fact).await?;
    Ok(tx.commit().await?)
}
