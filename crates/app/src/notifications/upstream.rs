//! Whoever is upstream of a practice is told what becomes of it: its contact, then the team that proved it, then
//! the authors of the idea that began it.

use domain::journal::Fact;
use domain::{PracticeId, UserId};
use persistence::notifications::Recipient;
use persistence::{Reads, practices, reuses};

use super::Reason;
use super::deliver::{authors, contacts, team};
use crate::{App, Failure};

type Recipients = Vec<(Recipient, Reason)>;

/// The people whom what happened to a practice, its reuses and its kits concerns; nobody, for any other fact.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "`recipients` names every variant; this is its part"
)]
pub(super) async fn of(
    app: &App,
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Recipients, Failure> {
    match fact {
        Fact::ReuseDeclared { practice, .. } => all(app, from, *practice, actor).await,
        Fact::PracticePublished { practice, poc: None } => began(app, from, *practice, actor).await,
        // A success is also theirs who took it up (R248).
        Fact::PracticeReplicated { practice, .. } => {
            let told = all(app, from, *practice, actor).await?;
            let callers = callers(from, *practice).await?;
            Ok(joined(told, callers))
        }
        // Those further upstream know that it was taken up; its contact looks after the rest.
        Fact::ReuseEdited { practice, .. }
        | Fact::ReuseWithdrawn { practice, .. }
        | Fact::KitReleased { practice, .. }
        | Fact::KitRecalled { practice, .. }
        | Fact::PracticeWithdrawn { practice, .. }
        | Fact::PracticePutBack { practice }
        | Fact::PracticeAged { practice, .. } => contacts(from, *practice, actor).await,
        _ => Ok(Vec::new()),
    }
}

/// The authors of the idea that a practice says it came from, when no experiment tried it.
async fn began(
    app: &App,
    from: &impl Reads,
    practice: PracticeId,
    actor: Option<UserId>,
) -> Result<Recipients, Failure> {
    let practice = practices::find(from, practice).await?;
    match practice.and_then(|practice| practice.value.parts().idea) {
        Some(idea) => authors(app, from, idea, actor).await,
        None => Ok(Vec::new()),
    }
}

/// Everybody upstream, each once, for their nearest reason.
async fn all(
    app: &App,
    from: &impl Reads,
    practice: PracticeId,
    actor: Option<UserId>,
) -> Result<Recipients, Failure> {
    let told = contacts(from, practice, actor).await?;
    let Some(practice) = practices::find(from, practice).await? else { return Ok(told) };
    let mut further = Vec::new();
    if let Some(poc) = practice.value.parts().poc {
        further.extend(team(from, poc, actor).await?);
    }
    if let Some(idea) = practice.value.parts().idea {
        further.extend(authors(app, from, idea, actor).await?);
    }
    Ok(joined(told, further))
}

/// Whom to call in each body that takes it up.
async fn callers(from: &impl Reads, practice: PracticeId) -> Result<Recipients, Failure> {
    let reuses = reuses::of_practice(from, practice).await?;
    let contacts = reuses.iter().map(|reuse| reuse.value.parts().contact);
    Ok(contacts.map(|contact| (Recipient::Person(contact), Reason::Contact)).collect())
}

/// Whoever has a nearer reason to be told is told once, for that reason.
fn joined(mut told: Recipients, further: Recipients) -> Recipients {
    for other in further {
        if told.iter().all(|(recipient, _)| *recipient != other.0) {
            told.push(other);
        }
    }
    told
}
