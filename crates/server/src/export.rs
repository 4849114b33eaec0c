//! Exporting whole sets from the command line.

use std::io::Write;
use std::path::PathBuf;
use std::pin::pin;

use anyhow::Context as _;
use api_types::export::ExportKind;
use clap::{Args, ValueEnum};
use domain::access::Profile;
use domain::poc::PocRules;
use futures_util::TryStreamExt as _;

use crate::configuration::Configuration;
use crate::start;

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The set.
    #[arg(long)]
    kind: Kind,
    /// Where to write it; the standard output otherwise.
    #[arg(long)]
    file: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Kind {
    Ideas,
    Comments,
    Challenges,
    Pocs,
    Practices,
    EditorialItems,
    ResourceRequests,
    HelpRequests,
}

impl From<Kind> for ExportKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Ideas => Self::Ideas,
            Kind::Comments => Self::Comments,
            Kind::Challenges => Self::Challenges,
            Kind::Pocs => Self::Pocs,
            Kind::Practices => Self::Practices,
            Kind::EditorialItems => Self::EditorialItems,
            Kind::ResourceRequests => Self::ResourceRequests,
            Kind::HelpRequests => Self::HelpRequests,
        }
    }
}

pub(crate) async fn run(configuration: &Configuration, export: Export) -> anyhow::Result<()> {
    let Export { kind, file } = export;
    let app = start::open(configuration).await?;
    let Some(path) = file else { return write(app, kind, std::io::stdout().lock()).await };
    let cannot = || format!("{} cannot be written", path.display());
    // Under its name only once it is whole: half an export must not look like one.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut whole =
        tempfile::NamedTempFile::new_in(folder.unwrap_or(".".as_ref())).with_context(cannot)?;
    write(app, kind, &mut whole).await?;
    whole.as_file().sync_all().with_context(cannot)?;
    whole.persist(&path).with_context(cannot)?;
    Ok(())
}

async fn write(app: app::App, kind: Kind, mut to: impl Write) -> anyhow::Result<()> {
    // Whoever is on the server's own command line administers it.
    let whole = (Profile::SuperAdmin, PocRules::default());
    let mut lines = pin!(api::exports::lines(app, kind.into(), whole));
    while let Some(some) = lines.try_next().await? {
        to.write_all(&some)?;
    }
    Ok(to.flush()?)
}
