//! The practice that news or a testimonial is about, for whoever may read it.

use domain::PracticeId;
use domain::access::Actor;
use domain::editorial::{EditorialContent, EditorialItem};
use domain::expression::Target;
use persistence::Reads;
use persistence::notifications::Name;

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
        Err(Failure::NotFound(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// The practice that this item is about.
pub(super) async fn of(
    from: &impl Reads,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Option<(PracticeId, Name)>, Failure> {
    let id = match &item.parts().content {
        EditorialContent::Testimonials(said) => said.practice,
        EditorialContent::News(news) => news.project.and_then(|project| project.practice),
        EditorialContent::Glossary(_)
        | EditorialContent::Events(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::MethodResources(_)
        | EditorialContent::Newsletters(_) => None,
    };
    let Some(id) = id else { return Ok(None) };
    Ok(practice(from, actor, id).await?.map(|name| (id, name)))
}
