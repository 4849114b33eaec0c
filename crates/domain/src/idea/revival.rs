//! Taking a dormant idea up again: anyone proposes it with a why, an administrator answers with a reason (R062).

use chrono::{DateTime, NaiveDate, Utc};

use super::{Decision, Idea, IdeaStatus};
use crate::access::acts::{DecideIdea, ProposeRevival};
use crate::access::{Granted, Owned};
use crate::challenge::Timetable;
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

/// The answer that an idea had in a challenge that it left when it was taken up again: of that challenge it stays true,
/// whatever becomes of the idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerAnswer {
    /// The idea.
    pub idea: IdeaId,
    /// The challenge that it answered.
    pub challenge: ChallengeId,
    /// The proposal that took it up again.
    pub revival: RevivalId,
    /// Why it was not selected; none when it came so from another tool.
    pub decision: Option<Decision>,
    /// When it left.
    pub left_at: DateTime<Utc>,
}

/// What follows from the answer to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revived {
    /// What happened.
    pub fact: Fact,
    /// What its former challenge keeps of it, when it leaves one.
    pub former: Option<FormerAnswer>,
}

/// The challenge in which an idea that is taken up again goes on: the one it is proposed for, or else the one it
/// answered, as long as that one takes ideas, or will. None: it goes on by itself, as a spontaneous one does. A
/// challenge whose deposits have ended has answered it, and is done with it.
#[must_use]
pub fn goes_on_in(
    proposed: Option<(ChallengeId, Timetable)>,
    answered: Option<(ChallengeId, Timetable)>,
    at: DateTime<Utc>,
) -> Option<ChallengeId> {
    let mut challenges = [proposed, answered].into_iter().flatten();
    challenges.find(|(_, dates)| dates.waits_for_ideas(at)).map(|(id, _)| id)
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
    /// `into` (see [`goes_on_in`]); the one that it leaves keeps the answer it had there.
    ///
    /// # Errors
    /// See [`RevivalError`].
    pub fn revive(
        self,
        revival: &mut Revival,
        (outcome, reason, pitched_on): (RevivalOutcome, Paragraph, Option<NaiveDate>),
        (into, at): (Option<ChallengeId>, DateTime<Utc>),
    ) -> Result<Revived, RevivalError> {
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
        let revived = match outcome {
            RevivalOutcome::Refused => {
                Revived { fact: Fact::RevivalRefused { idea, reason: words }, former: None }
            }
            RevivalOutcome::Accepted => {
                self.on.0.status = IdeaStatus::Submitted;
                // The answer it had stays in its history; it waits for another one.
                let decision = self.on.0.decision.take();
                let left = self.on.0.challenge.filter(|left| into != Some(*left));
                self.on.0.challenge = into;
                let (revival, left_at) = (revival.id, at);
                let former = left.map(|challenge| FormerAnswer {
                    idea,
                    challenge,
                    revival,
                    decision,
                    left_at,
                });
                let fact = Fact::RevivalAccepted { idea, reason: words, challenge: into };
                Revived { fact, former }
            }
        };
        let (answered_by, answered_at) = (self.by.id, at);
        let pitched_on = pitched_on.filter(|_| outcome == RevivalOutcome::Accepted);
        revival.answer =
            Some(RevivalAnswer { outcome, reason, pitched_on, answered_by, answered_at });
        Ok(revived)
    }
}
