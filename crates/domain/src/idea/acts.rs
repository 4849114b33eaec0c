//! What may be done to an idea.

use chrono::{DateTime, Utc};

use super::{Answering, Decision, DecisionGround, Idea, IdeaContent, IdeaStatus, IdeaVerdict};
use crate::access::acts::{DecideAnswer, DecideIdea, EditIdea, VoteOnIdea, WithdrawIdea};
use crate::access::{Actor, Granted, Owned, Permission, Reach};
use crate::ids::{IdeaId, PocId};
use crate::journal::Fact;
use crate::text::Paragraph;

/// What is answered to an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is decided.
    pub verdict: IdeaVerdict,
    /// Why, in words that everyone reads.
    pub reason: Paragraph,
    /// The same in one word, for an idea that is not selected.
    pub ground: Option<DecisionGround>,
    /// « Deviendrait possible si… », for an idea that is not selected.
    pub condition: Option<Paragraph>,
}

/// Why an idea could not be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecideError {
    /// A closing decision was taken already, or the author withdrew.
    #[error("the idea is {0} and cannot be decided again")]
    AlreadyDecided(IdeaStatus),
    /// Nobody decides on their own idea.
    #[error("an author does not decide on their own idea")]
    OwnIdea,
}

/// Why an idea could not be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditIdeaError {
    /// After the decision, only an administrator may.
    #[error("the idea is {0}: its author can no longer change it")]
    Decided(IdeaStatus),
}

/// Why an idea could not be withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawError {
    /// It was decided, or withdrawn already.
    #[error("the idea is {0} and can no longer be withdrawn")]
    Decided(IdeaStatus),
}

/// Why a support could not be given, or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoteError {
    /// One does not support one's own idea (A13).
    #[error("an author does not support their own idea")]
    OwnIdea,
    /// It was withdrawn.
    #[error("the idea was withdrawn")]
    Withdrawn,
    /// It became one with another.
    #[error("the idea became one with another: that one is supported")]
    Merged,
}

/// Why an experiment could not start from an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExperimentError {
    /// Only a selected idea becomes an experiment, and once.
    #[error("the idea is {0}: only a selected idea becomes an experiment")]
    NotSelected(IdeaStatus),
    /// It became one with another, which is experimented for both.
    #[error("the idea became one with another: that one is experimented")]
    Merged,
}

impl Granted<'_, EditIdea, Idea> {
    /// Replaces what the idea says.
    ///
    /// # Errors
    /// [`EditIdeaError::Decided`] for an author, once it is decided.
    pub fn edit(self, content: IdeaContent) -> Result<Fact, EditIdeaError> {
        let place = self.on.place();
        let administers = self.by.reach_in(Permission::EditIdea, place) == Reach::Everything;
        if !administers && !self.on.is_undecided() {
            return Err(EditIdeaError::Decided(self.on.0.status));
        }
        self.on.0.content = content;
        Ok(Fact::IdeaEdited { idea: self.on.0.id })
    }
}

impl Granted<'_, WithdrawIdea, Idea> {
    /// Takes the idea back. It is kept, with its history.
    ///
    /// # Errors
    /// [`WithdrawError::Decided`] once it is decided.
    pub fn withdraw(self) -> Result<Fact, WithdrawError> {
        if !self.on.is_undecided() {
            return Err(WithdrawError::Decided(self.on.0.status));
        }
        self.on.0.status = IdeaStatus::Withdrawn;
        Ok(Fact::IdeaWithdrawn { idea: self.on.0.id })
    }
}

impl Granted<'_, DecideIdea, Idea> {
    /// Answers the author, with a reason that everyone reads (R064, R065).
    ///
    /// # Errors
    /// See [`DecideError`].
    pub fn decide(self, answer: Answer, at: DateTime<Utc>) -> Result<Fact, DecideError> {
        decided(self.on, self.by, answer, at)
    }
}

impl Granted<'_, DecideAnswer, Answering<'_>> {
    /// The same, by the person in charge of the challenge that the idea answers (A25).
    ///
    /// # Errors
    /// See [`DecideError`].
    pub fn decide(self, answer: Answer, at: DateTime<Utc>) -> Result<Fact, DecideError> {
        decided(self.on.idea, self.by, answer, at)
    }
}

fn decided(
    idea: &mut Idea,
    by: &Actor,
    answer: Answer,
    at: DateTime<Utc>,
) -> Result<Fact, DecideError> {
    if idea.is_owned_by(by) {
        return Err(DecideError::OwnIdea);
    }
    if !idea.is_undecided() {
        return Err(DecideError::AlreadyDecided(idea.0.status));
    }
    let Answer { verdict, reason, ground, condition } = answer;
    let refused = verdict == IdeaVerdict::NotSelected;
    let (ground, condition) = (ground.filter(|_| refused), condition.filter(|_| refused));
    idea.0.status = match verdict {
        IdeaVerdict::UnderReview => IdeaStatus::UnderReview,
        IdeaVerdict::Selected => IdeaStatus::Selected,
        IdeaVerdict::NotSelected => IdeaStatus::NotSelected,
    };
    let fact = Fact::IdeaDecided {
        idea: idea.0.id,
        verdict,
        reason: reason.as_str().to_owned(),
        condition: condition.as_ref().map(|text| text.as_str().to_owned()),
    };
    let (decided_by, decided_at) = (by.id, at);
    idea.0.decision = Some(Decision { verdict, reason, ground, condition, decided_by, decided_at });
    Ok(fact)
}

impl Granted<'_, VoteOnIdea, Idea> {
    /// Leave to support this idea. The vote never changes its state (A13).
    ///
    /// # Errors
    /// See [`VoteError`].
    pub fn support(self) -> Result<IdeaId, VoteError> {
        if self.on.is_owned_by(self.by) {
            return Err(VoteError::OwnIdea);
        }
        self.unsupport()
    }

    /// Leave to take one's support back: what is over keeps the votes that it had.
    ///
    /// # Errors
    /// See [`VoteError`]; whoever became its author meanwhile may.
    pub fn unsupport(self) -> Result<IdeaId, VoteError> {
        if self.on.0.status == IdeaStatus::Withdrawn {
            return Err(VoteError::Withdrawn);
        }
        if self.on.0.merged_into.is_some() {
            return Err(VoteError::Merged);
        }
        Ok(self.on.0.id)
    }
}

impl Idea {
    /// The experiment `poc` starts from this idea.
    ///
    /// # Errors
    /// [`ExperimentError::NotSelected`] unless it is selected and has no experiment yet; [`ExperimentError::Merged`].
    pub fn become_experiment(&mut self, poc: PocId) -> Result<Fact, ExperimentError> {
        if self.0.status != IdeaStatus::Selected {
            return Err(ExperimentError::NotSelected(self.0.status));
        }
        if self.0.merged_into.is_some() {
            return Err(ExperimentError::Merged);
        }
        self.0.status = IdeaStatus::Experimenting;
        self.0.poc = Some(poc);
        Ok(Fact::IdeaExperimented { idea: self.0.id, poc })
    }

    /// A practice came out of the experiment that this idea became.
    pub fn be_implemented(&mut self) -> Option<Fact> {
        if self.0.status != IdeaStatus::Experimenting {
            return None;
        }
        self.0.status = IdeaStatus::Implemented;
        Some(Fact::IdeaImplemented { idea: self.0.id })
    }
}

#[cfg(test)]
mod tests;
