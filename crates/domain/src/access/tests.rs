//! Rights by profile, ownership and delegation: every combination, compared with the sentence of the register.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::*;
use crate::ids::{DelegationId, OrganisationId, UserId};
use crate::poc::PocRules;

pub(crate) fn actor(n: u8, profile: Profile) -> Actor {
    Actor {
        id: UserId(Uuid::from_u128(u128::from(n))),
        profile,
        organisation: Some(body(900)),
        department: None,
        top_management: false,
        referent: false,
        matrix: Arc::new(Matrix::default()),
        holds: Holdings::default(),
        poc_rules: PocRules::default(),
        seals: SealKey::new([n; 32]),
        preview: None,
    }
}

pub(super) const fn body(n: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(n))
}

/// A thing in a body, that somebody may own by nature.
#[derive(Clone, Copy)]
pub(super) struct Thing {
    pub(super) place: Place,
    pub(super) owner: bool,
}

impl Owned for Thing {
    fn is_owned_by(&self, _: &Actor) -> bool {
        self.owner
    }

    fn place(&self) -> Place {
        self.place
    }
}

/// Every scope there is, in small: all, one brick, one body, one thing.
pub(super) fn scopes(brick: Brick, item: Uuid) -> Vec<Scope> {
    let other = if brick == Brick::News { Brick::Events } else { Brick::News };
    let mut scopes = Vec::new();
    for bricks in [BTreeSet::new(), BTreeSet::from([brick]), BTreeSet::from([other])] {
        for organisation in [None, Some(body(1)), Some(body(2))] {
            for items in [BTreeSet::new(), BTreeSet::from([item]), BTreeSet::from([Uuid::max()])] {
                scopes.push(Scope { bricks: bricks.clone(), organisation, items });
            }
        }
    }
    scopes
}

/// What the register says, written another way than the code: a list of sentences, one of which must be true.
fn expected(actor: &Actor, permission: Permission, thing: &Thing) -> bool {
    let matrix = Matrix::default();
    let need = permission.need();
    let enough =
        |reach: Reach, owns: bool| reach == Reach::Everything || (reach == Reach::OwnOnly && owns);
    let counted = matrix.cell(need.brick, need.capability, actor.profile) != Reach::Nothing;
    let declared = counted
        && actor.holds.owned.iter().any(|owned| {
            owned.brick == need.brick && (owned.item.is_none() || owned.item == thing.place.item)
        });
    let owns = thing.owner || declared;
    if enough(matrix.reach(actor.profile, permission), owns) {
        return true;
    }
    let passed_on = [Permission::EditMatrix, Permission::GiveDelegation, Permission::DeclareOwners];
    if passed_on.contains(&permission) {
        return false;
    }
    actor.holds.lent.iter().any(|lent| {
        let Scope { bricks, organisation, items } = &lent.scope;
        // What is the whole branch's is lent for no body, nor with one thing.
        let shared =
            (organisation.is_some() || !items.is_empty()) && permission.is_of_the_whole_branch();
        let here = (bricks.is_empty() || bricks.contains(&need.brick))
            && (organisation.is_none() || *organisation == thing.place.organisation)
            && (items.is_empty() || thing.place.item.is_some_and(|item| items.contains(&item)));
        here && !shared
            && enough(matrix.reach(lent.profile, permission), owns)
            && enough(matrix.reach(lent.giver, permission), owns)
    })
}

#[test]
fn every_permission_profile_ownership_and_delegation_gives_what_the_register_says() {
    let item = Uuid::from_u128(77);
    let things = [true, false].map(|owner| {
        let place = Place { organisation: Some(body(1)), item: Some(item) };
        [Thing { place, owner }, Thing { place: Place::default(), owner }]
    });
    let mut tried = 0;
    for permission in Permission::ALL {
        let brick = permission.need().brick;
        let owned = |item| vec![Owning { brick, item }];
        let ownings = [Vec::new(), owned(None), owned(Some(item)), owned(Some(Uuid::max()))];
        let mut lents = vec![Vec::new()];
        for scope in scopes(brick, item) {
            for profile in [Profile::FunctionalAdmin, Profile::Contributor] {
                for giver in Profile::ALL {
                    lents.push(vec![Lent { profile, giver: *giver, scope: scope.clone() }]);
                }
            }
        }
        for profile in Profile::ALL {
            for owned in &ownings {
                for lent in &lents {
                    let holds = Holdings { lent: lent.clone(), owned: owned.clone() };
                    let actor = Actor { holds, ..actor(1, *profile) };
                    for thing in things.iter().flatten() {
                        tried += 1;
                        let can = actor.can(*permission, thing);
                        let told = expected(&actor, *permission, thing);
                        assert_eq!(can, told, "{permission} {profile} {:?}", actor.holds);
                        // A button that is offered without the thing is offered to nobody who may nothing.
                        assert!(!can || actor.require(*permission).is_ok(), "{permission}");
                    }
                }
            }
        }
    }
    assert!(tried > 500_000, "{tried}");
}

