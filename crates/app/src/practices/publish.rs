//! Publishing the practice that a validated experiment proved (R243), sharing one that a body does already (R242),
//! and keeping both true.

use chrono::{DateTime, Datelike as _, Utc};
use domain::access::acts::{EditPractice, PublishPractice};
use domain::access::{Actor, Place};
use domain::editorial::ItemImage;
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
use crate::attachments::{self, Frame, carried};
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
    let granted = actor.may(PublishPractice, &mut poc.value)?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(PracticeId(id));
    }
    let contact = contact.unwrap_or(actor.id);
    check_contact(&tx, contact).await?;
    take_image(app, &tx, actor, (content.image, None)).await?;
    let id = PracticeId(Uuid::now_v7());
    let reference = reference(&tx, now).await?;
    let new = NewPractice { id, reference, content, contact, draft };
    let (practice, published) = granted.publish(new, now)?;
    match practices::insert(&tx, &practice).await {
        Err(StoreError::Duplicate) => return Err(PublishError::AlreadyPublished.into()),
        other => other?,
    }
    pocs::update_practice(&tx, &poc, now).await?;
    once.made(&tx, id.0, now).await?;
    if !draft {
        tell(&tx, actor, (&practice, published), now).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(id)
}

/// Shares a practice that no experiment came before, of a body: the actor's own when none is named.
///
/// # Errors
/// Denied, or no such body.
pub async fn share(
    app: &App,
    actor: &Actor,
    (body, content, contact, draft): (
        Option<OrganisationId>,
        PracticeContent,
        Option<UserId>,
        bool,
    ),
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
    let contact = contact.unwrap_or(actor.id);
    check_contact(&tx, contact).await?;
    take_image(app, &tx, actor, (content.image, None)).await?;
    let id = PracticeId(Uuid::now_v7());
    let reference = reference(&tx, now).await?;
    let new = NewPractice { id, reference, content, contact, draft };
    let (practice, shared) = leave.share(new, organisation, now)?;
    practices::insert(&tx, &practice).await?;
    once.made(&tx, id.0, now).await?;
    if !draft {
        tell(&tx, actor, (&practice, shared), now).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(id)
}

/// What follows a practice into the Store: the fact, and the idea that began it, `implemented`.
pub(super) async fn tell(
    tx: &Tx,
    actor: &Actor,
    (practice, published): (&Practice, Fact),
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    let implemented = match practice.parts().idea {
        Some(idea) => implement(tx, idea).await?,
        None => None,
    };
    for fact in [Some(published), implemented].into_iter().flatten() {
        record(tx, Some(actor.id), at, fact).await?;
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
        check_contact(&tx, contact).await?;
    }
    let image = content.image;
    take_image(app, &tx, actor, (image, former)).await?;
    let fact = granted.edit(content, contact.unwrap_or(before), now);
    practices::update(&tx, &practice).await?;
    let gone = carried::let_go(&tx, (file(former), file(image))).await?;
    record(&tx, Some(actor.id), now, fact).await?;
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

/// Whoever is to be called must be somebody.
pub(super) async fn check_contact(from: &impl Reads, id: UserId) -> Result<(), Failure> {
    if people::named_by(from, [id]).await?.contains_key(&id) {
        return Ok(());
    }
    Err(Failure::Invalid(vec![FieldError::new("/content/contact_id", FieldCode::UnknownValue)]))
}

async fn reference(tx: &Tx, now: DateTime<Utc>) -> Result<String, Failure> {
    let series = format!("PRATIQUE-{}", now.year());
    let number = sequences::next(tx, &series).await?;
    Ok(format!("{series}-{number:04}"))
}
