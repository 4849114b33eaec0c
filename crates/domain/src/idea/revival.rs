//! Taking a dormant idea up again: anyone proposes it with a why, an administrator answers with a reason (R062).

use chrono::{DateTime, NaiveDate, Utc};

use super::{Idea, IdeaStatus};
use crate::access::acts::{DecideIdea, ProposeRevival};
use crate::access::{Granted, Owned};
use crate::ids::{ChallengeId, IdeaId, RevivalId, UserId};
use crate::journal::Fact;
use crate::text::Paragraph;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What is answered to whoever proposes to take an idea up again.
    RevivalOutcome {
        /// It is looked at again, and may be pitched.
        Accepted = "accepted",
        /// It goes on sleeping.
        Refused = "refused",
    }
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevivalAnswer {
    /// Yes or no.
    pub outcome: RevivalOutcome,
    /// Why.
    pub reason: Paragraph,
    /// The day on which it is pitched in public, when one is set (R099).
    pub pitched_on: Option<NaiveDate>,
    /// By whom.
    pub answered_by: UserId,
    /// When.
    pub answered_at: DateTime<Utc>,
}

/// A proposal to take a dormant idea up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revival {
    /// Its identifier.
    pub id: RevivalId,
    /// The idea.
    pub idea: IdeaId,
    /// Who proposes it; nobody, for the author of an anonymous idea.
    pub proposed_by: Option<UserId>,
    /// Why now.
    pub why: Paragraph,
    /// The challenge it would answer.
    pub challenge: Option<ChallengeId>,
    /// When; the day only when nobody proposes it.
    pub proposed_at: DateTime<Utc>,
    /// What was answered.
    pub answer: Option<RevivalAnswer>,
}

/// Why a revival did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RevivalError {
    /// Only an idea that was not selected sleeps.
    #[error("the idea is {0}: only one that was not selected is taken up again")]
    NotDormant(IdeaStatus),
    /// Somebody proposed it, and waits for an answer.
    #[error("somebody proposed it already")]
    AlreadyProposed,
    /// It was answered.
    #[error("the proposal was answered")]
    AlreadyAnswered,
    /// Nobody decides on their own idea.
    #[error("an author does not decide on their own idea")]
    OwnIdea,
}

impl Granted<'_, ProposeRevival, Idea> {
    /// Leave to propose it.
    ///
    /// # Errors
    /// [`RevivalError::NotDormant`].
    pub fn propose(self, why: &Paragraph) -> Result<Fact, RevivalError> {
        if !self.on.is_dormant() {
            return Err(RevivalError::NotDormant(self.on.0.status));
        }
        Ok(Fact::RevivalProposed { idea: self.on.0.id, reason: why.as_str().to_owned() })
    }
}

impl Granted<'_, DecideIdea, Idea> {
    /// Answers a proposal. Accepted, the idea is deposited anew, with its votes and its history, in the challenge
    /// it is proposed for when `open` says that its deposits have not ended.
    ///
    /// # Errors
    /// See [`RevivalError`].
    pub fn revive(
        self,
        revival: &mut Revival,
        (outcome, reason, pitched_on): (RevivalOutcome, Paragraph, Option<NaiveDate>),
        (open, at): (Option<ChallengeId>, DateTime<Utc>),
    ) -> Result<Fact, RevivalError> {
        if self.on.is_owned_by(self.by) {
            return Err(RevivalError::OwnIdea);
        }
        if revival.answer.is_some() {
            return Err(RevivalError::AlreadyAnswered);
        }
        if !self.on.is_dormant() {
            return Err(RevivalError::NotDormant(self.on.0.status));
        }
        let (idea, words) = (self.on.0.id, reason.as_str().to_owned());
        let fact = match outcome {
            RevivalOutcome::Refused => Fact::RevivalRefused { idea, reason: words },
            RevivalOutcome::Accepted => {
                self.on.0.status = IdeaStatus::Submitted;
                // The answer it had stays in its history; it waits for another one.
                self.on.0.decision = None;
                if open.is_some() {
                    self.on.0.challenge = open;
                }
                Fact::RevivalAccepted { idea, reason: words, challenge: open }
            }
        };
        let (answered_by, answered_at) = (self.by.id, at);
        let pitched_on = pitched_on.filter(|_| outcome == RevivalOutcome::Accepted);
        revival.answer =
            Some(RevivalAnswer { outcome, reason, pitched_on, answered_by, answered_at });
        Ok(fact)
    }
}
