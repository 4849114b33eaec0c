//! Intrapreneur tracks: authors are invited, make teams of two, rework their ideas, and some are chosen (R078).

pub(super) mod answers;
mod read;

use domain::access::acts::EditChallenge;
use domain::access::{Actor, Permission};
use domain::challenge::{
    Challenge, EntryError, EntryIdea, EntryVerdict, InvitationAnswer, NewEntry, TrackEntry,
    signed_by,
};
use domain::idea::Idea;
use domain::journal::Fact;
use domain::people::AccountStatus;
use domain::text::{LongText, Paragraph};
use domain::{ChallengeId, EntryId, FieldCode, FieldError, IdeaId, UserId};
use persistence::{Reads, StoreError, Stored, Tx, challenges, ideas, people};
use uuid::Uuid;

use super::acts::finish;
use super::may_see;
use crate::{App, Failure, Once, Version, seen};

pub(super) use read::teams;
pub use read::{Entries, EntryRow, Teams, entries, entries_of, entry};

/// An entry that is about to change.
struct Held {
    challenge: Challenge,
    /// Where its idea stands: one that goes no further advances in no track.
    idea: EntryIdea,
    /// Every entry of the challenge.
    all: Vec<TrackEntry>,
    entry: Stored<TrackEntry>,
}

/// Invites the author of an idea; or, when one signs an answer to the challenge oneself, enters it.
///
/// # Errors
/// Denied, no such idea, or see [`EntryError`]. Of an idea that nobody signs the same is said to everybody.
pub async fn enter(
    app: &App,
    actor: &Actor,
    id: ChallengeId,
    (idea, note): (IdeaId, Option<Paragraph>),
    once: &Once,
) -> Result<EntryId, Failure> {
    actor.require(Permission::ReadChallenges)?;
    actor.require(Permission::ReadIdeas)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(entered) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(EntryId(entered));
    }
    challenges::share(&tx, id).await?;
    let mut challenge = find(&tx, actor, id).await?;
    let unknown = || FieldError::new("/idea_id", FieldCode::UnknownValue);
    challenges::hold_idea(&tx, idea).await?.ok_or_else(unknown)?;
    let idea = ideas::find(&tx, idea).await?.filter(|idea| idea.value.is_shown_to(actor));
    let idea = idea.ok_or_else(unknown)?.value;
    // Before any right is asked: a refusal that depends on who asks would tell whose idea it is.
    signed_by(&idea)?;
    let before = challenges::entries(&tx, id).await?;
    let all: Vec<TrackEntry> = before.iter().map(|one| one.value.clone()).collect();
    let active = may_answer(&tx, &idea).await?;
    let new = NewEntry { id: EntryId(Uuid::now_v7()), idea: &idea, note, active, all: &all };
    let (entry, fact) = if challenge.is_answered_by(actor.id, &idea) {
        actor.require(Permission::DepositIdea)?;
        challenge.enter(actor, new, now)?
    } else {
        actor.may(EditChallenge, &mut challenge)?.invite_author(new, now)?
    };
    let entered = entry.id;
    // Before the entry: of two presses at once, the second hears that the first is under way.
    once.made(&tx, entered.0, now).await?;
    match before.iter().find(|one| one.value.id == entered) {
        Some(former) => save(&tx, &Stored { value: entry, version: former.version }).await?,
        None => match challenges::insert_entry(&tx, &entry).await {
            Err(StoreError::Duplicate) => return Err(EntryError::AlreadyEntered.into()),
            kept => kept?,
        },
    }
    finish(app, tx, actor, vec![fact]).await?;
    Ok(entered)
}

/// The author who is invited accepts, or declines. Whoever runs the challenge is told.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`EntryError`].
async fn answer_entry(
    app: &App,
    actor: &Actor,
    which: (EntryId, Version),
    answer: InvitationAnswer,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Held { challenge, idea, all, mut entry } = hold(&tx, actor, which).await?;
    let fact = entry.value.answer((&challenge, idea, &all), actor.id, answer, app.now())?;
    keep(app, tx, actor, (&entry, fact)).await
}

/// The author asks a colleague to be the second of the team. They are told.
///
/// # Errors
/// Denied, nobody of that identifier, [`Failure::EditConflict`], or see [`EntryError`].
pub async fn ask_teammate(
    app: &App,
    actor: &Actor,
    which: (EntryId, Version),
    (person, note): (UserId, Option<Paragraph>),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Held { challenge, idea, all, mut entry } = hold(&tx, actor, which).await?;
    let asked = (person, note.as_ref());
    let fact = entry.value.ask_teammate((&challenge, idea, &all), actor.id, asked, app.now())?;
    if !is_active(&tx, person).await? {
        return Err(FieldError::new("/person_id", FieldCode::UnknownValue).into());
    }
    keep(app, tx, actor, (&entry, fact)).await
}

