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
use proc_macro2::{Delimiter, TokenStream, TokenTree};

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
    let mut text = String::new();
    write_in_lines(code, &mut text);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalogue.rs"), text)?;
    Ok(())
}

/// Writes code with a line for each statement. All of it on one line, which is how a stream of tokens prints itself, the
/// compiler would read those megabytes again for each place in them that it names: minutes of lints.
fn write_in_lines(code: TokenStream, text: &mut String) {
    let mut line = Vec::new();
    for token in code {
        if let TokenTree::Group(group) = &token
            && group.delimiter() == Delimiter::Brace
        {
            end_line(&mut line, " {\n", text);
            write_in_lines(group.stream(), text);
            text.push_str("}\n");
            continue;
        }
        let ends = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
        line.push(token);
        if ends {
            end_line(&mut line, "\n", text);
        }
    }
    end_line(&mut line, "\n", text);
}

fn end_line(line: &mut Vec<TokenTree>, end: &str, text: &mut String) {
    text.push_str(&line.drain(..).collect::<TokenStream>().to_string());
    text.push_str(end);
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
