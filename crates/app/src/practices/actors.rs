//! The actors of a practice, for one reader (R230, R231, R250).

use std::collections::BTreeSet;

use domain::access::{Actor, Permission};
use domain::poc::{Depth, MemberName, Sight};
use domain::practice::{PracticeActor, actors};
use domain::{PracticeId, UserId};
use persistence::{Reads, directory, ideas, pocs, reuses};

use crate::Failure;
use crate::chain::Chain;

/// Who made a practice what it is, and who of them has a card in the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeActors {
    /// Each once, in the order of the chain.
    pub actors: Vec<PracticeActor>,
    /// Those whose card this reader may open.
    pub carded: BTreeSet<UserId>,
}

/// The knots of the chain are those that the reader may read: an experiment that is kept from them names nobody, and
/// one whose record is closed to them those whom its sheet names.
pub(super) async fn of(
    from: &impl Reads,
    actor: &Actor,
    (id, chain): (PracticeId, &Chain),
) -> Result<PracticeActors, Failure> {
    let idea = match &chain.idea {
        Some(knot) => ideas::find(from, knot.id).await?,
        None => None,
    };
    let poc = match &chain.poc {
        Some(knot) => pocs::find(from, knot.id).await?,
        None => None,
    };
    let reuses = reuses::of_practice(from, id).await?;
    let idea = idea.as_ref().map(|idea| idea.value.parts());
    let sight = Sight::of(actor);
    let opens = poc.as_ref().is_some_and(|poc| sight.sees(&poc.value, Depth::Record));
    let depth = if opens { Depth::Record } else { Depth::Sheet };
    let team = poc.as_ref().map(|poc| poc.value.parts().members.as_slice()).unwrap_or_default();
    let actors = actors(idea, (team, depth), reuses.iter().map(|reuse| &reuse.value));
    let people: Vec<UserId> = actors.iter().filter_map(account).collect();
    let carded = if actor.require(Permission::ReadDirectory).is_ok() {
        let read = actor.reached(Permission::ReadDirectory);
        directory::found_among(from, (people.as_slice(), read)).await?
    } else {
        BTreeSet::new()
    };
    Ok(PracticeActors { actors, carded })
}

const fn account(actor: &PracticeActor) -> Option<UserId> {
    match &actor.name {
        MemberName::User(id) => Some(*id),
        MemberName::Named(_) => None,
    }
}
