//! Reading answers with criteria: marks with their reasoning, conflicts of interest, a promise to keep (R074, R095).

use chrono::{DateTime, NaiveDate, Utc};

use super::{Author, Idea, IdeaParts};
use crate::access::acts::ScoreAnswer;
use crate::access::{Actor, Granted, Owned, Permission, Place};
use crate::challenge::{Challenge, ChallengeContent, CriterionKind};
use crate::civil::Zone;
use crate::ids::UserId;
use crate::text::Paragraph;
use crate::vocabulary::vocabulary;

/// Highest mark.
pub const MARK_MAX: u8 = 5;

/// An idea in the hands of those who look after the challenge it answers.
#[derive(Debug)]
pub struct Answering<'a> {
    /// The idea.
    pub idea: &'a mut Idea,
    /// The challenge it answers.
    pub challenge: &'a Challenge,
}

impl Owned for Answering<'_> {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.challenge.is_owned_by(actor)
    }

    fn place(&self) -> Place {
        self.challenge.place()
    }
}

/// The same, in the hands of those who mark it: it is theirs when they are invited.
#[derive(Debug)]
pub struct Marking<'a>(pub Answering<'a>);

impl Owned for Marking<'_> {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.challenge.is_expert(actor.id)
    }

    fn place(&self) -> Place {
        self.0.place()
    }
}

/// A mark and the reasoning behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The place of the criterion in its challenge, from 0.
    pub criterion: u8,
    /// From nought to five; nought or five to a yes or no.
    pub value: u8,
    /// Why.
    pub reasoning: Option<Paragraph>,
}

/// What one expert thinks of one answer. Others read it once they have sent theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scorecard {
    /// Why this expert does not mark this answer: they know its author, or work on it.
    pub conflict: Option<Paragraph>,
    /// Marks given so far.
    pub marks: Vec<Mark>,
    /// When it was sent; until then it is their own affair.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// Why a mark was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScoreError {
    /// Only the experts of the challenge mark its answers.
    #[error("only the experts of the challenge mark its answers")]
    NotInvited,
    /// Nobody marks their own idea.
    #[error("an author does not mark their own idea")]
    OwnIdea,
    /// It has its answer.
    #[error("the idea is decided: it is not marked any more")]
    Decided,
    /// A mark outside the scale, twice, or for a criterion that is not there.
    #[error("mark number {0} cannot be read")]
    BadMark(usize),
    /// Every criterion is marked before the card is sent.
    #[error("some criteria are not marked yet")]
    Incomplete,
    /// It was sent, and others may have read it.
    #[error("the scorecard was sent")]
    Sent,
}

impl Scorecard {
    /// What it weighs, in whole percent of the highest; nothing before it is sent, or without any mark.
    #[must_use]
    pub fn percent(&self, content: &ChallengeContent) -> Option<u8> {
        self.submitted_at?;
        if self.conflict.is_some() {
            return None;
        }
        let (mut got, mut most) = (0_u32, 0_u32);
        for (place, criterion) in (0_u8..).zip(&content.criteria) {
            let weight = u32::from(criterion.weight);
            let mark = self.marks.iter().find(|mark| mark.criterion == place)?;
            got += u32::from(mark.value) * weight;
            most += u32::from(MARK_MAX) * weight;
        }
        let percent = (got * 100 + most / 2).checked_div(most)?;
        u8::try_from(percent).ok()
    }

    fn check(&self, content: &ChallengeContent) -> Result<(), ScoreError> {
        for (index, mark) in self.marks.iter().enumerate() {
            let criterion = content.criteria.get(usize::from(mark.criterion));
            let sound = criterion.is_some_and(|criterion| match criterion.kind {
                CriterionKind::Scale => mark.value <= MARK_MAX,
                CriterionKind::YesNo => mark.value == 0 || mark.value == MARK_MAX,
            });
            let twice =
                self.marks.iter().take(index).any(|other| other.criterion == mark.criterion);
            if !sound || twice {
                return Err(ScoreError::BadMark(index));
            }
        }
        let whole = self.marks.len() == content.criteria.len();
        if self.submitted_at.is_some() && self.conflict.is_none() && !whole {
            return Err(ScoreError::Incomplete);
        }
        Ok(())
    }
}

