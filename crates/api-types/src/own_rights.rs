//! What one holds oneself: a profile, what is lent to one, what one was declared to own (R334, R335, R042).

use domain::access::{Permission, Profile, Reach};
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

/// How far one permission goes for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldReach {
    /// The permission.
    pub permission: Permission,
    /// How far it goes.
    pub reach: Reach,
}

/// What somebody may do, as whoever gives rights reads it. What is lent to them is in `GET /delegations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldRights {
    /// Their profile.
    pub profile: Profile,
    /// The one body for which that profile counts; none when it counts everywhere.
    pub acts_for: Option<OrganisationRef>,
    /// What they, their direction or their body was declared to own.
    pub ownerships: Vec<OwnershipView>,
    /// Every permission, with what is lent to them and what they own.
    pub permissions: Vec<HeldReach>,
}

impl HeldRights {
    /// How far a permission goes for them.
    #[must_use]
    pub fn reach(&self, permission: Permission) -> Reach {
        let known = self.permissions.iter().find(|known| known.permission == permission);
        known.map_or(Reach::Nothing, |known| known.reach)
    }
}
