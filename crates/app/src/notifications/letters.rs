//! What people are told also comes to them by mail, as they chose (R011, R402).
//!
//! Nothing that is told to a seal ever does: the outbox and the log of the relay would put a name beside the hour of an
//! answer to an anonymous idea. Its author reads it in the portal.

use domain::UserId;
use domain::journal::{Entry, Fact};
use domain::mail::MailChoice;
use persistence::notifications::{self, About, Recipient};
use persistence::outbox::{self, Carried};
use persistence::{Reads, Tx, mail_choices, people};

use super::{LIST_MAX, Reason, Told, told};
use crate::{App, Failure};

/// Writes the letters of those whose idea has its answer and of those who are reminded of an event, with what tells it;
/// none when nobody could send them.
pub(super) async fn write(
    app: &App,
    tx: &Tx,
    entry: &Entry,
    told: &[(Recipient, Reason)],
) -> Result<(), Failure> {
    if !app.has_relay() {
        return Ok(());
    }
    if let Fact::EventReminded { account, .. } = entry.fact {
        // The letter of the next morning would come once it has begun.
        if mail_choices::of(tx, account).await? != MailChoice::Never {
            outbox::write(tx, Carried::Reminder { entry: entry.id }, &[account], app.now()).await?;
        }
        return Ok(());
    }
    if !matches!(entry.fact, Fact::IdeaDecided { .. }) {
        return Ok(());
    }
    let authors = told.iter().filter(|(_, reason)| *reason == Reason::Author);
    let named = authors.filter_map(|(recipient, _)| match recipient {
        Recipient::Person(person) => Some(*person),
        Recipient::Seal(_) => None,
    });
    let people = mail_choices::at_once(tx, named).await?;
    Ok(outbox::write(tx, Carried::Answer { entry: entry.id }, &people, app.now()).await?)
}

/// What a letter says to this person when it is sent: what they did not read meanwhile, as long as they still want
/// such letters.
pub(crate) async fn told_by_mail(
    app: &App,
    from: &impl Reads,
    person: UserId,
    carried: Carried,
) -> Result<Vec<Told>, Failure> {
    let choice = mail_choices::of(from, person).await?;
    let (wanted, about) = match carried {
        Carried::Issue { .. } | Carried::PasswordLink { .. } => return Ok(Vec::new()),
        Carried::Answer { entry } => (choice == MailChoice::Answers, About::Entry(entry)),
        Carried::Reminder { entry } => (choice != MailChoice::Never, About::Entry(entry)),
        Carried::Digest { day } => (choice == MailChoice::Daily, About::Day(day)),
    };
    if !wanted {
        return Ok(Vec::new());
    }
    let Some(account) = people::find(from, person).await? else { return Ok(Vec::new()) };
    let reader = app.identity.read_absent(from, &account.value, app.now()).await?;
    let kept = notifications::unread_by_name(from, person, about, LIST_MAX).await?;
    let mut all = told(from, &reader, kept).await?;
    let now = app.now();
    // A reminder has its own letter, and none once the event has begun.
    all.retain(|one| {
        let Fact::EventReminded { begins_at, .. } = one.entry.fact else { return true };
        now < begins_at && matches!(carried, Carried::Reminder { .. })
    });
    Ok(all)
}
