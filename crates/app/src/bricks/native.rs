//! The bricks that the portal was built with: who owns each, how fresh it is, whether it is hidden, where it stands
//! among the functions (R037, R038, R047).

use chrono::NaiveDate;
use domain::access::{Actor, Brick, Extent, Permission};
use domain::brick::PlaceNativeBrick;
use domain::civil::Zone;
use persistence::ownerships::Ownership;
use persistence::{Stored, bricks, ownerships};

use super::{check_seen, finish};
use crate::{App, Failure, Version};

/// A native brick, as those to whom it is open see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NativeSheet {
    /// Which one.
    pub brick: Brick,
    /// Whether only those who manage it see it.
    pub hidden: bool,
    /// Its rank among the functions of the landing page, when it is one.
    pub rank: Option<usize>,
    /// The day when something last happened in it. The day alone: an hour would tell of whoever wrote anonymously.
    pub refreshed_on: Option<NaiveDate>,
    /// Whether the caller manages it.
    pub managed: bool,
}

/// The native bricks that are open to somebody.
#[derive(Clone, Debug, Default)]
pub struct NativeReading {
    /// The bricks.
    pub sheets: Vec<NativeSheet>,
    /// Who was declared to own some of them, whole.
    pub owners: Vec<Ownership>,
    /// The version of all of them together.
    pub version: Version,
}

/// Whether this person hides, shows and moves that brick.
pub(super) fn manages(actor: &Actor, brick: Brick) -> bool {
    brick.manage().is_some_and(|permission| actor.require_everywhere(permission).is_ok())
}

/// The native bricks: every one that is built for whoever writes in bricks, those that are open to them for others.
///
/// # Errors
/// When the database fails.
pub async fn list_native(app: &App, actor: &Actor) -> Result<NativeReading, Failure> {
    // Who holds the bricks of one body, or one brick, holds none of these.
    let keeps = actor.begins(Permission::WriteBricks) == Extent::Everywhere;
    let known = |brick: &Brick| brick.is_built() && (keeps || actor.opens(*brick));
    let known: Vec<Brick> = Brick::ALL.iter().copied().filter(known).collect();
    let from = app.store.reader();
    let Stored { value: native, version } = bricks::find_native(&from).await?;
    if known.is_empty() {
        return Ok(NativeReading { version, ..NativeReading::default() });
    }
    let fresh = bricks::freshness(&from, app.now()).await?;
    let functions = native.functions();
    let sheet = |brick: &Brick| NativeSheet {
        brick: *brick,
        hidden: native.hidden.contains(brick),
        rank: functions.iter().position(|one| one == brick),
        refreshed_on: fresh.get(brick).map(|at| Zone::Paris.day(*at)),
        managed: manages(actor, *brick),
    };
    let sheets = known.iter().map(sheet).collect();
    let mut owners = ownerships::all(&from).await?;
    owners.retain(|one| one.owned.item.is_none() && known.contains(&one.owned.brick));
    Ok(NativeReading { sheets, owners, version })
}

/// Hides a native brick or shows it, and gives it a rank among the functions: it counts from the next request of
/// everybody.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], a brick that is always there, or faulty fields.
pub async fn place_native(
    app: &App,
    actor: &Actor,
    (brick, seen): (Brick, Version),
    (hidden, rank): (bool, Option<usize>),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let Stored { value, version } = bricks::find_native(&tx).await?;
    let Some(mut native) = value.take(brick) else { return Err(Failure::NotFound("brick")) };
    let granted = actor.may_on(PlaceNativeBrick, &mut native)?;
    check_seen(version, seen)?;
    let facts = granted.place(hidden, rank)?;
    if facts.is_empty() {
        return Ok(tx.commit().await?);
    }
    let next = Stored { value: native.into_all(), version };
    bricks::save_native(&tx, &next, (actor.id, app.now())).await?;
    finish(app, actor, tx, facts).await
}
