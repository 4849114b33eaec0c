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
    /// What the benchmark shall be told, after `--`: `--ideas 1000000`, `--rounds 8`, …
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Builds both servers optimised, runs them in turn, prints a report in Markdown.
pub(crate) fn run(options: &Options) -> Result<()> {
    step("both servers", || {
        // Together, so that they share one SQLite, compiled in one way.
        exec::run(&mut cargo(["build", "--release", "--package", "server", "--package", "bench"]))
    })?;
    let server = place::target().join("release/ozelid");
    // The fast and forgetful PostgreSQL of the tests would say nothing about durable writes.
    let postgres = if options.sqlite_only {
        None
    } else {
        Some(step("PostgreSQL", || Postgres::start(Durability::Durable))?)
    };
    let mut bench = program(place::target().join("release/bench"));
    bench.args(["run", "--database", "sqlite", "--server"]).arg(server);
    bench.arg("--work").arg(place::target().join("bench"));
    if let Some(postgres) = &postgres {
        bench.args(["--database", &postgres.url()]);
    }
    step("measures", || exec::run(bench.args(&options.arguments)))
}
