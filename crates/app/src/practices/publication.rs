//! Putting a draft in the Store, by hand or at the minute that was chosen: what publishing at once tells is told then.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::PracticeId;
use domain::access::Actor;
use domain::access::acts::EditPractice;
use domain::practice::publication_minute;
use persistence::{chain, practices};

use super::publish::tell;
use super::read::known;
use crate::clock::at_intervals;
use crate::{App, Failure, Version, record, seen};

/// Drafts whose minute has come that are published at once.
const BATCH: u64 = 100;
/// How often one looks: what is published at nine is there at nine.
const EVERY: Duration = Duration::from_secs(5);

/// Puts a draft in the Store. The idea that began it becomes `implemented`, in the same transaction.
///
/// # Errors
/// Denied, no such practice, [`Failure::EditConflict`], or a practice that is no draft.
pub async fn put_in_store(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let published = actor.may(EditPractice, &mut practice.value)?.put_in_store(now)?;
    practices::update(&tx, &practice).await?;
    tell(&tx, Some(actor.id), (&practice.value, published), now).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Chooses the minute at which a draft is published by itself; no minute any more when none is said. Done already, it
/// changes nothing.
///
/// # Errors
/// Denied, no such practice, [`Failure::EditConflict`], a practice that is no draft, or a minute that is past.
pub async fn schedule(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
    at: Option<DateTime<Utc>>,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let granted = actor.may(EditPractice, &mut practice.value)?;
    let at = at.map(|at| publication_minute(at, now)).transpose()?;
    let Some(fact) = granted.schedule(at)? else { return Ok(()) };
    practices::update(&tx, &practice).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Puts in the Store the drafts whose minute has come: each once, whatever stops and however many servers look.
/// Returns how many there were.
///
/// # Errors
/// When the database fails.
pub async fn publish_due(app: &App) -> Result<usize, Failure> {
    let due = practices::due(&app.store.reader(), app.now(), BATCH).await?;
    let mut published = 0;
    for id in due {
        match publish_alone(app, id).await {
            Ok(true) => published += 1,
            Ok(false) => {}
            // One that cannot be published does not keep the others waiting.
            Err(error) => tracing::error!(?error, %id, "a practice could not be published"),
        }
    }
    if published > 0 {
        app.bell.notify_waiters();
    }
    Ok(published)
}

/// Publishes a draft that nobody is there to publish, unless it was changed meanwhile: published, or put off.
async fn publish_alone(app: &App, id: PracticeId) -> Result<bool, Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    // Two servers that look at once publish one after the other, and the second finds no draft.
    chain::hold_practice(&tx, id).await?;
    let Some(mut practice) = practices::find(&tx, id).await? else { return Ok(false) };
    let Some(published) = practice.value.fall_due(now) else { return Ok(false) };
    practices::update(&tx, &practice).await?;
    tell(&tx, None, (&practice.value, published), now).await?;
    tx.commit().await?;
    Ok(true)
}

/// Looks for ever.
pub async fn follow_publications(app: App) {
    at_intervals(EVERY, "practices could not be published at their minute", || publish_due(&app))
        .await;
}
