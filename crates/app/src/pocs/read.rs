//! Reading experiments.

use std::collections::BTreeMap;

use domain::access::{Actor, Permission};
use domain::journal::Entry;
use domain::poc::{Depth, Lesson, Sight};
use domain::reference::ReferenceBook;
use domain::{LessonId, PocId};
use persistence::chain::PocKnot;
use persistence::lessons::LessonPoc;
use persistence::pocs::{PocFilter, PocRecord, PocRow, PocSort};
use persistence::{Cursor, Reads, Slice, journal, lessons, pocs};

use super::lessons::names_of;
use crate::chain::{self, Chain};
use crate::{App, Failure};

/// Most entries of a history that are told.
const HISTORY_MAX: u64 = 500;

/// An experiment, with all that its page shows.
#[derive(Clone, Debug)]
pub struct PocReading {
    /// The experiment.
    pub record: PocRecord,
    /// What was learnt, the oldest first.
    pub lessons: Vec<Lesson>,
    /// How many people each lesson served, and whether it served the actor.
    pub served: BTreeMap<LessonId, (u32, bool)>,
    /// Experiments that have to do with it, whichever of the two said so.
    pub related: Vec<LessonPoc>,
    /// What it comes from and what came out of it.
    pub chain: Chain,
}

/// Experiments that meet every criterion and that the actor may see; and how many there are in all, when `total`.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    (filter, sort, total): (&PocFilter, PocSort, bool),
    page: (u16, Option<&Cursor>),
) -> Result<(Slice<PocRow>, Option<u64>), Failure> {
    actor.require(Permission::ReadPocs)?;
    let from = app.store.reader();
    let names = |name: &String| names_of(&app.directory.references(), name);
    let filter = PocFilter {
        sight: Some(Sight::of(actor)),
        techniques: filter.techniques.iter().flat_map(names).collect(),
        ..filter.clone()
    };
    let slice = pocs::list(&from, &filter, sort, page).await??;
    let total = if total { Some(pocs::count(&from, &filter).await?) } else { None };
    Ok((slice, total))
}

/// An experiment.
///
/// # Errors
/// Denied, or no such experiment.
pub async fn read(app: &App, actor: &Actor, id: PocId) -> Result<PocReading, Failure> {
    actor.require(Permission::ReadPocs)?;
    let from = app.store.reader();
    let record = pocs::read(&from, id).await?.ok_or(Failure::NotFound("poc"))?;
    may_read(actor, &record)?;
    let related = related(&from, actor, &record).await?;
    let lessons = lessons::of_poc(&from, id).await?;
    let served = lessons::served_of(&from, id, actor.id).await?;
    let chain = chain::from_poc(&from, actor, knot(&record)).await?;
    Ok(PocReading { record, lessons, served, related, chain })
}

/// What happened to an experiment, the newest first.
///
/// # Errors
/// Denied, or no such experiment.
pub async fn history(app: &App, actor: &Actor, id: PocId) -> Result<Vec<Entry>, Failure> {
    actor.require(Permission::ReadPocs)?;
    let from = app.store.reader();
    let record = pocs::read(&from, id).await?.ok_or(Failure::NotFound("poc"))?;
    may_read(actor, &record)?;
    Ok(journal::about(&from, id.0, HISTORY_MAX).await?)
}

/// The lists as whoever changes this experiment, or publishes its practice, may choose in them: what it bears already
/// may be chosen again, retired or not. Whoever may not know of it learns nothing of what it bears.
///
/// # Errors
/// When the database fails.
pub async fn book(app: &App, actor: &Actor, id: PocId) -> Result<ReferenceBook, Failure> {
    let poc = pocs::find(&app.store.reader(), id).await?;
    let poc = poc.filter(|poc| Sight::of(actor).sees(&poc.value, Depth::Sheet));
    let borne = poc.map(|poc| poc.value.parts().header.borne()).unwrap_or_default();
    Ok(app.directory.references().offered_to(actor).keeping(&borne))
}

/// Whoever may not know of it finds nothing; whoever may know of it alone is told that the record is closed.
pub(super) fn may_read(actor: &Actor, record: &PocRecord) -> Result<(), Failure> {
    let (sight, poc) = (Sight::of(actor), &record.poc.value);
    if sight.sees(poc, Depth::Record) {
        return Ok(actor.require_on(Permission::ReadPocs, poc)?);
    }
    if sight.sees(poc, Depth::Sheet) {
        actor.require_on(Permission::ReadPocs, poc)?;
        return Err(Failure::RecordClosed);
    }
    Err(Failure::NotFound("poc"))
}

/// In the order they were named, then those that name this one.
async fn related(
    from: &impl Reads,
    actor: &Actor,
    record: &PocRecord,
) -> Result<Vec<LessonPoc>, Failure> {
    let parts = record.poc.value.parts();
    let mut ids = parts.header.related.clone();
    for other in pocs::naming(from, parts.id).await? {
        if !ids.contains(&other) {
            ids.push(other);
        }
    }
    let seen = (&Sight::of(actor), Depth::Sheet);
    let seen = pocs::seen_among(from, ids.iter().copied(), seen).await?;
    let mut named = pocs::named(from, seen).await?;
    Ok(ids.into_iter().filter_map(|id| named.remove(&id.0)).collect())
}

fn knot(record: &PocRecord) -> PocKnot {
    let parts = record.poc.value.parts();
    PocKnot {
        id: parts.id,
        reference: parts.reference.clone(),
        title: parts.header.title.as_str().to_owned(),
        status: parts.lifecycle.status(),
        steps_passed: parts.lifecycle.steps_passed(),
        idea: parts.idea,
        practice: parts.practice,
        // Whoever reads the whole record reads it there.
        cause: None,
    }
}
