//! The communication plan of the portal itself (R379, R390).

use domain::communication::PlannedAction;
use serde::{Deserialize, Serialize};

/// The communication plan of the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PortalPlanView {
    /// From before the opening to after it.
    pub items: Vec<PlannedAction>,
    /// Version, to send back as If-Match.
    pub version: i32,
}
