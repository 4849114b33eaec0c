//! Saying that an idea has a high potential, and studying its gains (R076).

use domain::IdeaId;
use domain::access::acts::{DecideAnswer, DecideIdea};
use domain::access::{Actor, Permission};
use domain::challenge::Challenge;
use domain::idea::{Answering, Idea, Potential};
use domain::journal::Fact;
use persistence::ideas;

use super::acts::finish;
use crate::{App, Failure, Version, reviews, seen};

/// Says that the idea has a high potential, changes its study, or takes it away with nothing: whoever may decide on it.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::idea::PotentialError`].
pub async fn set_potential(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
    potential: Option<Potential>,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let (idea, challenge) = reviews::find(&tx, actor, id).await?;
    let mut idea = seen(idea, version)?;
    let changed = studied(actor, (&mut idea.value, challenge.as_ref()), potential)?;
    // Nothing was there to take away.
    let Some(fact) = changed else { return Ok(()) };
    ideas::update(&tx, &idea).await?;
    finish(app, tx, actor, (&idea.value, fact)).await
}

/// By the right on ideas, or by the right on the challenge: as a decision.
fn studied(
    actor: &Actor,
    (idea, challenge): (&mut Idea, Option<&Challenge>),
    potential: Option<Potential>,
) -> Result<Option<Fact>, Failure> {
    let administers = actor.can(Permission::DecideIdea, idea);
    match challenge.filter(|_| !administers) {
        Some(challenge) => {
            let mut answering = Answering { idea, challenge };
            Ok(actor.may(DecideAnswer, &mut answering)?.set_potential(potential)?)
        }
        None => Ok(actor.may(DecideIdea, idea)?.set_potential(potential)?),
    }
}
