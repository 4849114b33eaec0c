//! All tests.

use anyhow::Result;

use crate::{
    exec::{self, cargo, step},
    journeys, portal,
    postgres::{Durability, Postgres},
    serve::Compiled,
    tools,
};

/// Which tests to run.
#[derive(Debug, Default, Clone, Copy, clap::Args)]
pub(crate) struct Options {
    /// Leave the browser out: no portal build, no journeys.
    #[arg(long)]
    no_browser: bool,
}

/// Rust tests on both databases, documentation tests, then the portal in a browser.
pub(crate) fn run(options: Options) -> Result<()> {
    step("test runner", tools::nextest)?;
    rust()?;
    step("documentation tests", documentation)?;
    if options.no_browser {
        return Ok(());
    }
    // Sizes are printed; `cargo xtask portal --budget` holds them to the goals, which docs/performance.md says are
    // not all reached yet.
    let tool = Compiled::BesideTests;
    step("portal", || portal::build(portal::Options { tool, ..portal::Options::default() }))?;
    journeys::run(&journeys::Options::with_built_portal())
}

fn rust() -> Result<()> {
    let postgres = step("a throw-away PostgreSQL", || Postgres::start(Durability::Forgetful))?;
    step("tests", || nextest(&postgres.url()))
}

fn nextest(postgres: &str) -> Result<()> {
    let mut test = cargo(["nextest", "run", "--locked", "--workspace", "--profile", "ci"]);
    exec::run(test.env("TEST_POSTGRES_URL", postgres))
}

fn documentation() -> Result<()> {
    exec::run(&mut cargo(["test", "--locked", "--quiet", "--doc", "--workspace"]))
}
