//! Changing one's own password.

use domain::access::Actor;
use domain::journal::Fact;
use domain::{FieldCode, FieldError, SessionId};
use persistence::{password_links, people, sessions};

use super::{passwords, throttle};
use crate::{App, Failure, record};

/// Changes one's own password, given the one in force; every other session of one's own ends.
///
/// # Errors
/// A fault at `/current`, or [`Failure::TooManyAttempts`] after several.
pub async fn change_own_password(
    app: &App,
    actor: &Actor,
    session: SessionId,
    (current, new): (String, String),
) -> Result<(), Failure> {
    let now = app.now();
    // A session that was left open does not let whoever finds it guess.
    let bucket = app.secrets.keyed("attempts-own-password", &[actor.id.0.as_bytes()]);
    let reader = app.store.reader();
    throttle::check(&reader, &bucket, now).await?;
    let account = people::find(&reader, actor.id).await?.ok_or(Failure::SessionEnded)?;
    if !passwords::verify(current, account.value.password_hash).await? {
        let tx = app.store.begin().await?;
        throttle::failed(&tx, &bucket, now).await?;
        tx.commit().await?;
        return Err(FieldError::new("/current", FieldCode::WrongPassword).into());
    }
    let hash = passwords::hash(new).await?;
    let tx = app.store.begin().await?;
    password_links::keep_password(&tx, actor.id, &hash).await?;
    password_links::void(&tx, actor.id).await?;
    sessions::end_others(&tx, (actor.id, session), now).await?;
    throttle::succeeded(&tx, &bucket, now).await?;
    record(&tx, Some(actor.id), now, Fact::AccountEdited { account: actor.id }).await?;
    tx.commit().await?;
    app.identity.forget(actor.id);
    Ok(())
}
