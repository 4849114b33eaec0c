//! Bricks that administrators add at run time, and where links lead (R037 to R049, A01, A09).
//!
//! Everything is read at each request: what is added, closed or removed counts from the next one of everybody, on each
//! server, without a restart.

mod native;

use std::collections::BTreeSet;

use domain::access::acts::{ArrangeBricks, ManageBrick, WriteBrick};
use domain::access::{Actor, Brick, Permission};
use domain::brick::{
    AddedBrick, BrickContent, BrickSettings, BrickState, BrickWords, Departure, LinkWord, NewBrick,
    escaped,
};
use domain::document::Language;
use domain::journal::{BRICKS, Entry, Fact};
use domain::people::OrganisationKind;
use domain::text::FieldErrors;
use domain::{BrickId, FieldCode, FieldError, OrganisationId};
use persistence::ownerships::Ownership;
use persistence::{Reads, Stored, Tx, bricks, journal, ownerships};
use uuid::Uuid;

use crate::{App, Failure, Once, Version, record, seen};

pub use native::{NativeReading, NativeSheet, list_native, place_native};

/// Most entries of a history that are told.
const HISTORY_MAX: u64 = 500;

/// The bricks that somebody knows of, in their order.
#[derive(Clone, Debug)]
pub struct KnownBricks {
    /// The bricks.
    pub bricks: Vec<Stored<AddedBrick>>,
    /// Who was declared to own some of them.
    pub owners: Vec<Ownership>,
    /// The link that the button of ideas opens for them; the form of the portal when there is none.
    pub idea_door: Option<BrickId>,
    /// The functions of the landing page, in their order.
    pub functions: Vec<Brick>,
    /// The native bricks that are hidden, among those that they manage.
    pub hidden: Vec<Brick>,
}

/// What people call a brick, and the bodies for whose agents it is; for everybody when there is none.
pub type BrickFace = (BrickWords, Vec<OrganisationId>);

/// A link that carries the words that are sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoughtElsewhere {
    /// What it is called.
    pub title: String,
    /// The address, with the words and the way back.
    pub address: String,
}

/// The bricks that this person knows of: those they read; those they keep, hidden ones too; removed ones for whoever
/// manages them.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, actor: &Actor) -> Result<KnownBricks, Failure> {
    let from = app.store.reader();
    let (all, settings) = in_order(&from).await?;
    let idea_door = settings.idea_door(actor, all.iter().map(|brick| &brick.value));
    let known = all.into_iter().filter(|brick| brick.value.is_known_to(actor)).collect();
    let native = bricks::find_native(&from).await?.value;
    let functions = native.functions();
    let hidden = native.hidden.into_iter().filter(|brick| native::manages(actor, *brick)).collect();
    Ok(KnownBricks { bricks: known, owners: owners(&from).await?, idea_door, functions, hidden })
}

/// One brick, and who was declared to own it.
///
/// # Errors
/// Denied, or not there for this person.
pub async fn read(
    app: &App,
    actor: &Actor,
    id: BrickId,
) -> Result<(Stored<AddedBrick>, Vec<Ownership>), Failure> {
    let from = app.store.reader();
    let found = bricks::find(&from, id).await?;
    let Some(brick) = found else {
        // Who reads no brick at all learns nothing of which there are.
        actor.require(Permission::ReadBricks)?;
        return Err(Failure::NotFound("brick"));
    };
    if !brick.value.is_known_to(actor) {
        return Err(match brick.value.parts().state {
            BrickState::Shown => actor.denied(Permission::ReadBricks).into(),
            BrickState::Hidden | BrickState::Removed => Failure::NotFound("brick"),
        });
    }
    Ok((brick, owners(&from).await?))
}

/// Adds a brick, the last of all.
///
/// # Errors
/// Denied for one of the bodies that are named, a body that is none, or a link that leads where none may.
pub async fn add(
    app: &App,
    actor: &Actor,
    ((words, bodies), content, hidden): (BrickFace, BrickContent, bool),
    once: &Once,
) -> Result<BrickId, Failure> {
    // Before anything is read: who may on no brick is told so, whatever they named.
    actor.require(Permission::ManageBricks)?;
    let bodies = known_bodies(app, "/words/organisation_ids", &bodies)?;
    let leave = actor.may_add_brick(&bodies)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(BrickId(id));
    }
    let settings = bricks::find_settings(&tx).await?.value;
    let id = BrickId(Uuid::now_v7());
    let (brick, fact) =
        leave.add(NewBrick { id, words, bodies, content, hidden }, &settings, now)?;
    bricks::insert(&tx, &brick).await?;
    once.made(&tx, id.0, now).await?;
    finish(app, actor, tx, [fact]).await?;
    Ok(id)
}

