//! What those who came say of an event, and what its organisers read of it: never whose it is (R262).

use chrono::{DateTime, Utc};
use domain::EditorialId;
use domain::access::Actor;
use domain::access::acts::RegisterForEvent;
use domain::editorial::{EditItem, EditorialItem, Feedback, FeedbackSummary, Seat};
use persistence::Reads;
use persistence::editorial::{feedback, registrations};

use super::known;
use super::seats::registration;
use crate::{App, Failure};

/// Most answers that are counted: as many as people are named on the list of those who come.
const COUNTED: u64 = 2_000;

/// What is said of an event, for whoever reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackReading {
    /// Whether they may say what it was worth, now.
    pub open: bool,
    /// Until when one may.
    pub until: Option<DateTime<Utc>>,
    /// What they said.
    pub mine: Option<Feedback>,
    /// What all said, for whoever writes the event, once it has begun.
    pub results: Option<FeedbackSummary>,
}

/// What is said of an event.
///
/// # Errors
/// Denied, or no such event.
pub async fn read_feedback(
    app: &App,
    actor: &Actor,
    id: EditorialId,
) -> Result<FeedbackReading, Failure> {
    let from = app.store.reader();
    let mut item = known(app, &from, actor, id).await?;
    let seat = seat(&from, actor, &item.value).await?;
    let asked = item.value.asks_feedback(app.now());
    let results = match actor.may_on(EditItem, &mut item.value) {
        Ok(_) if asked => Some(FeedbackSummary::of(feedback::all(&from, id, COUNTED).await?)),
        _ => None,
    };
    Ok(FeedbackReading {
        open: item.value.takes_feedback(seat, app.now()),
        until: item.value.feedback_until(),
        mine: feedback::of(&from, id, actor.id).await?,
        results,
    })
}

/// Says what an event was worth, in place of what one said before. No version is needed: it is one's own.
///
/// # Errors
/// Denied, no such event, or see [`domain::editorial::EditorialError::NoFeedback`].
pub async fn leave_feedback(
    app: &App,
    actor: &Actor,
    (id, said): (EditorialId, &Feedback),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut item = known(app, &tx, actor, id).await?;
    let seat = seat(&tx, actor, &item.value).await?;
    actor.may(RegisterForEvent, &mut item.value)?.leave_feedback(seat, app.now())?;
    feedback::leave(&tx, (id, actor.id), said).await?;
    Ok(tx.commit().await?)
}

async fn seat(
    from: &impl Reads,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Option<Seat>, Failure> {
    let Some((rule, _)) = registration(item) else { return Ok(None) };
    let before = registrations::before(from, item.parts().id, actor.id).await?;
    Ok(before.map(|before| rule.seat(before)))
}
