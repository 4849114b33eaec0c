//! The portal's journeys in a real browser.

use std::path::Path;

use anyhow::Result;

use crate::{
    exec::{self, program, step},
    place, portal, postgres,
    serve::{self, Compiled, Installation},
    tools,
};

/// How to run the journeys.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Options {
    /// Use the portal as it was last built.
    #[arg(long)]
    keep_portal: bool,
    /// How the server is compiled.
    #[arg(skip)]
    server: Compiled,
    /// What Playwright shall be told, after `--`: a file, `--grep`, `--project=narrow`, …
    #[arg(last = true)]
    playwright: Vec<String>,
}

impl Options {
    /// All journeys, after the tests, on the portal that was just built.
    pub(crate) fn with_built_portal() -> Self {
        Self { keep_portal: true, server: Compiled::BesideTests, playwright: Vec::new() }
    }
}

/// Builds portal and server, then runs the journeys against a server with demonstration data.
pub(crate) fn run(options: &Options) -> Result<()> {
    step("browser and its runner", install)?;
    if !options.keep_portal {
        step("portal", || portal::build(portal::Options::default()))?;
    }
    let binary = step("server", || serve::build("ozelid", options.server))?;
    let data = place::target().join("journeys");
    let installation = serve::fresh(&data, postgres::free_port()?, binary)?;
    step("journeys", || journey(&installation, &options.playwright))
}

fn install() -> Result<()> {
    tools::node()?;
    let mut install = program("npm");
    install.args(["ci", "--no-audit", "--no-fund"]).current_dir(place::journeys());
    exec::run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

fn journey(installation: &Installation, arguments: &[String]) -> Result<()> {
    let browser = tools::chromium()?;
    installation.prepare()?;
    let _server = installation.start()?;
    let mut playwright = program("npx");
    playwright.args(["playwright", "test"]).args(arguments).current_dir(place::journeys());
    playwright.env("OZELID_URL", installation.url());
    if let Some(chromium) = browser.as_deref().map(Path::as_os_str) {
        playwright.env("OZELID_CHROMIUM", chromium);
    }
    exec::run(&mut playwright)
}
