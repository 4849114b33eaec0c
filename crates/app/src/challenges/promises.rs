//! The answers that challenges promised, kept or not: a public figure (R065).

use domain::ChallengeId;
use domain::access::{Actor, Permission};
use domain::idea::Promises;
use persistence::ideas;

use super::known;
use crate::{App, Failure};

/// The promises of one challenge, or of all.
///
/// # Errors
/// Denied; [`Failure::NotFound`] for a challenge that is not there, or is being prepared by others.
pub async fn promises(
    app: &App,
    actor: &Actor,
    challenge: Option<ChallengeId>,
) -> Result<Promises, Failure> {
    actor.require(Permission::ReadChallenges)?;
    let from = app.store.reader();
    if let Some(id) = challenge {
        known(&from, actor, id).await?;
    }
    Ok(ideas::promises(&from, challenge, app.now()).await?)
}
