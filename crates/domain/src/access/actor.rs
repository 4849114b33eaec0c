//! Whoever is asking.

use std::sync::Arc;

use super::{Matrix, Permission, Profile, Reach, SealKey};
use crate::ids::{OrganisationId, UserId};

/// A person with one profile, and the matrix in force when they asked.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who.
    pub id: UserId,
    /// Their profile.
    pub profile: Profile,
    /// The body they belong to.
    pub organisation: Option<OrganisationId>,
    /// Member of COMEX or CODIR (R337). Adds no writing right (R339).
    pub top_management: bool,
    /// The matrix in force.
    pub matrix: Arc<Matrix>,
    /// Recognises their own anonymous ideas.
    pub seals: SealKey,
}

impl Actor {
    /// How far a permission goes for this person.
    #[must_use]
    pub fn reach(&self, permission: Permission) -> Reach {
        self.matrix.reach(self.profile, permission)
    }

    /// Whether this person is the Dinno: decides at gates (A37).
    #[must_use]
    pub const fn is_dinno(&self) -> bool {
        matches!(self.profile, Profile::SuperAdmin | Profile::FunctionalAdmin)
    }
}
