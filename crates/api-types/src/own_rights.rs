//! What one holds oneself: a profile, what is lent to one, what one was declared to own (R334, R335, R042).

use domain::access::Profile;
use serde::{Deserialize, Serialize};

use crate::people::OrganisationRef;
use crate::rights::{DelegationView, OwnershipView};

/// One's own rights, and where each comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnRights {
    /// One's profile.
    pub profile: Profile,
    /// The one body for which that profile counts; none when it counts everywhere.
    pub acts_for: Option<OrganisationRef>,
    /// What is lent to one, in force or to come, the last given first; at most a hundred.
    pub delegations: Vec<DelegationView>,
    /// What one, one's direction or one's body was declared to own.
    pub ownerships: Vec<OwnershipView>,
}
