//! Decisions at scale: what waits for one, what is prepared, and a batch that is published whole or not at all.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::acts::{DecideAnswer, DecideIdea};
use domain::access::{Actor, Denied, Permission, Reach, Scope};
use domain::challenge::Challenge;
use domain::idea::{Answer, Answering, DecideError, Idea};
use domain::journal::Fact;
use domain::people::Person;
use domain::{ChallengeId, FieldCode, FieldError, IdeaId, UserId};
use persistence::ideas::{CircuitRow, QueuePart};
use persistence::prepared::Prepared;
use persistence::{Cursor, Reads, Stored, Tx, challenges, ideas, people, prepared};

use crate::ideas::hidden;
use crate::{App, Failure, Version, record, reviews};

/// Ideas that a page of the queue shows.
const PAGE: usize = 200;
/// Ideas that are counted and put in order.
const QUEUE_MAX: u64 = 5_000;
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
    /// How many wait in all.
    pub total: u64,
    /// Where to go on from.
    pub next: Option<Cursor>,
}

/// A line of a batch: the prepared decision that was read.
#[derive(Clone, Copy, Debug)]
pub struct BatchLine {
    /// The idea.
    pub idea: IdeaId,
    /// The version of what was prepared.
    pub prepared: Version,
}

/// What waits for an answer: everything for an administrator, what was lent to a delegate, the answers of their own
/// challenges for whoever is in charge of some.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn queue(
    app: &App,
    actor: &Actor,
    (challenge, after): (Option<ChallengeId>, Option<&Cursor>),
) -> Result<Queue, Failure> {
    let part = require_some(actor)?;
    let from = app.store.reader();
    let rows = ideas::waiting(&from, actor.id, (challenge, part.as_ref()), QUEUE_MAX).await?;
    // Nobody decides on their own idea: a masked one, which no query finds, is not theirs to prepare either.
    let hidden = hidden(&from, actor).await?;
    let theirs = |one: &CircuitRow| !one.row.author.is(actor) && !hidden.contains(&one.row.id);
    let rows: Vec<_> = rows.into_iter().filter(theirs).collect();
    let total = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let (rows, next) = page(rows, after)?;
    let ids: Vec<IdeaId> = rows.iter().map(|one| one.row.id).collect();
    let found = prepared::of(&from, &ids).await?;
    let people = people::named_by(&from, found.iter().map(|one| one.value.by)).await?;
    let prepared = found.into_iter().map(|one| (one.value.idea, one)).collect();
    Ok(Queue { rows, prepared, people, total, next })
}

/// How many ideas await an answer of this person, as their queue counts them; none for whoever decides on nothing.
pub(crate) async fn count_waiting(from: &impl Reads, actor: &Actor) -> Result<u64, Failure> {
    let Ok(part) = require_some(actor) else { return Ok(0) };
    let hidden = hidden(from, actor).await?;
    let waiting = ideas::waiting_authors(from, actor.id, part.as_ref(), QUEUE_MAX).await?;
    let theirs = waiting.iter().filter(|(id, author)| !author.is(actor) && !hidden.contains(id));
    Ok(u64::try_from(theirs.count()).unwrap_or(u64::MAX))
}

/// The page after a row; after as many rows as were shown, when that one has its answer meanwhile.
fn page(
    rows: Vec<CircuitRow>,
    after: Option<&Cursor>,
) -> Result<(Vec<CircuitRow>, Option<Cursor>), Failure> {
    let start = match after {
        None => 0,
        Some(last) => {
            let shown = usize::try_from(last.as_number()?).unwrap_or_default();
            let found = rows.iter().position(|one| one.row.id.0 == last.id);
            found.map_or(shown, |place| place + 1)
        }
    };
    let mut rows: Vec<_> = rows.into_iter().skip(start).collect();
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let shown = i64::try_from(start + rows.len()).unwrap_or(i64::MAX);
    let next = rows.last().filter(|_| more).map(|one| Cursor::number(shown, one.row.id.0));
    Ok((rows, next))
}

