//! Decisions at scale: what waits for one, what is prepared, and a batch that is published whole or not at all.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::acts::{DecideAnswer, DecideIdea};
use domain::access::{Actor, Denied, Permission, Reach};
use domain::challenge::Challenge;
use domain::idea::{Answer, Answering, DecideError, Idea};
use domain::journal::Fact;
use domain::people::Person;
use domain::{ChallengeId, FieldCode, FieldError, IdeaId, UserId};
use persistence::ideas::CircuitRow;
use persistence::prepared::Prepared;
use persistence::{Stored, Tx, challenges, ideas, people, prepared};

use crate::{App, Failure, Version, record, reviews};

/// Ideas that a queue shows at once.
const QUEUE_MAX: u64 = 200;
/// Most decisions of a batch.
pub const BATCH_MAX: usize = 200;

/// What waits for an answer, and what is prepared for it.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Ideas, those whose promise ends first before the others.
    pub rows: Vec<CircuitRow>,
    /// What is prepared, by idea.
    pub prepared: BTreeMap<IdeaId, Stored<Prepared>>,
    /// The people it names.
    pub people: BTreeMap<UserId, Person>,
}

/// A line of a batch: the prepared decision that was read.
#[derive(Clone, Copy, Debug)]
pub struct BatchLine {
    /// The idea.
    pub idea: IdeaId,
    /// The version of what was prepared.
    pub prepared: Version,
}

/// What waits for an answer: everything for an administrator, the answers of their own challenges for whoever is in
/// charge of some.
///
/// # Errors
/// Denied.
pub async fn queue(
    app: &App,
    actor: &Actor,
    challenge: Option<ChallengeId>,
) -> Result<Queue, Failure> {
    let everything = require_some(actor)?;
    let from = app.store.reader();
    let owned_by = (!everything).then_some(actor.id);
    let rows = ideas::waiting(&from, actor.id, (challenge, owned_by), QUEUE_MAX).await?;
    // Nobody decides on their own idea: it is not theirs to prepare either.
    let rows: Vec<_> = rows.into_iter().filter(|one| !one.row.author.is(actor)).collect();
    let ids: Vec<IdeaId> = rows.iter().map(|one| one.row.id).collect();
    let found = prepared::of(&from, &ids).await?;
    let people = people::named_by(&from, found.iter().map(|one| one.value.by)).await?;
    let prepared = found.into_iter().map(|one| (one.value.idea, one)).collect();
    Ok(Queue { rows, prepared, people })
}

/// Whether this person decides on everything; denied to whoever decides on nothing.
fn require_some(actor: &Actor) -> Result<bool, Failure> {
    let everything = actor.reach(Permission::DecideIdea) == Reach::Everything;
    if !everything {
        actor.require(Permission::EditChallenge)?;
    }
    Ok(everything)
}

/// Whether this person decides what becomes of an idea: an administrator, or whoever is in charge of its challenge.
pub(crate) fn may_decide(actor: &Actor, idea: &Idea, challenge: Option<&Challenge>) -> bool {
    let by_challenge =
        challenge.is_some_and(|challenge| actor.can(Permission::EditChallenge, challenge));
    (actor.can(Permission::DecideIdea, idea) || by_challenge)
        && !idea.parts().author.is(actor)
        && !idea.parts().co_authors.contains(&actor.id)
}

/// Decides, by the right on ideas or by the right on the challenge.
pub(crate) fn decide(
    actor: &Actor,
    (idea, challenge): (&mut Idea, Option<&Challenge>),
    answer: Answer,
    at: DateTime<Utc>,
) -> Result<Fact, Failure> {
    let administers = actor.can(Permission::DecideIdea, idea);
    match challenge.filter(|_| !administers) {
        Some(challenge) => {
            let mut answering = Answering { idea, challenge };
            Ok(actor.may(DecideAnswer, &mut answering)?.decide(answer, at)?)
        }
        None => Ok(actor.may(DecideIdea, idea)?.decide(answer, at)?),
    }
}

