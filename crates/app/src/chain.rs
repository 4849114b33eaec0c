//! The chain idea → experiment → practice → reuse, told from any of the first three (R013). What is absent has
//! not happened, or is not the reader's to see.

use domain::access::{Actor, Permission};
use domain::poc::Sight;
use domain::{IdeaId, PocId, PracticeId};
use persistence::Reads;
use persistence::chain::{self, IdeaKnot, PocKnot, PracticeKnot};
use persistence::ideas::IdeaRow;

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

/// The chain of an idea; costs nothing as long as neither an experiment nor a practice came out of it.
///
/// # Errors
/// When the database fails.
pub async fn from_idea(
    from: &impl Reads,
    actor: &Actor,
    idea: IdeaKnot,
    (poc, named): (Option<PocId>, bool),
) -> Result<Chain, Failure> {
    let poc = poc_knot(from, actor, poc).await?;
    let practice = poc.as_ref().and_then(|poc| poc.practice);
    let mut practice = practice_knot(from, actor, practice).await?;
    // A body that does it without an experiment says that it came from there.
    if practice.is_none() && named && actor.require(Permission::ReadPractices).is_ok() {
        practice = chain::practice_of_idea(from, idea.id, &Sight::of(actor)).await?;
    }
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

/// An idea, named, for whoever may read it.
pub(crate) async fn idea_knot(
    from: &impl Reads,
    actor: &Actor,
    id: Option<IdeaId>,
) -> Result<Option<IdeaKnot>, Failure> {
    match id.filter(|_| actor.require(Permission::ReadIdeas).is_ok()) {
        Some(id) => Ok(chain::idea(from, id, &Sight::of(actor)).await?),
        None => Ok(None),
    }
}

/// Says of each of these ideas where its experiment stands and how far it is, to whoever may see it (R060): one question for all of them,
/// and none as long as nothing may have come out of any.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell_progress(
    from: &impl Reads,
    actor: &Actor,
    ideas: &mut [IdeaRow],
) -> Result<(), Failure> {
    if actor.require(Permission::ReadPocs).is_err() {
        return Ok(());
    }
    let tried = ideas.iter().filter(|idea| idea.status.may_be_tried());
    let tried: Vec<IdeaId> = tried.map(|idea| idea.id).collect();
    let progress = chain::progress(from, &tried, &Sight::of(actor)).await?;
    for idea in ideas {
        (idea.experiment, idea.steps_passed) = progress.get(&idea.id).copied().unzip();
    }
    Ok(())
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
        Some(id) => Ok(chain::practice(from, id, &Sight::of(actor)).await?),
        None => Ok(None),
    }
}
