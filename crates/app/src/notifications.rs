//! Telling people what became of what they care about, from the journal alone.

mod absorbed;
mod choices;
mod deliver;
mod entries;
mod experiments;
mod followers;
mod holders;
mod invitations;
mod letters;
mod mentions;
mod requests;
mod sight;
mod speakers;
mod supporters;
mod ties;
mod upstream;

use std::time::Duration;

use domain::access::Actor;
use domain::idea::{Idea, IdeaParts};
use domain::journal::{Entry, Fact, Subject, SubjectKind};
use domain::people::Person;
use domain::poc::Sight;
use domain::{ChallengeId, IdeaId, UserId};
use persistence::notifications::{self, Name, Notification};
use persistence::{Reads, Stored, ideas, journal, people};
use uuid::Uuid;

use crate::words::{Locale, say};
use crate::{App, Failure, identity};

pub use choices::{Choices, choices, choose};
pub use deliver::{Reason, deliver_pending};
pub(crate) use letters::told_by_mail;
pub(crate) use mentions::tell_named_since;

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
    let mut names = notifications::names(from, &subjects, &Sight::of(actor)).await?;
    // What is kept for some is named to its masked author, whom their own request alone makes known.
    let unnamed = subjects.iter().filter(|subject| !names.contains_key(&subject.id));
    let unnamed = unnamed.filter(|subject| subject.kind == SubjectKind::Idea);
    let unnamed: Vec<IdeaId> = unnamed.map(|subject| IdeaId(subject.id)).collect();
    names.extend(own(from, actor, &unnamed).await?);
    let mut titles = notifications::titles(from, &subjects).await?;
    // An account has no title: what one is told of one's own is about one's rights.
    let accounts = subjects.iter().filter(|subject| subject.kind == SubjectKind::Account);
    titles.extend(accounts.map(|subject| (subject.id, say(Locale::Fr, "notices-rights"))));
    let actors = people::named_by(from, entries.iter().filter_map(|entry| entry.actor)).await?;
    let waking_them = entries.iter().filter_map(|entry| waking(&entry.fact));
    let challenges = ideas::challenge_titles(from, waking_them).await?;
    let lent = entries.iter().filter_map(|entry| lent_to(&entry.fact));
    let holders = people::named_by(from, lent).await?;
    let told = |notification: Notification| {
        let entry = entries.iter().find(|entry| entry.id == notification.entry)?.clone();
        let subject = entry.fact.shown();
        let (reference, title) = match names.get(&subject.id).cloned() {
            Some(Name { reference, title }) => (Some(reference), title),
            None => (None, titles.get(&subject.id)?.clone()),
        };
        let actor = entry.actor.and_then(|actor| actors.get(&actor).cloned());
        let reason = Reason::from_code(&notification.reason)?;
        // Whoever lent rights reads to whom: one's own need no name.
        let holder = lent_to(&entry.fact).filter(|_| reason == Reason::Giver);
        let title = match holder.and_then(|holder| holders.get(&holder)) {
            Some(holder) => holder.name.as_str().to_owned(),
            None => title,
        };
        let challenge = waking(&entry.fact).and_then(|id| challenges.get(&id).cloned());
        Some(Told { notification, reason, entry, subject, reference, title, actor, challenge })
    };
    Ok(kept.into_iter().filter_map(told).collect())
}

/// What those of these ideas are called that are this person's own, masked or not.
async fn own(
    from: &impl Reads,
    actor: &Actor,
    ids: &[IdeaId],
) -> Result<Vec<(Uuid, Name)>, Failure> {
    let name = |idea: Stored<Idea>| {
        let IdeaParts { id, reference, content, .. } = idea.value.parts();
        let (reference, title) = (reference.clone(), content.title.as_str().to_owned());
        (id.0, Name { reference, title })
    };
    let found = ideas::find_all(from, ids).await?.into_iter();
    Ok(found.filter(|idea| idea.value.parts().author.is(actor)).map(name).collect())
}

/// The challenge that may wake an idea.
const fn waking(fact: &Fact) -> Option<ChallengeId> {
    if let Fact::DormantIdeaMatched { challenge, .. } = fact { Some(*challenge) } else { None }
}

/// To whom what is about to end was lent.
const fn lent_to(fact: &Fact) -> Option<UserId> {
    if let Fact::DelegationEnding { account, .. } = fact { Some(*account) } else { None }
}

/// Marks everything as read.
///
/// What was told to the person, then to each of their seals, each in a transaction of its own: PostgreSQL writes beside
/// each row which transaction changed it, and one for all would tie the seals to each other and to a name. Stopped in
/// between, the rest stays unread, and is read at the next press.
///
/// # Errors
/// When the database fails.
pub async fn read_all(app: &App, actor: &Actor) -> Result<(), Failure> {
    let now = app.now();
    let from = app.store.reader();
    let seals = identity::seals_of(&from, actor).await?;
    let unread = notifications::unread_seals(&from, &seals).await?;
    let tx = app.store.begin().await?;
    notifications::mark_read(&tx, actor.id, now).await?;
    tx.commit().await?;
    for seal in &unread {
        let tx = app.store.begin().await?;
        notifications::mark_seal_read(&tx, seal, now).await?;
        tx.commit().await?;
    }
    Ok(())
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
