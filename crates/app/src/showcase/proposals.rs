//! What people from outside propose: taken while the showcase is open, handled by whoever answers questions to the
//! Dinno, erased a year after the last thing that happened to it.

use chrono::{DateTime, Days, NaiveTime, Utc};
use domain::access::{Actor, Permission};
use domain::showcase::proposal::{
    DAILY, DAILY_FROM_ONE, NewProposal, Outcome, PROPOSAL_KEPT, Proposal, ProposalStatus,
};
use domain::{FieldCode, FieldError, ProposalId};
use persistence::sessions::{self, Attempts};
use persistence::showcase::proposals;
use persistence::{Cursor, Slice, Stored, Tx, ideas};
use uuid::Uuid;

use super::opened;
use crate::clock::hourly;
use crate::ideas::signature;
use crate::{App, Failure, Version, seen};

const MISSING: Failure = Failure::NotFound("proposal");

/// Takes a proposal. `origin` is where the request comes from: it is counted for the day under a key of ours, and not
/// kept. What a machine filled in is not kept either, and it is told nothing of it.
///
/// # Errors
/// [`Failure::NotFound`] while the showcase is closed; [`Failure::TooManyAttempts`] until the next day.
pub async fn propose(
    app: &App,
    content: NewProposal,
    origin: &str,
    by_machine: bool,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    opened(&tx).await?;
    let from_one = app.secrets.keyed("proposals-origin", &[origin.as_bytes()]);
    let from_all = app.secrets.keyed("proposals-all", &[]);
    count(&tx, (from_one.as_slice(), DAILY_FROM_ONE), now).await?;
    if !by_machine {
        count(&tx, (from_all.as_slice(), DAILY), now).await?;
        let proposal = Proposal::received(ProposalId(Uuid::now_v7()), content, now);
        proposals::insert(&tx, &proposal).await?;
    }
    Ok(tx.commit().await?)
}

/// Counts one more of the day, or refuses until the next.
async fn count(tx: &Tx, (bucket, most): (&[u8], u32), now: DateTime<Utc>) -> Result<(), Failure> {
    let today = now.date_naive();
    let before = sessions::attempts(tx, bucket).await?;
    let before = before.filter(|kept| kept.last_at.date_naive() == today);
    let taken = before.map_or(0, |kept| kept.failures);
    if taken >= most {
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let left = (tomorrow.and_time(NaiveTime::MIN).and_utc() - now).num_seconds() + 1;
        return Err(Failure::TooManyAttempts { retry_after: u32::try_from(left).unwrap_or(1) });
    }
    let kept = Attempts { failures: taken + 1, last_at: now };
    Ok(sessions::keep_attempts(tx, bucket, kept).await?)
}

/// What was proposed and stands so, the latest first.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    status: Option<ProposalStatus>,
    page: (u16, Option<&Cursor>),
) -> Result<Slice<Stored<Proposal>>, Failure> {
    actor.require_everywhere(Permission::ReadHelpRequests)?;
    Ok(proposals::list(&app.store.reader(), status, page).await??)
}

/// How many wait for whoever answers them; nothing for anybody else.
///
/// # Errors
/// When the database fails.
pub async fn waiting(app: &App, actor: &Actor) -> Result<u64, Failure> {
    if actor.require_everywhere(Permission::FollowUpHelpRequest).is_err() {
        return Ok(0);
    }
    Ok(proposals::count_waiting(&app.store.reader()).await?)
}

/// A proposal.
///
/// # Errors
/// Denied, or not there.
pub async fn read(app: &App, actor: &Actor, id: ProposalId) -> Result<Stored<Proposal>, Failure> {
    actor.require_everywhere(Permission::ReadHelpRequests)?;
    proposals::find(&app.store.reader(), id).await?.ok_or(MISSING)
}

/// Says what becomes of a proposal.
///
/// # Errors
/// Denied, not there, an unknown idea, an idea already, or [`Failure::EditConflict`].
pub async fn settle(
    app: &App,
    actor: &Actor,
    (id, version): (ProposalId, Version),
    outcome: Outcome,
) -> Result<Stored<Proposal>, Failure> {
    // Before looking: who handles nothing learns of nothing.
    actor.require_everywhere(Permission::FollowUpHelpRequest)?;
    let tx = app.store.begin().await?;
    let mut kept = seen(proposals::find(&tx, id).await?.ok_or(MISSING)?, version)?;
    kept.value.may_be_handled(actor)?;
    let mut at = app.now();
    if let Outcome::Turned(idea) = outcome {
        actor.require(Permission::ReadIdeas)?;
        let idea = ideas::find(&tx, idea).await?.filter(|idea| idea.value.is_read_by(actor));
        let unknown = || FieldError::new("/idea_id", FieldCode::UnknownValue);
        // The instant would tell when a masked author was there: the day only, then.
        at = signature(actor, &idea.ok_or_else(unknown)?.value, at).1;
    }
    kept.value.settle(outcome, at)?;
    proposals::update(&tx, &kept).await?;
    tx.commit().await?;
    Ok(Stored { version: version + 1, ..kept })
}

/// Erases a proposal, with the name and the address of whoever proposed. Done already, it changes nothing.
///
/// # Errors
/// Denied.
pub async fn erase(app: &App, actor: &Actor, id: ProposalId) -> Result<(), Failure> {
    actor.require_everywhere(Permission::FollowUpHelpRequest)?;
    let tx = app.store.begin().await?;
    proposals::delete(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Erases what has been kept long enough. Returns how many there were.
///
/// # Errors
/// When the database fails.
pub async fn forget(app: &App) -> Result<usize, Failure> {
    let since = app.now() - PROPOSAL_KEPT;
    let silent = proposals::count_silent(&app.store.reader(), since).await?;
    if silent > 0 {
        let tx = app.store.begin().await?;
        proposals::delete_silent(&tx, since).await?;
        tx.commit().await?;
    }
    Ok(usize::try_from(silent).unwrap_or(usize::MAX))
}

/// Looks for ever.
pub async fn follow(app: App) {
    hourly("proposals could not be erased", || forget(&app)).await;
}
