//! Serves the portal with demonstration data.

use std::{fs, thread::sleep, time::Duration};

use anyhow::{Result, bail};

use crate::{
    exec::{at_once, interrupted, step},
    place, portal,
    serve::{self, Compiled, Installation},
};

/// How to serve the demonstration.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The loopback port.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Begin with new data.
    #[arg(long)]
    fresh: bool,
    /// Build everything, make the data, then end without serving.
    #[arg(long)]
    prepare_only: bool,
}

/// Builds portal and server, makes the data, serves until Ctrl-C.
pub(crate) fn run(options: &Options) -> Result<()> {
    // One processor compiles the portal, a single large crate, for minutes; the server takes the others.
    let binary = at_once(
        || step("portal", || portal::build(portal::Options::default())),
        || step("server", || serve::build("ozelid", Compiled::Fast)),
    )?;
    let data = place::root().join("data/demo");
    if options.fresh && data.exists() {
        fs::remove_dir_all(&data)?;
    }
    let installation = Installation { data, port: options.port, binary };
    let logins = step("demonstration data", || installation.prepare())?;
    if options.prepare_only {
        return Ok(());
    }
    let mut server = installation.start()?;
    println!("\n{}", logins.trim_end());
    println!("\nOzéli-D is served on {}  (Ctrl-C stops it)", installation.url());
    while !interrupted() {
        if !server.runs()? {
            bail!("the server ended; what it said is above");
        }
        sleep(Duration::from_millis(200));
    }
    Ok(())
}
