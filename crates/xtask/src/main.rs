//! The one door for people and CI: `cargo xtask --help`.
#![expect(clippy::print_stdout, reason = "a command line tool speaks on its standard output")]

mod bench;
mod checks;
mod demo;
mod develop;
mod exec;
mod generated;
mod journeys;
mod place;
mod portal;
mod postgres;
mod quick;
mod serve;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The one door for people and CI.
///
/// Each command installs what it misses, or names the command that does, and says so. Everything
/// it builds goes under `target/`, except the portal (`frontend/dist`) and demonstration data
/// (`data/`).
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything and serve the portal with demonstration data.
    ///
    /// Needs nothing but rustup: the database is SQLite, files lie in a local folder, both under
    /// `data/demo`. Prints the address and the demonstration logins. Data made in an earlier run
    /// are kept unless `--fresh`.
    Demo(demo::Options),
    /// Install what tests need and run all of them.
    ///
    /// Rust tests on SQLite and on a throw-away PostgreSQL, documentation tests, then journeys in
    /// Chromium against the built portal. On Debian and Ubuntu the missing packages are installed
    /// when this runs as root or with sudo; otherwise the command to run is printed.
    Test(test::Options),
    /// Serve with reload: rebuild the server or the portal when a source changes.
    Dev(develop::Options),
    /// Before each commit, in less than a minute: format, lints and tests of the crates you touched.
    Quick(quick::Options),
    /// Everything CI runs: checks, then test.
    Ci,
    /// What CI runs beside tests: format, lints on both targets, tidy, documentation, licences.
    Checks(checks::Options),
    /// The rules no other tool holds: sizes, crate edges, documents, locale keys.
    Tidy,
    /// Build the portal into `frontend/dist`, its lazy routes in chunks of their own.
    ///
    /// Prints what a first visit and each route transfer.
    Portal(portal::Options),
    /// Run the journeys of `frontend/e2e` in Chromium; arguments after `--` go to Playwright.
    E2e(journeys::Options),
    /// Measure the server beside the barest one that does the same, on 100,000 ideas; print a report.
    Bench(bench::Options),
    /// Write `openapi/openapi.json` anew from the code.
    Openapi,
    /// Write the golden files anew (permission matrix, lifecycle) from the code.
    Golden,
    /// Start a throw-away PostgreSQL, print its URL, keep it until Ctrl-C.
    Postgres,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    exec::end_children_on_ctrl_c()?;
    match command {
        Command::Demo(options) => demo::run(&options),
        Command::Test(options) => test::run(options),
        Command::Dev(options) => develop::run(&options),
        Command::Quick(options) => quick::run(&options),
        Command::Ci => {
            checks::run(checks::Options { no_lints: true })?;
            test::run(test::Options { lint: true, ..test::Options::default() })
        }
        Command::Checks(options) => checks::run(options),
        Command::Tidy => tidy::run(),
        Command::Portal(options) => portal::build(options),
        Command::E2e(options) => journeys::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Openapi => generated::openapi(),
        Command::Golden => generated::golden(),
        Command::Postgres => postgres::keep(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
