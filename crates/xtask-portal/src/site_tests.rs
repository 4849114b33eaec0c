//! The portal's files: addresses that follow content, nothing stale left behind.

use std::{collections::BTreeMap, fs, path::PathBuf};

use super::assemble;
use crate::{bindings::Bindings, compress};

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("ozelid-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    for inner in ["styles", "assets"] {
        fs::create_dir_all(folder.join(inner)).unwrap();
    }
    fs::write(folder.join("styles/tokens.css"), "a { b: url(../assets/dot.svg) }").unwrap();
    fs::write(folder.join("assets/dot.svg"), "<svg/>").unwrap();
    fs::write(folder.join("assets/icons.svg"), "<svg id=\"icons\"/>").unwrap();
    fs::write(folder.join("index.html"), "<link href=\"%CSS%\">%PRELOAD%%ICONS%%JS%").unwrap();
    folder
}

fn bindings(content: &str) -> Bindings {
    Bindings {
        files: BTreeMap::from([("frontend.js".to_owned(), content.as_bytes().to_vec())]),
        routes: BTreeMap::from([("ideas".to_owned(), vec!["ideas.wasm".to_owned()])]),
    }
}

#[test]
fn an_address_changes_with_its_content_and_only_then() {
    let frontend = folder("addresses");
    let first = assemble(&frontend, bindings("one"), false).unwrap();
    let same = assemble(&frontend, bindings("one"), false).unwrap();
    let other = assemble(&frontend, bindings("two"), false).unwrap();
    let paths = |site: &super::Site| site.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&first), paths(&same));
    assert_ne!(paths(&first), paths(&other));
    let styles = |site: &super::Site| {
        paths(site).into_iter().find(|path| path.starts_with("assets/portal.")).unwrap()
    };
    assert_eq!(styles(&first), styles(&other));
    assert!(first.routes["ideas"][0].starts_with("assets/app-"));
    fs::remove_dir_all(frontend).unwrap();
}

#[test]
fn the_page_names_files_that_exist_and_icons_are_inside() {
    let frontend = folder("page");
    let site = assemble(&frontend, bindings("one"), false).unwrap();
    let page = String::from_utf8(site.files["index.html"].clone()).unwrap();
    assert!(page.contains("<svg id=\"icons\"/>"));
    let css = page.split('"').find(|part| part.contains("portal.")).unwrap();
    assert!(site.files.contains_key(css.trim_start_matches('/')));
    assert!(!site.files.keys().any(|path| path.contains("icons")));
    fs::remove_dir_all(frontend).unwrap();
}

#[test]
fn a_build_leaves_nothing_of_the_one_before() {
    let frontend = folder("stale");
    let out = frontend.join("dist");
    let site = assemble(&frontend, bindings("one"), false).unwrap();
    site.write(&out, &compress::all(&site.files).unwrap()).unwrap();
    assert!(out.join("index.html").exists());
    let site = assemble(&frontend, bindings("two"), false).unwrap();
    site.write(&out, &BTreeMap::new()).unwrap();
    let folders = fs::read_dir(out.join("assets")).unwrap();
    let names: Vec<_> = folders.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.iter().filter(|name| name.to_string_lossy().starts_with("app-")).count(), 1);
    assert!(!names.iter().any(|name| name.to_string_lossy().contains(".br")));
    fs::remove_dir_all(frontend).unwrap();
}
