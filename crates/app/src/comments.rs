//! What people say about ideas, experiments and practices (R103, R110).

mod names;

use chrono::{DateTime, Utc};
use domain::access::acts::{PostComment, RemoveComment};
use domain::access::{Actor, Leave, Owned as _};
use domain::expression::Target;
use domain::idea::{Comment, EditCommentError, NotMasked, Stance};
use domain::journal::Fact;
use domain::people::{MENTIONS_MAX, is_named};
use domain::text::Paragraph;
use domain::{CommentId, FieldCode, FieldError, UserId};
use persistence::comments::{self, CommentRow};
use persistence::{Cursor, Reads, Slice, Tx, ideas, mentions, people};
use uuid::Uuid;

use crate::expression::there;
use crate::ideas::day;
use crate::{App, Failure, Once, notifications, record, rich_text};

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
    /// Whom its author says that it names.
    pub mentions: Vec<UserId>,
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
    let mut slice = comments::list(&from, on, page).await??;
    names::link(&from, actor, &mut slice.rows).await?;
    Ok(slice)
}

/// Says something about it.
///
/// # Errors
/// Denied; at `/masked` for whoever is not the masked author of the idea.
pub async fn post(
    app: &App,
    actor: &Actor,
    mut new: NewComment,
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
        let named = std::mem::take(&mut new.mentions);
        let (comment, fact) = said(&tx, leave, new, now).await?;
        let id = comment.parts().id;
        comments::insert(&tx, &comment, &html).await?;
        mentions::insert(&tx, id, &mentioned(&tx, &comment, named).await?).await?;
        once.made(&tx, id.0, now).await?;
        let (by, at) = signature(actor, &comment, now);
        record(&tx, by, at, fact).await?;
        id
    };
    let mut row = comments::read(&tx, id).await?.ok_or(Failure::NotFound("comment"))?;
    names::link(&tx, actor, std::slice::from_mut(&mut row)).await?;
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
    let NewComment { on, stance, body, masked, mentions: _ } = new;
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

/// Those whom the words do name: an identifier alone tells nobody anything.
async fn mentioned(tx: &Tx, comment: &Comment, named: Vec<UserId>) -> Result<Vec<UserId>, Failure> {
    let words = comment.parts().body.as_str();
    let people = people::named_by(tx, named).await?;
    let named = people.into_values().filter(|person| is_named(words, person.name.as_str()));
    Ok(named.map(|person| person.id).collect())
}

/// Those whom the words name and did not name before.
async fn named_since(
    tx: &Tx,
    comment: &Comment,
    named: Vec<UserId>,
) -> Result<Vec<UserId>, Failure> {
    let before = mentions::of(tx, comment.parts().id).await?;
    let mut named = mentioned(tx, comment, named).await?;
    named.retain(|person| !before.contains(person));
    if before.len().saturating_add(named.len()) > MENTIONS_MAX {
        let (pointer, max) = ("/mentions".to_owned(), u32::try_from(MENTIONS_MAX).ok());
        return Err(FieldError { pointer, code: FieldCode::TooMany, min: None, max }.into());
    }
    Ok(named)
}

/// Nobody and the day only, for whoever says it masked; the actor and the instant, for everybody else.
fn signature(
    actor: &Actor,
    comment: &Comment,
    now: DateTime<Utc>,
) -> (Option<UserId>, DateTime<Utc>) {
    if comment.is_masked_by(actor) { (None, day(now)) } else { (Some(actor.id), now) }
}

/// Changes what one said, within a quarter of an hour. Whom it names since is told of it, and nobody else.
///
/// # Errors
/// Denied, more people named than a comment may name, or see [`EditCommentError`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (on, id): (Target, CommentId),
    (body, named): (Paragraph, Vec<UserId>),
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
    let named = named_since(&tx, &comment, named).await?;
    mentions::insert(&tx, id, &named).await?;
    notifications::tell_named_since(app, &tx, &comment, named).await?;
    let mut row = comments::read(&tx, id).await?.ok_or(Failure::NotFound("comment"))?;
    names::link(&tx, actor, std::slice::from_mut(&mut row)).await?;
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
    // One takes away what one said, even of what is kept for others since.
    if !comment.is_owned_by(actor) && !is_open_to(&tx, actor, on).await? {
        return Err(Failure::NotFound("comment"));
    }
    let (by, at) = signature(actor, &comment, now);
    let fact = actor.may(RemoveComment, &mut comment)?.remove(at)?;
    if !comments::save_removal(&tx, &comment).await? {
        return Err(domain::idea::RemoveCommentError::AlreadyRemoved.into());
    }
    record(&tx, by, at, fact).await?;
    Ok(tx.commit().await?)
}

/// Whether this person may read what is said of it.
pub(crate) async fn is_open_to(
    from: &impl Reads,
    actor: &Actor,
    on: Target,
) -> Result<bool, Failure> {
    match discussed(from, actor, on).await {
        Ok(()) => Ok(true),
        Err(Failure::Denied(_) | Failure::NotFound(_)) => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Whether one may speak of it at all, and it is there.
async fn discussed(from: &impl Reads, actor: &Actor, on: Target) -> Result<(), Failure> {
    actor.require(on.read_permission())?;
    if !on.is_discussed() {
        return Err(Failure::NotFound("comment"));
    }
    there(from, actor, on).await.map(|_| ())
}
