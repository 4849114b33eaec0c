//! Expressions that mean the same, kept by administrators. Every server learns of a change by the journal.

use domain::SynonymGroupId;
use domain::access::{Actor, Permission};
use domain::journal::Fact;
use domain::search::SynonymGroup;
use persistence::synonyms::{self, Kept};
use persistence::{Stored, Tx};
use uuid::Uuid;

use crate::{App, Failure, Once, Version, record, seen};

/// Every group.
///
/// # Errors
/// Denied.
pub async fn list_groups(app: &App, actor: &Actor) -> Result<Vec<Kept>, Failure> {
    actor.require(Permission::EditSynonyms)?;
    Ok(synonyms::all(&app.store.reader()).await?)
}

/// A group.
///
/// # Errors
/// Denied, or no such group.
pub async fn read_group(
    app: &App,
    actor: &Actor,
    id: SynonymGroupId,
) -> Result<Stored<SynonymGroup>, Failure> {
    actor.require(Permission::EditSynonyms)?;
    synonyms::find(&app.store.reader(), id).await?.ok_or(Failure::NotFound("synonym group"))
}

/// Adds a group.
///
/// # Errors
/// Denied.
pub async fn create_group(
    app: &App,
    actor: &Actor,
    group: &SynonymGroup,
    once: &Once,
) -> Result<SynonymGroupId, Failure> {
    actor.require(Permission::EditSynonyms)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(SynonymGroupId(id));
    }
    let id = SynonymGroupId(Uuid::now_v7());
    synonyms::insert(&tx, id, group, now).await?;
    once.made(&tx, id.0, now).await?;
    changed(app, actor, tx, id).await?;
    Ok(id)
}

/// Replaces a group.
///
/// # Errors
/// Denied, no such group, [`Failure::EditConflict`].
pub async fn edit_group(
    app: &App,
    actor: &Actor,
    (id, version): (SynonymGroupId, Version),
    group: SynonymGroup,
) -> Result<(), Failure> {
    actor.require(Permission::EditSynonyms)?;
    let tx = app.store.begin().await?;
    let kept = synonyms::find(&tx, id).await?.ok_or(Failure::NotFound("synonym group"))?;
    let mut kept = seen(kept, version)?;
    kept.value = group;
    synonyms::update(&tx, id, &kept, app.now()).await?;
    changed(app, actor, tx, id).await
}

/// Removes a group.
///
/// # Errors
/// Denied, no such group, [`Failure::EditConflict`].
pub async fn remove_group(
    app: &App,
    actor: &Actor,
    (id, version): (SynonymGroupId, Version),
) -> Result<(), Failure> {
    actor.require(Permission::EditSynonyms)?;
    let tx = app.store.begin().await?;
    let kept = synonyms::find(&tx, id).await?.ok_or(Failure::NotFound("synonym group"))?;
    seen(kept, version)?;
    synonyms::delete(&tx, id, version).await?;
    changed(app, actor, tx, id).await
}

async fn changed(app: &App, actor: &Actor, tx: Tx, group: SynonymGroupId) -> Result<(), Failure> {
    record(&tx, Some(actor.id), app.now(), Fact::SynonymsChanged { group }).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