/// What this person decides on, when it is not everything; denied to whoever decides on nothing.
fn require_some(actor: &Actor) -> Result<Option<QueuePart>, Failure> {
    if actor.reach(Permission::DecideIdea) == Reach::Everything {
        return Ok(None);
    }
    let (ideas, mut challenges) =
        (actor.lent_for(Permission::DecideIdea), actor.lent_for(Permission::EditChallenge));
    let runs = actor.reach(Permission::EditChallenge);
    if ideas.is_empty() {
        actor.require(Permission::EditChallenge)?;
    }
    if runs == Reach::Everything {
        challenges.push(Scope::default());
    }
    let owner = (runs != Reach::Nothing).then_some(actor.id);
    Ok(Some(QueuePart { owner, challenges, ideas }))
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
    let (mut idea, challenge) = reviews::find(&tx, actor, id).await?;
    // What could not be published is not prepared.
    decide(actor, (&mut idea.value, challenge.as_ref()), answer.clone(), now)?;
    let kept = prepared::find(&tx, id).await?.map_or(0, |kept| kept.version);
    if kept != version {
        return Err(Failure::EditConflict);
    }
    let value = Prepared { idea: id, answer, by: actor.id, at: now, outdated: false };
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
    let (idea, challenge) = reviews::find(&tx, actor, id).await?;
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

/// What a batch bears on.
struct InHand {
    ideas: BTreeMap<IdeaId, Stored<Idea>>,
    challenges: BTreeMap<ChallengeId, Challenge>,
    prepared: BTreeMap<IdeaId, Stored<Prepared>>,
}

impl InHand {
    async fn of(tx: &Tx, actor: &Actor, lines: &[BatchLine]) -> Result<Self, Failure> {
        let ids: Vec<IdeaId> = lines.iter().map(|line| line.idea).collect();
        // What is kept for others is not there.
        let found = ideas::find_all(tx, &ids).await?.into_iter();
        let found = found.filter(|idea| idea.value.is_shown_to(actor));
        let ideas: BTreeMap<_, _> = found.map(|idea| (idea.value.parts().id, idea)).collect();
        let wanted = ideas.values().filter_map(|idea| idea.value.parts().challenge).collect();
        let challenges = challenges::find_all(tx, wanted).await?;
        let found = prepared::of(tx, &ids).await?.into_iter();
        let prepared = found.map(|one| (one.value.idea, one)).collect();
        Ok(Self { ideas, challenges, prepared })
    }

    /// Does the same to each line: to all of them, or to none; then each faulty line is named.
    fn each<T>(
        mut self,
        lines: &[BatchLine],
        act: impl Fn(Line<'_>) -> Result<T, FieldCode>,
    ) -> Result<Vec<(Stored<Idea>, T)>, Failure> {
        let (mut done, mut faults) = (Vec::new(), Vec::new());
        for (index, line) in lines.iter().enumerate() {
            let fault = |code| FieldError::new(format!("/items/{index}"), code);
            // Taken out: the same idea twice is told as such.
            let Some(mut idea) = self.ideas.remove(&line.idea) else {
                let twice = lines.iter().take(index).any(|other| other.idea == line.idea);
                let code = if twice { FieldCode::Duplicate } else { FieldCode::UnknownValue };
                faults.push(fault(code));
                continue;
            };
            let challenge = idea.value.parts().challenge;
            let challenge = challenge.and_then(|id| self.challenges.get(&id));
            let ready = self.prepared.get(&line.idea);
            let seen = line.prepared;
            match act(Line { idea: &mut idea.value, challenge, ready, seen }) {
                Ok(made) => done.push((idea, made)),
                Err(code) => faults.push(fault(code)),
            }
        }
        if faults.is_empty() { Ok(done) } else { Err(Failure::Batch(faults)) }
    }
}

/// One line of a batch, in hand.
struct Line<'a> {
    idea: &'a mut Idea,
    challenge: Option<&'a Challenge>,
    ready: Option<&'a Stored<Prepared>>,
    seen: Version,
}

impl Line<'_> {
    /// Decides, or says what is wrong.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever else fails is no matter of a line"
    )]
    fn decide(self, actor: &Actor, answer: Answer, at: DateTime<Utc>) -> Result<Fact, FieldCode> {
        decide(actor, (self.idea, self.challenge), answer, at).map_err(|failure| match failure {
            Failure::Decide(DecideError::AlreadyDecided(_)) => FieldCode::AlreadyDecided,
            Failure::Decide(DecideError::OwnIdea) => FieldCode::OwnIdea,
            _ => FieldCode::NotAllowed,
        })
    }
}

/// Prepares one answer for several ideas: for all of them, or for none; then each faulty line is named.
///
/// # Errors
/// [`Failure::Batch`] with the faulty lines.
pub async fn prepare_all(
    app: &App,
    actor: &Actor,
    lines: &[BatchLine],
    answer: &Answer,
) -> Result<(), Failure> {
    require_some(actor)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let kept = InHand::of(&tx, actor, lines).await?.each(lines, |line| {
        let version = line.ready.map_or(0, |ready| ready.version);
        if version != line.seen {
            return Err(FieldCode::Stale);
        }
        // What could not be published is not prepared.
        line.decide(actor, answer.clone(), now)?;
        Ok(version)
    })?;
    for (idea, version) in kept {
        let (idea, answer) = (idea.value.parts().id, answer.clone());
        let value = Prepared { idea, answer, by: actor.id, at: now, outdated: false };
        prepared::keep(&tx, &Stored { value, version }).await?;
    }
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
    let decided = InHand::of(&tx, actor, lines).await?.each(lines, |line| {
        let ready = line.ready.ok_or(FieldCode::NotPrepared)?;
        // An answer to a text that was written anew since is nobody's answer to what stands there now.
        if ready.version != line.seen || ready.value.outdated {
            return Err(FieldCode::Stale);
        }
        let answer = ready.value.answer.clone();
        line.decide(actor, answer, now)
    })?;
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
