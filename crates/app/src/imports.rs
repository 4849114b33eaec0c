//! Importing the files of other tools (R412 to R418): all of a file or nothing of it, and a report line by line.
//!
//! The file is read and its texts are made into HTML on a thread of their own, a batch ahead of the database. What a
//! line says, and how it is mended, is the business of the `import` crate; here it is compared with what is there
//! ([`plan`]) and written.

mod bodies;
mod challenges;
mod comments;
mod desk;
mod ideas;
mod marks;
mod numbers;
mod people;
mod plan;
mod pocs;
mod reading;
mod report;

use std::io::Read;

use domain::access::{Actor, Permission};
use import::{ImportReport, Mapping};
use persistence::{Tx, sequences};

use crate::words::{self, Locale};
use crate::{App, Failure};
use desk::Desk;
use plan::Plan;
use reading::Batch;
use report::Report;

/// What to do with a file.
#[derive(Clone, Debug)]
pub struct ImportOrder {
    /// Which column feeds which field, and so what the file holds.
    pub mapping: Mapping,
    /// Read and report, write nothing.
    pub dry_run: bool,
    /// The language of the remarks.
    pub locale: Locale,
}

/// Imports a file.
///
/// # Errors
/// Denied; [`Failure::ImportUnreadable`] when it is no table, lacks columns or is cut short, or when the mapping names
/// a code that is in no list. Then nothing is written.
pub async fn run(
    app: &App,
    actor: &Actor,
    order: ImportOrder,
    file: impl Read + Send + 'static,
) -> Result<ImportReport, Failure> {
    actor.require(Permission::ImportFiles)?;
    let ImportOrder { mapping, dry_run, locale } = order;
    let mut desk = Desk::new(app, actor, &mapping);
    desk.check_codes(&mapping, locale)?;
    let mut report = Report::new(mapping.kind(), dry_run, locale);
    let mut batches = reading::start(mapping, desk.now.date_naive(), dry_run, file);
    // The header is read before the database is held.
    let first = batches.next(locale).await?;
    if dry_run {
        let from = app.store.reader();
        let mut batch = first;
        while let Some(lines) = batch {
            report.add(Plan::of(&from, &desk, lines).await?);
            batch = batches.next(locale).await?;
        }
        return Ok(report.finish());
    }
    let tx = app.store.begin().await?;
    // Two imports at once would both take the same line for a new one: the second waits here for the first.
    sequences::next(&tx, "IMPORT").await?;
    let mut batch = first;
    while let Some(lines) = batch {
        report.add(write(&tx, &mut desk, lines).await?);
        batch = batches.next(locale).await?;
    }
    tx.commit().await?;
    if desk.has_new_bodies() {
        app.directory.reload(&app.store).await?;
    }
    app.bell.notify_waiters();
    Ok(report.finish())
}

async fn write(tx: &Tx, desk: &mut Desk<'_>, lines: Batch) -> Result<Plan, Failure> {
    let plan = Plan::of(tx, desk, lines).await?;
    ideas::write(tx, desk, &plan).await?;
    comments::write(tx, desk, &plan).await?;
    pocs::write(tx, desk, &plan).await?;
    challenges::write(tx, desk, &plan).await?;
    Ok(plan)
}

/// A failure of the whole file, in words.
fn unreadable(locale: Locale, key: &str, values: &[(&'static str, String)]) -> Failure {
    let words = words::say_with(locale, key, values);
    Failure::ImportUnreadable { words, errors: Vec::new() }
}
