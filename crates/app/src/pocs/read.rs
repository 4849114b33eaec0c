//! Reading experiments.

use domain::PocId;
use domain::access::{Actor, Permission};
use domain::journal::Entry;
use domain::poc::Lesson;
use persistence::chain::PocKnot;
use persistence::pocs::{PocFilter, PocRecord, PocRow, PocSort};
use persistence::{Cursor, Slice, journal, lessons, pocs};

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
    /// What it comes from and what came out of it.
    pub chain: Chain,
}

/// Experiments that meet every criterion; and how many there are in all, when `total`.
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
    let slice = pocs::list(&from, filter, sort, page).await??;
    let total = if total { Some(pocs::count(&from, filter).await?) } else { None };
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
    let lessons = lessons::of_poc(&from, id).await?;
    let chain = chain::from_poc(&from, actor, knot(&record)).await?;
    Ok(PocReading { record, lessons, chain })
}

/// What happened to an experiment, the newest first.
///
/// # Errors
/// Denied, or no such experiment.
pub async fn history(app: &App, actor: &Actor, id: PocId) -> Result<Vec<Entry>, Failure> {
    actor.require(Permission::ReadPocs)?;
    let from = app.store.reader();
    persistence::chain::poc(&from, id).await?.ok_or(Failure::NotFound("poc"))?;
    Ok(journal::about(&from, id.0, HISTORY_MAX).await?)
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
    }
}
