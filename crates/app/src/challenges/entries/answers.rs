//! Answers to whoever asks one into a track, or into a team: sent twice, given once.

use domain::EntryId;
use domain::access::Actor;
use domain::challenge::{EntryError, InvitationAnswer, TrackEntry};
use persistence::challenges;

use crate::{App, Failure, Version};

/// The author who is invited accepts, or declines; twice is once. Whoever runs the challenge is told.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`EntryError`].
pub async fn answer_entry(
    app: &App,
    actor: &Actor,
    which: (EntryId, Version),
    answer: InvitationAnswer,
) -> Result<(), Failure> {
    let done = super::answer_entry(app, actor, which, answer.clone()).await;
    settle(app, (which.0, done), |entry| entry.has_answered(actor.id, &answer)).await
}

/// Whoever is asked to be the second of a team accepts, or declines; twice is once. The author is told.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`EntryError`]. Whoever declined knows of the entry no more.
pub async fn answer_teammate(
    app: &App,
    actor: &Actor,
    which: (EntryId, Version),
    answer: InvitationAnswer,
) -> Result<(), Failure> {
    let done = super::answer_teammate(app, actor, which, answer.clone()).await;
    let joined = answer == InvitationAnswer::Accepts;
    settle(app, (which.0, done), |entry| joined && entry.teammate == Some(actor.id)).await
}

/// Whoever gave that answer already is told that it is given, whatever version they had seen: nothing changes by it.
async fn settle(
    app: &App,
    (id, done): (EntryId, Result<(), Failure>),
    given: impl Fn(&TrackEntry) -> bool,
) -> Result<(), Failure> {
    if !matches!(done, Err(Failure::EditConflict | Failure::Entry(EntryError::NotAsked))) {
        return done;
    }
    // In a unit of work of its own: on SQLite the first of the two may share a commit that is still to come.
    let tx = app.store.begin().await?;
    let entry = challenges::entry(&tx, id).await?;
    tx.commit().await?;
    if entry.is_some_and(|entry| given(&entry.value)) { Ok(()) } else { done }
}
