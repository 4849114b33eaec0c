//! Supporting ideas: a vote of participation, which never changes what becomes of them (A13).

use domain::IdeaId;
use domain::access::acts::VoteOnIdea;
use domain::access::{Actor, Permission};
use persistence::{ideas, votes};

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
    // Read before the transaction: nothing here depends on what it writes, and the queue of writers is short.
    let idea = ideas::find(&app.store.reader(), id).await?.ok_or(Failure::NotFound("idea"))?;
    actor.require(Permission::ReadIdeas)?;
    let mut idea = idea.value;
    let id = actor.may(VoteOnIdea, &mut idea)?.support()?;
    let tx = app.store.begin().await?;
    votes::give(&tx, id, actor.id).await?;
    let votes = votes::total(&tx, id).await?;
    tx.commit().await?;
    Ok(Support { voted: true, votes })
}

/// Takes one's support back; nothing to take back is well too.
///
/// # Errors
/// Denied.
pub async fn unsupport(app: &App, actor: &Actor, id: IdeaId) -> Result<Support, Failure> {
    actor.require(Permission::VoteOnIdea)?;
    ideas::find(&app.store.reader(), id).await?.ok_or(Failure::NotFound("idea"))?;
    let tx = app.store.begin().await?;
    votes::take_back(&tx, id, actor.id).await?;
    let votes = votes::total(&tx, id).await?;
    tx.commit().await?;
    Ok(Support { voted: false, votes })
}
