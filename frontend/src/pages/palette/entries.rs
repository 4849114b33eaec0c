//! What the palette lists: where one may go and what one may create, what one sought lately, what is there.

use api_types::brick::BrickSummary;
use domain::access::Permission;
use domain::text::fold;
use leptos::prelude::*;

use super::places::{Place, creations, pages};
use crate::pages::search::{Line, Recent, Suggestions, WORDS};
use crate::pages::shared::{brick_host, departure};
use crate::routes::Page;
use crate::state::{Bricks, Session, address_search, brick_title};
use crate::words::tr;

/// Recent searches that are listed.
const RECENT: usize = 4;

/// A line: it leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is: « Aller à », « Créer », « Idée ».
    pub(super) lead: &'static str,
    pub(super) title: String,
    pub(super) href: String,
    /// The tool that opens in a tab of its own instead, for a link (R008).
    pub(super) away: Option<String>,
}

/// The lines for what is typed.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    lines: Signal<Vec<Entry>>,
    typed: RwSignal<String>,
    suggestions: Suggestions,
}

impl Entries {
    pub(super) fn new(recent: Recent) -> Self {
        let typed = RwSignal::new(String::new());
        let suggestions = Suggestions::new(recent);
        let session = expect_context::<Session>();
        let seeks = session.may(Permission::Search);
        let bricks = expect_context::<Bricks>();
        let added = untrack(move || bricks.shown());
        let places = StoredValue::new(places(session, &added));
        let lines = move || {
            let words = typed.get();
            let mut lines = places.with_value(|places| matching(places, &words));
            if words.trim().is_empty() {
                let sought = recent.all().into_iter().take(RECENT);
                let sought = sought.map(|words| seek(tr!(palette.recent), &words, words.clone()));
                return sought.chain(lines).collect();
            }
            // Before what comes later from the server: no line that is there moves.
            if seeks {
                let said = tr!(palette.everywhere, words = words.trim().to_owned());
                lines.push(seek(tr!(palette.find), words.trim(), said));
            }
            // A brick that was added is there already.
            let found = suggestions.lines().into_iter().filter_map(there);
            let new = |one: &Entry| lines.iter().all(|line| line.href != one.href);
            let found: Vec<Entry> = found.filter(new).collect();
            lines.extend(found);
            lines
        };
        Self { lines: Signal::derive(lines), typed, suggestions }
    }

    /// The lines.
    pub(super) fn all(self) -> Vec<Entry> {
        self.lines.get()
    }

    /// The same, once.
    pub(super) fn now(self) -> Vec<Entry> {
        self.lines.get_untracked()
    }

    /// Lists for these words.
    pub(super) fn follow(self, words: String) {
        self.typed.set(words.clone());
        self.suggestions.follow(words);
    }
}

/// What this person may create, then where they may go: what administrators added too.
fn places(session: Session, added: &[BrickSummary]) -> Vec<Entry> {
    let open = |place: &Place| session.sees(place.page);
    let entry = |lead: &'static str| {
        move |Place { page, name }: Place| Entry {
            lead,
            title: name.to_string(),
            href: page.path(),
            away: None,
        }
    };
    let creations = creations().into_iter().filter(open).map(entry(tr!(palette.create)));
    let pages = pages().into_iter().filter(open).map(entry(tr!(palette.go)));
    creations.chain(pages).chain(added.iter().map(brick)).collect()
}

/// A brick: its page, or at once the tool that its link leads to; where one lands is said before one leaves.
fn brick(brick: &BrickSummary) -> Entry {
    let (name, href) = (brick_title(brick), Page::Brick(brick.id).path());
    let away = brick.address.as_deref().and_then(|address| departure(address, ""));
    let title = match (&away, brick_host(brick)) {
        (Some(_), Some(host)) => format!("{name} · {host} {}", tr!(common.new_tab)),
        (Some(_), None) | (None, _) => name.to_string(),
    };
    Entry { lead: tr!(palette.go), title, href, away }
}

/// The places whose name has all these words, or words that begin so.
fn matching(places: &[Entry], words: &str) -> Vec<Entry> {
    let words = fold(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let has = |entry: &&Entry| {
        let name = fold(&format!("{} {}", entry.lead, entry.title));
        let name: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
        words.iter().all(|word| name.iter().any(|part| part.starts_with(word)))
    };
    places.iter().filter(has).cloned().collect()
}

fn seek(lead: &'static str, words: &str, title: String) -> Entry {
    let asked = address_search(&[(WORDS.to_owned(), words.to_owned())]);
    Entry { lead, title, href: Page::Search.path() + &asked, away: None }
}

fn there(line: Line) -> Option<Entry> {
    match line {
        Line::Recent(_) => None,
        Line::There { kind, title, page } => {
            Some(Entry { lead: kind, title, href: page.path(), away: None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_the_beginnings_of_its_words_without_accents() {
        let entry = |lead, title: &str| Entry {
            lead,
            title: title.to_owned(),
            href: String::new(),
            away: None,
        };
        let places = [
            entry("Créer", "Une idée"),
            entry("Aller à", "Mes idées"),
            entry("Aller à", "Expérimentations"),
        ];
        let found = |words: &str| {
            let found = matching(&places, words).into_iter().map(|entry| entry.title);
            found.collect::<Vec<_>>()
        };
        assert_eq!(found("cre ide"), ["Une idée"]);
        assert_eq!(found("IDEES"), ["Mes idées"]);
        assert_eq!(found("experi"), ["Expérimentations"]);
        assert_eq!(found("dee"), Vec::<String>::new(), "not the middle of a word");
        assert_eq!(found(" ").len(), 3);
    }
}
