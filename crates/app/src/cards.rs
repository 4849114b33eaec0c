//! « Un réseau à votre service »: finding people, keeping one's card, the mailbox of each body (R263 to R275).

use std::collections::BTreeMap;

use domain::access::acts::KeepCard;
use domain::access::{Actor, Permission, Place};
use domain::directory::{CardContent, DirectoryRole, SoughtWord, sought as said};
use domain::journal::Fact;
use domain::people::{EmailAddress, Organisation};
use domain::poc::Sight;
use domain::text::fold;
use domain::{OrganisationId, UserId};
use persistence::directory::{
    self, Contributions, Coverage, DirectoryFilter, DirectoryRow, Sought,
};
use persistence::{Cursor, Reads, Slice, StoreError, organisations};

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
    let (read, sight) = (actor.reached(Permission::ReadDirectory), practices_seen(actor));
    let (from, filter) = (app.store.reader(), DirectoryFilter { read, sight, ..filter.clone() });
    let mut slice = directory::list(&from, &filter, page).await??;
    mark_holders(&from, actor, &mut slice.rows).await?;
    let total = if total { Some(directory::count(&from, &filter).await?) } else { None };
    Ok((slice, total))
}

/// Whom one seeks, from what one says: « je cherche un facilitateur à Lyon ». A word may be of the name of a body.
#[must_use]
pub fn sought(app: &App, words: &str) -> Vec<Sought> {
    let tree = app.directory.organisations();
    let names: Vec<(OrganisationId, String)> =
        tree.all().iter().map(|one| (one.id, fold(&one.name))).collect();
    let one = |SoughtWord { word, role }: SoughtWord| {
        // A letter is in almost every name: nobody seeks a body by it, and no database takes so many of them.
        let is_word = word.chars().nth(1).is_some();
        let bearing = names.iter().filter(|(_, name)| is_word && name.contains(&word));
        let bodies = bearing.map(|(id, _)| *id).collect();
        Sought { word, role, bodies }
    };
    said(words).into_iter().map(one).collect()
}

/// How many people of each body one would find, when the other criteria stay as they are.
///
/// # Errors
/// Denied.
pub async fn by_body(
    app: &App,
    actor: &Actor,
    filter: &DirectoryFilter,
) -> Result<Vec<(OrganisationId, u64)>, Failure> {
    actor.require(Permission::ReadDirectory)?;
    let (read, sight) = (actor.reached(Permission::ReadDirectory), practices_seen(actor));
    let filter = DirectoryFilter { read, sight, ..filter.clone() };
    Ok(directory::by_body(&app.store.reader(), &filter).await?)
}

/// What this person may see of the Store; nothing when they may not read it.
fn practices_seen(actor: &Actor) -> Option<Sight> {
    actor.require(Permission::ReadPractices).is_ok().then(|| Sight::of(actor))
}

/// Says of those who are called about a practice of the Store that they hold one, to those who may see it (R230).
async fn mark_holders(
    from: &impl Reads,
    actor: &Actor,
    rows: &mut [DirectoryRow],
) -> Result<(), Failure> {
    let Some(sight) = practices_seen(actor) else { return Ok(()) };
    let people: Vec<UserId> = rows.iter().map(|row| row.person.id).collect();
    let holders = directory::holders_among(from, &people, &sight).await?;
    for row in rows.iter_mut().filter(|row| holders.contains(&row.person.id)) {
        row.roles.push(DirectoryRole::Holder);
    }
    Ok(())
}

/// Whether this person reads a card that its owner agrees to show: one's own always.
pub(crate) fn reads(actor: &Actor, row: &DirectoryRow) -> bool {
    row.person.id == actor.id || actor.can(Permission::ReadDirectory, &row.card.value)
}

/// How each body is covered by its referents, of the part that the actor reads: where the network has none is seen
/// (R267). Nobody is named.
///
/// # Errors
/// Denied.
pub async fn coverage(
    app: &App,
    actor: &Actor,
) -> Result<BTreeMap<OrganisationId, Coverage>, Failure> {
    actor.require(Permission::ReadDirectory)?;
    let read = actor.reached(Permission::ReadDirectory);
    Ok(directory::coverage(&app.store.reader(), read.as_ref()).await?)
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
    let mut row = row.ok_or(Failure::NotFound("card"))?;
    if id != actor.id {
        actor.require_on(Permission::ReadDirectory, &row.card.value)?;
    }
    mark_holders(&from, actor, std::slice::from_mut(&mut row)).await?;
    // What people did in the Store, in experiments and for ideas is told to those who may read them.
    let mut contributions = directory::contributions(&from, (id, &Sight::of(actor)), NAMED).await?;
    if actor.require(Permission::ReadPractices).is_err() {
        contributions.practices.clear();
    }
    if actor.require(Permission::ReadPocs).is_err() {
        contributions.pocs.clear();
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
