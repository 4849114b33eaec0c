//! The palette (Ctrl+K): go to a page, create something, find something, with the keyboard alone. It shows what the
//! person may do, and nothing else.

mod entries;
mod places;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::{Button, Dialog, Lazily, Look, Size, chunk};
use crate::pages::search::Recent;
use crate::pages::shared::adopt_sheet;
use crate::routes::Page;
use crate::words::{tr, trn};

use entries::{Entries, Entry};

const LIST: &str = "palette-list";

// Whoever does not use it does not download it.
chunk! {
    palette {
        palette_body(open: RwSignal<bool>) => view! { <PaletteBody open /> };
    }
}

/// The dialog; what it holds is made anew each time it opens.
#[component]
pub(crate) fn Palette(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=tr!(palette.title)>
            <Show when=move || open.get()><Lazily load=move || palette_body(open) /></Show>
        </Dialog>
    }
}

/// What is listed, and which line the arrows are on: one always is, so that Enter goes somewhere.
#[derive(Clone, Copy)]
struct Board {
    entries: Entries,
    active: RwSignal<usize>,
    choose: Callback<Entry>,
}

impl Board {
    fn step(self, forwards: bool) {
        let count = self.entries.now().len();
        if count == 0 {
            return;
        }
        let place = self.active.get_untracked().min(count - 1);
        let place = if forwards { place + 1 } else { place + count - 1 } % count;
        self.active.set(place);
        show_line(place);
    }

    fn press(self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "ArrowDown" => self.step(true),
            "ArrowUp" => self.step(false),
            "Enter" => {
                let place = self.active.get_untracked();
                if let Some(entry) = self.entries.now().into_iter().nth(place) {
                    self.choose.run(entry);
                }
            }
            _ => return,
        }
        event.prevent_default();
    }
}

/// Scrolls the list, and nothing else, until the line is whole.
fn show_line(place: usize) {
    let element = |id: &str| {
        let found = document().get_element_by_id(id);
        found.and_then(|found| found.dyn_into::<HtmlElement>().ok())
    };
    let Some((list, line)) = element(LIST).zip(element(&format!("{LIST}-{place}"))) else { return };
    let (top, bottom) = (line.offset_top(), line.offset_top() + line.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}

#[component]
fn PaletteBody(open: RwSignal<bool>) -> impl IntoView {
    adopt_sheet("palette", include_str!("../../sheets/palette.css"));
    let recent = Recent::new();
    let navigate = use_navigate();
    let choose = Callback::new(move |entry: Entry| {
        // Closed first: the focus comes back to where it was, and the page one goes to then takes it.
        open.set(false);
        match entry.away {
            Some(tool) => {
                let _ = window().open_with_url_and_target_and_features(&tool, "_blank", "noopener");
            }
            None => navigate(&entry.href, NavigateOptions::default()),
        }
    });
    let board = Board { entries: Entries::new(recent), active: RwSignal::new(0), choose };
    let forget = move |_| {
        recent.forget();
        board.active.set(0);
    };
    view! {
        <div class="palette">
            <Typed board />
            <Lines board />
            <p class="split small muted">
                <a href=format!("{}#raccourcis", Page::Search.path()) on:click=move |_| open.set(false)>
                    {tr!(palette.settings)}
                </a>
                <Show when=move || !recent.all().is_empty()>
                    <Button look=Look::Quiet size=Size::Small on:click=forget>{tr!(palette.forget)}</Button>
                </Show>
            </p>
        </div>
    }
}

#[component]
fn Typed(board: Board) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    // The dialog was open before its field came.
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let there = move || !board.entries.all().is_empty();
    let active = move || there().then(|| format!("{LIST}-{}", board.active.get()));
    let typed = move |words: String| {
        board.active.set(0);
        board.entries.follow(words);
    };
    view! {
        <label class="sr-only" for="palette-mots">{tr!(palette.label)}</label>
        <input
            class="input"
            id="palette-mots"
            type="text"
            autocomplete="off"
            role="combobox"
            aria-autocomplete="list"
            aria-controls=LIST
            aria-expanded=move || if there() { "true" } else { "false" }
            aria-activedescendant=active
            placeholder=tr!(palette.example)
            maxlength="400"
            node_ref=input
            on:input:target=move |event| typed(event.target().value())
            on:keydown=move |event| board.press(&event)
        />
    }
}

#[component]
fn Lines(board: Board) -> impl IntoView {
    let line = move |(place, entry): (usize, Entry)| {
        let Entry { lead, title, .. } = entry.clone();
        view! {
            <li
                role="option"
                id=format!("{LIST}-{place}")
                aria-selected=move || if board.active.get() == place { "true" } else { "false" }
                on:click=move |_| board.choose.run(entry.clone())
            >
                <span class="muted small">{lead}</span>
                <span>{title}</span>
            </li>
        }
    };
    let lines = move || board.entries.all().into_iter().enumerate().map(line).collect_view();
    let count = move || trn!(board.entries.all().len() as u64, common.proposals);
    view! {
        <ul
            role="listbox"
            class="palette-list"
            id=LIST
            aria-label=tr!(palette.list)
            hidden=move || board.entries.all().is_empty()
        >
            {lines}
        </ul>
        <p class="sr-only" role="status">{count}</p>
    }
}
