//! What CI runs beside tests.
//!
//! Every step, and the tests, name the whole workspace: one choice of features, so that nothing is compiled twice. The
//! portal is linted for the host like the rest: nothing in it depends on the target.

use anyhow::Result;

use crate::{
    exec::{self, cargo, step},
    place, tidy, tools,
};

/// Format, tidy, lints, documentation, licences; the cheapest first.
pub(crate) fn run() -> Result<()> {
    step("format", || exec::run(&mut cargo(["fmt", "--all", "--check"])))?;
    step("tidy", tidy::run)?;
    step("lints", lint)?;
    step("documentation", document)?;
    step("licences and dependencies", dependencies)
}

fn lint() -> Result<()> {
    let mut clippy = cargo(["clippy", "--locked", "--workspace", "--all-targets"]);
    exec::run(clippy.args(["--", "-D", "warnings"]))
}

/// Lints the portal for the target it runs on, which needs nothing of the server's.
pub(crate) fn lint_portal() -> Result<()> {
    tools::wasm()?;
    let mut clippy = cargo(["clippy", "--locked", "--package", "frontend"]);
    clippy.args(["--target", "wasm32-unknown-unknown", "--target-dir"]).arg(place::wasm_target());
    exec::run(clippy.args(["--", "-D", "warnings"]))
}

fn document() -> Result<()> {
    let mut doc = cargo(["doc", "--locked", "--no-deps", "--workspace"]);
    exec::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Advisories come from GitHub, which a closed network does not reach: `cargo deny check advisories`
/// is for machines that do.
fn dependencies() -> Result<()> {
    tools::deny()?;
    exec::run(&mut cargo(["deny", "--all-features", "check", "licenses", "bans", "sources"]))
}
