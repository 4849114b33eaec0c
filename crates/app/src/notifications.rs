//! Telling people what became of what they care about, from the journal alone.

mod absorbed;
mod choices;
mod deliver;
mod entries;
mod followers;
mod invitations;
mod letters;
mod requests;
mod supporters;
mod upstream;

use std::time::Duration;

use domain::ChallengeId;
use domain::access::Actor;
use domain::journal::{Entry, Fact, Subject};
use domain::people::Person;
use domain::poc::Sight;
use persistence::notifications::{self, Name, Notification};
use persistence::{Reads, ideas, journal, people};

use crate::{App, Failure, identity};

pub use choices::{Choices, choices, choose};
pub use deliver::{Reason, deliver_pending};
pub(crate) use letters::told_by_mail;

/// Notifications that a list shows.
const LIST_MAX: u64 = 50;
/// How long another server's commits may wait to be told here.
const PATIENCE: Duration = Duration::from_secs(1);

/// Something a person is told.
#[derive(Clone, Debug)]
pub struct Told {
    /// The notification.
    pub notification: Notification,
    /// Why they are told.
    pub reason: Reason,
    /// What happened.
    pub entry: Entry,
    /// The object that one is led to.
    pub subject: Subject,
    /// What people call that object; nothing for what the Dinno tells.
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// Who did it.
    pub actor: Option<Person>,
    /// What the challenge is called that may wake an idea.
    pub challenge: Option<String>,
}

/// What one is told, the newest first, and how many are unread in all.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, actor: &Actor) -> Result<(Vec<Told>, u32), Failure> {
    let from = app.store.reader();
    let seals = identity::seals_of(&from, actor).await?;
    let kept = notifications::list(&from, actor.id, &seals, LIST_MAX).await?;
    let unread = notifications::unread(&from, actor.id, &seals).await?;
    Ok((told(&from, actor, kept).await?, unread))
}

/// What these notifications say to this person; none about what is hidden from them.
async fn told(
    from: &impl Reads,
    actor: &Actor,
    kept: Vec<Notification>,
) -> Result<Vec<Told>, Failure> {
    let entries = journal::with_ids(from, kept.iter().map(|one| one.entry).collect()).await?;
    let subjects: Vec<Subject> = entries.iter().map(|entry| entry.fact.shown()).collect();
    let names = notifications::names(from, &subjects, &Sight::of(actor)).await?;
    let titles = notifications::titles(from, &subjects).await?;
    let actors = people::named_by(from, entries.iter().filter_map(|entry| entry.actor)).await?;
    let waking_them = entries.iter().filter_map(|entry| waking(&entry.fact));
    let challenges = ideas::challenge_titles(from, waking_them).await?;
    let told = |notification: Notification| {
        let entry = entries.iter().find(|entry| entry.id == notification.entry)?.clone();
        let subject = entry.fact.shown();
        let (reference, title) = match names.get(&subject.id).cloned() {
            Some(Name { reference, title }) => (Some(reference), title),
            None => (None, titles.get(&subject.id)?.clone()),
        };
        let actor = entry.actor.and_then(|actor| actors.get(&actor).cloned());
        let reason = Reason::from_code(&notification.reason)?;
        let challenge = waking(&entry.fact).and_then(|id| challenges.get(&id).cloned());
        Some(Told { notification, reason, entry, subject, reference, title, actor, challenge })
    };
    Ok(kept.into_iter().filter_map(told).collect())
}

/// The challenge that may wake an idea.
const fn waking(fact: &Fact) -> Option<ChallengeId> {
    if let Fact::DormantIdeaMatched { challenge, .. } = fact { Some(*challenge) } else { None }
}

/// Marks everything as read.
///
/// # Errors
/// When the database fails.
pub async fn read_all(app: &App, actor: &Actor) -> Result<(), Failure> {
    let seals = identity::seals_of(&app.store.reader(), actor).await?;
    let tx = app.store.begin().await?;
    notifications::mark_all_read(&tx, actor.id, &seals, app.now()).await?;
    Ok(tx.commit().await?)
}

/// Follows the journal for ever: rung after a commit, and looking by itself every second.
pub async fn follow(app: App) {
    loop {
        let rung = app.bell.notified();
        match deliver_pending(&app).await {
            // A full batch: there may be more.
            Ok(delivered) if delivered > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(?error, "notifications could not be delivered"),
        }
        let _ = tokio::time::timeout(PATIENCE, rung).await;
    }
}
