//! What people say about ideas, experiments and practices (R103, R110).

use chrono::{DateTime, Utc};
use domain::access::acts::{PostComment, RemoveComment};
use domain::access::{Actor, Leave};
use domain::expression::Target;
use domain::idea::{Comment, EditCommentError, NotMasked, Stance};
use domain::journal::Fact;
use domain::text::Paragraph;
use domain::{CommentId, FieldCode, FieldError, UserId};
use persistence::comments::{self, CommentRow};
use persistence::{Cursor, Reads, Slice, Tx, ideas};
use uuid::Uuid;

use crate::expression::there;
use crate::ideas::day;
use crate::{App, Failure, Once, record, rich_text};

/// Something to say.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// About what.
    pub on: Target,
    /// What it brings.
    pub stance: Stance,
    /// What it says, in Markdown.
    pub body: Paragraph,
    /// Whether its author stays masked, as the author of the anonymous idea it is about.
    pub masked: bool,
}

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
/// Denied; at `/masked` for whoever is not the masked author of the idea.
pub async fn post(
    app: &App,
    actor: &Actor,
    new: NewComment,
    once: &Once,
) -> Result<CommentRow, Failure> {
    let leave = actor.may_create(PostComment)?;
    let html = rich_text::to_html(new.body.as_str());
    let now = app.now();
    let tx = app.store.begin().await?;
    discussed(&tx, actor, new.on).await?;
    let id = if let Some(made) = once.already(&tx).await? {
        CommentId(made)
    } else {
        let (comment, fact) = said(&tx, leave, new, now).await?;
        let id = comment.parts().id;
        comments::insert(&tx, &comment, &html).await?;
        once.made(&tx, id.0, now).await?;
        let (by, at) = signature(actor, &comment, now);
        record(&tx, by, at, fact).await?;
        id
    };
    let row = comments::read(&tx, id).await?.ok_or(Failure::NotFound("comment"))?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(row)
}

async fn said(
    tx: &Tx,
    leave: Leave<'_, PostComment>,
    new: NewComment,
    now: DateTime<Utc>,
) -> Result<(Comment, Fact), Failure> {
    let NewComment { on, stance, body, masked } = new;
    if !masked {
        return Ok(leave.post(on, (CommentId(Uuid::now_v7()), stance, body), now));
    }
    let refused = || FieldError::new("/masked", FieldCode::NotAllowed);
    let Target::Idea(idea) = on else { return Err(refused().into()) };
    let idea = ideas::find(tx, idea).await?.ok_or(Failure::NotFound("idea"))?;
    // Drawn at random: a time-ordered identifier would tell the minute.
    let id = CommentId(Uuid::new_v4());
    leave.post_masked(&idea.value, (id, stance, body), now).map_err(|NotMasked| refused().into())
}

/// Nobody and the day only, for whoever says it masked; the actor and the instant, for everybody else.
fn signature(
    actor: &Actor,
    comment: &Comment,
    now: DateTime<Utc>,
) -> (Option<UserId>, DateTime<Utc>) {
    if comment.is_masked_by(actor) { (None, day(now)) } else { (Some(actor.id), now) }
}

/// Changes what one said, within a quarter of an hour.
///
/// # Errors
/// Denied, or see [`EditCommentError`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (on, id): (Target, CommentId),
    body: Paragraph,
) -> Result<CommentRow, Failure> {
    let leave = actor.may_create(PostComment)?;
    let html = rich_text::to_html(body.as_str());
    let now = app.now();
    let tx = app.store.begin().await?;
    discussed(&tx, actor, on).await?;
    let mut comment = comments::find(&tx, on, id).await?.ok_or(Failure::NotFound("comment"))?;
    leave.edit(&mut comment, body, now)?;
    if !comments::save_edit(&tx, &comment, &html).await? {
        return Err(EditCommentError::Removed.into());
    }
    let row = comments::read(&tx, id).await?.ok_or(Failure::NotFound("comment"))?;
    tx.commit().await?;
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
    let (by, at) = signature(actor, &comment, now);
    let fact = actor.may(RemoveComment, &mut comment)?.remove(at)?;
    if !comments::save_removal(&tx, &comment).await? {
        return Err(domain::idea::RemoveCommentError::AlreadyRemoved.into());
    }
    record(&tx, by, at, fact).await?;
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
