//! The chain idea → experiment → practice → reuse, told from any of the first three (R013). What is absent has
//! not happened, or is not the reader's to see.

use domain::access::{Actor, Permission};
use domain::poc::Sight;
use domain::{IdeaId, PocId, PracticeId};
use persistence::Reads;
use persistence::chain::{self, IdeaKnot, PocKnot, PracticeKnot};

use crate::Failure;

/// The chain that an object belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Where it began.
    pub idea: Option<IdeaKnot>,
    /// How it was tried.
    pub poc: Option<PocKnot>,
    /// What came out of it.
    pub practice: Option<PracticeKnot>,
}

/// The chain of an idea; costs nothing as long as no experiment came out of it.
///
/// # Errors
/// When the database fails.
pub async fn from_idea(
    from: &impl Reads,
    actor: &Actor,
    idea: IdeaKnot,
    poc: Option<PocId>,
) -> Result<Chain, Failure> {
    let poc = poc_knot(from, actor, poc).await?;
    let practice = poc.as_ref().and_then(|poc| poc.practice);
    let practice = practice_knot(from, actor, practice).await?;
    Ok(Chain { idea: Some(idea), poc, practice })
}

/// The chain of an experiment.
///
/// # Errors
/// When the database fails.
pub async fn from_poc(from: &impl Reads, actor: &Actor, poc: PocKnot) -> Result<Chain, Failure> {
    let idea = idea_knot(from, actor, poc.idea).await?;
    let practice = practice_knot(from, actor, poc.practice).await?;
    Ok(Chain { idea, poc: Some(poc), practice })
}

/// The chain of a practice.
///
/// # Errors
/// When the database fails.
pub async fn from_practice(
    from: &impl Reads,
    actor: &Actor,
    practice: PracticeKnot,
    (poc, idea): (Option<PocId>, Option<IdeaId>),
) -> Result<Chain, Failure> {
    let poc = poc_knot(from, actor, poc).await?;
    let idea = idea_knot(from, actor, idea).await?;
    Ok(Chain { idea, poc, practice: Some(practice) })
}

async fn idea_knot(
    from: &impl Reads,
    actor: &Actor,
    id: Option<IdeaId>,
) -> Result<Option<IdeaKnot>, Failure> {
    match id.filter(|_| actor.require(Permission::ReadIdeas).is_ok()) {
        Some(id) => Ok(chain::idea(from, id).await?),
        None => Ok(None),
    }
}

async fn poc_knot(
    from: &impl Reads,
    actor: &Actor,
    id: Option<PocId>,
) -> Result<Option<PocKnot>, Failure> {
    match id.filter(|_| actor.require(Permission::ReadPocs).is_ok()) {
        Some(id) => Ok(chain::poc(from, id, &Sight::of(actor)).await?),
        None => Ok(None),
    }
}

async fn practice_knot(
    from: &impl Reads,
    actor: &Actor,
    id: Option<PracticeId>,
) -> Result<Option<PracticeKnot>, Failure> {
    match id.filter(|_| actor.require(Permission::ReadPractices).is_ok()) {
        Some(id) => Ok(chain::practice(from, id).await?),
        None => Ok(None),
    }
}
