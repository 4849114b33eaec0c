//! From an entry of the journal to the people it concerns.

use domain::NotificationId;
use domain::access::SealKey;
use domain::idea::Author;
use domain::journal::{Entry, Fact};
use domain::{IdeaId, PocId, UserId};
use persistence::journal::Consumer;
use persistence::notifications::Recipient;
use persistence::{Reads, ideas, journal, notifications};
use uuid::Uuid;

use crate::{App, Failure};

/// Entries that are read at once.
const BATCH: u64 = 100;

/// Why a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They put the idea forward.
    Author,
    /// They take part in the experiment.
    Member,
}

impl Reason {
    const fn code(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Member => "member",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        [Self::Author, Self::Member].into_iter().find(|reason| reason.code() == code)
    }
}

/// Tells people what the journal holds that they have not been told. Returns how many entries were read.
///
/// Each entry is told and marked as read in one transaction: neither lost nor told twice, whatever stops.
///
/// # Errors
/// When the database fails.
pub async fn deliver_pending(app: &App) -> Result<usize, Failure> {
    let pending = journal::unread(&app.store.reader(), Consumer::Notifications, BATCH).await?;
    let mut failed = None;
    for entry in &pending {
        // One that cannot be told does not keep the others waiting.
        if let Err(failure) = deliver(app, entry).await {
            failed = Some(failure);
        }
    }
    failed.map_or(Ok(pending.len()), Err)
}

async fn deliver(app: &App, entry: &Entry) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    if !journal::mark_read(&tx, Consumer::Notifications, entry.id).await? {
        return Ok(());
    }
    for (recipient, reason) in recipients(app, &tx, entry).await? {
        let id = NotificationId(Uuid::now_v7());
        let what = (entry.id, reason.code(), app.now());
        notifications::insert(&tx, id, &recipient, what).await?;
    }
    Ok(tx.commit().await?)
}

async fn recipients(
    app: &App,
    from: &impl Reads,
    entry: &Entry,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    match &entry.fact {
        Fact::IdeaDecided { idea, .. }
        | Fact::IdeaExperimented { idea, .. }
        | Fact::IdeaImplemented { idea }
        | Fact::CommentPosted { idea, .. } => {
            let author = author(app, from, *idea, entry.actor).await?;
            Ok(author.map(|author| (author, Reason::Author)).into_iter().collect())
        }
        Fact::GateDecided { poc, .. } | Fact::PracticePublished { poc: Some(poc), .. } => {
            team(from, *poc, entry.actor).await
        }
        Fact::PracticePublished { poc: None, .. }
        | Fact::IdeaDeposited { .. }
        | Fact::IdeaEdited { .. }
        | Fact::IdeaWithdrawn { .. }
        | Fact::IdeaImported { .. }
        | Fact::CommentRemoved { .. }
        | Fact::ChallengeImported { .. }
        | Fact::PocCreated { .. }
        | Fact::PocEdited { .. }
        | Fact::PocLaunched { .. }
        | Fact::PocImported { .. }
        | Fact::StepAnswered { .. }
        | Fact::StepsPassed { .. }
        | Fact::PocHeld { .. }
        | Fact::PocResumed { .. }
        | Fact::PocAbandoned { .. }
        | Fact::StepReopened { .. }
        | Fact::LessonAdded { .. }
        | Fact::PracticeEdited { .. }
        | Fact::AccountCreated { .. }
        | Fact::ProfileChanged { .. }
        | Fact::AccountDisabled { .. }
        | Fact::AccountEdited { .. }
        | Fact::CellChanged { .. }
        | Fact::DelegationGiven { .. }
        | Fact::DelegationProlonged { .. }
        | Fact::DelegationWithdrawn { .. }
        | Fact::OwnerDeclared { .. }
        | Fact::OwnerRemoved { .. }
        | Fact::AccountEnabled { .. }
        | Fact::SignedOutEverywhere { .. }
        | Fact::SynonymsChanged { .. } => Ok(Vec::new()),
    }
}

/// The author of an idea, by name or by seal; nobody is told what they did themselves.
async fn author(
    app: &App,
    from: &impl Reads,
    idea: IdeaId,
    actor: Option<UserId>,
) -> Result<Option<Recipient>, Failure> {
    let Some(idea) = ideas::find(from, idea).await? else { return Ok(None) };
    Ok(match &idea.value.parts().author {
        Author::Named(author) if Some(*author) == actor => None,
        Author::Named(author) => Some(Recipient::Person(*author)),
        Author::Anonymous(seal) => {
            let key: Option<SealKey> = actor.map(|actor| app.secrets.seal_key(actor));
            let own = key.is_some_and(|key| key.made(seal));
            (!own).then(|| Recipient::Seal(seal.clone()))
        }
        Author::Unknown => None,
    })
}

async fn team(
    from: &impl Reads,
    poc: PocId,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let mut team = notifications::team(from, poc).await?;
    team.retain(|person| Some(*person) != actor);
    let told = |person| (Recipient::Person(person), Reason::Member);
    Ok(team.into_iter().map(told).collect())
}
