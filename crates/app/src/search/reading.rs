//! What somebody may find: what lists and single reads would show them, and nothing else.

use ::search::{Reader, Spot};
use domain::access::{Actor, Permission, Place, Reached, Scope};
use domain::poc::{Depth, Sight};
use domain::search::SearchKind;
use persistence::searchable::{kept_mark, mark_of};
use uuid::Uuid;

/// What reading a kind needs.
const fn needs(kind: SearchKind) -> Permission {
    match kind {
        SearchKind::Idea => Permission::ReadIdeas,
        SearchKind::Challenge => Permission::ReadChallenges,
        SearchKind::Poc => Permission::ReadPocs,
        SearchKind::Practice | SearchKind::Kit => Permission::ReadPractices,
        SearchKind::Person => Permission::ReadDirectory,
        SearchKind::News => Permission::ReadNews,
        SearchKind::Event => Permission::ReadEvents,
        SearchKind::Term => Permission::ReadGlossary,
        SearchKind::Figure => Permission::ReadKeyFigures,
        SearchKind::Resource => Permission::ReadMethodResources,
        SearchKind::Testimonial => Permission::ReadTestimonials,
        SearchKind::Newsletter => Permission::ReadNewsletters,
        SearchKind::Brick => Permission::ReadBricks,
    }
}

/// What somebody may find.
pub(super) fn reader(actor: &Actor) -> Reader {
    // Each added brick is found by a mark of its own, whatever its kind is to others.
    let may = |kind: &SearchKind| *kind == SearchKind::Brick || actor.require(needs(*kind)).is_ok();
    let kinds: Vec<SearchKind> = SearchKind::ALL.iter().copied().filter(may).collect();
    let mut reader = Reader::of(kinds.iter().copied());
    for kind in kinds.into_iter().filter(|kind| *kind != SearchKind::Brick) {
        if let Some(reached) = actor.reached(needs(kind)) {
            reader = reader.within(kind, part(actor, kind, &reached));
        }
    }
    for id in actor.bricks_read() {
        reader = reader.holding(mark_of(id));
    }
    for mark in prepares(actor) {
        reader = reader.holding(mark);
    }
    // Experiments are sought by the words of their records.
    let (sight, depth) = (Sight::of(actor), Depth::Record);
    if !sight.is_open(depth) {
        reader = reader.closed(SearchKind::Poc);
    }
    // Practices and ideas that are kept for some are found by other marks than experiments, which have an audience.
    for mark in sight.all_marks() {
        reader = reader.holding(kept_mark(&mark));
    }
    sight.marks(depth).iter().fold(reader, |reader, mark| reader.holding(mark.to_string()))
}

/// Where what somebody reads of a kind stands. Nobody reads their own alone of what is sought
/// ([`choices`](domain::access::Matrix::choices)), but what they were declared to own, and their own card.
fn part(actor: &Actor, kind: SearchKind, reached: &Reached) -> Vec<Spot> {
    let mut part: Vec<Spot> = reached.wholly.iter().flat_map(spots).collect();
    part.extend(declared(reached));
    if kind == SearchKind::Person {
        part.push(Spot { organisation: None, item: Some(actor.id.0) });
    }
    part
}

/// The things that somebody reaches for they were declared to own them.
fn declared(reached: &Reached) -> Vec<Spot> {
    let there = |scope: &Scope| {
        let organisation = scope.organisation.map(|body| body.0);
        let named = |id: &&Uuid| scope.items.is_empty() || scope.items.contains(*id);
        let spot = move |id: &Uuid| Spot { organisation, item: Some(*id) };
        reached.declared.iter().filter(named).map(spot).collect::<Vec<_>>()
    };
    reached.own.iter().flat_map(there).collect()
}

/// The places that a scope names, one by one.
fn spots(scope: &Scope) -> Vec<Spot> {
    let organisation = scope.organisation.map(|body| body.0);
    if scope.items.is_empty() {
        return vec![Spot { organisation, item: None }];
    }
    scope.items.iter().map(|item| Spot { organisation, item: Some(*item) }).collect()
}

/// The mark of those who prepare the challenges that stand there; of somebody's alone, when it says whose.
fn editors(spot: Spot, of: Option<Uuid>) -> String {
    match of {
        None => format!("editors{spot}"),
        Some(owner) => format!("editors{spot}/by/{owner}"),
    }
}

/// The marks of those who may change a challenge that stands there, and is in the charge of that person.
pub(super) fn editors_of(place: Place, owner: Option<Uuid>) -> Vec<String> {
    let spot = Spot { organisation: place.organisation.map(|body| body.0), item: place.item };
    let marks = |spot: Spot| {
        let theirs = owner.map(|owner| editors(spot, Some(owner)));
        std::iter::once(editors(spot, None)).chain(theirs)
    };
    spot.around().into_iter().flat_map(marks).collect()
}

/// The marks that somebody holds, by the challenges that they may change: the same answer as [`Actor::can`], by words.
fn prepares(actor: &Actor) -> Vec<String> {
    let Some(reached) = actor.reached(Permission::EditChallenge) else {
        return vec![editors(Spot::default(), None)];
    };
    let owner = Some(reached.person.0);
    let wholly = reached.wholly.iter().flat_map(spots).chain(declared(&reached));
    let own = reached.own.iter().flat_map(spots);
    wholly.map(|spot| editors(spot, None)).chain(own.map(|spot| editors(spot, owner))).collect()
}
