//! Turns the catalogues of `locales/` into code: one module per file, one function per sentence.
//!
//! A key that one language lacks stops the build; a new file in `locales/fr` and `locales/en` is a new
//! namespace, with nothing else to declare.

use std::{env, error::Error, fs, path::Path};

use leptos_i18n_codegen::gen_code;
use leptos_i18n_parser::parse_locales::{
    options::{Config, ParseOptions},
    parse_locales,
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    let options = ParseOptions::new().interpolate_display(true);
    let config = Config::new("fr")?
        .add_locale("en")?
        .add_namespaces(namespaces(Path::new("locales/fr"))?)?
        .parse_options(options);
    let catalogue = parse_locales(None, config)?;
    for warning in catalogue.diag.warnings().iter() {
        println!("cargo::error={warning}");
    }
    for error in catalogue.diag.errors().iter() {
        println!("cargo::error={error}");
    }
    let code = gen_code(&catalogue, None, false, None, false)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalogue.rs"), code.to_string())?;
    Ok(())
}

fn namespaces(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(stem) = path.file_stem() {
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