impl Granted<'_, ScoreAnswer, Marking<'_>> {
    /// Leave to keep this card, in place of the one before. A masked author says that they have a conflict, as any
    /// expert may: the only one who sends nothing would be known by it.
    ///
    /// # Errors
    /// See [`ScoreError`].
    pub fn score(self, before: &Scorecard, mut card: Scorecard) -> Result<Scorecard, ScoreError> {
        let answering = &self.on.0;
        let Answering { idea, challenge } = answering;
        if !challenge.is_expert(self.by.id) {
            return Err(ScoreError::NotInvited);
        }
        let declares = card.conflict.is_some() && answering.only_declares(self.by);
        if idea.is_owned_by(self.by) && !declares {
            return Err(ScoreError::OwnIdea);
        }
        if !idea.is_undecided() {
            return Err(ScoreError::Decided);
        }
        if before.submitted_at.is_some() {
            return Err(ScoreError::Sent);
        }
        if card.conflict.is_some() {
            card.marks.clear();
        }
        card.check(&challenge.parts().content)?;
        Ok(card)
    }
}

impl Answering<'_> {
    /// Whether this person reads what the reviewers keep among themselves. An author never does.
    #[must_use]
    pub fn is_reviewed_by(&self, actor: &Actor) -> bool {
        let decides = actor.can(Permission::DecideIdea, self.idea)
            || actor.can(Permission::EditChallenge, self.challenge);
        (decides || self.challenge.is_expert(actor.id)) && !self.idea.is_owned_by(actor)
    }

    /// Whether this person sends a card that says they have a conflict, and no other: an expert who is the masked
    /// author. They read nothing of what the others think.
    #[must_use]
    pub fn only_declares(&self, actor: &Actor) -> bool {
        let author = &self.idea.0.author;
        let masked = matches!(author, Author::Anonymous(_));
        masked && author.is(actor) && self.challenge.is_expert(actor.id)
    }

    /// The experts whose card is awaited: neither those who signed the idea, nor those who sent word of a conflict.
    #[must_use]
    pub fn awaited<'c>(&self, cards: impl Iterator<Item = (UserId, &'c Scorecard)>) -> Vec<UserId> {
        let conflicted: Vec<UserId> = cards
            .filter(|(_, card)| card.conflict.is_some() && card.submitted_at.is_some())
            .map(|(reviewer, _)| reviewer)
            .collect();
        let IdeaParts { author, co_authors, .. } = &self.idea.0;
        let signs = |expert: &UserId| {
            co_authors.contains(expert)
                || matches!(author, Author::Named(person) if person == expert)
        };
        let experts = self.challenge.parts().experts.iter().copied();
        experts.filter(|expert| !signs(expert) && !conflicted.contains(expert)).collect()
    }

    /// Whether this person reads the cards of the others: an expert, once their own is sent; whoever decides and
    /// marks nothing, at any time.
    #[must_use]
    pub fn reads_cards(&self, actor: &Actor, own: Option<&Scorecard>) -> bool {
        let blind = self.challenge.is_expert(actor.id) && self.idea.is_undecided();
        let sent = own.is_some_and(|own| own.submitted_at.is_some() && own.conflict.is_none());
        self.is_reviewed_by(actor) && (!blind || sent)
    }
}

vocabulary! {
    /// What became of the promise to answer in time.
    PromiseState {
        /// There is time left.
        Running = "running",
        /// The answer came in time.
        Kept = "kept",
        /// The day went by without an answer, or before it.
        Broken = "broken",
    }
}

/// A promise made to an author: an answer, by this day at the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The last day, in Paris.
    pub on: NaiveDate,
    /// What became of it.
    pub state: PromiseState,
}

impl Promise {
    /// What became, at this instant, of a promise that this day is the last of.
    #[must_use]
    pub fn of(on: NaiveDate, answered_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Self {
        let end = Zone::Paris.end_of(on);
        let state = match answered_at {
            Some(answered) if answered < end => PromiseState::Kept,
            None if now < end => PromiseState::Running,
            Some(_) | None => PromiseState::Broken,
        };
        Self { on, state }
    }
}

/// What became of the promises made to many authors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    /// Answered in time.
    pub kept: u32,
    /// The day went by without an answer, or before it.
    pub broken: u32,
    /// There is time left.
    pub running: u32,
}

impl Promises {
    /// How many of those that came due were kept, in whole percent; nothing before one is due. Never a hundred as long
    /// as one was broken.
    #[must_use]
    pub fn kept_percent(&self) -> Option<u8> {
        let due = u64::from(self.kept) + u64::from(self.broken);
        let percent = (u64::from(self.kept) * 100).checked_div(due)?;
        u8::try_from(percent).ok()
    }
}

impl Idea {
    /// When its author had a closing answer; none while it is looked at.
    #[must_use]
    pub fn answered_at(&self) -> Option<DateTime<Utc>> {
        let decision = self.0.decision.as_ref()?;
        (!self.is_undecided()).then_some(decision.decided_at)
    }
}

#[cfg(test)]
mod tests;
