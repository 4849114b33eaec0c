//! Depositing an idea: visible at once, by name or under a seal (A03, A25).

use std::time::Duration;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::access::acts::{DepositForColleague, DepositIdea};
use domain::access::{Actor, Permission};
use domain::challenge::ChallengeClosed;
use domain::idea::{AuthorChoice, Colleague, Deposit, DepositsFor, Idea, IdeaContent};
use domain::journal::Fact;
use domain::{ChallengeId, DraftId, FieldCode, FieldError, IdeaId, OrganisationId, UserId};
use persistence::ideas::IdeaHtml;
use persistence::rebounds::Rebound;
use persistence::{
    StoreError, Tx, bricks, challenges, comments, drafts, ideas, people, rebounds, sequences,
};
use uuid::Uuid;

use super::{html, shadow};
use crate::expression::there;
use crate::{App, Failure, Once, attachments, identity, record};

/// An idea to deposit.
#[derive(Clone, Debug)]
pub struct NewIdea {
    /// What it says.
    pub content: IdeaContent,
    /// The challenge it answers.
    pub challenge: Option<ChallengeId>,
    /// Whether the author stays masked.
    pub anonymous: bool,
    /// The draft it comes from; one that is gone already is no matter.
    pub draft: Option<DraftId>,
    /// What it rebounds from (R105).
    pub rebound: Option<Rebound>,
    /// The colleague in whose name it is deposited.
    pub on_behalf_of: Option<UserId>,
}

/// Two requests of one person may choose the same seal, and two references may be drawn alike: each tries again.
const ATTEMPTS: u64 = 8;

/// Deposits an idea.
///
/// # Errors
/// Denied; a challenge that takes no idea; files that are not the author's.
pub async fn deposit(
    app: &App,
    actor: &Actor,
    new: &NewIdea,
    once: &Once,
) -> Result<IdeaId, Failure> {
    let html = html(&new.content);
    let mut done = attempt(app, actor, (new, &html), once).await;
    for turn in 1..ATTEMPTS {
        let Err(Failure::Store(StoreError::Duplicate)) = done else { break };
        // Those who met would meet again, if each did not wait a time of its own.
        let pause = u64::from(rand::random::<u8>() % 16) * turn;
        tokio::time::sleep(Duration::from_millis(pause)).await;
        done = attempt(app, actor, (new, &html), once).await;
    }
    if let Err(Failure::Store(StoreError::Duplicate)) = done {
        return Err(StoreError::Busy.into());
    }
    let id = done?;
    if let Some(draft) = new.draft.filter(|_| new.anonymous) {
        forget(app, actor, draft).await;
    }
    Ok(id)
}

/// The draft of a masked idea goes once the idea is kept, and apart: PostgreSQL writes beside each row which transaction
/// made or deleted it, and SQLite logs what one commit changed side by side, so that one transaction for both would tie
/// the idea to the person whom the draft names. Stopped in between, nothing is lost: the same request, sent again, finds
/// its idea by its key and comes here again; and a draft that stays is sealed, read by its author alone, who throws it
/// away. The other order could lose what was written.
async fn forget(app: &App, actor: &Actor, draft: DraftId) {
    let gone = async {
        let tx = app.store.begin().await?;
        drafts::delete(&tx, actor.id, draft).await?;
        tx.commit().await
    };
    if let Err(error) = gone.await {
        // The idea is deposited: a refusal now would have it deposited twice.
        tracing::warn!(?error, "a draft outlived its idea");
    }
}

async fn attempt(
    app: &App,
    actor: &Actor,
    (new, html): (&NewIdea, &IdeaHtml),
    once: &Once,
) -> Result<IdeaId, Failure> {
    actor.require(Permission::DepositIdea)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(made) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(IdeaId(made));
    }
    check_challenge(&tx, new.challenge, now).await?;
    check_rebound(&tx, actor, new.rebound).await?;
    let sent = ("/content/attachments", new.content.attachments.as_slice(), [].as_slice());
    let files = attachments::check(app, &tx, actor, sent).await?;
    let (id, reference, author) = name(&tx, actor, new.anonymous, now).await?;
    let NewIdea { content, challenge, anonymous, draft, on_behalf_of, rebound } = new.clone();
    let deposit = Deposit { id, reference, content, challenge, author };
    let (idea, fact, department) = match on_behalf_of.filter(|colleague| *colleague != actor.id) {
        None => {
            let (idea, fact) = actor.may_create(DepositIdea)?.deposit(deposit, now);
            // A direction beside an anonymous idea would point at whoever deposited it.
            (idea, fact, actor.department.filter(|_| !anonymous))
        }
        Some(colleague) => for_colleague(&tx, actor, (deposit, colleague), now).await?,
    };
    ideas::insert(&tx, &idea, html).await?;
    ideas::place(&tx, id, department).await?;
    promise(&tx, &idea, idea.parts().deposited_on()).await?;
    if let Some(rebound) = rebound {
        rebounds::insert(&tx, id, rebound).await?;
    }
    attachments::hand_over(&tx, &files, anonymous).await?;
    if let Some(draft) = draft.filter(|_| !anonymous) {
        drafts::delete(&tx, actor.id, draft).await?;
    }
    once.made(&tx, id.0, now).await?;
    write_down(&tx, actor, (&idea, fact), now).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(id)
}

