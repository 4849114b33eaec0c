//! Writing to a person through the portal, which shows nobody's address (R235).

use chrono::{Datelike, TimeDelta};
use domain::access::{Actor, Permission};
use domain::expression::Target;
use domain::journal::Fact;
use domain::message::ContactMessage;
use domain::people::AccountStatus;
use domain::text::{Paragraph, Title};
use domain::{ContactMessageId, FieldCode, FieldError, UserId};
use persistence::notifications::Name;
use persistence::{messages, people, sequences};
use uuid::Uuid;

use crate::expression::there;
use crate::{App, Failure, Once, record, rich_text};

/// Messages that one person may send in a day: enough to work, too few to flood.
const A_DAY: u64 = 50;

/// A message to send.
#[derive(Clone, Debug)]
pub struct Letter {
    /// To whom.
    pub to: UserId,
    /// In one line.
    pub title: Title,
    /// What it says.
    pub body: Paragraph,
    /// What it is about.
    pub about: Option<Target>,
}

/// A message as its two people read it.
#[derive(Clone, Debug)]
pub struct MessagePage {
    /// The message.
    pub message: ContactMessage,
    /// What it says, in HTML.
    pub html: String,
    /// What it is about, and what that is called.
    pub about: Option<(Target, Name)>,
}

/// Sends a message. Whoever receives it is told in the portal.
///
/// # Errors
/// Denied, nobody of that name, faulty fields, or too many in a day.
pub async fn send(
    app: &App,
    actor: &Actor,
    letter: Letter,
    once: &Once,
) -> Result<ContactMessageId, Failure> {
    actor.require(Permission::ContactPerson)?;
    let html = rich_text::to_html(letter.body.as_str());
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(made) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(ContactMessageId(made));
    }
    let Letter { to, title, body, about } = letter;
    // Somebody whom an import names has no account to read it with.
    let found = people::find(&tx, to).await?;
    let active = found.is_some_and(|found| found.value.status == AccountStatus::Active);
    if !active {
        return Err(Failure::NotFound("person"));
    }
    if let Some(target) = about {
        let readable = actor.require(target.read_permission()).is_ok();
        if !readable || there(&tx, actor, target).await.is_err() {
            return Err(FieldError::new("/about", FieldCode::UnknownValue).into());
        }
    }
    let since = now - TimeDelta::days(1);
    if messages::sent_since(&tx, actor.id, since).await? >= A_DAY {
        return Err(Failure::TooManyAttempts { retry_after: 3_600 });
    }
    let series = format!("MESSAGE-{}", now.year());
    let reference = format!("{series}-{:04}", sequences::next(&tx, &series).await?);
    let id = ContactMessageId(Uuid::now_v7());
    let from = actor.id;
    let message = ContactMessage { id, reference, from, to, title, body, about, sent_at: now };
    messages::insert(&tx, &message, &html).await?;
    once.made(&tx, id.0, now).await?;
    record(&tx, Some(actor.id), now, Fact::MessageSent { message: id, to }).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(id)
}

/// A message. To anybody but its two people it is not there.
///
/// # Errors
/// Not there.
pub async fn read(app: &App, actor: &Actor, id: ContactMessageId) -> Result<MessagePage, Failure> {
    let from = app.store.reader();
    let (message, html) = messages::find(&from, id)
        .await?
        .filter(|(message, _)| message.is_between(actor.id))
        .ok_or(Failure::NotFound("message"))?;
    let about = match message.about {
        Some(target) if actor.require(target.read_permission()).is_ok() => {
            there(&from, actor, target).await.ok().map(|name| (target, name))
        }
        Some(_) | None => None,
    };
    Ok(MessagePage { message, html, about })
}
