//! Resources, figures and terms that nobody looked at for a year: whoever looks after them is asked, once, and says
//! that they are still right.

use chrono::{DateTime, Utc};
use domain::EditorialId;
use domain::access::Actor;
use domain::editorial::EditItem;
use domain::practice::confirmed_before;
use persistence::editorial;

use super::acts::{find, finish};
use crate::clock::hourly;
use crate::{App, Failure, Version, record};

/// Items that are asked about at once.
const BATCH: u64 = 100;

/// Says that an item is still right as it is.
///
/// # Errors
/// Denied, no such item, [`Failure::EditConflict`], or it is not published.
pub async fn confirm(
    app: &App,
    actor: &Actor,
    which: (EditorialId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut item = find(app, &tx, actor, which).await?;
    let fact = actor.may_on(EditItem, &mut item.value)?.confirm(app.now())?;
    finish(app, tx, actor, (&item, fact)).await
}

/// Writes down, of each item that is to be checked, that whoever looks after it is asked: once, whatever stops and
/// however many servers look. Returns how many there were.
///
/// # Errors
/// When the database fails.
pub async fn ask_checks(app: &App) -> Result<usize, Failure> {
    let before = confirmed_before(app.now());
    let old = editorial::to_ask(&app.store.reader(), before, BATCH).await?;
    for id in &old {
        ask(app, *id, before).await?;
    }
    if !old.is_empty() {
        app.bell.notify_waiters();
    }
    Ok(old.len())
}

async fn ask(app: &App, id: EditorialId, before: DateTime<Utc>) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Some(item) = editorial::find(&tx, id).await? else { return Ok(()) };
    if editorial::ask_check(&tx, id, before).await? {
        record(&tx, None, app.now(), item.value.aged()).await?;
    }
    Ok(tx.commit().await?)
}

/// Looks for ever, hour by hour.
pub async fn follow(app: App) {
    hourly("what is to be checked could not be asked about", || ask_checks(&app)).await;
}
