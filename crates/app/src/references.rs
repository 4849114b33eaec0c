//! Keeping the normed lists (R125, R046): what an administrator changes is in force at once, here and, within
//! a minute, on every other server.

mod additions;

use std::collections::BTreeMap;

use domain::access::{Actor, Granted, Permission};
use domain::journal::{Entry, Fact};
use domain::reference::{
    KeepListError, KeepValues, NormedList, ReferenceBook, ReferenceCode, ReferenceList,
    ReferenceWords,
};
use persistence::{Stored, Tx, journal, references};
use uuid::Uuid;

use crate::{App, Failure, Once, Version, record, seen};

pub use additions::{add_of_body, change_of_body, read_of_body};

/// Most entries of a history that are told.
const HISTORY_MAX: u64 = 500;

/// A list, with how many objects bear each of its values, by code.
pub type KeptList = (Stored<NormedList>, BTreeMap<String, u64>);

/// A list, for whoever keeps it.
///
/// # Errors
/// Denied.
pub async fn read(app: &App, actor: &Actor, list: ReferenceList) -> Result<KeptList, Failure> {
    actor.require(Permission::EditReferences)?;
    let from = app.store.reader();
    let kept = references::find_list(&from, list).await?;
    let uses = references::count_uses(&from, &kept.value).await?;
    Ok((kept, uses))
}

/// Adds a value at the end of a list.
///
/// # Errors
/// Denied, [`KeepListError`], [`Failure::EditConflict`].
pub async fn add(
    app: &App,
    actor: &Actor,
    (list, words): (ReferenceList, ReferenceWords),
    once: &Once,
) -> Result<KeptList, Failure> {
    actor.require(Permission::EditReferences)?;
    let tx = app.store.begin().await?;
    let mut kept = references::find_list(&tx, list).await?;
    let granted = actor.may_on(KeepValues, &mut kept.value)?;
    if once.already(&tx).await?.is_some() {
        tx.commit().await?;
        return read(app, actor, list).await;
    }
    let fact = granted.add(words, &app.directory.references())?;
    once.made(&tx, Uuid::now_v7(), app.now()).await?;
    finish(app, actor, (tx, &kept), fact).await?;
    read(app, actor, list).await
}

/// Renames a value, retires it or brings it back; gives to everybody what a body added.
///
/// # Errors
/// Denied, [`KeepListError`], [`Failure::EditConflict`].
pub async fn change(
    app: &App,
    actor: &Actor,
    list: (ReferenceList, Version),
    (code, words, active, shared): (&ReferenceCode, ReferenceWords, bool, bool),
) -> Result<KeptList, Failure> {
    let change = |granted: Granted<'_, KeepValues, NormedList>, book: &ReferenceBook| {
        granted.change(code, (words, active, shared), book)
    };
    keep(app, actor, list, change).await
}

/// Puts the values of a list in another order.
///
/// # Errors
/// Denied, [`KeepListError`], [`Failure::EditConflict`].
pub async fn arrange(
    app: &App,
    actor: &Actor,
    list: (ReferenceList, Version),
    order: &[ReferenceCode],
) -> Result<KeptList, Failure> {
    keep(app, actor, list, |granted, _| granted.arrange(order)).await
}

/// What happened to a list, the newest first.
///
/// # Errors
/// Denied.
pub async fn history(app: &App, actor: &Actor, list: ReferenceList) -> Result<Vec<Entry>, Failure> {
    actor.require(Permission::EditReferences)?;
    Ok(journal::about(&app.store.reader(), list.subject(), HISTORY_MAX).await?)
}

async fn keep(
    app: &App,
    actor: &Actor,
    (list, version): (ReferenceList, Version),
    act: impl FnOnce(Granted<'_, KeepValues, NormedList>, &ReferenceBook) -> Result<Fact, KeepListError>,
) -> Result<KeptList, Failure> {
    // Before anything is read: who may not is told so, whatever they saw.
    actor.require(Permission::EditReferences)?;
    let tx = app.store.begin().await?;
    let mut kept = seen(references::find_list(&tx, list).await?, version)?;
    let book = app.directory.references();
    let fact = act(actor.may_on(KeepValues, &mut kept.value)?, &book)?;
    finish(app, actor, (tx, &kept), fact).await?;
    read(app, actor, list).await
}

async fn finish(
    app: &App,
    actor: &Actor,
    (tx, kept): (Tx, &Stored<NormedList>),
    fact: Fact,
) -> Result<(), Failure> {
    references::update_list(&tx, kept).await?;
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.directory.reload(&app.store).await
}
