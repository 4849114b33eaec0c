//! What is done to an item: written, published, withdrawn, put on the front page.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::access::acts::FeatureNews;
use domain::editorial::{
    EditItem, EditorialBrick, EditorialContent, EditorialItem, FeaturedDays, Heading, ItemImage,
    MethodResourceContent, NewItem,
};
use domain::journal::Fact;
use domain::people::OrganisationKind;
use domain::reference::ReferenceList;
use domain::text::Paragraph;
use domain::{AttachmentId, EditorialId, FieldCode, FieldError, OrganisationId, UserId};
use persistence::newsletter as kept_newsletter;
use persistence::{Reads, Stored, Tx, editorial, outbox, people};
use uuid::Uuid;

use super::{files, images, known, met, pitches, seats, sessions, told, versions};
use crate::{App, Failure, Once, Version, attachments, newsletter, record, seen};

/// An item as it is written.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its title.
    pub title: Heading,
    /// What it says.
    pub content: EditorialContent,
    /// What shows it.
    pub image: Option<ItemImage>,
    /// Who looks after it: its author, or whoever does already, when nobody is named.
    pub owner: Option<UserId>,
    /// The body it is written for; the whole branch when none.
    pub organisation: Option<OrganisationId>,
}

/// Begins an item: nobody but those who write in its brick reads it.
///
/// # Errors
/// Denied, or faulty fields.
pub async fn draft(
    app: &App,
    actor: &Actor,
    written: Written,
    once: &Once,
) -> Result<EditorialId, Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(EditorialId(id));
    }
    let Written { title, content, image, owner, organisation } = written.clone();
    let id = EditorialId(Uuid::now_v7());
    let new = NewItem { id, title, content, image, owner, organisation };
    let (item, fact) = EditorialItem::draft(actor, new, now)?;
    check(app, &tx, actor, &written).await?;
    files::take(app, &tx, actor, (&written.content, None)).await?;
    take_image(app, &tx, actor, (image, None)).await?;
    editorial::insert(&tx, &item).await?;
    once.made(&tx, id.0, now).await?;
    for fact in [Some(fact), item.handed(None, actor.id)].into_iter().flatten() {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(id)
}

/// Replaces what an item says.
///
/// # Errors
/// Denied, no such item, [`Failure::EditConflict`], faulty fields.
pub async fn edit(
    app: &App,
    actor: &Actor,
    which: (EditorialId, Version),
    written: Written,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut item = find(app, &tx, actor, which).await?;
    let before = item.value.clone();
    let granted = actor.may_on(EditItem, &mut item.value)?;
    check(app, &tx, actor, &written).await?;
    files::take(app, &tx, actor, (&written.content, Some(&before.parts().content))).await?;
    let Written { title, content, image, owner, organisation } = written;
    take_image(app, &tx, actor, (image, before.parts().image)).await?;
    let said = &before.parts().content;
    let content = pitches::kept(&tx, actor, said, content).await?;
    let content = sessions::kept(app, &tx, actor, (said, content)).await?;
    let fact = granted.edit((title, content, image), (owner, organisation), now)?;
    seats::follow(&tx, (&before, &item.value), now).await?;
    versions::keep(&tx, (&before, &item.value), now).await?;
    let (was, is) = (&before.parts().content, &item.value.parts().content);
    let mut gone = files::let_go(&tx, was, is).await?;
    let both = (carried(before.parts().image), carried(image));
    gone.extend(attachments::carried::let_go(&tx, both).await?);
    if let Some(fact) = item.value.handed(Some(before.parts().owner), actor.id) {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    finish(app, tx, actor, (&item, fact)).await?;
    attachments::erase(app, &gone).await;
    Ok(())
}

/// Publishes an item, at once or at an instant that is still to come.
///
/// # Errors
/// Denied, no such item, [`Failure::EditConflict`], or see [`domain::editorial::EditorialError`].
pub async fn publish(
    app: &App,
    actor: &Actor,
    which: (EditorialId, Version),
    at: Option<DateTime<Utc>>,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut item = find(app, &tx, actor, which).await?;
    let fact = actor.may_on(EditItem, &mut item.value)?.publish(at, app.now())?;
    finish(app, tx, actor, (&item, fact)).await
}

/// Withdraws an item: it leaves the lists and the front page, and keeps its history.
///
/// # Errors
/// As [`publish`].
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    which: (EditorialId, Version),
    reason: Option<Paragraph>,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut item = find(app, &tx, actor, which).await?;
    let fact = actor.may_on(EditItem, &mut item.value)?.withdraw(reason, app.now())?;
    if item.value.brick() == EditorialBrick::Newsletters {
        // What waits is not sent. Published again, an issue goes to those who had no letter of it.
        outbox::recall(&tx, which.0).await?;
        kept_newsletter::not_mailed(&tx, which.0).await?;
    }
    finish(app, tx, actor, (&item, fact)).await
}

