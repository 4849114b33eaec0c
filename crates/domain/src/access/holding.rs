//! What a person holds besides their profile: rights that the Dinno lends them for a while (D.3), and what it
//! declares them to own (A08).

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Brick, Matrix, Permission, Profile, Reach};
use crate::ids::OrganisationId;

/// Where a thing is, for rights that bear on one body or on named things only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The body it belongs to, when others may know it.
    pub organisation: Option<OrganisationId>,
    /// The thing itself.
    pub item: Option<Uuid>,
}

impl Place {
    /// Somewhere in a body.
    #[must_use]
    pub const fn within(organisation: OrganisationId) -> Self {
        Self { organisation: Some(organisation), item: None }
    }
}

/// What a delegation bears on. Each part that is named narrows it; nothing named is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// These bricks; every brick when there is none.
    pub bricks: BTreeSet<Brick>,
    /// One body.
    pub organisation: Option<OrganisationId>,
    /// These things; every thing when there is none.
    pub items: BTreeSet<Uuid>,
}

impl Scope {
    /// Whether it bears on a brick.
    #[must_use]
    pub fn covers(&self, brick: Brick) -> bool {
        self.bricks.is_empty() || self.bricks.contains(&brick)
    }

    /// Whether it bears on whole bricks, not on a part of them.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.organisation.is_none() && self.items.is_empty()
    }

    /// The bricks it names on which it gives nothing, for it bears on one body and nothing of them is of a body.
    #[must_use]
    pub fn without_things(&self) -> BTreeSet<Brick> {
        let named = self.bricks.iter().copied().filter(|_| self.organisation.is_some());
        named.filter(|brick| !brick.has_things_of_bodies()).collect()
    }

    /// Whether it bears on what stands there.
    #[must_use]
    pub fn holds(&self, place: Place) -> bool {
        let in_body = self.organisation.is_none() || self.organisation == place.organisation;
        let named = self.items.is_empty() || place.item.is_some_and(|id| self.items.contains(&id));
        in_body && named
    }
}

/// A delegation in force, as rights read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    /// The profile that is lent.
    pub profile: Profile,
    /// The profile that its giver has now: what is lent never goes further, and ends with it.
    pub giver: Profile,
    /// What it bears on.
    pub scope: Scope,
}

impl Lent {
    /// How far it goes, where it bears.
    #[must_use]
    pub fn reach(&self, matrix: &Matrix, permission: Permission, item: Option<Uuid>) -> Reach {
        if !permission.is_lendable() || !self.scope.covers(permission.need().brick) {
            return Reach::Nothing;
        }
        if !self.scope.is_whole() && permission.is_of_the_whole_branch() {
            return Reach::Nothing;
        }
        let lent = matrix.reach_on(self.profile, permission, item);
        lent.min(matrix.reach_on(self.giver, permission, item))
    }

    /// How far it goes when no thing is named: a part of a brick is not all of it.
    pub(super) fn reach_anywhere(&self, matrix: &Matrix, permission: Permission) -> Reach {
        let reach = self.reach(matrix, permission, None);
        if self.scope.is_whole() { reach } else { reach.min(Reach::OwnOnly) }
    }
}

/// A brick, or one thing of it, that the Dinno declares somebody to own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owning {
    /// The brick.
    pub brick: Brick,
    /// One thing of it; all of it when there is none.
    pub item: Option<Uuid>,
}

/// All that a person holds besides their profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Delegations in force.
    pub lent: Vec<Lent>,
    /// What they, their direction or their body were declared to own.
    pub owned: Vec<Owning>,
}

impl Holdings {
    /// Whether they were declared to own what stands there.
    pub(super) fn owns(&self, brick: Brick, place: Place) -> bool {
        let is = |owned: &Owning| owned.item.is_none() || owned.item == place.item;
        self.owned.iter().any(|owned| owned.brick == brick && is(owned))
    }
}
