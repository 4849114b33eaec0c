//! Where a delegation stands.

use serde::{Deserialize, Serialize};

/// Where a delegation stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DelegationStatus {
    /// It begins later.
    ToCome,
    /// It counts.
    InForce,
    /// Whoever gave it lost the rights that it lent: it gives nothing.
    Lapsed,
    /// Its last day has gone.
    Ended,
    /// It was taken back.
    Withdrawn,
}