#[test]
fn what_was_lent_for_a_body_creates_nothing_elsewhere_and_is_not_passed_on() {
    let scope = Scope { organisation: Some(body(1)), ..Scope::default() };
    let lent = Lent { profile: Profile::FunctionalAdmin, giver: Profile::SuperAdmin, scope };
    let holds = Holdings { lent: vec![lent], owned: Vec::new() };
    let delegate = Actor { holds, ..actor(1, Profile::Reader) };
    assert!(delegate.may_create_in(acts::CreatePoc, Place::within(body(1))).is_ok());
    assert!(delegate.may_create_in(acts::CreatePoc, Place::within(body(2))).is_err());
    assert!(delegate.may_create(acts::CreatePoc).is_err());
    assert!(delegate.may_create(acts::GiveDelegation).is_err());
    assert_eq!(
        delegate.extent(Permission::EditAccounts),
        Extent::Bodies(BTreeSet::from([body(1)]))
    );
    let give = |profile, n| delegate.may_give(profile, Place::within(body(n))).is_ok();
    assert!(give(Profile::Contributor, 1) && !give(Profile::Contributor, 2));
    assert!(!give(Profile::FunctionalAdmin, 1), "nobody lends on what they were lent");
}

#[test]
fn a_delegation_ends_with_the_right_of_its_giver() {
    let lent = |giver| Lent { profile: Profile::FunctionalAdmin, giver, scope: Scope::default() };
    let delegate = |giver| {
        let holds = Holdings { lent: vec![lent(giver)], owned: Vec::new() };
        Actor { holds, ..actor(1, Profile::Reader) }
    };
    assert_eq!(delegate(Profile::SuperAdmin).reach(Permission::DecideIdea), Reach::Everything);
    assert_eq!(delegate(Profile::Reader).reach(Permission::DecideIdea), Reach::Nothing);
}

fn lent_for(scope: Scope, profile: Profile) -> Actor {
    let lent = Lent { profile, giver: Profile::SuperAdmin, scope };
    let holds = Holdings { lent: vec![lent], owned: Vec::new() };
    Actor { holds, ..actor(1, Profile::Reader) }
}

#[test]
fn what_is_lent_for_a_part_gives_nothing_on_what_is_the_whole_branchs() {
    let scope = Scope { organisation: Some(body(1)), ..Scope::default() };
    let delegate = lent_for(scope, Profile::FunctionalAdmin);
    let items = BTreeSet::from([Uuid::from_u128(7)]);
    let on_a_thing = lent_for(Scope { items, ..Scope::default() }, Profile::FunctionalAdmin);
    for permission in Permission::ALL.iter().filter(|one| one.is_of_the_whole_branch()) {
        let alone = actor(2, Profile::Reader).reach(*permission);
        assert_eq!(delegate.reach(*permission), alone, "{permission}");
        assert_eq!(on_a_thing.reach(*permission), alone, "{permission}");
    }
    assert_eq!(on_a_thing.reach(Permission::WriteBricks), Reach::OwnOnly, "one added brick");
    let without: Vec<_> = Brick::ALL.iter().filter(|one| !one.has_things_of_bodies()).collect();
    let expected = [Brick::Portfolio, Brick::Search, Brick::Communities, Brick::Indicators];
    assert_eq!(without, expected.iter().collect::<Vec<_>>());
}

#[test]
fn of_one_thing_that_was_lent_no_other_is_read_where_reading_is_closed() {
    let cell = (Brick::Ideas, Capability::Read, Profile::Reader);
    let matrix = Arc::new(Matrix::with([(cell, Reach::Nothing)]));
    let items = BTreeSet::from([Uuid::from_u128(7)]);
    let delegate = lent_for(Scope { items, ..Scope::default() }, Profile::FunctionalAdmin);
    let delegate = Actor { matrix, ..delegate };
    let reads = |n| {
        let place = Place { organisation: Some(body(1)), item: Some(Uuid::from_u128(n)) };
        delegate.require_on(Permission::ReadIdeas, &place).is_ok()
    };
    assert!(delegate.require(Permission::ReadIdeas).is_ok(), "they read some");
    assert_eq!((reads(7), reads(8)), (true, false));
}

