//! A challenge: a question put to the network, open for a time (R082 to R102).

mod acts;
mod allowed;
mod content;
mod course;
mod entry;
mod invitation;
mod means;
mod measure;
mod plan;
mod timetable;
mod turn;
mod voting;

pub use acts::{
    ChallengeChange, CloseChallengeError, EditChallengeError, Entered, NewChallenge,
    PublishChallengeError, Scoring, StopDepositsError,
};
pub use allowed::ChallengeAct;
pub use content::{
    BUDGET_MAX, CRITERIA_MAX, ChallengeAccent, ChallengeContent, Criterion, CriterionKind,
    IdeaTemplate, OBJECTIVES_MAX, SUBJECTS_MAX, THEME_WORDS_MAX, Theme, WEIGHT_MAX,
};
pub use course::{
    CourseChange, CourseDecision, CourseError, CourseVerdict, INDICATOR_VALUES_MAX, INDICATORS_MAX,
    Indicator, IndicatorAim, IndicatorValue, Measured, WantedIndicator,
};
pub use entry::{
    EntryAct, EntryChange, EntryError, EntryIdea, EntryStatus, EntryVerdict, NewEntry, REWORKS_MAX,
    Rework, TrackEntry, signed_by,
};
pub use invitation::{
    ChallengePart, EXPERTS_MAX, INVITED_MAX, Invitation, InvitationAnswer, InvitationError,
    InvitationRole, InvitationState, Invite, known, sought,
};
pub use means::{MEANS_MAX, Means, MeansKind};
pub use measure::Measure;
pub use plan::{CommunicationMoment, model_calendar};
pub use timetable::{ChallengePhase, ChallengeStatus, REPLY_DAYS_MAX, Timetable, overlap};
pub use turn::Turn;
pub use voting::{VOTING_DAYS_MAX, VotingDates, VotingDay, day_of, takes_votes};

use chrono::{DateTime, Utc};

use crate::access::{Actor, Owned, Place};
use crate::ids::{ChallengeId, UserId};
use crate::text::LongText;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What kind of call it is (R096, R097, R078, R094).
    ChallengeFormat {
        /// A challenge: a question, ideas, an answer to each.
        Challenge = "challenge",
        /// A hackathon, a coding dojo.
        Hackathon = "hackathon",
        /// A design thinking workshop, a sprint.
        Workshop = "workshop",
        /// A call for projects, external actors included.
        CallForProjects = "call_for_projects",
        /// A contest that leads to an intrapreneur track.
        IntrapreneurTrack = "intrapreneur_track",
        /// A call to invest time or means in an idea.
        InvestmentCall = "investment_call",
    }
}

/// How a challenge ended: what was learnt and thanks to everyone (R063, R065).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The results, in Markdown.
    pub results: LongText,
    /// Who closed it.
    pub closed_by: UserId,
    /// When.
    pub closed_at: DateTime<Utc>,
}

/// A challenge. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge(pub(crate) ChallengeParts);

/// What a challenge is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeParts {
    /// Its identifier.
    pub id: ChallengeId,
    /// What people call it, such as `DEFI-2026-003`.
    pub reference: String,
    /// What it says.
    pub content: ChallengeContent,
    /// The person in charge (R086).
    pub owner: Option<UserId>,
    /// Its experts, who accepted or were named as it was written: they read the answers with its criteria (R093, A23).
    pub experts: Vec<UserId>,
    /// Where it stands and when things happen.
    pub timetable: Timetable,
    /// How it ended.
    pub closing: Option<Closing>,
}

/// Why an idea could not answer a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChallengeClosed {
    /// It takes no idea at this instant; the idea may be deposited as spontaneous.
    #[error("the challenge does not take ideas now")]
    NotOpen,
    /// Votes on its ideas are taken in another period.
    #[error("the challenge does not take votes now")]
    NoVotes,
}

impl Challenge {
    /// Takes back a challenge that was kept.
    #[must_use]
    pub fn restore(parts: ChallengeParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub const fn parts(&self) -> &ChallengeParts {
        &self.0
    }

    /// Checks that it takes ideas at this instant.
    ///
    /// # Errors
    /// [`ChallengeClosed`] before it opens, after it closes, or when it is not open.
    pub fn takes_ideas(&self, at: DateTime<Utc>) -> Result<(), ChallengeClosed> {
        if self.0.timetable.takes_ideas(at) { Ok(()) } else { Err(ChallengeClosed::NotOpen) }
    }

    /// Whether this person reads the answers with the criteria.
    #[must_use]
    pub fn is_expert(&self, person: UserId) -> bool {
        self.0.experts.contains(&person)
    }
}

impl Owned for Challenge {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.owner == Some(actor.id)
    }

    fn place(&self) -> Place {
        Place { organisation: self.0.content.organisation, item: Some(self.0.id.0) }
    }
}

#[cfg(test)]
mod tests;
