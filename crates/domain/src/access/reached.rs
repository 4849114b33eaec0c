//! What of a brick somebody reaches when it is not all of it: the answer of [`Actor::can`], for lists.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Actor, Permission, Place, Reach, Scope};
use crate::ids::UserId;

/// A part of a brick. Lists, counts and searches narrow by it, so that they hold what single reads give, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Who asks: some things are theirs by nature.
    pub person: UserId,
    /// What stands there is reached, whosever it is.
    pub wholly: Vec<Scope>,
    /// What stands there is reached when it is theirs.
    pub own: Vec<Scope>,
    /// The things that they were declared to own.
    pub declared: BTreeSet<Uuid>,
}

impl Reached {
    /// Whether it holds what stands there; `theirs` when it is theirs by nature.
    #[must_use]
    pub fn holds(&self, place: Place, theirs: bool) -> bool {
        let there = |scope: &Scope| scope.holds(place);
        let declared = || place.item.is_some_and(|item| self.declared.contains(&item));
        self.wholly.iter().any(there) || (self.own.iter().any(there) && (theirs || declared()))
    }

    /// Whether there is nothing that it could hold.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.wholly.is_empty() && self.own.is_empty()
    }
}

impl Actor {
    /// What this person reaches with a permission; nothing to say when it is everything. A brick that was added has a
    /// row of its own: it is asked of each, with [`Actor::can`].
    #[must_use]
    pub fn reached(&self, permission: Permission) -> Option<Reached> {
        if self.reach(permission) == Reach::Everything {
            return None;
        }
        let need = permission.need();
        let counted = self.matrix.cell(need.brick, need.capability, self.profile);
        let mut wholly = Vec::new();
        let mut own = Vec::new();
        if self.matrix.reach(self.profile, permission) != Reach::Nothing {
            own.push(Scope::default());
        }
        for lent in &self.holds.lent {
            // Which bricks it bears on says nothing here, where there is but one.
            let scope = Scope { bricks: BTreeSet::new(), ..lent.scope.clone() };
            match lent.reach(&self.matrix, permission, None) {
                Reach::Everything => wholly.push(scope),
                Reach::OwnOnly => own.push(scope),
                Reach::Nothing => {}
            }
        }
        let mut declared = BTreeSet::new();
        if counted != Reach::Nothing {
            let owned = self.holds.owned.iter().filter(|owned| owned.brick == need.brick);
            let owned: Vec<_> = owned.map(|owned| owned.item).collect();
            if owned.contains(&None) {
                // All of the brick is theirs.
                wholly.append(&mut own);
            }
            declared.extend(owned.into_iter().flatten());
        }
        let everything = wholly.iter().any(Scope::is_whole);
        (!everything).then_some(Reached { person: self.id, wholly, own, declared })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::tests::{Thing, actor, body, scopes};
    use super::super::{Brick, Capability, Holdings, Lent, Matrix, Owning, Profile};
    use super::*;

    /// The same answer as for one thing, whatever somebody holds.
    fn agrees(actor: &Actor, permission: Permission, thing: Thing) {
        let can = actor.can(permission, &thing);
        let reached = actor.reached(permission);
        let holds = reached.is_none_or(|reached| reached.holds(thing.place, thing.owner));
        assert_eq!(
            holds, can,
            "{permission} {} {:?} {:?}",
            actor.profile, actor.holds, thing.place
        );
    }

    fn things(item: Uuid) -> Vec<Thing> {
        let mut things = Vec::new();
        for organisation in [None, Some(body(1)), Some(body(3))] {
            for item in [item, Uuid::from_u128(78)] {
                for owner in [true, false] {
                    let place = Place { organisation, item: Some(item) };
                    things.push(Thing { place, owner });
                }
            }
        }
        things
    }

    #[test]
    fn a_list_holds_what_one_may_read_of_it_one_by_one() {
        let item = Uuid::from_u128(77);
        for permission in Permission::ALL {
            let need = permission.need();
            if need.brick == Brick::Links {
                continue;
            }
            let owned = |item| vec![Owning { brick: need.brick, item }];
            for reach in Reach::ALL {
                let cell = (need.brick, need.capability, Profile::Reader);
                let matrix = Arc::new(Matrix::with([(cell, *reach)]));
                let mut lents = vec![Vec::new()];
                for scope in scopes(need.brick, item) {
                    for profile in [Profile::FunctionalAdmin, Profile::Contributor] {
                        let giver = Profile::SuperAdmin;
                        lents.push(vec![Lent { profile, giver, scope: scope.clone() }]);
                    }
                }
                for owned in [Vec::new(), owned(None), owned(Some(item))] {
                    for lent in &lents {
                        let holds = Holdings { lent: lent.clone(), owned: owned.clone() };
                        let matrix = Arc::clone(&matrix);
                        let actor = Actor { matrix, holds, ..actor(1, Profile::Reader) };
                        for thing in things(item) {
                            agrees(&actor, *permission, thing);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn whoever_reads_nothing_has_no_part_either() {
        let cell = (Brick::Practices, Capability::Read, Profile::Reader);
        let matrix = Arc::new(Matrix::with([(cell, Reach::Nothing)]));
        let sophie = Actor { matrix, ..actor(1, Profile::Reader) };
        let reached = sophie.reached(Permission::ReadPractices).unwrap();
        assert!(reached.is_nothing());
        assert_eq!(actor(1, Profile::Reader).reached(Permission::ReadPractices), None);
    }
}
