//! Choosing who may read an experiment (A28).

use domain::PocId;
use domain::access::Actor;
use domain::access::acts::RestrictPoc;
use domain::poc::Visibility;
use persistence::pocs;

use super::seen_poc;
use crate::{App, Failure, Version, record};

/// Opens an experiment to everybody, or keeps it for its direction or for COMEX and CODIR.
///
/// # Errors
/// Denied, [`Failure::EditConflict`].
pub async fn restrict(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    visibility: Visibility,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut poc = seen_poc(&tx, poc).await?;
    let fact = actor.may(RestrictPoc, &mut poc.value)?.restrict(visibility);
    pocs::update_visibility(&tx, &poc, now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
