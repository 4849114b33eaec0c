//! Importing the files of other tools (R412 to R418): all of a file or nothing of it, and a report line by line.
//!
//! The file is read and its texts are made into HTML on a thread of their own, a batch ahead of the database. What a
//! line says, and how it is mended, is the business of the `import` crate; here it is compared with what is there
//! (`plan`) and written.

mod accounts;
mod authors;
mod bodies;
mod challenges;
mod comments;
mod desk;
mod ideas;
mod marks;
mod numbers;
mod plan;
mod pocs;
mod practices;
mod reading;
mod report;

use std::io::Read;

use domain::access::{Actor, Denied, Permission, Profile};
use domain::people::{AccountStatus, EmailAddress};
use import::{Mapping, MappingError};
use persistence::people::{Account, AccountFilter};
use persistence::{Stored, Tx, people, sequences};

pub use import::{ImportColumn, ImportColumns, ImportKind, ImportLine, ImportReport, LineOutcome};

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

/// The mapping that the server ships for this kind of file, as text to start from.
#[must_use]
pub const fn shipped_mapping_text(kind: ImportKind) -> &'static str {
    Mapping::shipped_text(kind)
}

/// The mapping that the server ships for this kind of file.
///
/// # Errors
/// None in practice: tests read all of them.
pub fn shipped_mapping(kind: ImportKind, locale: Locale) -> Result<Mapping, Failure> {
    Mapping::shipped(kind).map_err(|error| wrong_mapping(&error, locale))
}

/// The columns that a file of this kind must have for the mapping that the server ships, for whoever prepares one.
///
/// # Errors
/// Denied.
pub fn columns(actor: &Actor, kind: ImportKind, locale: Locale) -> Result<ImportColumns, Failure> {
    actor.require(Permission::ImportFiles)?;
    let mapping = shipped_mapping(kind, locale)?;
    let columns = mapping.columns().into_iter().map(|column| ImportColumn {
        name: column.name.to_owned(),
        field: column.field,
        required: column.required,
        may_be_absent: column.may_be_absent,
        separator: column.separator,
        values: column.values.into_iter().map(str::to_owned).collect(),
    });
    Ok(ImportColumns { kind, source: mapping.source().to_owned(), columns: columns.collect() })
}

/// A mapping that somebody wrote.
///
/// # Errors
/// [`Failure::ImportUnreadable`], which quotes the place.
pub fn read_mapping(kind: ImportKind, text: &str, locale: Locale) -> Result<Mapping, Failure> {
    Mapping::parse(kind, text).map_err(|error| wrong_mapping(&error, locale))
}

fn wrong_mapping(error: &MappingError, locale: Locale) -> Failure {
    let MappingError::Malformed(reason) = error;
    unreadable(locale, "unreadable-mapping", &[("reason", reason.clone())])
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
    let ImportOrder { mapping, dry_run, locale } = order;
    let kind = mapping.kind();
    may_import(actor, kind)?;
    let mut desk = Desk::new(app, actor, &mapping);
    desk.check_codes(&mapping, locale)?;
    let mut report = Report::new(kind, dry_run, locale);
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
    if kind == ImportKind::Accounts {
        app.identity.forget_all();
    }
    app.bell.notify_waiters();
    Ok(report.finish())
}

/// Whether somebody may import files of this kind. Whoever imports for one body brings in what each line says of a body:
/// accounts, practices. The rest is the whole branch's, and each line names its author itself.
///
/// # Errors
/// [`Denied`].
pub fn may_import(actor: &Actor, kind: ImportKind) -> Result<(), Denied> {
    match kind {
        ImportKind::Accounts => {
            actor.require(Permission::ImportFiles)?;
            actor.require(Permission::EditAccounts)
        }
        ImportKind::Practices => {
            actor.require(Permission::ImportFiles)?;
            actor.require(Permission::PublishPractice)
        }
        ImportKind::Ideas | ImportKind::Comments | ImportKind::Pocs | ImportKind::Challenges => {
            actor.require_everywhere(Permission::ImportFiles)
        }
    }
}

/// In whose name a command line imports: this account, or else the first super administrator by name.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such active account.
pub async fn in_the_name_of(app: &App, email: Option<&EmailAddress>) -> Result<Actor, Failure> {
    let from = app.store.reader();
    let found = match email {
        Some(email) => people::find_by_email(&from, email).await?,
        None => first_super_admin(app).await?,
    };
    let account = found
        .map(|found| found.value)
        .filter(|account| account.status == AccountStatus::Active)
        .ok_or(Failure::NotFound("account"))?;
    app.identity.read_actor(&from, &account, app.now()).await
}

async fn first_super_admin(app: &App) -> Result<Option<Stored<Account>>, Failure> {
    let from = app.store.reader();
    let filter = AccountFilter {
        profile: Some(Profile::SuperAdmin),
        status: Some(AccountStatus::Active),
        ..AccountFilter::default()
    };
    Ok(people::list(&from, &filter, 1, None).await??.rows.pop())
}

async fn write(tx: &Tx, desk: &mut Desk<'_>, lines: Batch) -> Result<Plan, Failure> {
    accounts::hold(tx, &lines).await?;
    let plan = Plan::of(tx, desk, lines).await?;
    ideas::write(tx, desk, &plan).await?;
    comments::write(tx, desk, &plan).await?;
    pocs::write(tx, desk, &plan).await?;
    challenges::write(tx, desk, &plan).await?;
    accounts::write(tx, desk, &plan).await?;
    practices::write(tx, desk, &plan).await?;
    Ok(plan)
}

/// A failure of the whole file, in words.
fn unreadable(locale: Locale, key: &str, values: &[(&'static str, String)]) -> Failure {
    let words = words::say_with(locale, key, values);
    Failure::ImportUnreadable { words, errors: Vec::new() }
}
