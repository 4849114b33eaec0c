//! « Un réseau à votre service »: finding people, keeping one's card, the mailbox of each body (R263 to R275).

use std::collections::BTreeMap;

use domain::access::acts::KeepCard;
use domain::access::{Actor, Permission, Place};
use domain::directory::CardContent;
use domain::journal::Fact;
use domain::people::{EmailAddress, Organisation};
use domain::poc::Sight;
use domain::{OrganisationId, UserId};
use persistence::directory::{self, Contributions, DirectoryFilter, DirectoryRow};
use persistence::{Cursor, Slice, StoreError, organisations};

use crate::{App, Failure, Version, record, seen};

/// Contributions of each kind that a card names.
const NAMED: u64 = 10;

/// A card, with all that its page shows.
#[derive(Clone, Debug)]
pub struct CardReading {
    /// Whose, and what it tells.
    pub row: DirectoryRow,
    /// What they did under their name.
    pub contributions: Contributions,
}

/// Cards that meet every criterion, by name; and how many in all, when `total`.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    (filter, total): (&DirectoryFilter, bool),
    page: (u16, Option<&Cursor>),
) -> Result<(Slice<DirectoryRow>, Option<u64>), Failure> {
    actor.require(Permission::ReadDirectory)?;
    let from = app.store.reader();
    let slice = directory::list(&from, filter, page).await??;
    let total = if total { Some(directory::count(&from, filter).await?) } else { None };
    Ok((slice, total))
}

/// How many referents each body has: where the network has none is seen (R267). Nobody is named.
///
/// # Errors
/// Denied.
pub async fn referents(app: &App, actor: &Actor) -> Result<BTreeMap<OrganisationId, u64>, Failure> {
    actor.require(Permission::ReadDirectory)?;
    Ok(directory::referents(&app.store.reader()).await?)
}

/// The card of a person who agrees to be found; one's own always.
///
/// # Errors
/// Denied, nobody of that identifier, or nobody who agrees to be found.
pub async fn read(app: &App, actor: &Actor, id: UserId) -> Result<CardReading, Failure> {
    actor.require(Permission::ReadDirectory)?;
    let from = app.store.reader();
    let row = directory::find(&from, id).await?;
    let row = row.filter(|row| row.card.value.is_shown_to(actor));
    let row = row.ok_or(Failure::NotFound("card"))?;
    if id != actor.id {
        actor.require_on(Permission::ReadDirectory, &row.card.value)?;
    }
    // What people did for the Store and for ideas is told by those who may read them.
    let mut contributions = directory::contributions(&from, (id, &Sight::of(actor)), NAMED).await?;
    if actor.require(Permission::ReadPractices).is_err() {
        contributions.practices.clear();
    }
    if actor.require(Permission::ReadIdeas).is_err() {
        contributions.ideas.clear();
    }
    Ok(CardReading { row, contributions })
}

/// Replaces what a card tells: one's own, or as an administrator. Nobody is made visible by somebody else.
///
/// # Errors
/// Denied, nobody of that identifier, [`Failure::EditConflict`], or a visibility that is not the caller's to give.
pub async fn keep(
    app: &App,
    actor: &Actor,
    (id, version): (UserId, Version),
    content: CardContent,
) -> Result<(), Failure> {
    actor.require(Permission::ReadDirectory)?;
    let tx = app.store.begin().await?;
    let row = directory::find(&tx, id).await?;
    // Whoever may not change it learns nothing of a card that is hidden.
    let row = row.filter(|row| row.card.value.is_shown_to(actor));
    let mut card = seen(row.ok_or(Failure::NotFound("card"))?.card, version)?;
    let fact = actor.may(KeepCard, &mut card.value)?.keep(content)?;
    match directory::keep(&tx, &card).await {
        Err(StoreError::Duplicate) => return Err(Failure::EditConflict),
        other => other?,
    }
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Erases what a card tells: one's own, or as an administrator, of somebody who left too. Erased already, it changes
/// nothing.
///
/// # Errors
/// Denied, nobody of that identifier, or [`Failure::EditConflict`].
pub async fn erase(app: &App, actor: &Actor, id: UserId) -> Result<(), Failure> {
    actor.require(Permission::ReadDirectory)?;
    let tx = app.store.begin().await?;
    let row = directory::find_kept(&tx, id).await?;
    // Whoever may not change it learns nothing of a card that is hidden.
    let row = row.filter(|row| row.card.value.is_shown_to(actor));
    let mut card = row.ok_or(Failure::NotFound("card"))?.card;
    let fact = actor.may(KeepCard, &mut card.value)?.erase();
    // None was ever written.
    if card.version == 0 {
        return Ok(tx.commit().await?);
    }
    directory::keep(&tx, &card).await?;
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Keeps the mailbox of a body, or that it has none.
///
/// # Errors
/// Denied, no such body, or [`Failure::EditConflict`].
pub async fn set_mailbox(
    app: &App,
    actor: &Actor,
    (id, version): (OrganisationId, Version),
    mailbox: Option<EmailAddress>,
) -> Result<Organisation, Failure> {
    actor.require(Permission::EditMailboxes)?;
    let tree = app.directory.organisations();
    // A direction has none: its body does.
    let body = tree.find(id).filter(|body| body.body == Some(id)).cloned();
    let body = body.ok_or(Failure::NotFound("organisation"))?;
    // Who may update what is theirs in the directory does not thereby keep the mailbox of any body.
    if !actor.can(Permission::EditMailboxes, &Place::within(id)) {
        return Err(actor.denied(Permission::EditMailboxes).into());
    }
    let tx = app.store.begin().await?;
    organisations::set_mailbox(&tx, (id, version), mailbox.as_ref()).await?;
    let fact = Fact::MailboxSet { organisation: id, label: body.name.clone() };
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.directory.reload(&app.store).await?;
    app.bell.notify_waiters();
    Ok(Organisation { mailbox, version: version + 1, ..body })
}
