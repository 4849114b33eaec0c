//! What the other commands need, installed when it is missing, and said.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use crate::{
    exec::{cargo, output, program, run, succeeds},
    place,
};

const NEXTEST: &str = "0.9.143";
const DENY: &str = "0.20.2";
const NODE: &str = "22";
/// Chromium without its window, as Debian packs it.
const HEADLESS: &str = "chromium-headless-shell";

/// The compilation target of the portal.
pub(crate) fn wasm() -> Result<()> {
    let mut rustc = program("rustc");
    rustc.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
    let installed = output(&mut rustc).is_ok_and(|folder| Path::new(folder.trim()).exists());
    if installed {
        return Ok(());
    }
    eprintln!("  the WebAssembly target is missing: adding it");
    run(program("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// The test runner.
pub(crate) fn nextest() -> Result<()> {
    if succeeds(&mut cargo(["nextest", "--version"])) {
        return Ok(());
    }
    cargo_tool("cargo-nextest", NEXTEST)
}

/// The checker of licences and dependencies.
pub(crate) fn deny() -> Result<()> {
    if succeeds(&mut cargo(["deny", "--version"])) {
        return Ok(());
    }
    cargo_tool("cargo-deny", DENY)
}

fn cargo_tool(name: &str, version: &str) -> Result<()> {
    eprintln!("  {name} is missing: building {version} under target/tools (some minutes, once)");
    // Compiling it takes longer than anything it will do.
    let mut install = cargo(["install", name, "--debug", "--locked", "--version", version]);
    run(install.arg("--root").arg(place::tools()))
}

/// `PostgreSQL`'s programs.
pub(crate) fn postgres() -> Result<PathBuf> {
    if let Some(folder) = postgres_programs() {
        return Ok(folder);
    }
    packages(&["postgresql"])?;
    match postgres_programs() {
        Some(folder) => Ok(folder),
        None => bail!("PostgreSQL was installed, but its programs were not found"),
    }
}

fn postgres_programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    for entry in fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        let version = entry.file_name().to_string_lossy().parse().unwrap_or(0);
        found.push((version, entry.path().join("bin")));
    }
    found.retain(|(_, folder)| folder.join("initdb").exists());
    found.sort();
    found
        .pop()
        .map(|(_, folder)| folder)
        .or_else(|| find("initdb")?.parent().map(Path::to_path_buf))
}

/// A browser, or nothing when only Playwright's own can be had.
pub(crate) fn chromium() -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os("OZELID_CHROMIUM") {
        return Ok(Some(named.into()));
    }
    // The shell draws pages and nothing around them; a whole browser that is there does as well.
    let installed = || [HEADLESS, "chromium", "google-chrome"].into_iter().find_map(find);
    if let Some(found) = installed() {
        return Ok(Some(found));
    }
    if packages(&[HEADLESS, "fonts-liberation"]).is_ok() {
        return Ok(installed());
    }
    // Ubuntu has Chromium as a snap only, which does not run in containers.
    run(program("npx").args(["playwright", "install", "chromium"]).current_dir(place::journeys()))?;
    Ok(None)
}

/// Node and npm, recent enough for Playwright.
pub(crate) fn node() -> Result<()> {
    if node_is_recent() && find("npm").is_some() {
        return Ok(());
    }
    if find("npm").is_none() {
        packages(&["nodejs", "npm"])?;
    }
    if node_is_recent() {
        return Ok(());
    }
    eprintln!("  Node is older than 20: installing {NODE} under target/tools");
    fs::create_dir_all(place::tools())?;
    let package = format!("node@{NODE}");
    run(program("npm").args(["install", "--no-save", &package, "--prefix"]).arg(place::tools()))
}

fn node_is_recent() -> bool {
    output(program("node").arg("--version")).is_ok_and(|version| major(&version) >= Some(20))
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Installs Debian packages, or says how to.
fn packages(names: &[&str]) -> Result<()> {
    let list = names.join(" ");
    if find("apt-get").is_none() {
        bail!("install {list}, then run this again");
    }
    let root = output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let sudo = !root && succeeds(program("sudo").args(["--non-interactive", "true"]));
    if !root && !sudo {
        bail!("run `sudo apt-get install --yes {list}`, then this again");
    }
    eprintln!("  missing on this machine: {list}; installing");
    let apt = |arguments: &[&str]| {
        let mut command = program(if sudo { "sudo" } else { "env" });
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]).args(arguments);
        run(&mut command)
    };
    apt(&["update"])?;
    let install = ["install", "--yes", "--no-install-recommends"];
    apt(&[&install, names].concat())
}

/// Where a program is, if it is on the path.
fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn a_version_begins_with_its_major_number() {
        assert_eq!(major("v20.19.2\n"), Some(20));
        assert_eq!(major("22"), Some(22));
        assert_eq!(major("not found"), None);
    }
}
