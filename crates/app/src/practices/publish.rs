//! Publishing the practice that a validated experiment proved (R243), sharing one that a body does already (R242),
//! and keeping both true.

use chrono::{DateTime, Datelike as _, Utc};
use domain::access::acts::{EditPractice, PublishPractice};
use domain::access::{Actor, Place};
use domain::editorial::ItemImage;
use domain::idea::IdeaStatus;
use domain::journal::Fact;
use domain::poc::{Depth, PublishError, Sight};
use domain::practice::{NewPractice, Practice, PracticeContent};
use domain::{
    AttachmentId, FieldCode, FieldError, IdeaId, OrganisationId, PocId, PracticeId, UserId,
};
use persistence::{Reads, StoreError, Tx, chain, ideas, people, pocs, practices, sequences};
use uuid::Uuid;

use super::read::known;
use super::reuses::named;
use super::taken::refused;
use crate::attachments::{self, Frame, carried};
use crate::chain::idea_knot;
use crate::{App, Failure, Once, Version, record, seen};

/// Where its image is, in what is sent. A practice may be shown outside, with its image.
const IMAGE: Frame = Frame { at: "/content/image/file_id", outside: true };

/// Publishes the practice. The idea that began it becomes `implemented`, in the same transaction. A draft keeps its
/// place as the practice of its experiment, and tells nobody anything.
///
/// # Errors
/// Denied, an experiment that is unknown, not validated, or has its practice already.
pub async fn publish(
    app: &App,
    actor: &Actor,
    (poc, content, contact, draft): (PocId, PracticeContent, Option<UserId>, bool),
    once: &Once,
) -> Result<PracticeId, Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    chain::hold_poc(&tx, poc).await?;
    let unknown = || FieldError::new("/poc_id", FieldCode::UnknownValue);
    let poc = pocs::find(&tx, poc).await?;
    let poc = poc.filter(|poc| Sight::of(actor).sees(&poc.value, Depth::Sheet));
    let mut poc = poc.ok_or_else(|| Failure::Invalid(vec![unknown()]))?;
    let taken = poc.value.parts().practice;
    let granted = actor.may(PublishPractice, &mut poc.value)?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(PracticeId(id));
    }
    let contact = contact.unwrap_or(actor.id);
    check_contact(&tx, (contact, None)).await?;
    take_image(app, &tx, actor, (content.image, None)).await?;
    let id = PracticeId(Uuid::now_v7());
    let reference = reference(&tx, now).await?;
    let new = NewPractice { id, reference, content, contact, draft };
    let (practice, published) = match granted.publish(new, now) {
        Ok(made) => made,
        Err(error) => return Err(refused(&tx, actor, (taken, error)).await),
    };
    match practices::insert(&tx, &practice).await {
        Err(StoreError::Duplicate) => return Err(PublishError::AlreadyPublished.into()),
        other => other?,
    }
    pocs::update_practice(&tx, &poc, now).await?;
    once.made(&tx, id.0, now).await?;
    if !draft {
        tell(&tx, Some(actor.id), (&practice, published), now).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(id)
}

/// The body that does what no experiment came before, and the idea that it came from.
type Origin = (Option<OrganisationId>, Option<IdeaId>);

/// Shares a practice that no experiment came before, of a body: the actor's own when none is named. It may say the idea
/// that it came from.
///
/// # Errors
/// Denied, or no such body, or no such idea.
pub async fn share(
    app: &App,
    actor: &Actor,
    ((body, idea), content, contact, draft): (Origin, PracticeContent, Option<UserId>, bool),
    once: &Once,
) -> Result<PracticeId, Failure> {
    let body = body.or(actor.organisation);
    let place = body.map_or(Place::default(), Place::within);
    let leave = actor.may_create_in(PublishPractice, place)?;
    let (organisation, _) = named(app, body)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(PracticeId(id));
    }
    check_idea(&tx, actor, idea).await?;
    let contact = contact.unwrap_or(actor.id);
    check_contact(&tx, (contact, None)).await?;
    take_image(app, &tx, actor, (content.image, None)).await?;
    let id = PracticeId(Uuid::now_v7());
    let reference = reference(&tx, now).await?;
    let new = NewPractice { id, reference, content, contact, draft };
    let (practice, shared) = leave.share(new, (organisation, idea), now)?;
    practices::insert(&tx, &practice).await?;
    once.made(&tx, id.0, now).await?;
    if !draft {
        tell(&tx, Some(actor.id), (&practice, shared), now).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(id)
}

