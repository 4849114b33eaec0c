//! The keys that are heard on every page: Ctrl+K (⌘K) and « / ». What they open is downloaded at its first use.

use domain::access::Permission;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::pages::palette::Palette;
use crate::state::{Preferences, Session};

/// Where one writes: a single key is then a letter.
const WRITTEN_IN: &str = "input, textarea, select, [contenteditable]";

/// The fields that seek in the whole portal: of its own page, of the landing page.
const FIELDS: &str = "#mots, #recherche";

/// Listens, unless the person turned it off on this device (RGAA 12.10).
#[component]
pub(super) fn Keys() -> impl IntoView {
    let (session, preferences) = (expect_context::<Session>(), expect_context::<Preferences>());
    let open = RwSignal::new(false);
    let heard = window_event_listener(leptos::ev::keydown, move |event| {
        let opens = asks_palette(&event);
        let asked = opens || asks_search(&event);
        let listens = preferences.shortcuts.get_untracked() && session.may(Permission::Search);
        if !asked || !listens {
            return;
        }
        event.prevent_default();
        // One dialog at a time: what is being asked is answered first.
        if document().query_selector("dialog[open]").is_ok_and(|found| found.is_some()) {
            return;
        }
        // Anywhere else the palette is such a field.
        let field = document().query_selector(FIELDS).ok().flatten().filter(|_| !opens);
        match field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            Some(field) => _ = field.focus(),
            None => open.set(true),
        }
    });
    on_cleanup(move || heard.remove());
    view! { <Palette open /> }
}

fn asks_palette(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key())
        && !event.alt_key()
        && !event.shift_key()
        && event.key().eq_ignore_ascii_case("k")
}

fn asks_search(event: &KeyboardEvent) -> bool {
    let alone = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let writes = target.is_some_and(|it| it.closest(WRITTEN_IN).is_ok_and(|it| it.is_some()));
    alone && !writes && event.key() == "/"
}
