//! Choosing who may read an experiment (A28).

use domain::access::Actor;
use domain::access::acts::RestrictPoc;
use domain::poc::{Depth, Sight, Visibility};
use domain::{FieldCode, FieldError, PocId};
use persistence::pocs;

use super::seen_poc;
use crate::{App, Failure, Version, record};

/// Opens an experiment to everybody, or keeps it for its direction or for COMEX and CODIR. Done
/// already, it changes nothing.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or a choice that leaves out whoever makes it.
pub async fn restrict(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    visibility: Visibility,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut poc = seen_poc(&tx, actor, poc).await?;
    let Some(fact) = actor.may(RestrictPoc, &mut poc.value)?.restrict(visibility) else {
        return Ok(());
    };
    // Nobody keeps anything from themselves: they could not open it to others again.
    if !Sight::of(actor).sees(&poc.value, Depth::Sheet) {
        return Err(FieldError::new("/visibility", FieldCode::NotAllowed).into());
    }
    pocs::update_visibility(&tx, &poc, now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
