//! From the outbox to the relay.

use std::collections::{BTreeMap, BTreeSet};

use domain::editorial::{EditorialItem, EditorialState};
use domain::mail::{HAND, Letters, SILENCE, next_attempt};
use domain::text::ShortText;
use domain::{EditorialId, UserId};
use lettre::Message;
use persistence::outbox::{self, Carried, Letter, Outcome};
use persistence::{Reads, editorial, newsletter, people};

use super::letter::{Addressed, NoAddress, Said};
use super::post::{Answer, Post};
use super::{notice, password};
use crate::newsletter::{issue, readers, signature, told_to};
use crate::{App, Failure};

/// Letters that are read at once.
const BATCH: u64 = 100;

/// How far the sending went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Letters that were looked at.
    pub letters: usize,
    /// Whether the relay did not answer: the others wait.
    pub silent: bool,
}

/// What the letters of a batch need, read at once.
struct Batch {
    issues: BTreeMap<EditorialId, EditorialItem>,
    addresses: BTreeMap<UserId, (ShortText, String)>,
    subscribers: BTreeSet<UserId>,
}

impl Batch {
    async fn read(from: &impl Reads, due: &[Letter]) -> Result<Self, Failure> {
        let ids: BTreeSet<EditorialId> = due.iter().filter_map(item_of).collect();
        let found = editorial::with_ids(from, ids).await?;
        let issues = found.into_iter().map(|item| (item.parts().id, item)).collect();
        let people = || due.iter().map(|letter| letter.person);
        let addresses = people::addresses(from, people(), &readers(from).await?).await?;
        let subscribers = newsletter::subscribers_among(from, people()).await?;
        Ok(Self { issues, addresses, subscribers })
    }

    /// An issue as it is sent now, or why it is not.
    async fn issue(
        &self,
        app: &App,
        post: &Post,
        (letter, item, trial): (&Letter, EditorialId, bool),
    ) -> Result<Result<Message, Outcome>, Failure> {
        let now = app.now();
        let leaves = !trial && !self.subscribers.contains(&letter.person);
        let (Some(item), Some((name, email)), false) =
            (self.issues.get(&item), self.addresses.get(&letter.person), leaves)
        else {
            return Ok(Err(Outcome::Pointless));
        };
        if !trial && item.state(now) != EditorialState::Published {
            return Ok(Err(Outcome::Postponed { until: now + SILENCE }));
        }
        let said = said_to(app, letter.person, (item, post.base.as_str())).await?;
        let to = Addressed {
            id: letter.id,
            person: letter.person,
            name: name.as_str(),
            email,
            signature: signature(app, letter.person, Letters::Newsletter),
            trial,
        };
        let nowhere = |NoAddress| Outcome::Refused { why: "no address".to_owned(), again: None };
        Ok(said.to(post, &to).map_err(nowhere))
    }

    /// Tries a letter; whether the relay was silent comes with what became of it.
    async fn attempt(
        &self,
        app: &App,
        post: &Post,
        letter: &Letter,
    ) -> Result<(Outcome, bool), Failure> {
        let ready = match letter.carried {
            Carried::Issue { item, trial } => self.issue(app, post, (letter, item, trial)).await?,
            Carried::Answer { .. } | Carried::Reminder { .. } | Carried::Digest { .. } => {
                notice::ready(app, post, letter).await?
            }
            Carried::PasswordLink { link } => password::ready(app, post, (letter, link)).await?,
        };
        let message = match ready {
            Ok(message) => message,
            Err(outcome) => return Ok((outcome, false)),
        };
        let now = app.now();
        Ok(match post.send(message).await {
            Answer::Taken => (Outcome::Sent, false),
            Answer::Refused(why) => {
                // Neither whom nor what: a code, and how often.
                tracing::warn!(letter = %letter.id, %why, refusals = letter.refusals + 1, "a letter was refused");
                let again = next_attempt(letter.refusals.saturating_add(1), now);
                (Outcome::Refused { why, again }, false)
            }
            Answer::Silent => {
                tracing::warn!("the mail relay does not answer");
                (Outcome::Postponed { until: now + SILENCE }, true)
            }
        })
    }
}

/// What an issue says to somebody: what it takes up that they may not read is not sent to them.
async fn said_to(
    app: &App,
    person: UserId,
    (item, base): (&EditorialItem, &str),
) -> Result<Said, Failure> {
    let from = app.store.reader();
    let content = issue(item)?;
    let taken = match people::find(&from, person).await? {
        Some(account) if !content.taken().is_empty() => {
            let reader = app.identity.read_absent(&from, &account.value, app.now()).await?;
            told_to(app, &from, &reader, content).await?
        }
        Some(_) | None => Vec::new(),
    };
    Ok(Said::of_issue((item, content), &taken, base))
}

const fn item_of(letter: &Letter) -> Option<EditorialId> {
    match letter.carried {
        Carried::Issue { item, .. } => Some(item),
        Carried::Answer { .. }
        | Carried::Reminder { .. }
        | Carried::Digest { .. }
        | Carried::PasswordLink { .. } => None,
    }
}

/// Sends the letters whose time has come, as long as the relay answers.
///
/// Each is taken in hand, sent, and settled: another server that looks at the same moment sends the others.
///
/// # Errors
/// When the database fails.
pub async fn send_due(app: &App, post: &Post) -> Result<Progress, Failure> {
    let due = outbox::due(&app.store.reader(), app.now(), BATCH).await?;
    if due.is_empty() {
        return Ok(Progress::default());
    }
    let batch = Batch::read(&app.store.reader(), &due).await?;
    for letter in &due {
        let tx = app.store.begin().await?;
        let taken = outbox::take(&tx, letter, app.now() + HAND).await?;
        tx.commit().await?;
        if !taken {
            continue;
        }
        let (outcome, silent) = batch.attempt(app, post, letter).await?;
        let tx = app.store.begin().await?;
        outbox::settle(&tx, letter, outcome, app.now()).await?;
        tx.commit().await?;
        if silent {
            return Ok(Progress { letters: due.len(), silent });
        }
    }
    Ok(Progress { letters: due.len(), silent: false })
}
