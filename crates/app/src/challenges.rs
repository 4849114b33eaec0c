//! Challenges, as people read them.

use domain::ChallengeId;
use domain::access::{Actor, Permission};
use domain::challenge::ChallengeStatus;
use persistence::challenges::{self, ChallengeRow};
use persistence::{Cursor, Slice};

use crate::{App, Failure};

/// Challenges of one of these statuses, or all; the newest first; and how many, when asked.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    statuses: &[ChallengeStatus],
    (page, total): ((u16, Option<&Cursor>), bool),
) -> Result<(Slice<ChallengeRow>, Option<u64>), Failure> {
    actor.require(Permission::ReadChallenges)?;
    let wanted = if statuses.is_empty() { ChallengeStatus::ALL } else { statuses };
    let shown: Vec<_> = wanted.iter().copied().filter(|status| may_see(actor, *status)).collect();
    if shown.is_empty() {
        return Ok((Slice { rows: Vec::new(), next: None }, total.then_some(0)));
    }
    let from = app.store.reader();
    let slice = challenges::list(&from, &shown, page).await??;
    let total = if total { Some(challenges::count(&from, &shown).await?) } else { None };
    Ok((slice, total))
}

/// A challenge.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is being prepared by others.
pub async fn read(app: &App, actor: &Actor, id: ChallengeId) -> Result<ChallengeRow, Failure> {
    actor.require(Permission::ReadChallenges)?;
    challenges::read(&app.store.reader(), id)
        .await?
        .filter(|row| may_see(actor, row.challenge.status))
        .ok_or(Failure::NotFound("challenge"))
}

/// A challenge that is being prepared is seen by those who prepare challenges.
fn may_see(actor: &Actor, status: ChallengeStatus) -> bool {
    match status {
        ChallengeStatus::Draft => actor.require(Permission::EditChallenge).is_ok(),
        ChallengeStatus::Open | ChallengeStatus::Evaluating | ChallengeStatus::Closed => true,
    }
}
