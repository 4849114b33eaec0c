//! What was lent and is about to end: its holder and whoever lent it are told, once for each last day.

use chrono::NaiveDate;
use domain::DelegationId;
use domain::access::{delegation_day, lends_nothing};
use persistence::{delegations, people};

use crate::clock::hourly;
use crate::{App, Failure, record};

/// Delegations that are looked at at once.
const BATCH: u64 = 100;

/// Writes down, of each delegation whose last day is near, that it is told: once, whatever stops and however many
/// servers look. Returns how many were looked at.
///
/// # Errors
/// When the database fails.
pub async fn tell_endings(app: &App) -> Result<usize, Failure> {
    let today = delegation_day(app.now());
    let near = delegations::to_tell(&app.store.reader(), today, BATCH).await?;
    for id in &near {
        tell(app, *id, today).await?;
    }
    if !near.is_empty() {
        app.bell.notify_waiters();
    }
    Ok(near.len())
}

async fn tell(app: &App, id: DelegationId, today: NaiveDate) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Some(found) = delegations::find(&tx, id).await? else { return Ok(()) };
    let parts = found.value.parts();
    if delegations::mark_told(&tx, id, parts.ends_on).await? {
        let givers = people::profiles_of(&tx, [parts.by]).await?;
        // What gives nothing already is not about to end.
        let lapsed = lends_nothing(givers.get(&parts.by).copied());
        if let Some(fact) = found.value.ending(today).filter(|_| !lapsed) {
            record(&tx, None, app.now(), fact).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Looks for ever, hour by hour.
pub async fn follow(app: App) {
    hourly("delegations about to end could not be told", || tell_endings(&app)).await;
}
