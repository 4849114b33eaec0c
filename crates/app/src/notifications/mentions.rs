//! Whoever a comment names is told of it, when they may read what it is about (R111).

use chrono::TimeDelta;
use domain::expression::Target;
use domain::idea::{Comment, CommentParts};
use domain::journal::{Entry, Fact};
use domain::people::AccountStatus;
use domain::{CommentId, UserId};
use persistence::journal::{Consumer, EntryFilter};
use persistence::notifications::Recipient;
use persistence::{Reads, Tx, comments, journal, mentions, people};

use super::Reason;
use super::deliver::{tell, tell_those};
use crate::comments::is_open_to;
use crate::{App, Failure};

/// Entries of one person about one thing in one instant.
const AT_ONCE: u16 = 10;

/// Those whom what was said names. Nobody is told what they did themselves, nor what was taken away meanwhile.
pub(super) async fn of(
    app: &App,
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let (Fact::CommentPosted { comment, .. } | Fact::Commented { comment, .. }) = fact else {
        return Ok(Vec::new());
    };
    let mut named = mentions::of(from, *comment).await?;
    named.retain(|person| Some(*person) != actor);
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let Some(row) = comments::read(from, *comment).await? else { return Ok(Vec::new()) };
    let parts = row.comment.parts();
    if parts.removed_at.is_some() {
        return Ok(Vec::new());
    }
    readers(app, from, parts.on, named).await
}

/// Tells those whom a comment names since it was changed, in the transaction that keeps the change; whoever was told
/// of it before hears nothing anew.
pub(crate) async fn tell_named_since(
    app: &App,
    tx: &Tx,
    comment: &Comment,
    mut named: Vec<UserId>,
) -> Result<(), Failure> {
    let parts = comment.parts();
    if named.is_empty() {
        return Ok(());
    }
    let Some(entry) = posted(tx, parts).await? else { return Ok(()) };
    // What nobody was told yet is told whole, now: neither lost nor told twice.
    if journal::mark_read(tx, Consumer::Notifications, entry.id).await? {
        return tell(app, tx, &entry).await;
    }
    named.retain(|person| Some(*person) != entry.actor);
    let told = readers(app, tx, parts.on, named).await?;
    tell_those(app, tx, &entry, told).await
}

/// The entry of the journal that tells that it was said.
async fn posted(from: &impl Reads, parts: &CommentParts) -> Result<Option<Entry>, Failure> {
    let CommentParts { id, on, author, posted_at, .. } = parts;
    let before = Some(*posted_at + TimeDelta::milliseconds(1));
    let filter = EntryFilter { actor: *author, from: Some(*posted_at), before };
    let found = journal::list(from, (on.subject().id, &filter), (AT_ONCE, None)).await??;
    Ok(found.rows.into_iter().find(|entry| tells(&entry.fact, *id)))
}

fn tells(fact: &Fact, said: CommentId) -> bool {
    let (Fact::CommentPosted { comment, .. } | Fact::Commented { comment, .. }) = fact else {
        return false;
    };
    *comment == said
}

/// Those of these people who have an account and may read what it is about.
async fn readers(
    app: &App,
    from: &impl Reads,
    on: Target,
    named: Vec<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let mut told = Vec::new();
    for person in named {
        let account = people::find(from, person).await?.map(|account| account.value);
        let active = account.filter(|account| account.status == AccountStatus::Active);
        let Some(account) = active else { continue };
        let reader = app.identity.read_absent(from, &account, app.now()).await?;
        if is_open_to(from, &reader, on).await? {
            told.push((Recipient::Person(person), Reason::Mentioned));
        }
    }
    Ok(told)
}
