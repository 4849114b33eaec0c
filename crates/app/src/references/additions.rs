//! What a body adds to the normed lists for its own agents (A36): kept by whoever keeps that body.

use domain::OrganisationId;
use domain::access::{Actor, Permission, Place};
use domain::people::OrganisationKind;
use domain::reference::{KeepValues, NormedList, ReferenceCode, ReferenceList, ReferenceWords};
use persistence::{Reads, Stored, references};
use uuid::Uuid;

use super::{KeptList, finish};
use crate::{App, Failure, Once, Version, seen};

/// What a body added to a list, for whoever keeps that body.
///
/// # Errors
/// Denied, no such body, or a list that takes no additions.
pub async fn read_of_body(
    app: &App,
    actor: &Actor,
    of: (OrganisationId, ReferenceList),
) -> Result<KeptList, Failure> {
    check(app, actor, of.0)?;
    let from = app.store.reader();
    let kept = find(&from, of).await?;
    let uses = references::count_uses(&from, &kept.value).await?;
    Ok((kept, uses))
}

/// Adds a value at the end of a list, for the agents of a body.
///
/// # Errors
/// The same, and [`domain::reference::KeepListError`], [`Failure::EditConflict`].
pub async fn add_of_body(
    app: &App,
    actor: &Actor,
    (of, words): ((OrganisationId, ReferenceList), ReferenceWords),
    once: &Once,
) -> Result<KeptList, Failure> {
    check(app, actor, of.0)?;
    let tx = app.store.begin().await?;
    let mut kept = find(&tx, of).await?;
    let granted = actor.may_on(KeepValues, &mut kept.value)?;
    if once.already(&tx).await?.is_some() {
        tx.commit().await?;
        return read_of_body(app, actor, of).await;
    }
    let fact = granted.add(words, &app.directory.references())?;
    once.made(&tx, Uuid::now_v7(), app.now()).await?;
    finish(app, actor, (tx, &kept), fact).await?;
    read_of_body(app, actor, of).await
}

/// Renames what a body added, retires it or brings it back.
///
/// # Errors
/// The same.
pub async fn change_of_body(
    app: &App,
    actor: &Actor,
    (of, version): ((OrganisationId, ReferenceList), Version),
    (code, words, active): (&ReferenceCode, ReferenceWords, bool),
) -> Result<KeptList, Failure> {
    check(app, actor, of.0)?;
    let tx = app.store.begin().await?;
    let mut kept = seen(find(&tx, of).await?, version)?;
    let granted = actor.may_on(KeepValues, &mut kept.value)?;
    let fact = granted.change(code, (words, active, false), &app.directory.references())?;
    finish(app, actor, (tx, &kept), fact).await?;
    read_of_body(app, actor, of).await
}

/// Before anything is read: who may not is told so, whatever they asked of.
fn check(app: &App, actor: &Actor, body: OrganisationId) -> Result<(), Failure> {
    actor.require_on(Permission::KeepOrganisations, &Place::within(body))?;
    let tree = app.directory.organisations();
    let found = tree.find(body).filter(|one| one.kind == OrganisationKind::Organisation);
    found.map(|_| ()).ok_or(Failure::NotFound("organisation"))
}

async fn find(
    from: &impl Reads,
    (body, list): (OrganisationId, ReferenceList),
) -> Result<Stored<NormedList>, Failure> {
    let Stored { value, version } = references::find_list(from, list).await?;
    let value = value.of_body(body).ok_or(Failure::NotFound("reference list"))?;
    Ok(Stored { value, version })
}
