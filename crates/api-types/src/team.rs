//! What a team brings, in totals that point at nobody (R023).

use domain::people::TeamTotal;
use serde::{Deserialize, Serialize};

use crate::people::OrganisationRef;

/// The totals of one's own team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamTotals {
    /// One's direction, or one's body; none for those who belong nowhere.
    pub team: Option<OrganisationRef>,
    /// A total of each thing that one may read.
    pub items: Vec<TeamTotalView>,
}

/// A total of a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamTotalView {
    /// What is counted.
    pub what: TeamTotal,
    /// How many; none when it is 5 or less, or the team has fewer than 5 agents: it would point at somebody.
    pub count: Option<u64>,
}
