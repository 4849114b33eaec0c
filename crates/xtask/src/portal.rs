//! Builds the portal.

use anyhow::Result;

use crate::{
    exec::{COMPILER, cargo, program, run},
    place,
    serve::{self, Compiled},
    tools,
};

/// How to build the portal.
#[derive(Debug, Default, Clone, Copy, clap::Args)]
pub(crate) struct Options {
    /// Quick to build, large to load, with names in stack traces; for the developer loop.
    #[arg(long, conflicts_with = "budget")]
    pub(crate) dev: bool,
    /// As served to people; this is the default.
    #[arg(long, conflicts_with = "dev")]
    pub(crate) release: bool,
    /// Fail when a first visit or a route transfers more than it did when somebody last made it lighter.
    #[arg(long)]
    pub(crate) budget: bool,
    /// How the tool that cuts and presses it is compiled.
    #[arg(skip)]
    pub(crate) tool: Compiled,
}

/// Compiles the frontend and makes `frontend/dist` of it.
pub(crate) fn build(options: Options) -> Result<()> {
    tools::wasm()?;
    let profile = if options.dev { "wasm-dev" } else { "wasm-release" };
    let target = place::wasm_target();
    let mut compile = cargo(["build", "--package", "frontend", "--profile", profile]);
    compile.args(["--target", "wasm32-unknown-unknown", "--target-dir"]).arg(&target);
    // A variable would replace the flags of .cargo/config.toml, and the splitter needs those.
    compile.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    // What lints while it compiles optimises less: the portal is compiled as it is shipped.
    run(compile.env_remove(COMPILER))?;

    let compiled = target.join("wasm32-unknown-unknown").join(profile).join("frontend.wasm");
    let mut make = program(serve::build("xtask-portal", options.tool)?);
    make.arg("--wasm").arg(compiled).arg("--frontend").arg(place::root().join("frontend"));
    make.arg("--work").arg(target.join("portal")).arg("--out").arg(place::portal());
    if options.dev {
        make.arg("--dev");
    }
    if options.budget {
        make.arg("--budget");
    }
    run(&mut make)
}
