//! Keeping the record of an experiment: its identity card, its team, its answers. Never closed by its state.

use domain::PocId;
use domain::access::Actor;
use domain::access::acts::EditPoc;
use domain::poc::{Member, PocHeader, Question, Step, Technique, Tracking};
use domain::text::LongText;
use persistence::pocs;

use super::{check_place, check_related, check_team, html, seen_poc};
use crate::{App, Failure, Version, record};

/// Replaces the identity card and the team.
///
/// # Errors
/// Denied, faulty fields, [`Failure::EditConflict`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    (header, members): (PocHeader, Vec<Member>),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let id = poc.0;
    let mut poc = seen_poc(&tx, actor, poc).await?;
    let before = poc.value.parts().header.department;
    let granted = actor.may(EditPoc, &mut poc.value)?;
    check_place(app, &header, Some(before))?;
    check_team(&tx, &members).await?;
    check_related(&tx, actor, (&header, Some(id))).await?;
    let fact = granted.edit(header, members)?;
    pocs::update_record(&tx, &poc, &html::of_header(&poc.value.parts().header), now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Answers of a step, and its techniques unless they are left as they are.
pub type StepRecord = (Vec<(Question, Option<LongText>)>, Option<Vec<Technique>>);

/// Writes answers of one step, and its techniques unless they are left as they are.
///
/// # Errors
/// Denied, [`Failure::EditConflict`].
pub async fn answer(
    app: &App,
    actor: &Actor,
    (poc, step): ((PocId, Version), Step),
    (answers, techniques): StepRecord,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut poc = seen_poc(&tx, actor, poc).await?;
    let fact = actor.may(EditPoc, &mut poc.value)?.answer(step, answers, techniques);
    let html = html::of_step(&poc.value.parts().answers, step);
    pocs::update_step(&tx, &poc, (step, &html), now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Replaces what is tracked of the prototype (R195, R207).
///
/// # Errors
/// Denied, too many iterations, [`Failure::EditConflict`].
pub async fn track(
    app: &App,
    actor: &Actor,
    poc: (PocId, Version),
    tracking: Tracking,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut poc = seen_poc(&tx, actor, poc).await?;
    let fact = actor.may(EditPoc, &mut poc.value)?.track(tracking)?;
    pocs::update_tracking(&tx, &poc, now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
