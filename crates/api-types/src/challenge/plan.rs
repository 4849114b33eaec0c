//! When to speak of a challenge.

use chrono::NaiveDate;
use domain::challenge::CommunicationMoment;
use serde::{Deserialize, Serialize};

/// The model calendar of a challenge (R260).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommunicationPlan {
    /// Its moments, in order; none while the challenge has no dates.
    pub items: Vec<PlannedMoment>,
}

/// A moment at which to speak of a challenge, in the language of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlannedMoment {
    /// Which one.
    pub moment: CommunicationMoment,
    /// The working day that the model proposes, in Paris.
    pub on: NaiveDate,
    /// What it is called.
    pub name: String,
    /// What to say.
    pub message: String,
    /// By which ways.
    pub channels: String,
}