/// Promises an answer to the author of an idea that is outside any challenge from that day on, as administrators do then:
/// what they choose later changes no promise that was made. A challenge makes its own.
pub(crate) async fn promise(tx: &Tx, idea: &Idea, from: NaiveDate) -> Result<(), Failure> {
    let settings = bricks::find_settings(tx).await?.value;
    let spontaneous = idea.parts().challenge.is_none();
    let ends_at = settings.promise_ends_at(from).filter(|_| spontaneous);
    Ok(ideas::promise(tx, idea.parts().id, ends_at).await?)
}

/// What is promised to whoever deposits an idea outside any challenge: an answer in so many days, when anything is.
///
/// # Errors
/// Denied.
pub async fn promised(app: &App, actor: &Actor) -> Result<Option<u16>, Failure> {
    actor.require(Permission::ReadIdeas)?;
    Ok(bricks::find_settings(&app.store.reader()).await?.value.idea_reply_days)
}

async fn write_down(
    tx: &Tx,
    actor: &Actor,
    (idea, fact): (&Idea, Fact),
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let (by, at) = shadow::signature(actor, idea, now);
    Ok(record(tx, by, at, fact).await?)
}

async fn check_challenge(
    tx: &Tx,
    challenge: Option<ChallengeId>,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let Some(id) = challenge else { return Ok(()) };
    let unknown = || vec![FieldError::new("/challenge_id", FieldCode::UnknownValue)];
    let dates = challenges::timetable(tx, id).await?.ok_or_else(unknown)?;
    if dates.takes_ideas(now) { Ok(()) } else { Err(ChallengeClosed::NotOpen.into()) }
}

/// The idea of a colleague, who has an account: they are told of what becomes of it. With their direction.
async fn for_colleague(
    tx: &Tx,
    actor: &Actor,
    (deposit, colleague): (Deposit, UserId),
    now: DateTime<Utc>,
) -> Result<(Idea, Fact, Option<OrganisationId>), Failure> {
    let faulty = |code| vec![FieldError::new("/on_behalf_of", code)];
    let unknown = || faulty(FieldCode::UnknownValue);
    let account = people::find(tx, colleague).await?.ok_or_else(unknown)?.value;
    let mut author = Colleague { id: account.id, organisation: account.organisation };
    let granted = match actor.may(DepositForColleague, &mut author) {
        Ok(granted) => granted,
        Err(denied) if actor.deposits_for() == DepositsFor::Nobody => return Err(denied.into()),
        // Whoever deposits for some is told whom they chose wrongly.
        Err(_) => return Err(faulty(FieldCode::OtherBody).into()),
    };
    if deposit.author != AuthorChoice::Named {
        return Err(unknown().into());
    }
    let (idea, fact) = granted.deposit(deposit, now);
    Ok((idea, fact, account.department))
}

/// What the idea rebounds from is there, and may be read; so is the comment.
async fn check_rebound(tx: &Tx, actor: &Actor, rebound: Option<Rebound>) -> Result<(), Failure> {
    let Some(Rebound { target, comment }) = rebound else { return Ok(()) };
    let unknown = || vec![FieldError::new("/rebound_of", FieldCode::UnknownValue)];
    let readable = actor.require(target.read_permission()).is_ok() && target.is_discussed();
    if !readable || there(tx, actor, target).await.is_err() {
        return Err(unknown().into());
    }
    match comment {
        Some(comment) if comments::find(tx, target, comment).await?.is_none() => {
            Err(unknown().into())
        }
        Some(_) | None => Ok(()),
    }
}

/// What an idea is called. Nothing in the name of an anonymous one tells its place among the others.
async fn name(
    tx: &Tx,
    actor: &Actor,
    anonymous: bool,
    now: DateTime<Utc>,
) -> Result<(IdeaId, String, AuthorChoice), Failure> {
    let series = format!("IDEE-{}", now.year());
    if anonymous {
        let slot = identity::free_slot(tx, actor).await?;
        let reference = format!("{series}-X{}", draw());
        return Ok((IdeaId(Uuid::new_v4()), reference, AuthorChoice::Anonymous { slot }));
    }
    let number = sequences::next(tx, &series).await?;
    Ok((IdeaId(Uuid::now_v7()), format!("{series}-{number:04}"), AuthorChoice::Named))
}

/// Six letters and digits, none of which looks like another.
fn draw() -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bytes: [u8; 6] = rand::random();
    let letter = |byte: u8| LETTERS.get(usize::from(byte % 32)).copied().map_or('0', char::from);
    bytes.into_iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn a_drawn_reference_is_easy_to_spell() {
        let drawn = draw();
        assert_eq!(drawn.len(), 6);
        assert!(!drawn.contains(['I', 'L', 'O', 'U']), "{drawn}");
        assert_ne!(draw(), drawn);
    }
}
