//! What people offer to the ideas that answer an investment call (R094).

use std::collections::BTreeMap;

use domain::access::acts::PostComment;
use domain::access::{Actor, Permission};
use domain::idea::{Idea, Offer, Pledge, PledgeError, Pledged};
use domain::people::Person;
use domain::{ChallengeId, IdeaId, UserId};
use persistence::{Stored, Tx, people, pledges, votes};

use crate::ideas::{known, unread};
use crate::{App, Failure, Version, challenges, record, reviews};

/// What is offered to an idea, as everybody who reads the idea reads it.
#[derive(Clone, Debug, Default)]
pub struct IdeaPledges {
    /// What is offered, the first offered first.
    pub standing: Vec<Pledge>,
    /// Those who offer it.
    pub people: BTreeMap<UserId, Person>,
    /// The version of what the reader said of it, nought when they never did.
    pub version: Version,
}

/// What is offered to an idea.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for an idea that is kept for others.
pub async fn of_idea(app: &App, actor: &Actor, id: IdeaId) -> Result<IdeaPledges, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let idea = known(&from, actor, id).await?.value;
    actor.require_on(Permission::ReadIdeas, &idea)?;
    let Some(call) = idea.parts().challenge else { return Ok(IdeaPledges::default()) };
    let standing = pledges::of_idea(&from, (call, id)).await?;
    let people = people::named_by(&from, standing.iter().map(|pledge| pledge.by)).await?;
    let version = version_of(pledges::find(&from, (call, id), actor.id).await?.as_ref());
    Ok(IdeaPledges { standing, people, version })
}

/// What is offered in all to the answers of a challenge, among those that the reader may read.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for a challenge that is being prepared by others.
pub async fn of_challenge(app: &App, actor: &Actor, id: ChallengeId) -> Result<Pledged, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    challenges::known(&from, actor, id).await?;
    let all = pledges::of_challenge(&from, id).await?;
    let unread = unread(&from, actor, all.iter().map(|(idea, _)| *idea).collect()).await?;
    let shown = all.iter().filter(|(idea, _)| !unread.contains(idea));
    Ok(Pledged::of(shown.map(|(idea, pledge)| (*idea, pledge))))
}

/// Offers something to an idea, on behalf of one's body, in place of what one offered before. The same again changes
/// nothing. Its authors are told, and those who follow it.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`PledgeError`].
pub async fn pledge(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
    offer: Offer,
) -> Result<(), Failure> {
    actor.require(Permission::ReadIdeas)?;
    let leave = actor.may_create(PostComment)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let (idea, call) = reviews::find(&tx, actor, id).await?;
    let kept = before(&tx, actor, &idea.value).await?;
    let before = kept.as_ref().map(|kept| &kept.value);
    let made = leave.pledge((&idea.value, call.as_ref()), (before, offer), now)?;
    let Some((value, fact)) = made else { return Ok(tx.commit().await?) };
    if version_of(kept.as_ref()) != version {
        return Err(Failure::EditConflict);
    }
    // On PostgreSQL, whoever would make it one with another waits for this.
    if !votes::stands_alone(&tx, id).await? {
        return Err(PledgeError::Merged.into());
    }
    pledges::keep(&tx, answer(&idea.value)?, &Stored { value, version }).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    finish(app, tx).await
}

/// Takes back what one offers to an idea, while its call is open. They are told too.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`PledgeError`].
pub async fn take_back(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
) -> Result<(), Failure> {
    actor.require(Permission::ReadIdeas)?;
    let leave = actor.may_create(PostComment)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let (idea, call) = reviews::find(&tx, actor, id).await?;
    let kept = before(&tx, actor, &idea.value).await?;
    let found = version_of(kept.as_ref());
    let before = kept.map(|kept| kept.value);
    let (value, fact) = leave.take_pledge_back((&idea.value, call.as_ref()), before, now)?;
    if found != version {
        return Err(Failure::EditConflict);
    }
    pledges::keep(&tx, answer(&idea.value)?, &Stored { value, version }).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    finish(app, tx).await
}

/// What one offered before, in the call that the idea answers now.
async fn before(tx: &Tx, actor: &Actor, idea: &Idea) -> Result<Option<Stored<Pledge>>, Failure> {
    let Ok(answer) = answer(idea) else { return Ok(None) };
    Ok(pledges::find(tx, answer, actor.id).await?)
}

fn answer(idea: &Idea) -> Result<pledges::Answer, PledgeError> {
    let call = idea.parts().challenge.ok_or(PledgeError::NotACall)?;
    Ok((call, idea.parts().id))
}

async fn finish(app: &App, tx: Tx) -> Result<(), Failure> {
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

fn version_of(kept: Option<&Stored<Pledge>>) -> Version {
    kept.map_or(0, |kept| kept.version)
}
