//! The developer loop: rebuild and restart when a source changes.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, SystemTime},
};

use anyhow::Result;

use crate::{
    exec::{interrupted, step},
    place, portal,
    serve::{self, Compiled, Installation, Server},
};

/// How to run the loop.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The loopback port.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Begin with new data.
    #[arg(long)]
    fresh: bool,
}

/// What a change makes stale. The rules and the wire are on both sides.
const PORTAL: [&str; 4] =
    ["frontend", "crates/api-client/src", "crates/api-types/src", "crates/domain/src"];
const SERVER: [&str; 10] = [
    "crates/api-types/src",
    "crates/api/src",
    "crates/app/src",
    "crates/domain/src",
    "crates/import/src",
    "crates/persistence/src",
    "crates/search/src",
    "crates/server/src",
    "locales",
    "migrations",
];

/// Serves until Ctrl-C; a build that fails leaves the last good one in place.
pub(crate) fn run(options: &Options) -> Result<()> {
    let data = place::root().join("data/dev");
    if options.fresh && data.exists() {
        fs::remove_dir_all(&data)?;
    }
    let mut portal_seen = Stamps::of(&PORTAL);
    let mut server_seen = Stamps::of(&SERVER);
    attempt("portal", build_portal);
    let mut server = attempt("server", || serve(&data, options.port));
    println!("\nhttp://127.0.0.1:{} reloads itself; Ctrl-C ends the loop.", options.port);
    while !interrupted() {
        sleep(Duration::from_millis(500));
        if server_seen.changed(&SERVER) {
            drop(server.take());
            server = attempt("server", || serve(&data, options.port));
        }
        if portal_seen.changed(&PORTAL) {
            attempt("portal", build_portal);
        }
    }
    Ok(())
}

/// An error in a source is what the loop is for: it is shown, and the loop goes on.
fn attempt<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
    match step(name, work) {
        Ok(done) => Some(done),
        Err(error) => {
            eprintln!("   {error:#}\n   waiting for a change");
            None
        }
    }
}

fn build_portal() -> Result<()> {
    portal::build(portal::Options { dev: true, ..Default::default() })
}

fn serve(data: &Path, port: u16) -> Result<Server> {
    let binary = serve::build("ozelid", Compiled::Quickly)?;
    let installation = Installation { data: data.to_path_buf(), port, binary };
    println!("{}", installation.prepare()?.trim_end());
    installation.start()
}

/// When each source was last written. Looking twice a second costs less than a watcher's
/// dependencies and works on every file system.
#[derive(Debug, PartialEq)]
struct Stamps(BTreeMap<PathBuf, SystemTime>);

impl Stamps {
    fn of(folders: &[&str]) -> Self {
        let mut stamps = BTreeMap::new();
        for folder in folders {
            collect(&place::root().join(folder), &mut stamps);
        }
        Self(stamps)
    }

    fn changed(&mut self, folders: &[&str]) -> bool {
        let now = Self::of(folders);
        let changed = now != *self;
        *self = now;
        changed
    }
}

fn collect(folder: &Path, stamps: &mut BTreeMap<PathBuf, SystemTime>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            if name != "dist" && name != "e2e" && name != "target" {
                collect(&path, stamps);
            }
        } else if let Ok(modified) = entry.metadata().and_then(|metadata| metadata.modified()) {
            stamps.insert(path, modified);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use super::{Stamps, collect};

    #[test]
    fn a_new_or_rewritten_source_is_a_change_and_a_built_file_is_not() {
        let folder = std::env::temp_dir().join(format!("ozelid-stamps-{}", std::process::id()));
        fs::create_dir_all(folder.join("dist")).unwrap();
        let stamps = || {
            let mut stamps = BTreeMap::new();
            collect(&folder, &mut stamps);
            Stamps(stamps)
        };
        let before = stamps();
        fs::write(folder.join("dist/index.html"), "built").unwrap();
        assert_eq!(stamps(), before);
        fs::write(folder.join("main.rs"), "written").unwrap();
        assert_ne!(stamps(), before);
        fs::remove_dir_all(folder).unwrap();
    }
}
