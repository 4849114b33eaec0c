//! Reading answers with the criteria of their challenge: scorecards, and notes that reviewers keep among themselves.

use std::collections::BTreeMap;

use domain::access::acts::ScoreAnswer;
use domain::access::{Actor, Permission};
use domain::challenge::Challenge;
use domain::idea::{Answering, Idea, Marking as InHand, Scorecard};
use domain::journal::Fact;
use domain::people::Person;
use domain::text::Paragraph;
use domain::{IdeaId, ReviewNoteId, UserId};
use persistence::ideas::CircuitRow;
use persistence::reviews::{self, CardRow, NoteRow};
use persistence::{Reads, Stored, challenges, ideas, people};
use uuid::Uuid;

use crate::challenges::ANSWERS_MAX;
use crate::ideas::{hidden, known};
use crate::{App, Failure, Once, Version, decisions, record};

/// Notes that are read at once.
const NOTES_MAX: u64 = 200;

/// What reviewers read of an answer.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// The challenge and its criteria.
    pub challenge: Option<Challenge>,
    /// The reader's own card, when they are one of its experts.
    pub own: Option<Stored<Scorecard>>,
    /// The cards that were sent; none to an expert who has not sent theirs.
    pub cards: Option<Vec<CardRow>>,
    /// How many were sent.
    pub sent: u32,
    /// How many are awaited: the experts who neither signed it nor have a conflict of interest.
    pub awaited: u32,
    /// What reviewers tell each other.
    pub notes: Vec<NoteRow>,
    /// The people it names.
    pub people: BTreeMap<UserId, Person>,
}

/// What reviewers think of an answer. A masked author who is one of its experts reads their own card alone.
///
/// # Errors
/// [`Failure::NotFound`] for whoever does not review it.
pub async fn read(app: &App, actor: &Actor, id: IdeaId) -> Result<Review, Failure> {
    let from = app.store.reader();
    let (mut idea, challenge) = find(&from, actor, id).await?;
    let all = reviews::cards(&from, id).await?;
    let own = all.iter().find(|row| row.reviewer == actor.id).map(|row| row.card.clone());
    let mut awaited = Vec::new();
    if let Some(challenge) = &challenge {
        let answering = Answering { idea: &mut idea.value, challenge };
        if answering.only_declares(actor) {
            return Ok(Review { own, ..Review::default() });
        }
        awaited = answering.awaited(all.iter().map(|row| (row.reviewer, &row.card.value)));
    }
    let reads = reads(actor, (&mut idea.value, challenge.as_ref()), own.as_ref())?;
    let sent: Vec<_> =
        all.into_iter().filter(|row| row.card.value.submitted_at.is_some()).collect();
    let scored = sent.iter().filter(|row| awaited.contains(&row.reviewer)).count();
    let notes = reviews::notes(&from, id, NOTES_MAX).await?;
    let cards = reads.then_some(sent);
    let named = cards.iter().flatten().map(|row| row.reviewer);
    let named = named.chain(notes.iter().map(|note| note.author));
    Ok(Review {
        people: people::named_by(&from, named).await?,
        challenge,
        own,
        cards,
        sent: u32::try_from(scored).unwrap_or(u32::MAX),
        awaited: u32::try_from(awaited.len()).unwrap_or(u32::MAX),
        notes,
    })
}

/// The answers that an expert is invited to mark.
#[derive(Clone, Debug, Default)]
pub struct Marking {
    /// Those that are left, and whether a card is begun.
    pub left: Vec<(CircuitRow, bool)>,
    /// How many have the card of this expert.
    pub marked: u32,
}

/// What is left for this person to mark, in every challenge that invited them.
///
/// # Errors
/// Denied.
pub async fn to_mark(app: &App, actor: &Actor) -> Result<Marking, Failure> {
    actor.require(Permission::ScoreAnswers)?;
    marking(&app.store.reader(), actor).await
}

