//! The server beside the barest one that does the same, on the same rows and machine, in the same run.
//!
//! It only reports: no figure fails a build. `cargo xtask bench` builds what it needs and starts it.
#![expect(clippy::print_stdout, reason = "a report goes to the standard output")]

mod bare;
mod data;
mod grow;
mod load;
mod machine;
mod measure;
mod product;
mod report;
mod search;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Measures the server beside the barest one that does the same.
#[derive(Debug, Parser)]
#[command(name = "bench", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Fill a database, run both servers in turn, print a report in Markdown.
    Run(Options),
    /// Measure the same operations on more and more rows.
    Grow(grow::Options),
    /// Measure search beside the full text of the two databases.
    Search(search::Options),
    /// Serve the barest thing that answers the same requests.
    Bare(bare::Options),
}

/// What to measure, and for how long.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Options {
    /// The `ozelid` binary, optimised.
    #[arg(long)]
    server: PathBuf,
    /// A folder for the data; emptied first.
    #[arg(long)]
    work: PathBuf,
    /// Databases to measure: `sqlite`, or the address of a PostgreSQL one that is empty.
    #[arg(long, required = true)]
    database: Vec<String>,
    /// Ideas to fill in.
    #[arg(long, default_value_t = 100_000)]
    ideas: usize,
    /// Experiments to fill in.
    #[arg(long, default_value_t = 10_000)]
    pocs: usize,
    /// Alternating rounds; medians are reported.
    #[arg(long, default_value_t = 4)]
    rounds: usize,
    /// Seconds for one operation of one server in one round.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Connections.
    #[arg(long, default_value_t = 64)]
    connections: usize,
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Run(options) => measure::run(&options),
        Command::Grow(options) => grow::run(&options),
        Command::Search(options) => search::run(&options),
        Command::Bare(options) => bare::serve(&options),
    }
}
