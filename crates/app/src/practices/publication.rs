//! Putting a draft in the Store: what publishing at once tells is told then.

use domain::PracticeId;
use domain::access::Actor;
use domain::access::acts::EditPractice;
use persistence::practices;

use super::publish::tell;
use super::read::known;
use crate::{App, Failure, Version, seen};

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
    tell(&tx, actor, (&practice.value, published), now).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
