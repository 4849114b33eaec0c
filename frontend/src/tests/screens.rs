//! Every address of the portal is among those that the journeys open one by one, to hold it to what every screen owes:
//! rules of accessibility, a phone, paper, the keyboard alone.

use std::collections::BTreeSet;
use std::fs;

use domain::editorial::EditorialBrick;

use crate::routes::{EditorialPage, Page};

/// Where addresses are written, once each.
const ROUTES: [&str; 5] = [
    "src/routes.rs",
    "src/routes/admin.rs",
    "src/routes/editorial.rs",
    "src/routes/ideas.rs",
    "src/routes/services.rs",
];

/// The journeys that open one screen after the other.
const JOURNEYS: [&str; 3] = ["e2e/screens.ts", "e2e/screens.spec.ts", "e2e/things.spec.ts"];

/// What is there while the showcase is open only: `e2e/showcase.spec.ts` opens it, and holds these to the same.
const SHOWCASE: [&str; 3] = ["/vitrine", "/vitrine/{}/{}", "/vitrine/proposer"];

fn text(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The same text, where every `{name}` and every `${name}` is `{}`.
fn unnamed(text: &str) -> String {
    let mut parts = text.split('{');
    let mut unnamed = parts.next().unwrap_or_default().trim_end_matches('$').to_owned();
    for part in parts {
        let (_, rest) = part.split_once('}').unwrap_or(("", part));
        unnamed.push_str("{}");
        unnamed.push_str(rest.trim_end_matches('$'));
    }
    unnamed
}

/// What stands between these quotation marks and begins as an address does.
fn quoted(text: &str, mark: char) -> impl Iterator<Item = &str> {
    let pieces = text.split(mark);
    pieces.filter(|piece| piece.starts_with('/') && !piece.contains([' ', '\n']))
}

/// Every address that the portal has.
fn addresses() -> BTreeSet<String> {
    let bricks = EditorialBrick::ALL.iter();
    let bricks = bricks.map(|brick| Page::Editorial(EditorialPage::List(*brick)).path());
    let bricks: Vec<String> = bricks.collect();
    let mut addresses = BTreeSet::new();
    for source in ROUTES {
        for address in quoted(&text(source), '"').map(unnamed) {
            match address.strip_prefix("/{}") {
                // Of each brick that the Dinno writes.
                Some(rest) => addresses.extend(bricks.iter().map(|brick| format!("{brick}{rest}"))),
                None => _ = addresses.insert(address),
            }
        }
    }
    addresses
}

#[test]
fn every_screen_is_held_to_what_all_of_them_owe() {
    let journeys = JOURNEYS.map(text);
    let opened = journeys.iter().flat_map(|journey| {
        let (plain, named) = (quoted(journey, '\''), quoted(journey, '`'));
        plain.chain(named).map(unnamed)
    });
    let opened: BTreeSet<String> = opened
        .map(|address| address.split('?').next().unwrap_or_default().to_owned())
        .chain(SHOWCASE.map(str::to_owned))
        .collect();
    let addresses = addresses();
    assert!(addresses.len() > 100, "{}: {addresses:?}", addresses.len());
    let forgotten: Vec<&String> = addresses.difference(&opened).collect();
    assert!(forgotten.is_empty(), "add them to {JOURNEYS:?}: {forgotten:?}");
}