#[test]
fn nobody_has_their_own_part_of_what_is_the_whole_branchs() {
    let cell = (Brick::ResourceRequests, Capability::Update, Profile::Contributor);
    let matrix = Matrix::with([(cell, Reach::OwnOnly)]);
    let reach = |permission| matrix.reach(Profile::Contributor, permission);
    assert_eq!(reach(Permission::EditResourceSettings), Reach::Nothing);
    assert_eq!(reach(Permission::HandleResources), Reach::OwnOnly);
}

#[test]
fn one_begins_where_one_may_and_a_thing_that_is_lent_begins_none() {
    let (permission, here) = (Permission::EditNews, BTreeSet::from([body(1)]));
    assert_eq!(actor(1, Profile::Reader).begins(permission), Extent::Nowhere);
    assert_eq!(actor(1, Profile::FunctionalAdmin).begins(permission), Extent::Everywhere);
    for profile in [Profile::FunctionalAdmin, Profile::Contributor] {
        let in_a_body = Scope { organisation: Some(body(1)), ..Scope::default() };
        let begins = lent_for(in_a_body, profile).begins(Permission::EditEvents);
        assert_eq!(begins, Extent::Bodies(here.clone()), "{profile}");
    }
    let items = BTreeSet::from([Uuid::from_u128(7)]);
    let on_a_thing = Scope { items: items.clone(), ..Scope::default() };
    let holder = lent_for(on_a_thing, Profile::FunctionalAdmin);
    assert!(holder.require(permission).is_ok());
    assert_eq!(holder.begins(permission), Extent::Nowhere);
    assert_eq!(holder.part(permission), Some(Part { bodies: BTreeSet::new(), items }));
}

fn wish(scope: Scope, days: (NaiveDate, Option<NaiveDate>)) -> NewDelegation {
    NewDelegation {
        id: DelegationId(Uuid::from_u128(1)),
        to: UserId(Uuid::from_u128(9)),
        profile: Profile::Contributor,
        scope,
        starts_on: days.0,
        ends_on: days.1,
    }
}

#[test]
fn a_delegation_that_could_do_nothing_is_refused() {
    let (nadia, at) = (actor(1, Profile::SuperAdmin), DateTime::<Utc>::default());
    let give = |bricks: &[Brick], organisation| {
        let bricks = bricks.iter().copied().collect();
        let scope = Scope { bricks, organisation, ..Scope::default() };
        let leave = nadia.may_create(acts::GiveDelegation).unwrap();
        leave.give(wish(scope, (delegation_day(at), None)), at).map(|_| ())
    };
    assert_eq!(give(&[Brick::Search], None), Ok(()));
    assert_eq!(give(&[Brick::News, Brick::HelpRequests], Some(body(1))), Ok(()));
    assert_eq!(give(&[], Some(body(1))), Ok(()), "every brick that has something of a body");
    for bricks in [&[Brick::Search][..], &[Brick::News, Brick::Portfolio]] {
        assert_eq!(give(bricks, Some(body(1))), Err(DelegationRefused::NothingOfABody));
    }
}

#[test]
fn the_days_of_a_delegation_are_those_of_paris() {
    let at: DateTime<Utc> = "2026-07-14T22:30:00Z".parse().unwrap();
    let day = |day| NaiveDate::from_ymd_opt(2026, 7, day).unwrap();
    assert_eq!(delegation_day(at), day(15), "it is half past midnight there");
    let nadia = actor(1, Profile::SuperAdmin);
    let give = |last| {
        let leave = nadia.may_create(acts::GiveDelegation).unwrap();
        leave.give(wish(Scope::default(), (day(1), Some(last))), at)
    };
    assert_eq!(give(day(14)).unwrap_err(), DelegationRefused::EndsTooEarly, "it was yesterday");
    assert!(give(day(15)).unwrap().0.is_in_force(delegation_day(at)));
}

#[test]
fn whoever_only_reads_lends_nothing_that_others_lack() {
    let matrix = Matrix::default();
    let lends = |giver: Profile| {
        let lent = Lent { profile: Profile::FunctionalAdmin, giver, scope: Scope::default() };
        Permission::ALL.iter().any(|permission| {
            let read = matrix.reach_on(Profile::Reader, *permission, None);
            lent.reach(&matrix, *permission, None) > read
        })
    };
    assert!(lends_nothing(None), "whoever may not sign in");
    for giver in
        [Profile::Reader, Profile::Contributor, Profile::FunctionalAdmin, Profile::SuperAdmin]
    {
        assert_eq!(lends(giver), !lends_nothing(Some(giver)), "{giver}");
    }
}
