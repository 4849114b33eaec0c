//! What the field proposes: what may be meant, or what one sought lately.

use std::time::Duration;

use api_types::search::{SearchHit, SearchSuggestionQuery};
use leptos::prelude::*;

use super::recent::Recent;
use crate::api::use_fetch;
use crate::pages::shared::{hit_kind, hit_page};
use crate::routes::Page;

/// How long somebody must pause before what they type is asked for.
const PAUSE: Duration = Duration::from_millis(150);

/// A line that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Words that one sought lately.
    Recent(String),
    /// Something that is there.
    There { kind: &'static str, title: String, page: Page },
}

/// What is proposed for what is being typed.
#[derive(Clone, Copy)]
pub(crate) struct Suggestions {
    lines: Signal<Vec<Line>>,
    typed: RwSignal<String>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Suggestions {
    pub(crate) fn new(recent: Recent) -> Self {
        let typed = RwSignal::new(String::new());
        let found = use_fetch(
            move || typed.get(),
            |client, q: String| async move {
                if q.chars().count() < 2 {
                    return Ok(Vec::new());
                }
                Ok(client.suggest_items(&SearchSuggestionQuery { q }).await?.items)
            },
        );
        let lines = move || {
            if typed.read().trim().is_empty() {
                return recent.all().into_iter().map(Line::Recent).collect();
            }
            let found = found.get().and_then(Result::ok).unwrap_or_default();
            found.into_iter().filter_map(line).collect()
        };
        let waiting = StoredValue::new(None);
        on_cleanup(move || hold(waiting));
        Self { lines: Signal::derive(lines), typed, waiting }
    }

    /// What is proposed now.
    pub(crate) fn lines(self) -> Vec<Line> {
        self.lines.get()
    }

    /// The same, once.
    pub(crate) fn lines_now(self) -> Vec<Line> {
        self.lines.get_untracked()
    }

    /// Proposes for these words, once typing pauses.
    pub(crate) fn follow(self, words: String) {
        hold(self.waiting);
        if words.trim().is_empty() {
            self.typed.set(words);
            return;
        }
        let typed = self.typed;
        let timer = set_timeout_with_handle(move || _ = typed.try_set(words), PAUSE);
        self.waiting.set_value(timer.ok());
    }
}

fn hold(waiting: StoredValue<Option<TimeoutHandle>>) {
    if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
        timer.clear();
    }
}

fn line(hit: SearchHit) -> Option<Line> {
    let page = hit_page(hit.kind, hit.id)?;
    Some(Line::There { kind: hit_kind(hit.kind), title: hit.title, page })
}
