//! The bricks of a body, kept by whoever keeps that body, once the matrix says so (A36, A09).

use std::sync::Arc;

use super::*;
use crate::access::{Holdings, Lent, Scope};

fn bodies(of: &[u128]) -> BTreeSet<OrganisationId> {
    of.iter().map(|n| OrganisationId(Uuid::from_u128(*n))).collect()
}

fn addressed(n: u128, of: &[u128]) -> AddedBrick {
    let mut brick = link(n);
    let nadia = actor(1, Profile::SuperAdmin);
    nadia.may(ManageBrick, &mut brick).unwrap().rename(words(), bodies(of)).unwrap();
    brick
}

/// Somebody to whom the administration of these bodies is lent, where functional administrators manage that far.
fn keeper(of: &[u128], manages: Reach) -> Actor {
    let cell = ((Brick::Links, Capability::Manage, Profile::FunctionalAdmin), manages);
    let lend = |organisation| Lent {
        profile: Profile::FunctionalAdmin,
        giver: Profile::SuperAdmin,
        scope: Scope { organisation: Some(organisation), ..Scope::default() },
    };
    let given = bodies(of).into_iter().map(lend).collect();
    Actor {
        matrix: Arc::new(Matrix::with([cell])),
        holds: Holdings { lent: given, owned: Vec::new() },
        ..actor(4, Profile::Reader)
    }
}

#[test]
fn whoever_keeps_a_body_adds_bricks_for_it_alone_once_the_matrix_says_so() {
    let here = keeper(&[1], Reach::Everything);
    for (of, adds) in [(vec![1], true), (Vec::new(), false), (vec![2], false), (vec![1, 2], false)]
    {
        assert_eq!(here.may_add_brick(&bodies(&of)).is_ok(), adds, "{of:?}");
        let mut brick = addressed(1, &of);
        assert_eq!(here.may(ManageBrick, &mut brick).is_ok(), adds, "{of:?}");
        assert_eq!(here.may(WriteBrick, &mut brick).is_ok(), adds, "{of:?}");
    }
    assert!(here.may(ArrangeBricks, &mut settings()).is_err(), "their order is the branch’s");
    let as_shipped = keeper(&[1], Reach::Nothing);
    assert!(as_shipped.may_add_brick(&bodies(&[1])).is_err());
    assert!(as_shipped.may(ManageBrick, &mut addressed(1, &[1])).is_err());
    let both = keeper(&[1, 2], Reach::Everything);
    assert!(both.may_add_brick(&bodies(&[1, 2])).is_ok());
    assert!(both.may(ManageBrick, &mut addressed(1, &[1, 2])).is_ok());
    let nobody = actor(5, Profile::Reader);
    assert!(nobody.may_add_brick(&BTreeSet::new()).is_err());
}

#[test]
fn whoever_keeps_a_body_gives_its_bricks_to_no_other() {
    let here = keeper(&[1], Reach::Everything);
    let mut brick = addressed(1, &[1]);
    for of in [&[2][..], &[1, 2], &[]] {
        let granted = here.may(ManageBrick, &mut brick).unwrap();
        assert!(granted.rename(words(), bodies(of)).is_err(), "{of:?}");
        assert_eq!(brick.parts().bodies, bodies(&[1]), "it stayed as it was");
    }
    let title_fr = ShortText::restore("Le covoiturage".to_owned());
    let other = BrickWords { title_fr, ..words() };
    let facts = here.may(ManageBrick, &mut brick).unwrap().rename(other, bodies(&[1])).unwrap();
    assert_eq!(facts.len(), 1);
}

#[test]
fn which_brick_it_is_tells_as_much_as_the_brick() {
    let here = keeper(&[1], Reach::Everything);
    let bricks = [addressed(1, &[1]), addressed(2, &[1, 2]), addressed(3, &[])];
    let of = |brick: &AddedBrick| (brick.parts().id, brick.parts().bodies.clone());
    let matrix = Matrix::clone(&here.matrix)
        .with_added(bricks.iter().map(|brick| (brick.parts().id, BrickNature::Link)))
        .with_bodies(bricks.iter().map(of));
    let here = Actor { matrix: Arc::new(matrix), ..here };
    for permission in [Permission::ReadBricks, Permission::WriteBricks, Permission::ManageBricks] {
        for brick in &bricks {
            let known = here.can_on_added(permission, brick.parts().id);
            assert_eq!(known, here.can(permission, brick), "{permission} {brick:?}");
        }
    }
    let read: Vec<_> = here.bricks_read().collect();
    assert_eq!(read, [bricks[0].parts().id, bricks[2].parts().id], "and search finds it");
}
