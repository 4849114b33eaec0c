//! For whose agents a brick is that was added: everybody, or those of some bodies (A36).

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Actor, Brick, BrickKey, Capability, Matrix, Permission, Place, Profile, Reach};
use crate::ids::{BrickId, OrganisationId};

impl Matrix {
    /// The same matrix, with the bodies for whose agents some bricks are; what is named with none is for everybody.
    #[must_use]
    pub fn with_bodies(
        mut self,
        bodies: impl IntoIterator<Item = (BrickId, BTreeSet<OrganisationId>)>,
    ) -> Self {
        self.bodies = bodies.into_iter().filter(|(_, bodies)| !bodies.is_empty()).collect();
        self
    }

    /// Whether a brick that was added is there for an agent of this body: it is for everybody, for them, or theirs to
    /// keep.
    #[must_use]
    pub fn is_for(&self, id: BrickId, profile: Profile, body: Option<OrganisationId>) -> bool {
        let Some(bodies) = self.bodies.get(&id) else { return true };
        let row = BrickKey::Added(id);
        body.is_some_and(|body| bodies.contains(&body))
            || self.cell(row, Capability::Update, profile) == Reach::Everything
            || self.cell(row, Capability::Manage, profile) != Reach::Nothing
    }
}

/// Where a brick stands that is for the agents of these bodies: in each of them (A36). What is for everybody is the
/// whole branch's.
#[must_use]
pub(crate) fn places<'a>(
    id: Option<BrickId>,
    bodies: impl IntoIterator<Item = &'a OrganisationId>,
) -> Vec<Place> {
    let item = id.map(|id| id.0);
    let mut places: Vec<_> =
        bodies.into_iter().map(|body| Place { organisation: Some(*body), item }).collect();
    if places.is_empty() {
        places.push(Place { organisation: None, item });
    }
    places
}

impl Actor {
    /// The same answer as [`Actor::can`] for an added brick, by which one it is.
    #[must_use]
    pub fn can_on_added(&self, permission: Permission, id: BrickId) -> bool {
        let bodies = self.matrix.bodies.get(&id).into_iter().flatten();
        places(Some(id), bodies).iter().all(|place| self.can(permission, place))
    }

    /// Whether what the permission would read is there for somebody of that profile where they are.
    pub(super) fn is_addressed(
        &self,
        profile: Profile,
        permission: Permission,
        item: Option<Uuid>,
    ) -> bool {
        let need = permission.need();
        if need.capability != Capability::Read {
            return true;
        }
        match BrickKey::of(need.brick, item.map(BrickId)) {
            Some(BrickKey::Added(id)) => {
                self.matrix.is_for(id, profile, self.organisation) || self.writes_as_owner(id)
            }
            Some(BrickKey::Native(_)) | None => true,
        }
    }

    /// Whether this person writes a brick that was added because it was declared theirs (A08): what one keeps is there
    /// for one, whoever it is for.
    fn writes_as_owner(&self, id: BrickId) -> bool {
        let counted = self.matrix.cell(BrickKey::Added(id), Capability::Update, self.profile);
        let place = Place { organisation: None, item: Some(id.0) };
        counted != Reach::Nothing && self.holds.owns(Brick::Links, place)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Lent, Owning, Scope};
    use crate::brick::BrickNature;

    const LOCAL: BrickId = BrickId(Uuid::from_u128(7));
    const OTHER: BrickId = BrickId(Uuid::from_u128(8));

    const fn body(n: u128) -> OrganisationId {
        OrganisationId(Uuid::from_u128(n))
    }

    /// Somebody in a body, where one brick is for the agents of body 1 and another for everybody.
    fn somebody(profile: Profile, organisation: Option<OrganisationId>) -> Actor {
        let matrix = Matrix::default().with_added([LOCAL, OTHER].map(|id| (id, BrickNature::Page)));
        let matrix =
            matrix.with_bodies([(LOCAL, BTreeSet::from([body(1)])), (OTHER, BTreeSet::new())]);
        Actor { organisation, matrix: Arc::new(matrix), ..actor(2, profile) }
    }

