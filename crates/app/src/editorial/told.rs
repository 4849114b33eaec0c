//! The practice and the experiment that news or a testimonial is about, for whoever may read them.

use domain::access::{Actor, Permission};
use domain::editorial::{EditorialBrick, EditorialItem};
use domain::expression::Target;
use domain::poc::{Depth, Sight};
use domain::{PocId, PracticeId};
use persistence::notifications::Name;
use persistence::{Reads, pocs, practices};

use crate::Failure;
use crate::expression::there;

/// What people call a practice, when this person may read it.
pub(super) async fn practice(
    from: &impl Reads,
    actor: &Actor,
    id: PracticeId,
) -> Result<Option<Name>, Failure> {
    let target = Target::Practice(id);
    if actor.require(target.read_permission()).is_err() {
        return Ok(None);
    }
    match there(from, actor, target).await {
        Ok(name) => Ok(Some(name)),
        Err(Failure::NotFound(_) | Failure::Denied(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Whether this person may write of a practice in this brick: they may read it, and one does not testify of what
/// nobody tells yet.
pub(super) async fn writes_of(
    from: &impl Reads,
    actor: &Actor,
    (brick, id): (EditorialBrick, PracticeId),
) -> Result<bool, Failure> {
    if practice(from, actor, id).await?.is_none() {
        return Ok(false);
    }
    let there = practices::find(from, id).await?.is_some_and(|found| !found.value.parts().draft);
    Ok(there || brick != EditorialBrick::Testimonials)
}

/// The practice that this item is about.
pub(super) async fn of(
    from: &impl Reads,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Option<(PracticeId, Name)>, Failure> {
    let Some(id) = item.parts().content.practice() else { return Ok(None) };
    Ok(practice(from, actor, id).await?.map(|name| (id, name)))
}

/// Whether this person may see the experiment.
pub(super) async fn sees(from: &impl Reads, actor: &Actor, poc: PocId) -> Result<bool, Failure> {
    let reads = actor.require(Permission::ReadPocs).is_ok();
    Ok(reads && pocs::sees(from, poc, (&Sight::of(actor), Depth::Sheet)).await?)
}
