//! How the second door is open, and how its gates are decided (A06): one setting, in force at the next request.

use domain::access::{Actor, Permission};
use domain::journal::{Entry, Fact, POC_RULES};
use domain::poc::PocRules;
use persistence::{Stored, journal, poc_rules};

use crate::{App, Failure, Version, record, seen};

/// Most entries of a history that are told.
const HISTORY_MAX: u64 = 500;

/// The rules in force. Whoever is subject to them may know them.
///
/// # Errors
/// When the database fails.
pub async fn read(app: &App) -> Result<Stored<PocRules>, Failure> {
    Ok(poc_rules::read(&app.store.reader()).await?)
}

/// Sets the rules.
///
/// # Errors
/// Denied, [`Failure::EditConflict`].
pub async fn set(
    app: &App,
    actor: &Actor,
    rules: PocRules,
    version: Version,
) -> Result<Stored<PocRules>, Failure> {
    actor.require(Permission::SetPocRules)?;
    let tx = app.store.begin().await?;
    let mut kept = seen(poc_rules::read(&tx).await?, version)?;
    kept.value = rules;
    poc_rules::save(&tx, &kept).await?;
    let PocRules { audience, open_sheets, four_eyes } = rules;
    let fact = Fact::PocRulesSet { audience, open_sheets, four_eyes };
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    // Everybody's next request reads them again.
    app.identity.forget_all();
    Ok(Stored { value: rules, version: version + 1 })
}

/// What happened to the rules, the newest first.
///
/// # Errors
/// Denied.
pub async fn history(app: &App, actor: &Actor) -> Result<Vec<Entry>, Failure> {
    actor.require(Permission::SetPocRules)?;
    Ok(journal::about(&app.store.reader(), POC_RULES, HISTORY_MAX).await?)
}
