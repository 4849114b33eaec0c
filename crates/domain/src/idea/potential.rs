//! Ideas of high potential, and the study of their gains: time, money, comfort, in figures or in words (R076, R364).

use super::{Answering, Idea, IdeaStatus};
use crate::access::acts::{DecideAnswer, DecideIdea};
use crate::access::{Actor, Granted, Owned};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, Paragraph, ShortText};
use crate::vocabulary::vocabulary;

/// Most gains of one study.
pub const GAINS_MAX: usize = 12;

vocabulary! {
    /// What is gained.
    GainNature {
        /// Time.
        Time = "time",
        /// Money.
        Money = "money",
        /// Comfort, of those who work or of those whom they serve.
        Comfort = "comfort",
    }
}

vocabulary! {
    /// What says so. None is worth more than another: what is felt counts too.
    GainEvidence {
        /// It was measured.
        Measured = "measured",
        /// It is estimated.
        Estimated = "estimated",
        /// It is felt.
        Felt = "felt",
    }
}

vocabulary! {
    /// What happened to the potential of an idea.
    PotentialChange {
        /// It is said to have a high potential.
        Marked = "marked",
        /// The study of its gains says something else.
        Revised = "revised",
        /// It is no longer said to have one.
        Removed = "removed",
    }
}

/// A figure as people read it, declared and never computed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GainFigure {
    /// How much.
    pub value: ShortText,
    /// What it is counted in.
    pub unit: Option<ShortText>,
}

/// One gain: a figure, words, or both. What cannot be measured is told in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// What is gained.
    pub nature: GainNature,
    /// What says so.
    pub evidence: GainEvidence,
    /// How much.
    pub figure: Option<GainFigure>,
    /// The same in words.
    pub words: Option<Paragraph>,
}

/// Why an idea is of high potential, and what would be gained. A study without any gain is one that begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Potential {
    /// Why, in words that everyone reads.
    pub why: Paragraph,
    /// What would be gained, in the order in which it was told.
    pub gains: Vec<Gain>,
}

impl Potential {
    /// A study of gains, each of which says something.
    ///
    /// # Errors
    /// [`FieldCode::TooMany`] at `/gains`; [`FieldCode::Required`] at the words of each gain that says nothing.
    pub fn of(why: Paragraph, gains: Vec<Gain>) -> Result<Self, Vec<FieldError>> {
        if gains.len() > GAINS_MAX {
            let max = u32::try_from(GAINS_MAX).ok();
            let (pointer, code) = ("/gains".to_owned(), FieldCode::TooMany);
            return Err(vec![FieldError { pointer, code, min: None, max }]);
        }
        let silent = gains.iter().enumerate();
        let silent = silent.filter(|(_, gain)| gain.figure.is_none() && gain.words.is_none());
        let faults: Vec<FieldError> = silent
            .map(|(place, _)| FieldError::new(format!("/gains/{place}/words"), FieldCode::Required))
            .collect();
        if faults.is_empty() { Ok(Self { why, gains }) } else { Err(faults) }
    }
}

/// Why the potential of an idea stayed as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PotentialError {
    /// Nobody judges their own idea.
    #[error("an author does not say that their own idea has a high potential")]
    OwnIdea,
    /// It was withdrawn, or sleeps: it is taken up again first.
    #[error("the idea is {0}: its potential stays as it is")]
    AtRest(IdeaStatus),
    /// It became one with another, which is studied for both.
    #[error("the idea became one with another: that one is studied")]
    Merged,
}

impl Granted<'_, DecideIdea, Idea> {
    /// Says that the idea has a high potential, changes what the study says, or takes it away with nothing. Nothing
    /// happened when there was nothing to take away.
    ///
    /// # Errors
    /// See [`PotentialError`].
    pub fn set_potential(
        self,
        potential: Option<Potential>,
    ) -> Result<Option<Fact>, PotentialError> {
        studied(self.on, self.by, potential)
    }
}

impl Granted<'_, DecideAnswer, Answering<'_>> {
    /// The same, by the person in charge of the challenge that the idea answers (A25).
    ///
    /// # Errors
    /// See [`PotentialError`].
    pub fn set_potential(
        self,
        potential: Option<Potential>,
    ) -> Result<Option<Fact>, PotentialError> {
        studied(self.on.idea, self.by, potential)
    }
}

fn studied(
    idea: &mut Idea,
    by: &Actor,
    potential: Option<Potential>,
) -> Result<Option<Fact>, PotentialError> {
    if idea.is_owned_by(by) {
        return Err(PotentialError::OwnIdea);
    }
    if idea.0.merged_into.is_some() {
        return Err(PotentialError::Merged);
    }
    if idea.is_at_rest() {
        return Err(PotentialError::AtRest(idea.0.status));
    }
    let change = match (&idea.0.potential, &potential) {
        (None, None) => return Ok(None),
        (None, Some(_)) => PotentialChange::Marked,
        (Some(_), Some(_)) => PotentialChange::Revised,
        (Some(_), None) => PotentialChange::Removed,
    };
    idea.0.potential = potential;
    Ok(Some(Fact::IdeaPotentialChanged { idea: idea.0.id, potential: change }))
}

impl Idea {
    /// Whether nothing is expected of it now: its author took it back, or it was not selected.
    const fn is_at_rest(&self) -> bool {
        matches!(self.0.status, IdeaStatus::Withdrawn | IdeaStatus::NotSelected)
    }

    /// Whether its gains may be studied: the same rule, for a screen that shows the button.
    pub(super) const fn may_be_studied(&self) -> bool {
        self.0.merged_into.is_none() && !self.is_at_rest()
    }
}

#[cfg(test)]
mod tests;