pub(crate) async fn marking(from: &impl Reads, actor: &Actor) -> Result<Marking, Failure> {
    let rows = ideas::to_mark(from, actor.id, ANSWERS_MAX).await?;
    // Nobody marks their own idea, masked or not.
    let hidden = hidden(from, actor).await?;
    let theirs = |one: &CircuitRow| !one.row.author.is(actor) && !hidden.contains(&one.row.id);
    let rows: Vec<_> = rows.into_iter().filter(theirs).collect();
    let ids: Vec<IdeaId> = rows.iter().map(|one| one.row.id).collect();
    let cards = reviews::own_cards(from, actor.id, &ids).await?;
    let cards: BTreeMap<IdeaId, bool> =
        cards.into_iter().map(|row| (row.idea, row.card.value.submitted_at.is_some())).collect();
    let sent = cards.values().filter(|sent| **sent).count();
    let left = rows.into_iter().filter_map(|one| match cards.get(&one.row.id) {
        Some(true) => None,
        begun => Some((one, begun.is_some())),
    });
    Ok(Marking { left: left.collect(), marked: u32::try_from(sent).unwrap_or(u32::MAX) })
}

/// Whether the caller reads the cards of others; not found for whoever does not review the idea at all.
fn reads(
    actor: &Actor,
    (idea, challenge): (&mut Idea, Option<&Challenge>),
    own: Option<&Stored<Scorecard>>,
) -> Result<bool, Failure> {
    let hidden = || Failure::NotFound("review");
    let Some(challenge) = challenge else {
        return decisions::may_decide(actor, idea, None).then_some(true).ok_or_else(hidden);
    };
    let answering = Answering { idea, challenge };
    if !answering.is_reviewed_by(actor) {
        return Err(hidden());
    }
    Ok(answering.reads_cards(actor, own.map(|card| &card.value)))
}

/// Keeps one's own card; sent, it stays. The version is nought when there is none yet.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::idea::ScoreError`].
pub async fn score(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
    (mut card, send): (Scorecard, Sending),
) -> Result<(), Failure> {
    let now = app.now();
    card.submitted_at = (send == Sending::Now).then_some(now);
    let tx = app.store.begin().await?;
    let (mut idea, challenge) = find(&tx, actor, id).await?;
    let challenge = challenge.ok_or(Failure::NotFound("scorecard"))?;
    let before = reviews::card(&tx, id, actor.id).await?;
    let kept = before.unwrap_or(Stored { value: Scorecard::default(), version: 0 });
    let mut in_hand = InHand(Answering { idea: &mut idea.value, challenge: &challenge });
    let value = actor.may(ScoreAnswer, &mut in_hand)?.score(&kept.value, card)?;
    if kept.version != version {
        return Err(Failure::EditConflict);
    }
    let submitted = value.submitted_at.is_some();
    reviews::keep(&tx, (id, actor.id), &Stored { value, version }, now).await?;
    if submitted {
        let fact = Fact::ScorecardSubmitted { challenge: challenge.parts().id, idea: id };
        record(&tx, Some(actor.id), now, fact).await?;
    }
    Ok(tx.commit().await?)
}

/// Whether a card is sent, or kept for oneself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Kept.
    Later,
    /// Sent: the others may read it.
    Now,
}

/// Tells the other reviewers something.
///
/// # Errors
/// [`Failure::NotFound`] for whoever does not review it.
pub async fn note(
    app: &App,
    actor: &Actor,
    (id, body): (IdeaId, Paragraph),
    once: &Once,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    if once.already(&tx).await?.is_some() {
        tx.commit().await?;
        return Ok(());
    }
    let (mut idea, challenge) = find(&tx, actor, id).await?;
    reads(actor, (&mut idea.value, challenge.as_ref()), None)?;
    let note = NoteRow { id: ReviewNoteId(Uuid::now_v7()), author: actor.id, body, posted_at: now };
    reviews::add_note(&tx, id, &note).await?;
    once.made(&tx, note.id.0, now).await?;
    Ok(tx.commit().await?)
}

/// An idea that this person may see, and the challenge it answers.
pub(crate) async fn find(
    from: &impl Reads,
    actor: &Actor,
    id: IdeaId,
) -> Result<(Stored<Idea>, Option<Challenge>), Failure> {
    let idea = known(from, actor, id).await?;
    let challenge = match idea.value.parts().challenge {
        Some(challenge) => challenges::find(from, challenge).await?.map(|found| found.value),
        None => None,
    };
    Ok((idea, challenge))
}
