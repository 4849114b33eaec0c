//! From the compiled module to what a browser loads: chunks, JavaScript, main module.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use crate::glue;

/// The main JavaScript module, as wasm-bindgen names it.
pub(crate) const MAIN_SCRIPT: &str = "frontend.js";
/// The main WebAssembly module, as wasm-bindgen names it.
pub(crate) const MAIN_MODULE: &str = "frontend_bg.wasm";
/// The script that loads chunks.
pub(crate) const CHUNK_LOADER: &str = "__wasm_split.js";

/// Everything made from the compiled module.
pub(crate) struct Bindings {
    /// Content by path relative to the main script.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// For each lazy function, the chunks it needs beside the first load.
    pub(crate) routes: BTreeMap<String, Vec<String>>,
}

/// Cuts the module at its lazy functions and generates the JavaScript around it.
pub(crate) fn make(wasm: &Path, work: &Path, keep_names: bool) -> Result<Bindings> {
    let pieces = work.join("pieces");
    if pieces.exists() {
        fs::remove_dir_all(&pieces)?;
    }
    fs::create_dir_all(&pieces)?;
    let main = work.join("main.wasm");
    let routes = split(wasm, &pieces, &main)?;
    Bindgen::new()
        .input_path(&main)
        .out_name("frontend")
        .web(true)?
        .typescript(false)
        // Chunks import what the main module exports by its linker name.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(!keep_names)
        .remove_producers_section(true)
        .generate(&pieces)
        .context("wasm-bindgen")?;
    let mut files = BTreeMap::new();
    collect(&pieces, &pieces, &mut files)?;
    if !keep_names {
        lighten(&mut files)?;
    }
    Ok(Bindings { files, routes })
}

fn split(wasm: &Path, pieces: &Path, main: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let input = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let mut options = Options::new(&input);
    options.output_dir = pieces;
    options.main_out_path = main;
    options.main_module = "./frontend.js";
    let split = transform(options).map_err(|error| anyhow!("cutting lazy routes: {error:?}"))?;
    let chunks = |stems: Vec<String>| stems.iter().map(|stem| format!("{stem}.wasm")).collect();
    Ok(split.prefetch_map.into_iter().map(|(name, stems)| (name, chunks(stems))).collect())
}

/// Leaves out of the main script, and of the names that it shares with the main module, what nobody reads.
fn lighten(files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let script = files.remove(MAIN_SCRIPT).context("there is no main script")?;
    let module = files.remove(MAIN_MODULE).context("there is no main module")?;
    let (script, module) = glue::numbered(&glue::bare(&String::from_utf8(script)?), &module);
    files.insert(MAIN_SCRIPT.to_owned(), script.into_bytes());
    files.insert(MAIN_MODULE.to_owned(), module);
    Ok(())
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(())
}
