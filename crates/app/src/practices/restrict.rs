//! What administrators say of a practice: who may read it (A28), whether it is to be done again or everywhere (R296).

use domain::access::Actor;
use domain::access::acts::{RecommendPractice, RestrictPractice};
use domain::poc::{Sight, Visibility};
use domain::practice::Renewal;
use domain::{FieldCode, FieldError, PracticeId};
use persistence::practices;

use super::read::known;
use crate::{App, Failure, Version, record, seen};

/// Opens a practice to everybody, or keeps it for its direction or for COMEX and CODIR. Search follows the fact: so do
/// its kits. Done already, it changes nothing.
///
/// # Errors
/// Denied, no such practice, [`Failure::EditConflict`], or a choice that leaves out whoever makes it.
pub async fn restrict(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
    visibility: Visibility,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let Some(fact) = actor.may(RestrictPractice, &mut practice.value)?.restrict(visibility) else {
        return Ok(());
    };
    // Nobody keeps anything from themselves: they could not open it to others again.
    if !practice.value.is_seen_by(&Sight::of(actor)) {
        return Err(FieldError::new("/visibility", FieldCode::NotAllowed).into());
    }
    practices::update_visibility(&tx, &practice).await?;
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Says that a practice is to be done again, or everywhere; or says it no more. Done already, it changes nothing.
///
/// # Errors
/// Denied, no such practice, or [`Failure::EditConflict`].
pub async fn recommend(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
    renewal: Option<Renewal>,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let fact = actor.may(RecommendPractice, &mut practice.value)?.recommend(renewal);
    let Some(fact) = fact else { return Ok(()) };
    practices::update_renewal(&tx, &practice).await?;
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
