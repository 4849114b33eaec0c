//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::admin::Admin;
use crate::export::Export;
use crate::import::Import;

/// The innovation portal of the retirement branch: ideas, experiments, shared practices.
///
/// Configured by `ozelid.toml` and by `OZELID_*` variables, which win; see docs/operations.md. Every mistake is
/// told at once, at start. Begin with `ozelid doctor`.
#[derive(Debug, Parser)]
#[command(name = "ozelid", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// The configuration file; `ozelid.toml` of the working directory when there is one.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the API and the portal.
    Serve,
    /// Bring the database to the schema of this version. Safe to repeat.
    Migrate,
    /// Fill the database with demonstration people and content. Development only; safe to repeat.
    Seed,
    /// Import the ideas, comments, experiments or challenges that another tool holds, from a CSV file.
    Import(Import),
    /// Export a whole set: one JSON object a line, without the authors of anonymous ideas.
    Export(Export),
    /// Ask every server to make its search index anew, while it goes on serving.
    Reindex,
    /// Check configuration, database, storage, clock, disk and rights, and say how to mend each.
    Doctor,
    /// Look after accounts and keys.
    #[command(subcommand)]
    Admin(Admin),
    /// Print the OpenAPI document. Needs no database.
    Openapi,
}
