//! All tests.

use anyhow::Result;

use crate::{
    exec::{self, at_once, cargo, step},
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
    pub(crate) no_browser: bool,
    /// Lint what is compiled on the way, the portal's code included, and refuse warnings.
    #[arg(long)]
    pub(crate) lint: bool,
}

/// Rust tests on both databases, documentation tests, then the portal in a browser.
pub(crate) fn run(options: Options) -> Result<()> {
    step("test runner", tools::nextest)?;
    if options.lint {
        exec::lint_what_is_compiled();
    }
    if options.no_browser {
        return rust();
    }
    // One processor links the portal for minutes, while tests wait for their databases.
    at_once(|| step("portal", portal), rust)?;
    journeys::run(&journeys::Options::with_built_portal())
}

/// As it is shipped, and no heavier than it was.
fn portal() -> Result<()> {
    let tool = Compiled::BesideTests;
    portal::build(portal::Options { budget: true, tool, ..portal::Options::default() })
}

fn rust() -> Result<()> {
    step("tests", tests)?;
    step("documentation tests", documentation)
}

fn tests() -> Result<()> {
    let postgres = step("a throw-away PostgreSQL", || Postgres::start(Durability::Forgetful))?;
    nextest(&postgres.url())
}

fn nextest(postgres: &str) -> Result<()> {
    let mut test = cargo(["nextest", "run", "--locked", "--workspace", "--profile", "ci"]);
    exec::run(test.env("TEST_POSTGRES_URL", postgres))
}

fn documentation() -> Result<()> {
    exec::run(&mut cargo(["test", "--locked", "--quiet", "--doc", "--workspace"]))
}
