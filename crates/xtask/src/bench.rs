//! Measuring the server beside the barest one that does the same.

use anyhow::Result;

use crate::{
    exec::{self, cargo, program, step},
    place,
    postgres::{Durability, Postgres},
};

/// What to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Leave PostgreSQL out.
    #[arg(long)]
    sqlite_only: bool,
    /// What to measure.
    #[arg(long, value_enum, default_value_t = What::Run)]
    what: What,
    /// What the benchmark shall be told, after `--`: `--ideas 1000000`, `--rounds 8`, …
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum What {
    /// The server beside the barest one.
    Run,
    /// The server on more and more rows.
    Grow,
    /// Search beside the full text of the two databases; `OZELID_TEST_DATA` names the files.
    Search,
}

/// Builds both servers optimised, runs them in turn, prints a report in Markdown.
pub(crate) fn run(options: &Options) -> Result<()> {
    step("both servers", || {
        // Together, so that they share one SQLite, compiled in one way: that of the demonstration.
        let both = ["build", "--release", "--workspace", "--bin", "ozelid", "--bin", "bench"];
        exec::run(&mut cargo(both))
    })?;
    let server = place::target().join("release/ozelid");
    // The fast and forgetful PostgreSQL of the tests would say nothing about durable writes.
    let postgres = if options.sqlite_only || options.what == What::Grow {
        None
    } else {
        Some(step("PostgreSQL", || Postgres::start(Durability::Durable))?)
    };
    let mut bench = program(place::target().join("release/bench"));
    let url = postgres.as_ref().map(Postgres::url);
    match (options.what, &url) {
        (What::Run, _) => bench.args(["run", "--database", "sqlite", "--server"]).arg(server),
        (What::Grow, _) => bench.args(["grow", "--server"]).arg(server),
        (What::Search, Some(url)) => bench.args(["search", "--postgres", url]),
        (What::Search, None) => bench.arg("search"),
    };
    if let (What::Run, Some(url)) = (options.what, &url) {
        bench.args(["--database", url]);
    }
    bench.arg("--work").arg(place::target().join("bench"));
    step("measures", || exec::run(bench.args(&options.arguments)))
}
