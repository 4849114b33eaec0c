//! What the router does not do: the title of the tab, the focus on the new page, the scroll on the way back.

use std::collections::HashMap;

use leptos::prelude::*;
use web_sys::{FocusOptions, HtmlElement};

use crate::words::tr;

/// Frames during which a page may still grow before its scroll is restored (2 seconds).
const PATIENCE: u32 = 120;

/// The page on screen. Made once; copied wherever it is used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Navigation {
    title: RwSignal<String>,
    in_error: RwSignal<bool>,
    /// Said by screen readers, politely.
    said: RwSignal<String>,
    /// Whether the person has moved to another page since the last heading took the focus.
    moved: StoredValue<bool>,
    /// How each address was left.
    left: StoredValue<HashMap<String, Left>>,
    /// The address one has just come back to.
    returned: StoredValue<Option<String>>,
}

/// How a page was left.
#[derive(Clone, Copy, Debug, Default)]
struct Left {
    scroll: f64,
    /// How many times its list had grown.
    grown: usize,
}

impl Navigation {
    /// Watches the tab's title and the scroll.
    pub(crate) fn new() -> Self {
        let navigation = Self {
            title: RwSignal::new(String::new()),
            in_error: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            moved: StoredValue::new(false),
            left: StoredValue::new(HashMap::new()),
            returned: StoredValue::new(None),
        };
        Effect::new(move |_| document().set_title(&navigation.tab_title()));
        navigation.watch_scroll();
        navigation
    }

    fn tab_title(self) -> String {
        let title = self.title.read();
        let prefix = if self.in_error.get() { tr!(common.error_prefix) } else { "" };
        if title.is_empty() {
            "Ozéli-D".to_owned()
        } else {
            format!("{prefix}{title} — Ozéli-D")
        }
    }

    /// What the page is called.
    pub(crate) fn title(self) -> String {
        self.title.get_untracked()
    }

    /// The page has this name.
    pub(crate) fn name_page(self, title: &str) {
        self.title.set(title.to_owned());
    }

    /// The tab says that a form was refused.
    pub(crate) fn mark_error(self, refused: bool) {
        self.in_error.try_set(refused);
    }

    /// The address changed: the next heading takes the focus.
    pub(crate) fn moved(self) {
        self.moved.set_value(true);
        self.in_error.set(false);
    }

    /// Takes the focus to the heading of the page one has just come to.
    pub(crate) fn land_on(self, heading: &HtmlElement) {
        if self.moved.get_value() {
            self.moved.set_value(false);
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            if heading.focus_with_options(&options).is_err() {
                // The keyboard could not follow: the page is told instead.
                self.said.set(self.title.get_untracked());
            }
        }
    }

    /// What was said last.
    pub(crate) fn said(self) -> String {
        self.said.get()
    }

    /// The list of this page has grown.
    pub(crate) fn grew(self) {
        self.leave(|left| left.grown += 1);
    }

    /// How many times the list of this page had grown, when one has just come back to it.
    pub(crate) fn had_grown(self) -> usize {
        let here = address();
        let back = self.returned.try_update_value(Option::take).flatten();
        if back.is_none_or(|back| back != here) {
            self.leave(|left| left.grown = 0);
        }
        self.left.read_value().get(&here).map_or(0, |left| left.grown)
    }

    fn leave(self, change: impl FnOnce(&mut Left)) {
        self.left.update_value(|all| change(all.entry(address()).or_default()));
    }

    fn watch_scroll(self) {
        let remember = move |_| {
            self.leave(|left| left.scroll = window().scroll_y().unwrap_or_default());
        };
        let scrolled = window_event_listener_untyped("scroll", remember);
        let back = window_event_listener(leptos::ev::popstate, move |_| {
            let here = address();
            let left = self.left.read_value().get(&here).map_or(0.0, |left| left.scroll);
            self.returned.set_value(Some(here));
            if left > 0.0 {
                restore(left, PATIENCE);
            }
        });
        on_cleanup(move || {
            scrolled.remove();
            back.remove();
        });
    }
}

fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Scrolls back as soon as the page is long enough, unless it never is.
fn restore(top: f64, frames: u32) {
    request_animation_frame(move || {
        let height = document().document_element().map_or(0, |root| root.scroll_height());
        let shown = window().inner_height().ok().and_then(|height| height.as_f64());
        if f64::from(height) >= top + shown.unwrap_or_default() || frames == 0 {
            window().scroll_to_with_x_and_y(0.0, top);
        } else {
            restore(top, frames - 1);
        }
    });
}