/// Whoever is asked to be the second of a team accepts, or declines. The author is told.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`EntryError`].
async fn answer_teammate(
    app: &App,
    actor: &Actor,
    which: (EntryId, Version),
    answer: InvitationAnswer,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Held { challenge, idea, all, mut entry } = hold(&tx, actor, which).await?;
    let around = (&challenge, idea, all.as_slice());
    let fact = entry.value.answer_teammate(around, actor.id, answer, app.now())?;
    keep(app, tx, actor, (&entry, fact)).await
}

/// One of the two leaves, before the last decision. The other is told, and so is whoever runs the challenge.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`EntryError`].
pub async fn leave_entry(
    app: &App,
    actor: &Actor,
    which: (EntryId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Held { challenge, mut entry, .. } = hold(&tx, actor, which).await?;
    let fact = entry.value.leave(&challenge, actor.id, app.now())?;
    keep(app, tx, actor, (&entry, fact)).await
}

/// Whoever runs the challenge decides: shortlisted or not, then laureate or not. The team is told, with the reason.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`EntryError`].
pub async fn decide_entry(
    app: &App,
    actor: &Actor,
    which: (EntryId, Version),
    decision: (EntryVerdict, Option<Paragraph>),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Held { mut challenge, idea, mut entry, .. } = hold(&tx, actor, which).await?;
    let granted = actor.may(EditChallenge, &mut challenge)?;
    let fact = granted.decide_entry((&mut entry.value, idea), decision, app.now())?;
    keep(app, tx, actor, (&entry, fact)).await
}

/// One of the two reworks the idea: one more version, beside the words of the idea, which stay.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`EntryError`].
pub async fn rework_entry(
    app: &App,
    actor: &Actor,
    which: (EntryId, Version),
    body: LongText,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Held { challenge, idea, entry, .. } = hold(&tx, actor, which).await?;
    let rewritten = (body, challenges::count_reworks(&tx, which.0).await?);
    let around = (&challenge, idea);
    let (rework, fact) = entry.value.rework(around, actor.id, rewritten, app.now())?;
    challenges::keep_rework(&tx, which.0, &rework).await?;
    // The version of the entry moves too: the two of them never write over each other unseen.
    keep(app, tx, actor, (&entry, fact)).await
}

/// Whether the author of an idea, if somebody signs it, could answer an invitation.
async fn may_answer(from: &impl Reads, idea: &Idea) -> Result<bool, Failure> {
    match signed_by(idea) {
        Ok(author) => is_active(from, author).await,
        Err(_) => Ok(false),
    }
}

async fn is_active(from: &impl Reads, person: UserId) -> Result<bool, Failure> {
    let account = people::find(from, person).await?;
    Ok(account.is_some_and(|account| account.value.status == AccountStatus::Active))
}

async fn find(tx: &Tx, actor: &Actor, id: ChallengeId) -> Result<Challenge, Failure> {
    let found = challenges::find(tx, id).await?.map(|found| found.value);
    let shown = found.filter(|challenge| may_see(actor, challenge));
    shown.ok_or(Failure::NotFound("challenge"))
}

/// An entry that this person may know of, as they saw it.
async fn hold(tx: &Tx, actor: &Actor, (id, version): (EntryId, Version)) -> Result<Held, Failure> {
    actor.require(Permission::ReadChallenges)?;
    actor.require(Permission::ReadIdeas)?;
    let entry = challenges::entry(tx, id).await?.ok_or(Failure::NotFound("entry"))?;
    // Nobody ends the challenge while its team changes.
    challenges::share(tx, entry.value.challenge).await?;
    let challenge = find(tx, actor, entry.value.challenge).await?;
    if !entry.value.is_seen_by(&challenge, actor) {
        return Err(Failure::NotFound("entry"));
    }
    // What is kept for others is run by nobody who may not read it; whoever is of the team may still answer, or leave.
    let theirs = entry.value.has(actor.id) || entry.value.asked == Some(actor.id);
    if !theirs && crate::ideas::hidden(tx, actor).await?.contains(&entry.value.idea) {
        return Err(Failure::NotFound("entry"));
    }
    let entry = seen(entry, version)?;
    let idea = entry.value.idea;
    let idea = challenges::hold_idea(tx, idea).await?.ok_or(Failure::NotFound("idea"))?;
    let all = challenges::entries(tx, entry.value.challenge).await?;
    let all = all.into_iter().map(|one| one.value).collect();
    Ok(Held { challenge, idea, all, entry })
}

async fn keep(
    app: &App,
    tx: Tx,
    actor: &Actor,
    (entry, fact): (&Stored<TrackEntry>, Fact),
) -> Result<(), Failure> {
    save(&tx, entry).await?;
    finish(app, tx, actor, vec![fact]).await
}

async fn save(tx: &Tx, entry: &Stored<TrackEntry>) -> Result<(), Failure> {
    match challenges::update_entry(tx, entry).await {
        // Somebody joined another team of the track in between.
        Err(StoreError::Duplicate) => Err(EntryError::InOtherTeam.into()),
        saved => Ok(saved?),
    }
}
