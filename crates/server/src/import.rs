//! Importing the files of other tools from the command line.

use std::fs::{self, File};
use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use app::imports::{self, ImportKind, ImportLine, ImportOrder, ImportReport, LineOutcome};
use app::words::{self, Locale};
use clap::{Args, ValueEnum};
use domain::people::EmailAddress;

use crate::configuration::Configuration;
use crate::start;

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What the file holds. Import ideas before their comments.
    #[arg(long)]
    kind: Kind,
    /// The CSV file, in UTF-8.
    #[arg(long, required_unless_present = "print_mapping")]
    file: Option<PathBuf>,
    /// Read, check and report; write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Which column feeds which field, when it is not the shipped mapping; see docs/imports.md.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Print the shipped mapping of this kind, to start from, and stop.
    #[arg(long, conflicts_with_all = ["file", "dry_run", "mapping"])]
    print_mapping: bool,
    /// The work address of the account in whose name the import is written down; a super administrator otherwise.
    #[arg(long = "as", value_name = "EMAIL")]
    on_behalf_of: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Ideas,
    Comments,
    Pocs,
    Challenges,
    Accounts,
    Practices,
}

impl From<Kind> for ImportKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Ideas => Self::Ideas,
            Kind::Comments => Self::Comments,
            Kind::Pocs => Self::Pocs,
            Kind::Challenges => Self::Challenges,
            Kind::Accounts => Self::Accounts,
            Kind::Practices => Self::Practices,
        }
    }
}

pub(crate) async fn run(configuration: &Configuration, import: Import) -> anyhow::Result<()> {
    let Import { kind, file, dry_run, mapping, print_mapping, on_behalf_of } = import;
    let (kind, locale) = (ImportKind::from(kind), locale());
    let Some(file) = file.filter(|_| !print_mapping) else {
        print!("{}", imports::shipped_mapping_text(kind));
        return Ok(());
    };
    let mapping = match mapping {
        None => imports::shipped_mapping(kind, locale)?,
        Some(path) => {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            imports::read_mapping(kind, &text, locale)?
        }
    };
    let file = File::open(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let email = on_behalf_of.map(|email| EmailAddress::parse("/as", &email)).transpose();
    let email = email.map_err(|error| anyhow::anyhow!(words::field(locale, &error)))?;
    let app = start::open(configuration).await?;
    let actor = imports::in_the_name_of(&app, email.as_ref()).await?;
    let order = ImportOrder { mapping, dry_run, locale };
    let report = imports::run(&app, &actor, order, file).await?;
    if !dry_run {
        app.store.settle().await?;
    }
    tell(&report, locale);
    ensure!(report.refused == 0, "{} line(s) could not be taken", report.refused);
    Ok(())
}

/// The language of the terminal.
fn locale() -> Locale {
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match language {
        Some(language) if language.starts_with("fr") => Locale::Fr,
        _ => Locale::En,
    }
}

fn tell(report: &ImportReport, locale: Locale) {
    for ImportLine { line, external_id, outcome, errors, remarks } in &report.details {
        let outcome = match outcome {
            LineOutcome::Created => "created",
            LineOutcome::Updated => "updated",
            LineOutcome::Unchanged => "unchanged",
            LineOutcome::Refused => "refused",
        };
        println!("{line:>7}  {outcome:<9}  {external_id}");
        for error in errors {
            let column = error.pointer.trim_start_matches('/');
            println!("{:>20}{column}: {}", "", words::field(locale, error));
        }
        for remark in remarks {
            println!("{:>20}{remark}", "");
        }
    }
    let ImportReport { lines, created, updated, unchanged, refused, .. } = report;
    println!(
        "{lines} lines: {created} created, {updated} updated, {unchanged} unchanged, {refused} refused{}",
        if report.dry_run { "; nothing was written" } else { "" }
    );
}
