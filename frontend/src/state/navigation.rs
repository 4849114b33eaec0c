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
    /// Where each address was left.
    positions: StoredValue<HashMap<String, f64>>,
}

impl Navigation {
    /// Watches the tab's title and the scroll.
    pub(crate) fn new() -> Self {
        let navigation = Self {
            title: RwSignal::new(String::new()),
            in_error: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            moved: StoredValue::new(false),
            positions: StoredValue::new(HashMap::new()),
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

    fn watch_scroll(self) {
        let remember = move |_| {
            let left = window().scroll_y().unwrap_or_default();
            self.positions.update_value(|positions| {
                positions.insert(address(), left);
            });
        };
        let scrolled = window_event_listener_untyped("scroll", remember);
        let back = window_event_listener(leptos::ev::popstate, move |_| {
            let left = self.positions.read_value().get(&address()).copied();
            if let Some(left) = left.filter(|left| *left > 0.0) {
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
