//! Practices and kits that nobody looked at for a year: those who hold them are asked, once, and say that they are
//! still right.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::access::acts::{EditKit, EditPractice};
use domain::practice::confirmed_before;
use domain::{KitId, PracticeId};
use persistence::{kits, practices};

use super::kits::shown;
use super::read::known;
use crate::clock::hourly;
use crate::{App, Failure, Version, record, seen};

/// Objects that are asked about at once.
const BATCH: u64 = 100;

/// Says that a practice is still right as it is.
///
/// # Errors
/// Denied, no such practice, or [`Failure::EditConflict`].
pub async fn confirm(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let fact = actor.may(EditPractice, &mut practice.value)?.confirm(now);
    practices::update(&tx, &practice).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Says that what was last released of a kit is still right.
///
/// # Errors
/// Denied, no such kit, or [`Failure::EditConflict`].
pub async fn confirm_kit(
    app: &App,
    actor: &Actor,
    (id, version): (KitId, Version),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut kit = seen(shown(&tx, actor, id).await?, version)?;
    let fact = actor.may(EditKit, &mut kit.value)?.confirm(now);
    kits::update(&tx, &kit).await?;
    kits::begin_year(&tx, id).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Writes down, of each practice and kit that is to be checked, that those who hold it are asked: once, whatever
/// stops and however many servers look. Returns how many there were.
///
/// # Errors
/// When the database fails.
pub async fn ask_checks(app: &App) -> Result<usize, Failure> {
    let before = confirmed_before(app.now());
    let from = app.store.reader();
    let (old, old_kits) =
        (practices::to_ask(&from, before, BATCH).await?, kits::to_ask(&from, before, BATCH).await?);
    for id in &old {
        ask(app, *id, before).await?;
    }
    for id in &old_kits {
        ask_kit(app, *id, before).await?;
    }
    let asked = old.len() + old_kits.len();
    if asked > 0 {
        app.bell.notify_waiters();
    }
    Ok(asked)
}

async fn ask(app: &App, id: PracticeId, before: DateTime<Utc>) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Some(practice) = practices::find(&tx, id).await? else { return Ok(()) };
    if practices::ask_check(&tx, id, before).await? {
        record(&tx, None, app.now(), practice.value.aged()).await?;
    }
    Ok(tx.commit().await?)
}

async fn ask_kit(app: &App, id: KitId, before: DateTime<Utc>) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Some(kit) = kits::find(&tx, id).await? else { return Ok(()) };
    if kits::ask_check(&tx, id, before).await? {
        record(&tx, None, app.now(), kit.value.aged()).await?;
    }
    Ok(tx.commit().await?)
}

/// Looks for ever, hour by hour.
pub async fn follow(app: App) {
    hourly("what is to be checked could not be asked about", || ask_checks(&app)).await;
}
