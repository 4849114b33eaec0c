//! A training and the events that hold its sessions, as they name each other.

use chrono::{DateTime, Utc};
use domain::EditorialId;
use serde::{Deserialize, Serialize};

/// The training that an event is a session of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrainingView {
    /// Its identifier, among the method resources.
    pub id: EditorialId,
    /// Its title.
    pub title: String,
}

/// A session of a training: an event that is not over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// Its identifier, among the events.
    pub id: EditorialId,
    /// Its title.
    pub title: String,
    /// When it begins.
    pub begins_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// Where it is.
    pub place: Option<String>,
}
