//! Files that are generated, committed and compared by tests.

use anyhow::Result;

use crate::exec::{cargo, run};

/// Lets the test that compares `openapi/openapi.json` write it instead.
pub(crate) fn openapi() -> Result<()> {
    let mut test = cargo(["test", "--quiet", "--package", "api", "openapi"]);
    run(test.env("UPDATE_OPENAPI", "1"))?;
    shown("openapi")
}

/// Lets the tests that compare the golden files of the rules write them instead.
pub(crate) fn golden() -> Result<()> {
    run(cargo(["test", "--quiet", "--package", "domain"]).env("UPDATE_GOLDEN", "1"))?;
    shown("crates/domain")
}

fn shown(path: &str) -> Result<()> {
    run(crate::exec::program("git").args(["diff", "--stat", "--", path]))
}
