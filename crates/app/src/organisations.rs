//! Keeping the bodies of the network and their directions (A36, R046): what an administrator changes is in force at
//! once, here and, within a minute, on every other server.

use domain::access::acts::KeepOrganisations;
use domain::access::{Actor, Permission};
use domain::journal::{Entry, Fact};
use domain::people::{Organisation, Region};
use domain::text::ShortText;
use domain::{FieldCode, FieldError, OrganisationId};
use persistence::{StoreError, Tx, journal, organisations};
use uuid::Uuid;

use crate::{App, Failure, Once, Version, record};

/// Most entries of a history that are told.
const HISTORY_MAX: u64 = 500;

/// Adds a body below the branch, or a direction below a body.
///
/// # Errors
/// Denied, or faulty fields.
pub async fn add(
    app: &App,
    actor: &Actor,
    (parent, name): (OrganisationId, ShortText),
    once: &Once,
) -> Result<Organisation, Failure> {
    actor.require(Permission::KeepOrganisations)?;
    let tx = app.store.begin().await?;
    let all = organisations::all(&tx).await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return found(&all, OrganisationId(id));
    }
    let unknown = || FieldError::new("/parent_id", FieldCode::UnknownValue);
    let above = all.iter().find(|one| one.id == parent).ok_or_else(unknown)?;
    let new = Organisation::below(above, OrganisationId(Uuid::now_v7()), &name);
    let mut new = new.ok_or_else(unknown)?;
    let fact = actor.may(KeepOrganisations, &mut new)?.join(&all)?;
    match organisations::insert(&tx, &new).await {
        // Another server added one of the same name at the same time.
        Err(StoreError::Duplicate) => return Err(Failure::EditConflict),
        other => other?,
    }
    once.made(&tx, new.id.0, app.now()).await?;
    finish(app, actor, tx, fact).await?;
    Ok(new)
}

/// Gives one another name, says where it is, closes it or opens it again. Whoever belongs there stays there.
///
/// # Errors
/// Denied, no such one, faulty fields, or [`Failure::EditConflict`].
pub async fn change(
    app: &App,
    actor: &Actor,
    (id, version): (OrganisationId, Version),
    (name, region, closed): (ShortText, Option<Region>, bool),
) -> Result<Organisation, Failure> {
    actor.require(Permission::KeepOrganisations)?;
    let tx = app.store.begin().await?;
    let all = organisations::all(&tx).await?;
    let mut kept = found(&all, id)?;
    let granted = actor.may(KeepOrganisations, &mut kept)?;
    let fact = granted.change((name, region), closed, &all)?;
    if kept.version != version {
        return Err(Failure::EditConflict);
    }
    organisations::update(&tx, &kept).await?;
    finish(app, actor, tx, fact).await?;
    // Where a body is says how far its administrators go.
    app.identity.forget_all();
    Ok(Organisation { version: version + 1, ..kept })
}

/// What happened to one, the newest first.
///
/// # Errors
/// Denied, or no such one.
pub async fn history(app: &App, actor: &Actor, id: OrganisationId) -> Result<Vec<Entry>, Failure> {
    actor.require(Permission::KeepOrganisations)?;
    let tree = app.directory.organisations();
    let one = tree.find(id).ok_or(Failure::NotFound("organisation"))?;
    if !actor.can(Permission::KeepOrganisations, one) && !one.is_extended_by(actor) {
        return Err(actor.denied(Permission::KeepOrganisations).into());
    }
    Ok(journal::about(&app.store.reader(), id.0, HISTORY_MAX).await?)
}

fn found(all: &[Organisation], id: OrganisationId) -> Result<Organisation, Failure> {
    let one = all.iter().find(|one| one.id == id).cloned();
    one.ok_or(Failure::NotFound("organisation"))
}

async fn finish(app: &App, actor: &Actor, tx: Tx, fact: Fact) -> Result<(), Failure> {
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.directory.reload(&app.store).await
}