/// Prepares a decision, which nobody but those who decide sees. The version is nought when nothing is prepared.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`DecideError`].
pub async fn prepare(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
    answer: Answer,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let (mut idea, challenge) = reviews::find(&tx, id).await?;
    // What could not be published is not prepared.
    decide(actor, (&mut idea.value, challenge.as_ref()), answer.clone(), now)?;
    let kept = prepared::find(&tx, id).await?.map_or(0, |kept| kept.version);
    if kept != version {
        return Err(Failure::EditConflict);
    }
    let value = Prepared { idea: id, answer, by: actor.id, at: now };
    prepared::keep(&tx, &Stored { value, version }).await?;
    Ok(tx.commit().await?)
}

/// Throws away what was prepared.
///
/// # Errors
/// Denied, or [`Failure::EditConflict`].
pub async fn forget(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let (idea, challenge) = reviews::find(&tx, id).await?;
    if !may_decide(actor, &idea.value, challenge.as_ref()) {
        let (profile, permission) = (actor.profile, Permission::DecideIdea);
        return Err(Failure::Denied(Denied { profile, permission }));
    }
    let kept = prepared::find(&tx, id).await?.map_or(0, |kept| kept.version);
    if kept != version {
        return Err(Failure::EditConflict);
    }
    prepared::forget(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Publishes prepared decisions together: all of them, or none; then each faulty line is named.
///
/// # Errors
/// [`Failure::Batch`] with the faulty lines.
pub async fn publish(app: &App, actor: &Actor, lines: &[BatchLine]) -> Result<(), Failure> {
    require_some(actor)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let ids: Vec<IdeaId> = lines.iter().map(|line| line.idea).collect();
    let mut found: BTreeMap<_, _> = ideas::find_all(&tx, &ids)
        .await?
        .into_iter()
        .map(|idea| (idea.value.parts().id, idea))
        .collect();
    let wanted = found.values().filter_map(|idea| idea.value.parts().challenge).collect();
    let calls = challenges::find_all(&tx, wanted).await?;
    let ready: BTreeMap<_, _> =
        prepared::of(&tx, &ids).await?.into_iter().map(|one| (one.value.idea, one)).collect();
    let (mut decided, mut faults) = (Vec::new(), Vec::new());
    for (index, line) in lines.iter().enumerate() {
        let fault = |code| FieldError::new(format!("/items/{index}"), code);
        // Taken out: the same idea twice is told as such.
        let Some(mut idea) = found.remove(&line.idea) else {
            let twice = ids.iter().take(index).any(|other| *other == line.idea);
            faults.push(fault(if twice { FieldCode::Duplicate } else { FieldCode::UnknownValue }));
            continue;
        };
        let challenge = idea.value.parts().challenge.and_then(|id| calls.get(&id));
        match one(actor, (&mut idea, challenge), (line, ready.get(&line.idea)), now) {
            Ok(fact) => decided.push((idea, fact)),
            Err(code) => faults.push(fault(code)),
        }
    }
    if !faults.is_empty() {
        return Err(Failure::Batch(faults));
    }
    write(app, tx, actor, (decided, now)).await
}

async fn write(
    app: &App,
    tx: Tx,
    actor: &Actor,
    (decided, now): (Vec<(Stored<Idea>, Fact)>, DateTime<Utc>),
) -> Result<(), Failure> {
    for (idea, fact) in decided {
        ideas::update(&tx, &idea).await?;
        prepared::forget(&tx, idea.value.parts().id).await?;
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// Decides one line, or says what is wrong with it.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else fails is no matter of a line")]
fn one(
    actor: &Actor,
    (idea, challenge): (&mut Stored<Idea>, Option<&Challenge>),
    (line, ready): (&BatchLine, Option<&Stored<Prepared>>),
    now: DateTime<Utc>,
) -> Result<Fact, FieldCode> {
    let ready = ready.ok_or(FieldCode::NotPrepared)?;
    if ready.version != line.prepared {
        return Err(FieldCode::Stale);
    }
    let answer = ready.value.answer.clone();
    decide(actor, (&mut idea.value, challenge), answer, now).map_err(|failure| match failure {
        Failure::Decide(DecideError::AlreadyDecided(_)) => FieldCode::AlreadyDecided,
        Failure::Decide(DecideError::OwnIdea) => FieldCode::OwnIdea,
        _ => FieldCode::NotAllowed,
    })
}
