//! What a profile counts for, by the body of whoever has it (D.1, D.3).

use super::{Lent, Profile, Scope};
use crate::ids::OrganisationId;

/// What somebody counts as, once it is known where they are. Functional administrators are members of the Dinno, which
/// is of the national body; a member of the network with that profile acts for the Dinno in their own body, and nowhere
/// else, as by a delegation (R328).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The profile that counts wherever one goes.
    pub profile: Profile,
    /// What counts in one's own body besides.
    pub lent: Option<Lent>,
}

impl Standing {
    /// What this profile counts for; `regional` is the body of whoever has it, when it is one of a region.
    #[must_use]
    pub fn of(profile: Profile, regional: Option<OrganisationId>) -> Self {
        match (profile, regional) {
            (Profile::FunctionalAdmin, Some(_)) => {
                let scope = Scope { organisation: regional, ..Scope::default() };
                let lent = Lent { profile, giver: Profile::SuperAdmin, scope };
                Self { profile: Profile::Contributor, lent: Some(lent) }
            }
            (
                Profile::Reader
                | Profile::Contributor
                | Profile::FunctionalAdmin
                | Profile::Developer
                | Profile::SuperAdmin,
                _,
            ) => Self { profile, lent: None },
        }
    }
}

impl Profile {
    /// Whether it is one of the Dinno, for somebody in whose body it counts whole: see [`Standing`].
    #[must_use]
    pub const fn is_dinno(self) -> bool {
        matches!(self, Self::SuperAdmin | Self::FunctionalAdmin)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Actor, Holdings, Permission, Place, Reach};
    use crate::people::Marks;

    fn body(n: u128) -> OrganisationId {
        OrganisationId(Uuid::from_u128(n))
    }

    /// Somebody with that profile, of a regional body.
    fn regional(profile: Profile, here: OrganisationId) -> Actor {
        let Standing { profile, lent } = Standing::of(profile, Some(here));
        let holds = Holdings { lent: lent.into_iter().collect(), owned: Vec::new() };
        Actor { organisation: Some(here), holds, ..actor(1, profile) }
    }

    #[test]
    fn an_administrator_of_a_regional_body_acts_for_it_alone() {
        let [here, there] = [body(1), body(2)];
        let claire = regional(Profile::FunctionalAdmin, here);
        assert!(!claire.is_dinno());
        let reach = |place| claire.reach_in(Permission::EditNews, place);
        assert_eq!(reach(Place::within(here)), Reach::Everything);
        assert_eq!(reach(Place::within(there)), Reach::Nothing);
        assert_eq!(reach(Place::default()), Reach::Nothing, "nor for the whole branch");
        for dinno in [Permission::EditMatrix, Permission::GiveDelegation, Permission::EditDocument]
        {
            assert_eq!(claire.reach_in(dinno, Place::within(here)), Reach::Nothing, "{dinno:?}");
        }
        assert!(claire.may_give(Profile::Contributor, Place::within(here)).is_ok());
        assert!(claire.may_give(Profile::Contributor, Place::within(there)).is_err());
        assert!(claire.may_give(Profile::FunctionalAdmin, Place::within(here)).is_err());
    }

    #[test]
    fn nobody_makes_a_member_of_comex_who_reads_less_than_one() {
        let (none, boss) = (Marks::default(), Marks { top_management: true, ..Marks::default() });
        let claire = regional(Profile::FunctionalAdmin, body(1));
        assert!(claire.may_mark(none, boss).is_err());
        let leads = Marks { manager: true, ..boss };
        assert!(claire.may_mark(boss, leads).is_ok(), "he is one already");
        assert!(claire.may_mark(boss, none).is_ok(), "nor is less more");
        assert!(Actor { top_management: true, ..claire }.may_mark(none, boss).is_ok());
        assert!(actor(1, Profile::FunctionalAdmin).may_mark(none, boss).is_ok());
    }

    #[test]
    fn every_other_profile_counts_wherever_one_is() {
        for profile in Profile::ALL {
            assert_eq!(Standing::of(*profile, None), Standing { profile: *profile, lent: None });
            let there = Standing::of(*profile, Some(body(1)));
            let kept = there.profile == *profile && there.lent.is_none();
            assert_eq!(kept, *profile != Profile::FunctionalAdmin, "{profile}");
        }
        assert!(actor(1, Profile::FunctionalAdmin).is_dinno());
    }
}
