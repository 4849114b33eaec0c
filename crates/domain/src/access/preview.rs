//! « Voir comme »: the portal as a profile sees it, for whoever changes the matrix (R037, R042).

use super::{Actor, BrickKey, Capability, Denied, Holdings, Permission, Place, Profile};

impl Actor {
    /// Whoever asks, with that profile and nothing besides: nothing lent to them, nothing declared theirs, no mark.
    /// They stay who they are: what they wrote stays theirs, and they read nothing that they could not read before.
    ///
    /// # Errors
    /// [`Denied`] for whoever may not change the matrix, and for a profile that they may not give, or that goes further
    /// than theirs somewhere.
    pub fn seen_as(&self, profile: Profile) -> Result<Self, Denied> {
        self.require(Permission::EditMatrix)?;
        self.may_give(profile, Place::default())?;
        if self.goes_further(profile) {
            return Err(self.denied(Permission::EditMatrix));
        }
        Ok(Self {
            profile,
            top_management: false,
            referent: false,
            holds: Holdings::default(),
            preview: Some(profile),
            ..self.clone()
        })
    }

    /// Whether that profile holds, in some cell of the matrix, more than theirs.
    fn goes_further(&self, profile: Profile) -> bool {
        let held = |row: BrickKey, one: Capability, whose| self.matrix.cell(row, one, whose);
        self.matrix.rows().any(|row| {
            let mut capabilities = Capability::ALL.iter().copied();
            capabilities.any(|one| held(row, one, profile) > held(row, one, self.profile))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Brick, Lent, Matrix, Owning, Reach, Scope};

    /// Somebody with all that counts besides a profile.
    fn laden(profile: Profile) -> Actor {
        let lent = Lent {
            profile: Profile::FunctionalAdmin,
            giver: Profile::SuperAdmin,
            scope: Scope::default(),
        };
        let owned = Owning { brick: Brick::Events, item: None };
        let holds = Holdings { lent: vec![lent], owned: vec![owned] };
        Actor { top_management: true, referent: true, holds, ..actor(1, profile) }
    }

    #[test]
    fn whoever_changes_the_matrix_sees_what_each_profile_sees_and_nothing_besides() {
        let nadia = laden(Profile::SuperAdmin);
        for profile in Profile::ALL {
            let seen = nadia.seen_as(*profile).unwrap();
            let plain = actor(1, *profile);
            assert_eq!((seen.id, seen.preview), (nadia.id, Some(*profile)));
            assert!(!seen.top_management && !seen.referent, "{profile}");
            for permission in Permission::ALL {
                assert_eq!(seen.reach(*permission), plain.reach(*permission), "{permission}");
                assert_eq!(seen.part(*permission), plain.part(*permission), "{permission}");
            }
        }
    }

    #[test]
    fn nobody_else_looks_as_another() {
        for profile in
            [Profile::Reader, Profile::Contributor, Profile::FunctionalAdmin, Profile::Developer]
        {
            for seen in Profile::ALL {
                assert!(laden(profile).seen_as(*seen).is_err(), "{profile} as {seen}");
            }
        }
        let seen = laden(Profile::SuperAdmin).seen_as(Profile::Reader).unwrap();
        assert!(seen.seen_as(Profile::Reader).is_err(), "nor from within");
    }

    #[test]
    fn nobody_looks_upward() {
        let cell = |brick, capability, profile, reach| ((brick, capability, profile), reach);
        let admin = Profile::FunctionalAdmin;
        let manages = cell(Brick::Administration, Capability::Manage, admin, Reach::Everything);
        let with = |cells: Vec<_>| Actor {
            matrix: Arc::new(Matrix::with(cells)),
            ..actor(1, Profile::FunctionalAdmin)
        };
        let paul = with(vec![manages]);
        for profile in [Profile::Reader, Profile::Contributor, admin] {
            assert!(paul.seen_as(profile).is_ok(), "{profile}");
        }
        for profile in [Profile::Developer, Profile::SuperAdmin] {
            assert!(paul.seen_as(profile).is_err(), "{profile}");
        }
        // He reads no directory any more: nor does he through the eyes of those who do.
        let closed = [Capability::Update, Capability::Read]
            .map(|capability| cell(Brick::Directory, capability, admin, Reach::Nothing));
        let paul = with([vec![manages], closed.to_vec()].concat());
        assert!(paul.seen_as(Profile::Reader).is_err());
    }
}
