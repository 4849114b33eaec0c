//! Signing an idea is also taken back: the invitation by its authors, the signature by whoever gave it.

use domain::access::Actor;
use domain::access::acts::LinkIdea;
use domain::idea::CoAuthorError;
use domain::{IdeaId, UserId};
use persistence::{beside, ideas};

use super::{ATTEMPTS, finish};
use crate::ideas::known;
use crate::{App, Failure};

/// Takes back the invitation of somebody who has not answered. They are told.
///
/// # Errors
/// Denied, or see [`CoAuthorError`].
pub async fn withdraw_invitation(
    app: &App,
    actor: &Actor,
    id: IdeaId,
    person: UserId,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut idea = known(&tx, actor, id).await?;
    let granted = actor.may(LinkIdea, &mut idea.value)?;
    let asked = beside::asked(&tx, id).await?;
    let fact = granted.withdraw_invitation(person, &asked)?;
    if !beside::unask(&tx, id, person).await? {
        // They have just answered.
        return Err(CoAuthorError::NotAsked.into());
    }
    finish(app, tx, (Some(actor.id), now), [fact]).await
}

/// Somebody who signs an idea with its author signs it no more. Its authors are told.
///
/// # Errors
/// See [`CoAuthorError`].
pub async fn leave(app: &App, actor: &Actor, id: IdeaId) -> Result<(), Failure> {
    for _ in 1..ATTEMPTS {
        match left(app, actor, id).await {
            Err(Failure::EditConflict) => {}
            done => return done,
        }
    }
    left(app, actor, id).await
}

async fn left(app: &App, actor: &Actor, id: IdeaId) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut idea = known(&tx, actor, id).await?;
    let fact = idea.value.leave(actor.id)?;
    ideas::update(&tx, &idea).await?;
    beside::unsign(&tx, id, actor.id).await?;
    finish(app, tx, (Some(actor.id), now), [fact]).await
}
