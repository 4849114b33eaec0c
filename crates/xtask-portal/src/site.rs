//! The portal as a set of files in memory, then on disk.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::{
    bindings::{Bindings, CHUNK_LOADER, MAIN_MODULE, MAIN_SCRIPT},
    compress::Encoded,
    page::{self, Links},
    styles,
};

/// Starts the portal; when it cannot, shows what `index.html` keeps for that case.
const BOOT: &str = include_str!("boot.js");
/// In the developer loop only: reloads the page when a build has replaced it.
const RELOAD: &str = include_str!("reload.js");

/// The files of the portal by path, and what each lazy route loads.
pub(crate) struct Site {
    /// Content by path, as served.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// For each lazy function, the paths it loads beside the first load.
    pub(crate) routes: BTreeMap<String, Vec<String>>,
}

/// Puts bindings, styles, assets and page together.
pub(crate) fn assemble(frontend: &Path, bindings: Bindings, dev: bool) -> Result<Site> {
    let mut files = BTreeMap::new();
    let assets = add_assets(&frontend.join("assets"), &mut files)?;
    let css = styles::link(&styles::join(&frontend.join("styles"))?, &assets)?;
    let css_path = format!("assets/portal.{}.css", hash(&[css.as_bytes()]));
    files.insert(css_path.clone(), css.into_bytes());

    let (app, routes) = add_app(bindings, dev, &mut files);
    let icons = fs::read_to_string(frontend.join("assets/icons.svg")).unwrap_or_default();
    let template = fs::read_to_string(frontend.join("index.html"))
        .context("frontend/index.html is the template of the page")?;
    let page = page::fill(
        &template,
        &Links {
            css: &format!("/{css_path}"),
            js: &format!("/{app}/boot.js"),
            preload: &preload(&app),
            icons: &icons,
            assets: &assets,
        },
    )?;
    files.insert("index.html".to_owned(), page.into_bytes());
    Ok(Site { files, routes })
}

/// The modules name each other, in circles: they get one address together, a folder named by what
/// they contain.
fn add_app(
    bindings: Bindings,
    dev: bool,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> (String, BTreeMap<String, Vec<String>>) {
    let Bindings { files: mut modules, routes } = bindings;
    let boot = if dev { format!("{BOOT}{RELOAD}") } else { BOOT.to_owned() };
    modules.insert("boot.js".to_owned(), boot.into_bytes());
    let parts: Vec<&[u8]> =
        modules.iter().flat_map(|(name, content)| [name.as_bytes(), content]).collect();
    let app = format!("assets/app-{}", hash(&parts));
    let place = |name: String| format!("{app}/{name}");
    files.extend(modules.into_iter().map(|(name, content)| (place(name), content)));
    let routes = routes
        .into_iter()
        .map(|(name, chunks)| (name, chunks.into_iter().map(place).collect()))
        .collect();
    (app, routes)
}

/// Copies the assets under hashed names; returns the hashed name of each.
fn add_assets(
    folder: &Path,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<BTreeMap<String, String>> {
    let mut assets = BTreeMap::new();
    if !folder.exists() {
        return Ok(assets);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() || name == "icons.svg" {
            continue;
        }
        let content = fs::read(&path)?;
        let (stem, extension) = name.split_once('.').unwrap_or((&name, "bin"));
        let hashed = format!("{stem}.{}.{extension}", hash(&[&content]));
        files.insert(format!("assets/{hashed}"), content);
        assets.insert(name, hashed);
    }
    Ok(assets)
}

/// Without these the browser would discover each file only after the one that names it.
fn preload(app: &str) -> String {
    let mut links = String::new();
    for script in [MAIN_SCRIPT, CHUNK_LOADER] {
        let _ = writeln!(links, "<link rel=\"modulepreload\" href=\"/{app}/{script}\">");
    }
    let _ = write!(
        links,
        "<link rel=\"preload\" href=\"/{app}/{MAIN_MODULE}\" as=\"fetch\" \
         type=\"application/wasm\" crossorigin>"
    );
    links
}

fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        // The length keeps apart what would read the same when joined.
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().take(8).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Site {
    /// Writes the files and their encoded forms; the page last, so that a server that runs never
    /// serves a page whose files are not there; then removes what an earlier build left.
    pub(crate) fn write(&self, out: &Path, encoded: &BTreeMap<String, Encoded>) -> Result<()> {
        let mut written = BTreeSet::new();
        let (page, others): (Vec<_>, Vec<_>) =
            self.files.iter().partition(|(path, _)| *path == "index.html");
        for (path, content) in others.into_iter().chain(page) {
            for (suffix, encoded) in encoded.get(path).into_iter().flatten() {
                put(out, &format!("{path}.{suffix}"), encoded, &mut written)?;
            }
            put(out, path, content, &mut written)?;
        }
        remove_others(out, out, &written)
    }
}

fn put(out: &Path, path: &str, content: &[u8], written: &mut BTreeSet<String>) -> Result<()> {
    let file = out.join(path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = out.join(format!("{path}.new"));
    fs::write(&beside, content).with_context(|| format!("cannot write {}", beside.display()))?;
    fs::rename(&beside, &file)?;
    written.insert(path.to_owned());
    Ok(())
}

fn remove_others(out: &Path, folder: &Path, written: &BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(out, &path, written)?;
            if fs::read_dir(&path)?.next().is_none() {
                fs::remove_dir(&path)?;
            }
        } else if !written.contains(path.strip_prefix(out)?.to_string_lossy().as_ref()) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "site_tests.rs"]
mod tests;