/// Gives a brick other words, and says for the agents of which bodies it is.
///
/// # Errors
/// Denied where it is or where it would be, [`Failure::EditConflict`], not there, or a body that is none.
pub async fn rename(
    app: &App,
    actor: &Actor,
    at: (BrickId, Version),
    (words, bodies): BrickFace,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut brick = standing(&tx, actor, at.0).await?;
    let granted = actor.may(ManageBrick, &mut brick.value)?;
    check_seen(brick.version, at.1)?;
    let bodies = known_bodies(app, "/organisation_ids", &bodies)?;
    let facts = granted.rename(words, bodies)?;
    if facts.is_empty() {
        return Ok(tx.commit().await?);
    }
    bricks::update(&tx, &brick).await?;
    finish(app, actor, tx, facts).await
}

/// Writes what is in a brick: its page, or where its link leads.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], not there, or a link that leads where none may.
pub async fn write(
    app: &App,
    actor: &Actor,
    at: (BrickId, Version),
    content: BrickContent,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut brick = standing(&tx, actor, at.0).await?;
    let granted = actor.may(WriteBrick, &mut brick.value)?;
    check_seen(brick.version, at.1)?;
    let settings = bricks::find_settings(&tx).await?.value;
    let fact = granted.write(content, &settings, now)?;
    bricks::update(&tx, &brick).await?;
    finish(app, actor, tx, [fact]).await
}

/// Shows a brick, hides it, removes it, brings it back.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], not there, or a link that would lead again where none may.
pub async fn place(
    app: &App,
    actor: &Actor,
    at: (BrickId, Version),
    state: BrickState,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut brick = known(&tx, actor, at.0).await?;
    let granted = actor.may(ManageBrick, &mut brick.value)?;
    check_seen(brick.version, at.1)?;
    let settings = bricks::find_settings(&tx).await?.value;
    let Some(fact) = granted.place(state, &settings)? else { return Ok(tx.commit().await?) };
    bricks::update(&tx, &brick).await?;
    finish(app, actor, tx, [fact]).await
}

/// What is decided for all added bricks.
///
/// # Errors
/// Denied.
pub async fn read_settings(app: &App, actor: &Actor) -> Result<Stored<BrickSettings>, Failure> {
    actor.require(Permission::WriteBricks)?;
    Ok(bricks::find_settings(&app.store.reader()).await?)
}

/// Puts bricks in order, names the tools that links may lead to, says what the button of ideas opens.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], faulty fields.
pub async fn change_settings(
    app: &App,
    actor: &Actor,
    (next, version): (BrickSettings, Version),
) -> Result<Stored<BrickSettings>, Failure> {
    actor.require_everywhere(Permission::ManageBricks)?;
    check_bodies(app, &next)?;
    let tx = app.store.begin().await?;
    let mut settings = seen(bricks::find_settings(&tx).await?, version)?;
    let all: Vec<_> = bricks::all(&tx).await?.into_iter().map(|brick| brick.value).collect();
    let facts = actor.may(ArrangeBricks, &mut settings.value)?.change(next, &all)?;
    if facts.is_empty() {
        tx.commit().await?;
        return Ok(settings);
    }
    bricks::save_settings(&tx, &settings, (actor.id, app.now())).await?;
    finish(app, actor, tx, facts).await?;
    settings.version += 1;
    Ok(settings)
}

/// What happened to the bricks that were added, the newest first; to those that they manage alone, for whoever manages
/// some.
///
/// # Errors
/// Denied.
pub async fn history(app: &App, actor: &Actor) -> Result<Vec<Entry>, Failure> {
    actor.require(Permission::ManageBricks)?;
    let from = app.store.reader();
    let mut entries = journal::about(&from, BRICKS, HISTORY_MAX).await?;
    if actor.require_everywhere(Permission::ManageBricks).is_err() {
        let all = bricks::all(&from).await?;
        let managed =
            |brick: &&Stored<AddedBrick>| actor.can(Permission::ManageBricks, &brick.value);
        let managed: BTreeSet<_> =
            all.iter().filter(managed).map(|brick| brick.value.parts().id).collect();
        entries.retain(|entry| {
            matches!(&entry.fact, Fact::BricksChanged { item: Some(id), .. } if managed.contains(id))
        });
    }
    Ok(entries)
}

