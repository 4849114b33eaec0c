//! Makes the served portal out of its compiled WebAssembly module.
//!
//! `cargo xtask portal` compiles the frontend, then calls this program, which cuts the lazy routes
//! into chunks of their own, generates the JavaScript between module and browser, gives every file
//! an address that changes with its content, compresses, and says what a first visit transfers.
//! It is a crate apart so that xtask itself compiles in seconds.

mod bindings;
mod compress;
mod glue;
mod packs;
mod page;
mod report;
mod sections;
mod site;
mod styles;

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::Parser;

/// Makes the served portal out of its compiled WebAssembly module.
#[derive(Debug, Parser)]
struct Options {
    /// The module cargo compiled, with its relocations (`-Clink-args=--emit-relocs`).
    #[arg(long)]
    wasm: PathBuf,
    /// The frontend's folder: `index.html`, `styles/`, `assets/`.
    #[arg(long)]
    frontend: PathBuf,
    /// A folder for what is made on the way.
    #[arg(long)]
    work: PathBuf,
    /// Where the portal goes; whatever else lies there is removed.
    #[arg(long)]
    out: PathBuf,
    /// For the developer loop: names kept for stack traces, nothing compressed, the page reloads itself.
    #[arg(long)]
    dev: bool,
    /// Fail when a first visit or a route transfers more than it did when somebody last made it lighter.
    #[arg(long)]
    budget: bool,
}

fn main() -> ExitCode {
    match make(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn make(options: &Options) -> Result<()> {
    let bindings = bindings::make(&options.wasm, &options.work, options.dev)?;
    // The splitter's own script says more when something is wrong.
    let bindings = if options.dev { bindings } else { packs::pack(bindings)? };
    let site = site::assemble(&options.frontend, bindings, options.dev)?;
    let encoded = if options.dev { BTreeMap::new() } else { compress::all(&site.files)? };
    site.write(&options.out, &encoded)?;
    if options.dev {
        return Ok(());
    }
    let sizes = report::Sizes::of(&site, &encoded);
    sizes.print();
    if options.budget { sizes.check() } else { Ok(()) }
}
