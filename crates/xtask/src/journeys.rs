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

    /// In how many parts its journeys are walked: some seventy in each.
    const fn parts(self) -> usize {
        match self {
            Self::Wide => 4,
            Self::Narrow => 2,
        }
    }
}

/// Files of journeys that one browser walks one after the other, against a server of its own with demonstration data:
/// what they leave is not in the way of the others.
#[derive(Debug, Clone, Copy)]
struct Walk {
    screen: Screen,
    part: usize,
    of: usize,
}

impl Walk {
    /// These screens, each in its parts; in one go when somebody named the journeys.
    fn through(screens: &[Screen], named: bool) -> Vec<Self> {
        let parts = |&screen: &Screen| {
            let of = if named { 1 } else { screen.parts() };
            (1..=of).map(move |part| Self { screen, part, of })
        };
        screens.iter().flat_map(parts).collect()
    }

    /// What its folders are called.
    fn name(self) -> String {
        format!("{}-{}", self.screen.project(), self.part)
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

/// Builds portal and server, then walks the journeys, as many walks at once as there are processors.
pub(crate) fn run(options: &Options) -> Result<()> {
    step("browser and its runner", install)?;
    if !options.keep_portal {
        step("portal", || portal::build(portal::Options::default()))?;
    }
    let binary = step("server", || serve::build("ozelid", options.server))?;
    let browser = tools::chromium()?;
    let screens = options.screen.map_or(vec![Screen::Wide, Screen::Narrow], |screen| vec![screen]);
    let walks = Walk::through(&screens, !options.playwright.is_empty());
    let walk = |walk: &Walk| journey(*walk, &binary, browser.as_deref(), &options.playwright);
    step("journeys", || exec::by_all_processors(&walks, walk))
}

fn install() -> Result<()> {
    tools::node()?;
    let mut install = program("npm");
    install.args(["ci", "--no-audit", "--no-fund"]).current_dir(place::journeys());
    exec::run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

fn journey(walk: Walk, binary: &Path, browser: Option<&Path>, arguments: &[String]) -> Result<()> {
    let data = place::target().join("journeys").join(walk.name());
    let installation = serve::fresh(&data, postgres::free_port()?, binary.to_path_buf())?;
    installation.prepare()?;
    // Playwright listens there, and keeps the letters: `frontend/e2e/relay.ts`.
    let relay = format!("smtp://127.0.0.1:{}", postgres::free_port()?);
    let _server = installation.start_with_relay(&relay)?;
    let mut playwright = program("npx");
    playwright.args(["playwright", "test", "--project", walk.screen.project()]);
    playwright.arg("--shard").arg(format!("{}/{}", walk.part, walk.of));
    playwright.arg("--output").arg(Path::new("results").join(walk.name()));
    playwright.args(arguments).current_dir(place::journeys());
    playwright.env("OZELID_URL", installation.url()).env("OZELID_MAIL_URL", relay);
    if let Some(chromium) = browser {
        playwright.env("OZELID_CHROMIUM", chromium);
    }
    exec::run(&mut playwright)
}

#[cfg(test)]
mod tests {
    use super::{Screen, Walk};

    #[test]
    fn each_part_of_a_screen_is_walked_once_and_what_somebody_named_in_one_go() {
        let names = |named| {
            let walks = Walk::through(&[Screen::Wide, Screen::Narrow], named);
            walks.into_iter().map(|walk| format!("{} {}", walk.name(), walk.of)).collect::<Vec<_>>()
        };
        assert_eq!(
            names(false),
            ["wide-1 4", "wide-2 4", "wide-3 4", "wide-4 4", "narrow-1 2", "narrow-2 2"]
        );
        assert_eq!(names(true), ["wide-1 1", "narrow-1 1"]);
    }
}
