//! What is pitched at an event: named for whoever may read it, and kept when whoever writes may not.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::editorial::{EditorialContent, EditorialItem, Pitches};
use domain::expression::Target;
use domain::journal::SubjectKind;
use domain::poc::Sight;
use domain::{FieldCode, FieldError, PracticeId};
use persistence::notifications::{self, Name};
use persistence::{Reads, practices};
use uuid::Uuid;

use crate::Failure;

fn pitches(content: &EditorialContent) -> &[Target] {
    match content {
        EditorialContent::Events(event) => event.pitches.all(),
        EditorialContent::News(_)
        | EditorialContent::Glossary(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::MethodResources(_)
        | EditorialContent::Testimonials(_)
        | EditorialContent::Newsletters(_) => &[],
    }
}

/// The names of those that this person may read. What is out of the Store is known to those who may change it alone: no
/// event names it.
async fn names(
    from: &impl Reads,
    actor: &Actor,
    pitches: &[Target],
) -> Result<BTreeMap<Uuid, Name>, Failure> {
    let reads = |pitch: &&Target| actor.require(pitch.read_permission()).is_ok();
    let mut subjects: Vec<_> = pitches.iter().filter(reads).map(|pitch| pitch.subject()).collect();
    let practices = subjects.iter().filter(|subject| subject.kind == SubjectKind::Practice);
    let practices: Vec<_> = practices.map(|subject| PracticeId(subject.id)).collect();
    let out = practices::withdrawn_among(from, &practices).await?;
    subjects.retain(|subject| !out.contains(&PracticeId(subject.id)));
    Ok(notifications::names(from, &subjects, &Sight::of(actor)).await?)
}

/// What is pitched there, in order, of what this person may read.
pub(super) async fn of(
    from: &impl Reads,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Vec<(Target, Name)>, Failure> {
    let pitches = pitches(&item.parts().content);
    let mut known = names(from, actor, pitches).await?;
    let named = |pitch: &Target| Some((*pitch, known.remove(&pitch.subject().id)?));
    Ok(pitches.iter().filter_map(named).collect())
}

/// What is wrong with what is pitched: things that whoever writes may not read, or that are not there.
pub(super) async fn faults(
    from: &impl Reads,
    actor: &Actor,
    content: &EditorialContent,
) -> Result<Vec<FieldError>, Failure> {
    let pitches = pitches(content);
    let names = names(from, actor, pitches).await?;
    let unknown = |(index, pitch): (usize, &Target)| {
        let pointer = format!("/content/events/pitches/{index}");
        let there = names.contains_key(&pitch.subject().id);
        (!there).then(|| FieldError::new(pointer, FieldCode::UnknownValue))
    };
    Ok(pitches.iter().enumerate().filter_map(unknown).collect())
}

/// What is written, with the pitches that whoever writes may not read: they did not take them out. What was thrown away
/// since keeps no place, and an event that is no session of pitches any more loses them all.
pub(super) async fn kept(
    from: &impl Reads,
    actor: &Actor,
    before: &EditorialContent,
    mut written: EditorialContent,
) -> Result<EditorialContent, Failure> {
    if let EditorialContent::Events(event) = &mut written
        && event.format.has_pitches()
    {
        let before = pitches(before);
        let names = names(from, actor, before).await?;
        let hidden = before.iter().filter(|pitch| !names.contains_key(&pitch.subject().id));
        let hidden = there(from, hidden.copied().collect()).await?;
        let chosen: Pitches = std::mem::take(&mut event.pitches);
        event.pitches = chosen.with_hidden(hidden);
    }
    Ok(written)
}

/// Those that are still there: of what is pitched, practices alone are ever thrown away.
async fn there(from: &impl Reads, mut pitches: Vec<Target>) -> Result<Vec<Target>, Failure> {
    let practice = |pitch: &Target| match pitch {
        Target::Practice(id) => Some(*id),
        Target::Idea(_) | Target::Poc(_) | Target::Challenge(_) | Target::Organisation(_) => None,
    };
    let practices: Vec<PracticeId> = pitches.iter().filter_map(practice).collect();
    let kept = practices::kept_among(from, &practices).await?;
    pitches.retain(|pitch| practice(pitch).is_none_or(|id| kept.contains(&id)));
    Ok(pitches)
}