/// The links that carry what is sought, among those that this person reads (R009, R228). When they cannot be read there
/// are none: what was found in the portal stands.
pub async fn sought_elsewhere(
    app: &App,
    actor: &Actor,
    (words, language, public_url): (&str, Language, &str),
) -> Vec<SoughtElsewhere> {
    let query = words.trim();
    if query.is_empty() {
        return Vec::new();
    }
    let all = match in_order(&app.store.reader()).await {
        Ok((all, _)) => all,
        Err(error) => {
            tracing::error!(?error, "the links to other tools could not be read");
            return Vec::new();
        }
    };
    let back = format!("{public_url}/recherche?q={}", escaped(query));
    let with = Departure { query, challenge: "", language, back: &back };
    let links = all.iter().filter(|brick| brick.value.is_open_to(actor)).filter_map(|brick| {
        let address = brick.value.address().filter(|one| one.carries(LinkWord::Query))?;
        let title = brick.value.parts().words.title(language).as_str().to_owned();
        Some(SoughtElsewhere { title, address: address.leave(&with) })
    });
    links.collect()
}

async fn in_order(from: &impl Reads) -> Result<(Vec<Stored<AddedBrick>>, BrickSettings), Failure> {
    let settings = bricks::find_settings(from).await?.value;
    let mut all = bricks::all(from).await?;
    settings.sort(&mut all, |brick| &brick.value);
    Ok((all, settings))
}

/// The added bricks that are there for this person, in the order of administrators.
pub(crate) async fn open_bricks(from: &impl Reads, actor: &Actor) -> Result<Vec<BrickId>, Failure> {
    let (all, _) = in_order(from).await?;
    let open = all.iter().map(|brick| &brick.value).filter(|brick| brick.is_open_to(actor));
    Ok(open.map(|brick| brick.parts().id).collect())
}

async fn owners(from: &impl Reads) -> Result<Vec<Ownership>, Failure> {
    let mut all = ownerships::all(from).await?;
    all.retain(|one| one.owned.brick == Brick::Links && one.owned.item.is_some());
    Ok(all)
}

/// A brick that this person knows of. Who may nothing on bricks is told so whatever they name.
async fn known(tx: &Tx, actor: &Actor, id: BrickId) -> Result<Stored<AddedBrick>, Failure> {
    match bricks::find(tx, id).await? {
        Some(brick) if brick.value.is_known_to(actor) => Ok(brick),
        Some(_) | None => {
            actor.require(Permission::WriteBricks)?;
            Err(Failure::NotFound("brick"))
        }
    }
}

/// The same, of those that were not removed: what was removed is brought back first.
async fn standing(tx: &Tx, actor: &Actor, id: BrickId) -> Result<Stored<AddedBrick>, Failure> {
    let brick = known(tx, actor, id).await?;
    if brick.value.parts().state == BrickState::Removed {
        return Err(Failure::NotFound("brick"));
    }
    Ok(brick)
}

const fn check_seen(stored: Version, version: Version) -> Result<(), Failure> {
    if stored == version { Ok(()) } else { Err(Failure::EditConflict) }
}

fn check_bodies(app: &App, next: &BrickSettings) -> Result<(), Failure> {
    let tree = app.directory.organisations();
    let mut errors = FieldErrors::default();
    for (place, door) in next.idea_doors.iter().enumerate() {
        let body = tree.find(door.organisation_id);
        if body.is_none_or(|one| one.kind != OrganisationKind::Organisation) {
            let pointer = format!("/idea_doors/{place}/organisation_id");
            errors.push(FieldError::new(pointer, FieldCode::UnknownValue));
        }
    }
    Ok(errors.into_result()?)
}

/// The bodies that are named, each one of the network.
fn known_bodies(
    app: &App,
    pointer: &str,
    named: &[OrganisationId],
) -> Result<BTreeSet<OrganisationId>, Failure> {
    let tree = app.directory.organisations();
    let mut errors = FieldErrors::default();
    for (place, id) in named.iter().enumerate() {
        if tree.find(*id).is_none_or(|one| one.kind != OrganisationKind::Organisation) {
            errors.push(FieldError::new(format!("{pointer}/{place}"), FieldCode::UnknownValue));
        }
    }
    errors.into_result()?;
    Ok(named.iter().copied().collect())
}

async fn finish(
    app: &App,
    actor: &Actor,
    tx: Tx,
    facts: impl IntoIterator<Item = Fact>,
) -> Result<(), Failure> {
    for fact in facts {
        record(&tx, Some(actor.id), app.now(), fact).await?;
    }
    tx.commit().await?;
    // The matrix has other rows now.
    app.identity.forget_all();
    Ok(())
}
