//! What the things are called that rights bear on, as far as whoever asks may know of them.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, Permission, Reach};
use domain::journal::{Subject, SubjectKind};
use domain::poc::Sight;
use domain::{BrickId, EditorialId};
use persistence::notifications::Name;
use persistence::{Reads, bricks, editorial, notifications};
use uuid::Uuid;

use crate::{App, Failure};

/// The kinds of things that have a reference, and what one must be able to do to know what they are called.
/// A challenge that is not published is known to those who write challenges alone.
const NAMED: [(SubjectKind, Permission, Reach); 4] = [
    (SubjectKind::Idea, Permission::ReadIdeas, Reach::OwnOnly),
    (SubjectKind::Challenge, Permission::EditChallenge, Reach::Everything),
    (SubjectKind::Poc, Permission::ReadPocs, Reach::OwnOnly),
    (SubjectKind::Practice, Permission::ReadPractices, Reach::OwnOnly),
];

/// What these things are called; nothing for those that this person may not know of.
///
/// # Errors
/// When the database fails.
pub async fn titles(
    app: &App,
    actor: &Actor,
    items: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, Failure> {
    let items: BTreeSet<Uuid> = items.into_iter().collect();
    if items.is_empty() {
        return Ok(BTreeMap::new());
    }
    let from = app.store.reader();
    let kinds = NAMED.iter().filter(|(_, permission, least)| actor.reach(*permission) >= *least);
    let subjects: Vec<_> = kinds
        .flat_map(|(kind, ..)| items.iter().map(move |id| Subject { kind: *kind, id: *id }))
        .collect();
    let names = notifications::names(&from, &subjects, &Sight::of(actor)).await?;
    let mut titles: BTreeMap<_, _> =
        names.into_iter().map(|(id, Name { title, .. })| (id, title)).collect();
    titles.extend(of_editorial(app, &from, actor, &items).await?);
    titles.extend(of_bricks(&from, actor, &items).await?);
    Ok(titles)
}

async fn of_editorial(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    items: &BTreeSet<Uuid>,
) -> Result<Vec<(Uuid, String)>, Failure> {
    let now = app.now();
    let found = editorial::with_ids(from, items.iter().copied().map(EditorialId)).await?;
    let known = found.iter().filter(|item| item.may_be_read_by(actor, now));
    let known = known.filter(|item| actor.can(item.brick().read(), *item));
    let titled = known.map(|item| {
        let parts = item.parts();
        (parts.id.0, parts.title.as_str().to_owned())
    });
    Ok(titled.collect())
}

/// In French: the portal says them in its own language.
async fn of_bricks(
    from: &impl Reads,
    actor: &Actor,
    items: &BTreeSet<Uuid>,
) -> Result<Vec<(Uuid, String)>, Failure> {
    let all = bricks::all(from).await?;
    let titled = all.iter().filter_map(|brick| {
        let parts = brick.value.parts();
        let BrickId(id) = parts.id;
        let known = items.contains(&id) && brick.value.is_known_to(actor);
        known.then(|| (id, parts.words.title_fr.as_str().to_owned()))
    });
    Ok(titled.collect())
}
