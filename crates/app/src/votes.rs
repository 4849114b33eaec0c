//! Supporting ideas: a vote of participation, which never changes what becomes of them (A13).

use domain::IdeaId;
use domain::access::acts::VoteOnIdea;
use domain::access::{Actor, Permission};
use domain::challenge::{ChallengeClosed, day_of, takes_votes};
use domain::idea::{Idea, VoteError};
use persistence::{challenges, votes};

use crate::ideas::known;
use crate::{App, Failure};

/// How an idea is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// Whether the actor supports it.
    pub voted: bool,
    /// How many do.
    pub votes: u32,
}

/// Supports an idea; twice is once.
///
/// # Errors
/// Denied, or see [`domain::idea::VoteError`].
pub async fn support(app: &App, actor: &Actor, id: IdeaId) -> Result<Support, Failure> {
    // Read before the transaction, so that the queue of writers is short. A merger in between is seen as it is written.
    let idea = known(&app.store.reader(), actor, id).await?;
    actor.require_on(Permission::ReadIdeas, &idea.value)?;
    let mut idea = idea.value;
    let id = actor.may(VoteOnIdea, &mut idea)?.support()?;
    check_period(app, actor, &idea).await?;
    let tx = app.store.begin().await?;
    let votes = votes::give(&tx, id, actor.id).await?.ok_or(VoteError::Merged)?;
    tx.commit().await?;
    Ok(Support { voted: true, votes })
}

/// Votes on the answers of a challenge may have a period of their own, and each body its own day (R098).
async fn check_period(app: &App, actor: &Actor, idea: &Idea) -> Result<(), Failure> {
    let Some(challenge) = idea.parts().challenge else { return Ok(()) };
    let voting = challenges::voting(&app.store.reader(), challenge).await?;
    let Some((dates, days)) = voting else { return Ok(()) };
    if takes_votes(dates, day_of(&days, actor.organisation), app.now()) {
        Ok(())
    } else {
        Err(ChallengeClosed::NoVotes.into())
    }
}

/// Takes one's support back, while it may be given; nothing to take back is well too.
///
/// # Errors
/// Denied, or see [`domain::idea::VoteError`].
pub async fn unsupport(app: &App, actor: &Actor, id: IdeaId) -> Result<Support, Failure> {
    actor.require(Permission::VoteOnIdea)?;
    let idea = known(&app.store.reader(), actor, id).await?;
    let mut idea = idea.value;
    let id = actor.may(VoteOnIdea, &mut idea)?.unsupport()?;
    check_period(app, actor, &idea).await?;
    let tx = app.store.begin().await?;
    if !votes::stands_alone(&tx, id).await? {
        return Err(VoteError::Merged.into());
    }
    let votes = votes::take_back(&tx, id, actor.id).await?;
    tx.commit().await?;
    Ok(Support { voted: false, votes })
}
