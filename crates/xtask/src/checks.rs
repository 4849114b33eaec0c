//! What CI runs beside tests.

use anyhow::Result;

use crate::{
    exec::{self, at_once, cargo, step},
    place, tidy, tools,
};

/// What to check.
#[derive(Debug, Default, Clone, Copy, clap::Args)]
pub(crate) struct Options {
    /// Leave the lints to `cargo xtask test --lint`.
    #[arg(long)]
    pub(crate) no_lints: bool,
}

/// Format, tidy, lints on both targets, documentation, licences; the cheapest first.
pub(crate) fn run(options: Options) -> Result<()> {
    step("format", || exec::run(&mut cargo(["fmt", "--all", "--check"])))?;
    step("tidy", tidy::run)?;
    if !options.no_lints {
        // The portal is one crate, and one crate is checked by one processor.
        at_once(|| step("lints, portal", lint_portal), || step("lints, host", lint_host))?;
    }
    step("documentation", document)?;
    step("licences and dependencies", dependencies)
}

fn lint_host() -> Result<()> {
    let mut clippy = cargo(["clippy", "--locked", "--workspace", "--exclude", "frontend"]);
    exec::run(clippy.args(["--all-targets", "--", "-D", "warnings"]))
}

/// Lints the portal for the target it runs on.
pub(crate) fn lint_portal() -> Result<()> {
    tools::wasm()?;
    let mut clippy = cargo(["clippy", "--locked", "--package", "frontend"]);
    clippy.args(["--target", "wasm32-unknown-unknown", "--target-dir"]).arg(place::wasm_target());
    exec::run(clippy.args(["--", "-D", "warnings"]))
}

fn document() -> Result<()> {
    let mut doc = cargo(["doc", "--locked", "--no-deps", "--workspace", "--exclude", "frontend"]);
    exec::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Advisories come from GitHub, which a closed network does not reach: `cargo deny check advisories`
/// is for machines that do.
fn dependencies() -> Result<()> {
    tools::deny()?;
    exec::run(&mut cargo(["deny", "--all-features", "check", "licenses", "bans", "sources"]))
}