/// What follows a practice into the Store: the fact, the idea that began it, `implemented`, and whom to call, when
/// somebody else names them. Nobody did it when it was published at the minute that was chosen.
pub(super) async fn tell(
    tx: &Tx,
    by: Option<UserId>,
    (practice, published): (&Practice, Fact),
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    // Only what was tried is implemented: whoever names the idea of what their body does decides nothing of it.
    let implemented = match practice.parts().idea.filter(|_| !practice.is_local()) {
        Some(idea) => implement(tx, idea).await?,
        None => None,
    };
    let named = practice.contact_named(None, by.unwrap_or(practice.parts().published_by));
    for fact in [Some(published), implemented, named].into_iter().flatten() {
        record(tx, by, at, fact).await?;
    }
    Ok(())
}

/// Replaces what a practice says, and whom to call unless it is left as it is.
///
/// # Errors
/// Denied, no such practice, [`Failure::EditConflict`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
    (content, contact): (PracticeContent, Option<UserId>),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let parts = practice.value.parts();
    let (before, former) = (parts.contact, parts.content.image);
    let granted = actor.may(EditPractice, &mut practice.value)?;
    if let Some(contact) = contact {
        check_contact(&tx, (contact, Some(before))).await?;
    }
    let image = content.image;
    take_image(app, &tx, actor, (image, former)).await?;
    let fact = granted.edit(content, contact.unwrap_or(before), now);
    practices::update(&tx, &practice).await?;
    let gone = carried::let_go(&tx, (file(former), file(image))).await?;
    let named = practice.value.contact_named(Some(before), actor.id);
    for fact in [Some(fact), named].into_iter().flatten() {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    attachments::erase(app, &gone).await;
    Ok(())
}

/// From now on the practice carries this image instead of the former.
async fn take_image(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (wanted, before): (Option<ItemImage>, Option<ItemImage>),
) -> Result<(), Failure> {
    carried::take(app, tx, actor, (IMAGE, file(wanted), file(before))).await
}

/// The file of an image.
fn file(image: Option<ItemImage>) -> Option<AttachmentId> {
    image.map(|image| image.file)
}

async fn implement(tx: &Tx, id: IdeaId) -> Result<Option<Fact>, Failure> {
    chain::hold_idea(tx, id).await?;
    let Some(mut idea) = ideas::find(tx, id).await? else { return Ok(None) };
    let fact = idea.value.be_implemented();
    if fact.is_some() {
        ideas::update(tx, &idea).await?;
    }
    Ok(fact)
}

/// The idea that a practice came from stands, and is one that others see too: a masked author who alone may know of
/// theirs would be known by naming it.
async fn check_idea(from: &impl Reads, actor: &Actor, idea: Option<IdeaId>) -> Result<(), Failure> {
    let Some(id) = idea else { return Ok(()) };
    let seen = idea_knot(from, actor, Some(id)).await?;
    let stands = seen.is_some_and(|idea| idea.status != IdeaStatus::Withdrawn);
    let found = if stands { ideas::find(from, id).await? } else { None };
    if found.is_some_and(|idea| idea.value.parts().merged_into.is_none()) {
        return Ok(());
    }
    Err(Failure::Invalid(vec![FieldError::new("/idea_id", FieldCode::UnknownValue)]))
}

/// Whoever is to be called reads what is sent to them; whoever was to be called before may stay.
pub(super) async fn check_contact(
    from: &impl Reads,
    (id, before): (UserId, Option<UserId>),
) -> Result<(), Failure> {
    let found = people::named_by(from, [id]).await?;
    if found.get(&id).is_some_and(|person| person.reachable || before == Some(id)) {
        return Ok(());
    }
    Err(Failure::Invalid(vec![FieldError::new("/content/contact_id", FieldCode::UnknownValue)]))
}

async fn reference(tx: &Tx, now: DateTime<Utc>) -> Result<String, Failure> {
    let series = format!("PRATIQUE-{}", now.year());
    let number = sequences::next(tx, &series).await?;
    Ok(format!("{series}-{number:04}"))
}
