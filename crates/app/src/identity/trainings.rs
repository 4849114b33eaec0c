//! What a referent was trained in, as administrators keep it (R271).

use domain::UserId;
use domain::access::{Actor, Permission};
use domain::civil::Zone;
use domain::journal::Fact;
use domain::training::{Training, TrainingPart, check_trainings, due_training};
use persistence::people::Account;
use persistence::{people, trainings};

use super::accounts::{place, read_account};
use crate::{App, Failure, Version, record, seen};

/// What somebody was trained in.
#[derive(Clone, Debug)]
pub struct TrainingsReading {
    /// Each part, the oldest first.
    pub items: Vec<Training>,
    /// What is to be done this year.
    pub due: Option<TrainingPart>,
    /// The version of the account.
    pub version: Version,
}

impl TrainingsReading {
    fn of(app: &App, account: &Account, version: Version, mut items: Vec<Training>) -> Self {
        items.sort_by_key(|one| one.on);
        let today = Zone::Paris.day(app.now());
        let due = if account.marks.referent { due_training(&items, today) } else { None };
        Self { items, due, version }
    }
}

/// What somebody was trained in.
///
/// # Errors
/// Denied, or no such account.
pub async fn read_trainings(
    app: &App,
    actor: &Actor,
    id: UserId,
) -> Result<TrainingsReading, Failure> {
    let account = read_account(app, actor, id).await?;
    let items = trainings::of(&app.store.reader(), id).await?;
    Ok(TrainingsReading::of(app, &account.value, account.version, items))
}

/// Keeps what a referent was trained in.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or faulty lines: see [`check_trainings`].
pub async fn keep_trainings(
    app: &App,
    actor: &Actor,
    (id, version): (UserId, Version),
    items: Vec<Training>,
) -> Result<TrainingsReading, Failure> {
    actor.require(Permission::EditAccounts)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let account = people::find(&tx, id).await?.ok_or(Failure::NotFound("account"))?;
    actor.require_in(Permission::EditAccounts, place(&account.value))?;
    let account = seen(account, version)?;
    check_trainings(&items, account.value.marks.referent, Zone::Paris.day(now))?;
    // Who keeps the account meanwhile sees that it changed.
    people::update(&tx, &account).await?;
    trainings::replace(&tx, id, &items).await?;
    record(&tx, Some(actor.id), now, Fact::AccountEdited { account: id }).await?;
    tx.commit().await?;
    Ok(TrainingsReading::of(app, &account.value, account.version + 1, items))
}
