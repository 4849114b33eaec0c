//! Answers that were promised.

use chrono::NaiveDate;
use domain::ChallengeId;
use domain::idea::{PromiseState, Promises};
use serde::{Deserialize, Serialize};

/// What was promised to an author, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PromiseView {
    /// The last day, in Paris, on which they are to have an answer.
    pub on: NaiveDate,
    /// What became of it.
    pub state: PromiseState,
}

/// Which promises are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PromisesQuery {
    /// Those of this challenge; those of all without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_id: Option<ChallengeId>,
}

/// What became of the promises of an answer: a public figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PromisesView {
    /// Ideas answered in time.
    pub kept: u32,
    /// Ideas whose day went by without an answer, or before it.
    pub broken: u32,
    /// Ideas that wait for their answer, with time left.
    pub running: u32,
    /// How many of those that came due were kept, in whole percent, rounded down; nothing before one is due.
    pub kept_percent: Option<u8>,
}

impl From<Promises> for PromisesView {
    fn from(promises: Promises) -> Self {
        let (kept_percent, Promises { kept, broken, running }) =
            (promises.kept_percent(), promises);
        Self { kept, broken, running, kept_percent }
    }
}
