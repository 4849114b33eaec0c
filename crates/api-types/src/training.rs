//! What a referent was trained in (R271).

use domain::training::{Training, TrainingPart};
use serde::{Deserialize, Serialize};

/// What a person was trained in, as a referent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrainingsView {
    /// Each part, the oldest first.
    pub items: Vec<Training>,
    /// What is to be done this year, when the person is a referent and there is something.
    pub due: Option<TrainingPart>,
    /// Version of the account, to send back as If-Match.
    pub version: i32,
}

/// What a person was trained in from now on: the whole of it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeepTrainingsRequest {
    /// Each part; at most fifty.
    pub items: Vec<Training>,
}