/// Puts news on the front page on these days (R254).
///
/// # Errors
/// As [`publish`].
pub async fn feature(
    app: &App,
    actor: &Actor,
    which: (EditorialId, Version),
    days: FeaturedDays,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut item = find(app, &tx, actor, which).await?;
    let fact = actor.may(FeatureNews, &mut item.value)?.feature(days, app.now())?;
    finish(app, tx, actor, (&item, fact)).await
}

/// Takes news off the front page.
///
/// # Errors
/// As [`publish`].
pub async fn unfeature(
    app: &App,
    actor: &Actor,
    which: (EditorialId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut item = find(app, &tx, actor, which).await?;
    let fact = actor.may(FeatureNews, &mut item.value)?.unfeature()?;
    finish(app, tx, actor, (&item, fact)).await
}

pub(super) async fn find(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (id, version): (EditorialId, Version),
) -> Result<Stored<EditorialItem>, Failure> {
    seen(known(app, tx, actor, id).await?, version)
}

pub(super) async fn finish(
    app: &App,
    tx: Tx,
    actor: &Actor,
    (item, fact): (&Stored<EditorialItem>, Fact),
) -> Result<(), Failure> {
    editorial::update(&tx, item).await?;
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Whoever looks after it is somebody, its body is a body, and whoever writes may see the experiment that they tell
/// about.
async fn check(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    written: &Written,
) -> Result<(), Failure> {
    let unknown = |pointer: &str| FieldError::new(pointer, FieldCode::UnknownValue);
    let mut errors = Vec::new();
    if let Some(owner) = written.owner
        && !people::named_by(from, [owner]).await?.contains_key(&owner)
    {
        errors.push(unknown("/owner_id"));
    }
    if written.organisation.is_some_and(|id| !is_body(app, id)) {
        errors.push(unknown("/organisation_id"));
    }
    if counted_body(&written.content).is_some_and(|id| !is_body(app, id)) {
        errors.push(unknown("/content/key_figures/counted_organisation_id"));
    }
    let about = match written.content.brick() {
        EditorialBrick::News => "/content/news/project",
        EditorialBrick::Testimonials => "/content/testimonials",
        EditorialBrick::Glossary
        | EditorialBrick::Events
        | EditorialBrick::KeyFigures
        | EditorialBrick::MethodResources
        | EditorialBrick::Newsletters => "/content",
    };
    if let Some(poc) = written.content.poc()
        && !told::sees(from, actor, poc).await?
    {
        errors.push(unknown(&format!("{about}/poc_id")));
    }
    if let Some(practice) = written.content.practice()
        && !told::writes_of(from, actor, (written.content.brick(), practice)).await?
    {
        errors.push(unknown(&format!("{about}/practice_id")));
    }
    if let EditorialContent::MethodResources(MethodResourceContent { nature, .. }) =
        &written.content
        && let Some(code) = nature.technique()
        // One that is not proposed any more keeps its sheet.
        && app.directory.references().find(ReferenceList::Technique, code.as_str()).is_none()
    {
        errors.push(unknown("/content/method_resources/technique"));
    }
    errors.extend(pitches::faults(from, actor, &written.content).await?);
    errors.extend(met::faults(from, &written.content).await?);
    errors.extend(sessions::faults(app, from, actor, &written.content).await?);
    if let EditorialContent::Newsletters(issue) = &written.content {
        errors.extend(newsletter::faults(app, from, actor, issue).await?);
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::Invalid(errors)) }
}

/// The file of an image.
fn carried(image: Option<ItemImage>) -> Option<AttachmentId> {
    image.map(|image| image.file)
}

/// From now on the item carries this image instead of the former.
async fn take_image(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (wanted, before): (Option<ItemImage>, Option<ItemImage>),
) -> Result<(), Failure> {
    let both = (images::FRAME, carried(wanted), carried(before));
    attachments::carried::take(app, tx, actor, both).await
}

/// The body that a key figure is counted of.
fn counted_body(content: &EditorialContent) -> Option<OrganisationId> {
    let EditorialContent::KeyFigures(figure) = content else { return None };
    figure.nature.counted()?.body()
}

fn is_body(app: &App, id: OrganisationId) -> bool {
    let tree = app.directory.organisations();
    tree.find(id).is_some_and(|one| one.kind == OrganisationKind::Organisation)
}
