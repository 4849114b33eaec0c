//! A style that names a token which nobody declares says nothing, and no browser tells: each is declared.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What pages give to one element: `style:--v=…`.
const OF_ELEMENTS: [&str; 3] = ["from", "span", "v"];

fn styles() -> String {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    for folder in ["styles", "sheets"] {
        for entry in fs::read_dir(own.join(folder)).unwrap() {
            all.push_str(&fs::read_to_string(entry.unwrap().path()).unwrap());
        }
    }
    all
}

/// What follows each mark: a name, and the rest.
fn named<'text>(text: &'text str, mark: &str) -> impl Iterator<Item = (&'text str, &'text str)> {
    text.split(mark).skip(1).map(|rest| {
        let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-');
        rest.split_at(end.unwrap_or(rest.len()))
    })
}

#[test]
fn styles_name_the_tokens_that_are_declared() {
    let styles = styles();
    let mut known = BTreeSet::from(OF_ELEMENTS);
    known.extend(
        named(&styles, "--").filter(|(_, rest)| rest.starts_with(':')).map(|(name, _)| name),
    );
    let used: BTreeSet<_> = named(&styles, "var(--").map(|(name, _)| name).collect();
    assert!(used.contains("surface-1"), "no token is read of the styles");
    let unknown: Vec<_> = used.difference(&known).collect();
    assert!(unknown.is_empty(), "no style declares {unknown:?}");
}
