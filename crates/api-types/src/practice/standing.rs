//! What is chosen of a practice besides what it says: who reads it, what experience says of it, when its draft is
//! published.

use chrono::{DateTime, Utc};
use domain::poc::Visibility;
use domain::practice::Renewal;
use serde::{Deserialize, Serialize};

/// What experience says of a practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecommendPracticeRequest {
    /// To be done again, or everywhere; nothing when absent.
    #[serde(default)]
    pub renewal: Option<Renewal>,
}

/// Who may read one practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RestrictPracticeRequest {
    /// Everybody, its direction, or COMEX and CODIR; its contact and whoever published it always may.
    pub visibility: Visibility,
}

/// When the draft of a practice is published by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SchedulePracticeRequest {
    /// At this minute, which is still to come; not by itself any more when absent.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub at: Option<DateTime<Utc>>,
}