    fn reads(who: &Actor, id: BrickId) -> Reach {
        who.reach_in(Permission::ReadBricks, Place { organisation: None, item: Some(id.0) })
    }

    #[test]
    fn what_is_for_a_body_is_read_there_and_by_those_who_keep_it() {
        for organisation in [Some(body(1)), Some(body(2)), None] {
            let sophie = somebody(Profile::Reader, organisation);
            let there = organisation == Some(body(1));
            let expected = if there { Reach::Everything } else { Reach::Nothing };
            assert_eq!(reads(&sophie, LOCAL), expected, "{organisation:?}");
            assert_eq!(reads(&sophie, OTHER), Reach::Everything, "{organisation:?}");
        }
        for keeper in [Profile::FunctionalAdmin, Profile::SuperAdmin] {
            assert_eq!(reads(&somebody(keeper, Some(body(2))), LOCAL), Reach::Everything);
        }
        // A developer writes no page.
        let thomas = somebody(Profile::Developer, Some(body(2)));
        assert_eq!(reads(&thomas, LOCAL), Reach::Nothing);
    }

    #[test]
    fn an_owner_who_writes_it_reads_it_wherever_they_are() {
        let cells =
            [((BrickKey::Added(LOCAL), Capability::Update, Profile::Contributor), Reach::OwnOnly)];
        let natures = [LOCAL, OTHER].map(|id| (id, BrickNature::Page));
        let matrix = Matrix::with(cells).with_added(natures);
        let matrix = Arc::new(matrix.with_bodies([(LOCAL, BTreeSet::from([body(1)]))]));
        let owned = vec![Owning { brick: Brick::Links, item: Some(LOCAL.0) }];
        for (profile, declared, expected) in [
            (Profile::Contributor, true, Reach::Everything),
            (Profile::Contributor, false, Reach::Nothing),
            // Nothing of it is theirs to write: the declaration counts for nothing.
            (Profile::Reader, true, Reach::Nothing),
        ] {
            let mut karim = somebody(profile, Some(body(2)));
            karim.matrix = Arc::clone(&matrix);
            karim.holds.owned = if declared { owned.clone() } else { Vec::new() };
            assert_eq!(reads(&karim, LOCAL), expected, "{profile} {declared}");
            let found = karim.bricks_read().any(|id| id == LOCAL);
            assert_eq!(found, expected == Reach::Everything, "search agrees");
        }
    }

    #[test]
    fn it_says_nothing_of_what_one_may_write_nor_of_other_bricks() {
        let sophie = somebody(Profile::Reader, Some(body(2)));
        assert_eq!(sophie.reach(Permission::ReadBricks), Reach::Everything);
        let item = Place { organisation: None, item: Some(LOCAL.0) };
        assert_eq!(sophie.reach_in(Permission::ReadNews, item), Reach::Everything);
        let paul = somebody(Profile::FunctionalAdmin, Some(body(2)));
        assert_eq!(paul.reach_in(Permission::WriteBricks, item), Reach::Everything);
        let read: Vec<_> = sophie.bricks_read().collect();
        assert_eq!(read, [OTHER], "nor does search find it");
    }

    #[test]
    fn what_was_lent_for_everything_opens_no_brick_of_another_body_and_what_names_it_does() {
        let lent = |profile, items: &[BrickId]| {
            let items = items.iter().map(|id| id.0).collect();
            let scope = Scope { items, ..Scope::default() };
            vec![Lent { profile, giver: Profile::SuperAdmin, scope }]
        };
        for (lent, expected) in [
            (lent(Profile::Contributor, &[]), Reach::Nothing),
            (lent(Profile::Contributor, &[LOCAL]), Reach::Everything),
            (lent(Profile::FunctionalAdmin, &[]), Reach::Everything),
        ] {
            let mut sophie = somebody(Profile::Reader, Some(body(2)));
            sophie.holds.lent = lent;
            assert_eq!(reads(&sophie, LOCAL), expected, "{:?}", sophie.holds.lent);
        }
    }
}
