//! The portal's journeys in a real browser.

use std::path::Path;

use anyhow::Result;

use crate::{
    exec::{self, program, step},
    place, portal, postgres,
    serve::{self, Compiled},
    tools,
};

/// A screen that journeys are walked on: a project of `frontend/e2e/playwright.config.ts`.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Screen {
    Wide,
    Narrow,
}

impl Screen {
    const fn project(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }
}

/// How to run the journeys.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Options {
    /// Use the portal as it was last built.
    #[arg(long)]
    keep_portal: bool,
    /// One screen only.
    #[arg(long)]
    screen: Option<Screen>,
    /// How the server is compiled.
    #[arg(skip)]
    server: Compiled,
    /// What Playwright shall be told, after `--`: a file, `--grep`, …
    #[arg(last = true)]
    playwright: Vec<String>,
}

impl Options {
    /// All journeys, after the tests, on the portal that was just built.
    pub(crate) fn with_built_portal() -> Self {
        Self { keep_portal: true, server: Compiled::BesideTests, ..Self::default() }
    }
}

/// Builds portal and server, then runs the journeys, each screen against a server of its own with demonstration data:
/// what the journeys of one leave is not in the way of the other's.
pub(crate) fn run(options: &Options) -> Result<()> {
    step("browser and its runner", install)?;
    if !options.keep_portal {
        step("portal", || portal::build(portal::Options::default()))?;
    }
    let binary = step("server", || serve::build("ozelid", options.server))?;
    let browser = tools::chromium()?;
    let walk = |screen| journey(screen, &binary, browser.as_deref(), &options.playwright);
    step("journeys", || match options.screen {
        Some(screen) => walk(screen),
        None => exec::at_once(|| walk(Screen::Wide), || walk(Screen::Narrow)),
    })
}

fn install() -> Result<()> {
    tools::node()?;
    let mut install = program("npm");
    install.args(["ci", "--no-audit", "--no-fund"]).current_dir(place::journeys());
    exec::run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

fn journey(
    screen: Screen,
    binary: &Path,
    browser: Option<&Path>,
    arguments: &[String],
) -> Result<()> {
    let data = place::target().join("journeys").join(screen.project());
    let installation = serve::fresh(&data, postgres::free_port()?, binary.to_path_buf())?;
    installation.prepare()?;
    // Playwright listens there, and keeps the letters: `frontend/e2e/relay.ts`.
    let relay = format!("smtp://127.0.0.1:{}", postgres::free_port()?);
    let _server = installation.start_with_relay(&relay)?;
    let mut playwright = program("npx");
    playwright.args(["playwright", "test", "--project", screen.project(), "--output"]);
    playwright.arg(Path::new("results").join(screen.project()));
    playwright.args(arguments).current_dir(place::journeys());
    playwright.env("OZELID_URL", installation.url()).env("OZELID_MAIL_URL", relay);
    if let Some(chromium) = browser {
        playwright.env("OZELID_CHROMIUM", chromium);
    }
    exec::run(&mut playwright)
}
