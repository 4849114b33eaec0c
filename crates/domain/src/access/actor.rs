//! Whoever is asking.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use super::{
    Brick, Holdings, Lent, Matrix, Owned, Permission, Place, Profile, Reach, Scope, SealKey,
};
use crate::ids::{OrganisationId, UserId};
use crate::poc::PocRules;

/// A person with one profile, and the matrix in force when they asked.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who.
    pub id: UserId,
    /// Their profile, as it counts where they are: see [`Standing`](super::Standing).
    pub profile: Profile,
    /// The body they belong to.
    pub organisation: Option<OrganisationId>,
    /// Their direction, or their body when they have none.
    pub department: Option<OrganisationId>,
    /// Member of COMEX or CODIR (R337). Adds no writing right (R339).
    pub top_management: bool,
    /// Answers for innovation in their body (R263): writes down the ideas of its agents.
    pub referent: bool,
    /// The matrix in force.
    pub matrix: Arc<Matrix>,
    /// What was lent to them, and what they were declared to own.
    pub holds: Holdings,
    /// Who may read the experiments, and how their gates are decided.
    pub poc_rules: PocRules,
    /// Recognises their own anonymous ideas.
    pub seals: SealKey,
    /// The profile that they look at the portal as, when it is not as themselves: see [`Actor::seen_as`].
    pub preview: Option<Profile>,
}

/// In which bodies a permission goes as far as everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// In none.
    Nowhere,
    /// In these.
    Bodies(BTreeSet<OrganisationId>),
    /// In all.
    Everywhere,
}

/// On what a permission goes as far as everything, when that is not everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// In these bodies.
    pub bodies: BTreeSet<OrganisationId>,
    /// On these things.
    pub items: BTreeSet<Uuid>,
}

impl Part {
    /// Whether it is nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty() && self.items.is_empty()
    }
}

impl Actor {
    /// How far a permission goes for this person, when no thing is named.
    #[must_use]
    pub fn reach(&self, permission: Permission) -> Reach {
        let lent = self.holds.lent.iter();
        let lent = lent.map(|lent| lent.reach_anywhere(&self.matrix, permission));
        lent.fold(self.matrix.reach(self.profile, permission), Reach::max)
    }

    /// How far a permission goes for what stands there.
    #[must_use]
    pub fn reach_in(&self, permission: Permission, place: Place) -> Reach {
        let addressed = |profile| self.is_addressed(profile, permission, place.item);
        let own = if addressed(self.profile) {
            self.matrix.reach_on(self.profile, permission, place.item)
        } else {
            Reach::Nothing
        };
        // What names a thing was lent for it, wherever one is; what names none gives no more than the same profile.
        let counts = |lent: &Lent| !lent.scope.items.is_empty() || addressed(lent.profile);
        let lent = self.holds.lent.iter().filter(|lent| lent.scope.holds(place) && counts(lent));
        let lent = lent.map(|lent| lent.reach(&self.matrix, permission, place.item));
        lent.fold(own, Reach::max)
    }

    /// In which bodies a permission goes as far as everything.
    #[must_use]
    pub fn extent(&self, permission: Permission) -> Extent {
        if self.reach(permission) == Reach::Everything {
            return Extent::Everywhere;
        }
        let lent = self.holds.lent.iter().filter(|lent| {
            lent.scope.items.is_empty()
                && lent.reach(&self.matrix, permission, None) == Reach::Everything
        });
        let bodies: BTreeSet<_> = lent.filter_map(|lent| lent.scope.organisation).collect();
        if bodies.is_empty() { Extent::Nowhere } else { Extent::Bodies(bodies) }
    }

    /// On what a permission goes as far as everything: bodies and things that were lent, things declared to be owned;
    /// nothing to say when it is everywhere. Lists ask [`Actor::reached`], where one's own counts too.
    #[must_use]
    pub fn part(&self, permission: Permission) -> Option<Part> {
        let bodies = match self.extent(permission) {
            Extent::Everywhere => return None,
            Extent::Bodies(bodies) => bodies,
            Extent::Nowhere => BTreeSet::new(),
        };
        let need = permission.need();
        let counted = self.matrix.cell(need.brick, need.capability, self.profile);
        let declared = self.holds.owned.iter().filter(|owned| owned.brick == need.brick);
        let mut items = BTreeSet::new();
        for owned in declared.filter(|_| counted != Reach::Nothing) {
            // Of all of the brick, there is no part to tell.
            items.insert(owned.item?);
        }
        let lent = self.lent_for(permission).into_iter();
        items.extend(
            lent.filter(|scope| scope.organisation.is_none()).flat_map(|scope| scope.items),
        );
        Some(Part { bodies, items })
    }

    /// Whether something of this brick is open to this person.
    #[must_use]
    pub fn opens(&self, brick: Brick) -> bool {
        let of_it = |permission: &&Permission| permission.need().brick == brick;
        Permission::ALL.iter().filter(of_it).any(|permission| self.require(*permission).is_ok())
    }

    /// In which bodies this person may begin something of their own: wherever, when nothing but their profile, or what
    /// was lent for the whole of a brick, is needed. What was lent on named things begins none.
    #[must_use]
    pub fn begins(&self, permission: Permission) -> Extent {
        if self.reach_in(permission, Place::default()) != Reach::Nothing {
            return Extent::Everywhere;
        }
        let lent = self.holds.lent.iter().filter(|lent| {
            lent.scope.items.is_empty()
                && lent.reach(&self.matrix, permission, None) != Reach::Nothing
        });
        let bodies: BTreeSet<_> = lent.filter_map(|lent| lent.scope.organisation).collect();
        if bodies.is_empty() { Extent::Nowhere } else { Extent::Bodies(bodies) }
    }

    /// Whether this person may write in the name of that body, or of the whole branch when none: of one's own, of those
    /// where the permission goes as far as everything, of any for whoever was declared to own all of the brick.
    #[must_use]
    pub fn speaks_for(&self, permission: Permission, body: Option<OrganisationId>) -> bool {
        let place = Place { organisation: body, item: None };
        let own = body.is_some() && body == self.organisation;
        self.reach_in(permission, place) == Reach::Everything
            || (own && self.require_in(permission, place).is_ok())
            || self.part(permission).is_none()
    }

    /// Whether this person may say that `whom` looks after something (R041): themselves whoever may write it; anybody
    /// for whoever writes all of the brick, or was declared to own all of it.
    #[must_use]
    pub fn puts_in_charge(&self, permission: Permission, whom: UserId) -> bool {
        whom == self.id || self.part(permission).is_none()
    }

    /// The scopes in which what was lent makes a permission go as far as everything.
    #[must_use]
    pub fn lent_for(&self, permission: Permission) -> Vec<Scope> {
        let whole = self
            .holds
            .lent
            .iter()
            .filter(|lent| lent.reach(&self.matrix, permission, None) == Reach::Everything);
        whole.map(|lent| lent.scope.clone()).collect()
    }

    /// Whether this is theirs: by nature, or because the Dinno declared it so and their profile counts on it (A08).
    #[must_use]
    pub fn owns(&self, permission: Permission, on: &impl Owned) -> bool {
        let need = permission.need();
        let place = on.place();
        let row = self.matrix.row(need.brick, place.item);
        let counted = self.matrix.cell(row, need.capability, self.profile);
        let declared = counted != Reach::Nothing && self.holds.owns(need.brick, place);
        declared || on.is_owned_by(self)
    }

    /// Whether this person is the Dinno: decides at gates (A37), gives delegations.
    #[must_use]
    pub const fn is_dinno(&self) -> bool {
        self.profile.is_dinno()
    }
}
