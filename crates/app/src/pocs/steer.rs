//! Moving an experiment along its life cycle.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::acts::SteerPoc;
use domain::access::{Actor, Granted};
use domain::journal::Fact;
use domain::poc::{
    Decider, GateDecision, LifecycleError, PassRequest, Poc, STEP_COUNT, Step, StopCause,
};
use domain::text::Paragraph;
use domain::{PocId, UserId};
use persistence::{Stored, Tx, people, pocs};

use super::seen_poc;
use crate::{App, Failure, Version, record};

/// Begins (A30).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`LifecycleError`].
pub async fn launch(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    started_on: NaiveDate,
) -> Result<(), Failure> {
    steer(app, actor, poc, |granted, _| granted.launch(started_on)).await
}

/// Puts on hold, with a cause (R137, R138).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`LifecycleError`].
pub async fn hold(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    cause: StopCause,
) -> Result<(), Failure> {
    steer(app, actor, poc, |granted, now| granted.hold(cause, now)).await
}

/// Resumes at the same step (R140).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`LifecycleError`].
pub async fn resume(app: &App, actor: &Actor, poc: (PocId, Version)) -> Result<(), Failure> {
    steer(app, actor, poc, |granted, _| granted.resume()).await
}

/// Abandons, with a cause (R137, R138).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`LifecycleError`].
pub async fn abandon(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    cause: StopCause,
) -> Result<(), Failure> {
    steer(app, actor, poc, |granted, now| granted.abandon(cause, now)).await
}

/// Reopens a passed step, with a word of explanation (A12).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`LifecycleError`].
pub async fn reopen(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    (step, reason): (Step, Paragraph),
) -> Result<(), Failure> {
    steer(app, actor, poc, |granted, _| granted.reopen(step, &reason)).await
}

/// Passes one or several consecutive steps, with the decisions of their gates (A10, A37).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`LifecycleError`].
pub async fn pass(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    request: &PassRequest,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut poc = seen_poc(&tx, actor, poc).await?;
    let granted = actor.may(SteerPoc, &mut poc.value)?;
    let deciders = deciders(&tx, &request.gates).await?;
    let facts = granted.pass(request, &deciders, now)?;
    finish(app, actor, (tx, &poc), (facts, now)).await
}

/// Lifts a condition of the conditional go, in the name of somebody who may decide at the gate.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`LifecycleError`].
pub async fn lift(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    (number, note, by): (usize, Option<Paragraph>, UserId),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut poc = seen_poc(&tx, actor, poc).await?;
    let granted = actor.may(SteerPoc, &mut poc.value)?;
    let decider = decider(&tx, by).await?;
    let fact = granted.lift(number, (&decider, note), now)?;
    finish(app, actor, (tx, &poc), (vec![fact], now)).await
}

async fn steer(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    act: impl FnOnce(Granted<'_, SteerPoc, Poc>, DateTime<Utc>) -> Result<Fact, LifecycleError>,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut poc = seen_poc(&tx, actor, poc).await?;
    let fact = act(actor.may(SteerPoc, &mut poc.value)?, now)?;
    finish(app, actor, (tx, &poc), (vec![fact], now)).await
}

async fn finish(
    app: &App,
    actor: &Actor,
    (tx, poc): (Tx, &Stored<Poc>),
    (facts, now): (Vec<Fact>, DateTime<Utc>),
) -> Result<(), Failure> {
    pocs::update_lifecycle(&tx, poc, now).await?;
    for fact in facts {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// What must be known of those who decided. Somebody without an account can only be a sponsor.
async fn deciders(tx: &Tx, gates: &[GateDecision]) -> Result<Vec<Decider>, Failure> {
    let mut ids: Vec<UserId> = gates.iter().map(|gate| gate.decided_by).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut deciders = Vec::new();
    // There are fewer gates than steps: whoever sends more is refused, without reading all of them.
    for id in ids.into_iter().take(usize::from(STEP_COUNT)) {
        deciders.push(decider(tx, id).await?);
    }
    Ok(deciders)
}

async fn decider(tx: &Tx, id: UserId) -> Result<Decider, Failure> {
    let account = people::find(tx, id).await?.map(|stored| stored.value);
    let is_dinno = match &account {
        Some(account) => people::standing(tx, account).await?.profile.is_dinno(),
        None => false,
    };
    let top_management = account.is_some_and(|account| account.marks.top_management);
    Ok(Decider { id, is_dinno, top_management })
}
