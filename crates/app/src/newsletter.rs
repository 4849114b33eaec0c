//! The newsletter: who subscribes, what an issue takes up, who receives it (R303 to R307).

mod leaving;
mod taken;

use chrono::{DateTime, Utc};
use domain::access::{Actor, Permission, Profile, Reach};
use domain::editorial::{
    EditItem, EditorialContent, EditorialItem, EditorialState, NewsletterContent,
};
use domain::journal::Fact;
use domain::people::Person;
use domain::{EditorialId, FieldCode, FieldError, OrganisationId};
use persistence::newsletter::{self, Segment, TakenRow};
use persistence::outbox::{self, Carried, Tally};
use persistence::{Cursor, Reads, Slice, matrix};

pub use leaving::leave;
pub(crate) use leaving::signature;
pub(crate) use taken::told_to;

use crate::editorial::known;
use crate::{App, Failure, record};

/// What the page of an issue shows besides what it says.
#[derive(Clone, Debug)]
pub struct IssueReading {
    /// What it takes up, in order, of what whoever reads may open.
    pub taken: Vec<TakenRow>,
    /// What became of its letters, for whoever writes it.
    pub letters: Option<Tally>,
}

/// Since when somebody subscribes, if they do.
///
/// # Errors
/// Denied.
pub async fn subscription(app: &App, actor: &Actor) -> Result<Option<DateTime<Utc>>, Failure> {
    actor.require(Permission::ReadNewsletters)?;
    Ok(newsletter::subscribed_since(&app.store.reader(), actor.id).await?)
}

/// Subscribes, or leaves. Twice is once; no version is needed, for nothing is replaced.
///
/// # Errors
/// Denied.
pub async fn subscribe(app: &App, actor: &Actor, receives: bool) -> Result<(), Failure> {
    actor.require(Permission::ReadNewsletters)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let changed = if receives {
        newsletter::subscribe(&tx, actor.id, now).await?
    } else {
        newsletter::unsubscribe(&tx, actor.id).await?
    };
    if changed {
        let fact = Fact::NewsletterSubscriptionChanged { account: actor.id, active: receives };
        record(&tx, Some(actor.id), now, fact).await?;
    }
    Ok(tx.commit().await?)
}

/// Those to whom an issue goes by mail, by name, and how many they are: for whoever writes it.
///
/// # Errors
/// Denied, no such issue, or an unreadable cursor.
pub async fn recipients(
    app: &App,
    actor: &Actor,
    id: EditorialId,
    page: (u16, Option<&Cursor>),
) -> Result<(Slice<Person>, u64), Failure> {
    let from = app.store.reader();
    let mut item = known(app, &from, actor, id).await?;
    // The same right as to write it.
    let _ = actor.may_on(EditItem, &mut item.value)?;
    let segment = segment(&from, issue(&item.value)?).await?;
    let slice = newsletter::recipients(&from, &segment, page).await??;
    Ok((slice, newsletter::count(&from, &segment).await?))
}

/// Sends an issue to whoever writes it, and to nobody else, as it is now. One that waits already is enough.
///
/// # Errors
/// Denied, or no such issue.
pub async fn try_out(app: &App, actor: &Actor, id: EditorialId) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut item = known(app, &tx, actor, id).await?;
    let _ = actor.may_on(EditItem, &mut item.value)?;
    issue(&item.value)?;
    if !outbox::trial_waits(&tx, id, actor.id).await? {
        let trial = Carried::Issue { item: id, trial: true };
        outbox::write(&tx, trial, &[actor.id], app.now()).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Makes the letters of an issue that relays refused to the end wait for one again, and says what became of all of
/// them. Those that were sent stay sent; while none was refused to the end, or the issue is not out, nothing changes.
///
/// # Errors
/// Denied, or no such issue.
pub async fn resume(app: &App, actor: &Actor, id: EditorialId) -> Result<Tally, Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut item = known(app, &tx, actor, id).await?;
    // The same right as to write it.
    let _ = actor.may_on(EditItem, &mut item.value)?;
    issue(&item.value)?;
    if item.value.state(now) == EditorialState::Published {
        outbox::resume(&tx, id, now).await?;
    }
    let letters = outbox::tally(&tx, Some(id)).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(letters)
}

/// What the page of this item shows; nothing when it is no issue.
pub(crate) async fn reading(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Option<IssueReading>, Failure> {
    let EditorialContent::Newsletters(issue) = &item.parts().content else { return Ok(None) };
    let taken = told_to(app, from, actor, issue).await?;
    let letters = if actor.can(Permission::EditNewsletters, item) {
        Some(outbox::tally(from, Some(item.parts().id)).await?)
    } else {
        None
    };
    Ok(Some(IssueReading { taken, letters }))
}

/// What is wrong with what an issue names: what it takes up, the body and the places it goes to.
pub(crate) async fn faults(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    issue: &NewsletterContent,
) -> Result<Vec<FieldError>, Failure> {
    let unknown = |field: &str| {
        FieldError::new(format!("/content/newsletters/{field}"), FieldCode::UnknownValue)
    };
    let mut errors = taken::faults(app, from, actor, issue).await?;
    let tree = app.directory.organisations();
    if let Some(body) = issue.segment
        && tree.body_of(body) != Some(body)
    {
        errors.push(unknown("organisation_id"));
    }
    // Whoever writes to one body writes to no direction of another.
    let inside = |place: &OrganisationId| match (tree.body_of(*place), issue.segment) {
        (None, _) => false,
        (Some(body), Some(segment)) => body == segment,
        (Some(_), None) => true,
    };
    if !issue.audience.places().iter().all(inside) {
        errors.push(unknown("audience/organisation_ids"));
    }
    Ok(errors)
}

/// An issue, when this item is one.
pub(crate) fn issue(item: &EditorialItem) -> Result<&NewsletterContent, Failure> {
    match &item.parts().content {
        EditorialContent::Newsletters(issue) => Ok(issue),
        EditorialContent::News(_)
        | EditorialContent::Glossary(_)
        | EditorialContent::Events(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::MethodResources(_)
        | EditorialContent::Testimonials(_) => Err(Failure::NotFound("newsletter issue")),
    }
}

/// To whom an issue goes.
pub(crate) async fn segment(
    from: &impl Reads,
    issue: &NewsletterContent,
) -> Result<Segment, Failure> {
    let audience = issue.audience.clone();
    Ok(Segment { profiles: readers(from).await?, body: issue.segment, audience })
}

/// The profiles that read the newsletter: what it takes up is told to each as far as they may read it.
pub(crate) async fn readers(from: &impl Reads) -> Result<Vec<Profile>, Failure> {
    let matrix = matrix::read(from).await?;
    let reads =
        |profile: &&Profile| matrix.reach(**profile, Permission::ReadNewsletters) != Reach::Nothing;
    Ok(Profile::ALL.iter().filter(reads).copied().collect())
}
