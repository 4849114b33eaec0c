//! What became of the answers of a challenge.

use chrono::{DateTime, Utc};
use domain::challenge::EntryStatus;
use domain::idea::{DecisionGround, IdeaStatus};
use serde::{Deserialize, Serialize};

use crate::expression::IdeaRef;
use crate::idea::IdeaSummary;
use crate::people::PersonView;

/// How many answers stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusCount {
    /// Where they stand.
    pub status: IdeaStatus,
    /// How many.
    pub ideas: u32,
}

/// How many answers were not selected for that cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroundCount {
    /// The cause.
    pub ground: DecisionGround,
    /// How many.
    pub ideas: u32,
}

/// An answer of a challenge, with what was answered to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeAnswer {
    /// The idea.
    pub idea: IdeaSummary,
    /// Why.
    pub reason: Option<String>,
    /// The same in one word, when it was not selected.
    pub ground: Option<DecisionGround>,
    /// What would make it possible.
    pub condition: Option<String>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// When it was taken up again since, outside this challenge: the answer is the one that it had here, and the idea
    /// says what became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revived_at: Option<DateTime<Utc>>,
}

/// A team of an intrapreneur track, with what was decided of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackTeamView {
    /// Its idea.
    pub idea: IdeaRef,
    /// The two, the author of the idea first.
    pub people: Vec<PersonView>,
    /// What was decided.
    pub status: EntryStatus,
    /// Why, and thanks.
    pub reason: Option<String>,
}

/// What became of the answers of a challenge: everyone who took part is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeResults {
    /// How many answers there are, by where they stand; those that were taken up again since, by where they stood.
    pub statuses: Vec<StatusCount>,
    /// Why some were not selected.
    pub grounds: Vec<GroundCount>,
    /// How many people took part in their own name: authors, those who sign with them, and the teams of a track.
    pub authors: u32,
    /// How many answers have a masked author.
    pub masked: u32,
    /// The answers, in the order in which they came.
    pub answers: Vec<ChallengeAnswer>,
    /// The teams of an intrapreneur track, the laureates first.
    pub teams: Vec<TrackTeamView>,
}
