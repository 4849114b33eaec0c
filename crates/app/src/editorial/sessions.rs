//! A training, and the events that hold its sessions: each names the other, for whoever may read it (R297).

use domain::access::{Actor, Permission};
use domain::editorial::{EditorialContent, EditorialItem, EventFormat, MethodKind};
use domain::{EditorialId, FieldCode, FieldError};
use persistence::editorial::{self, EditorialRow};
use persistence::{Reads, Stored};

use crate::{App, Failure};

/// Most sessions that the page of a training names.
const SESSIONS_MAX: u64 = 20;

/// What ties an event to a training.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    /// The training that the event is a session of, and its title.
    pub training: Option<(EditorialId, String)>,
    /// The sessions of the training that are not over, the first one first.
    pub coming: Vec<EditorialRow>,
}

/// The training of this event, and the sessions of this training, of what this person may read.
pub(super) async fn of(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Sessions, Failure> {
    let parts = item.parts();
    let training = match parts.content.training() {
        Some(id) => training(app, from, actor, id).await?,
        None => None,
    };
    let told = is_training(&parts.content) && actor.require(Permission::ReadEvents).is_ok();
    let coming = if told {
        let read = actor.reached(Permission::ReadEvents);
        editorial::sessions(from, parts.id, (app.now(), read.as_ref()), SESSIONS_MAX).await?
    } else {
        Vec::new()
    };
    Ok(Sessions { training, coming })
}

/// What is wrong with the training that is written: none that whoever writes may read.
pub(super) async fn faults(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    content: &EditorialContent,
) -> Result<Vec<FieldError>, Failure> {
    let Some(id) = content.training() else { return Ok(Vec::new()) };
    let known = training(app, from, actor, id).await?.is_some();
    let unknown = || FieldError::new("/content/events/training_id", FieldCode::UnknownValue);
    Ok(if known { Vec::new() } else { vec![unknown()] })
}

/// What is written, with the training that whoever writes may not read: they did not take it out. An event that is no
/// training any more loses it.
pub(super) async fn kept(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    (before, mut written): (&EditorialContent, EditorialContent),
) -> Result<EditorialContent, Failure> {
    if let Some(id) = before.training()
        && let EditorialContent::Events(event) = &mut written
        && event.format == EventFormat::Training
        && event.training.is_none()
        && training(app, from, actor, id).await?.is_none()
    {
        event.training = Some(id);
    }
    Ok(written)
}

/// What a training is called, when this person may read it.
async fn training(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    id: EditorialId,
) -> Result<Option<(EditorialId, String)>, Failure> {
    let Some(Stored { value: item, .. }) = editorial::find(from, id).await? else {
        return Ok(None);
    };
    let reads = item.may_be_read_by(actor, app.now()) && actor.can(item.brick().read(), &item);
    let parts = item.parts();
    let told = reads && is_training(&parts.content);
    Ok(told.then(|| (id, parts.title.as_str().to_owned())))
}

fn is_training(content: &EditorialContent) -> bool {
    match content {
        EditorialContent::MethodResources(resource) => {
            resource.nature.kind() == MethodKind::Training
        }
        EditorialContent::News(_)
        | EditorialContent::Glossary(_)
        | EditorialContent::Events(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::Testimonials(_)
        | EditorialContent::Newsletters(_) => false,
    }
}
