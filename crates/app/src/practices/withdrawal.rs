//! Taking a practice out of the Store, and putting it back.

use domain::PracticeId;
use domain::access::Actor;
use domain::access::acts::EditPractice;
use domain::journal::Fact;
use domain::practice::Practice;
use domain::text::Paragraph;
use persistence::{Stored, Tx, practices};

use super::read::known;
use crate::{App, Failure, Version, record, seen};

/// Takes a practice out of the Store; one that is out already stays as it is.
///
/// # Errors
/// Denied, no such practice, or [`Failure::EditConflict`].
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
    reason: Paragraph,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let fact = actor.may(EditPractice, &mut practice.value)?.withdraw(reason, app.now());
    finish(app, tx, actor, (&practice, fact)).await
}

/// Puts a practice back; one that is there stays as it is.
///
/// # Errors
/// Denied, no such practice, or [`Failure::EditConflict`].
pub async fn put_back(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let fact = actor.may(EditPractice, &mut practice.value)?.put_back(app.now());
    finish(app, tx, actor, (&practice, fact)).await
}

/// Search follows the fact: the practice and its kits are written anew, or forgotten.
async fn finish(
    app: &App,
    tx: Tx,
    actor: &Actor,
    (practice, fact): (&Stored<Practice>, Option<Fact>),
) -> Result<(), Failure> {
    let Some(fact) = fact else { return Ok(()) };
    practices::update(&tx, practice).await?;
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
