//! A field that proposes: one writes, chooses among what is found, or goes on writing.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::faults::Faults;
use super::field::SelectOption;
use super::tie::{Tied, tie};
use crate::words::{Words, trn};

/// What is open in the list, and which line the arrows are on.
#[derive(Clone, Copy, Debug)]
struct List {
    options: Signal<Vec<SelectOption>>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    on_choose: Callback<String>,
}

impl List {
    /// Whether there is a list to see.
    fn shown(self) -> bool {
        self.open.get() && !self.options.read().is_empty()
    }

    fn choose(self, place: usize) {
        let value = self.options.with_untracked(|all| all.get(place).map(|one| one.value.clone()));
        self.close();
        if let Some(value) = value {
            self.on_choose.run(value);
        }
    }

    fn close(self) {
        self.open.set(false);
        self.active.set(None);
    }

    fn step(self, forwards: bool) {
        let count = self.options.read_untracked().len();
        if count == 0 {
            return;
        }
        let place = match (self.active.get_untracked(), forwards) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(place), true) => (place + 1) % count,
            (Some(place), false) => (place + count - 1) % count,
        };
        self.open.set(true);
        self.active.set(Some(place));
    }

    fn press(self, event: &KeyboardEvent) {
        let taken = match event.key().as_str() {
            "ArrowDown" => {
                self.step(true);
                true
            }
            "ArrowUp" => {
                self.step(false);
                true
            }
            "Enter" => self.active.get_untracked().is_some_and(|place| {
                self.choose(place);
                true
            }),
            "Escape" if untrack(move || self.shown()) => {
                self.close();
                true
            }
            _ => false,
        };
        if taken {
            event.prevent_default();
        }
    }
}

/// The field. `text` is what is written; `on_type` looks for it, `options` are what was found.
#[component]
pub(crate) fn Combobox(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    text: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<SelectOption>>,
    #[prop(into)] on_type: Callback<String>,
    #[prop(into)] on_choose: Callback<String>,
    hint: Option<Words>,
    missing: Option<Words>,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } = tie(faults, pointer, hint, missing);
    let list = List { options, open: RwSignal::new(false), active: RwSignal::new(None), on_choose };
    let list_id = format!("{id}-list");
    let (owned, line_id) = (list_id.clone(), list_id.clone());
    let active_id = move || list.active.get().map(|place| format!("{line_id}-{place}"));
    let typed = move |words: String| {
        text.set(words.clone());
        list.active.set(None);
        list.open.set(true);
        on_type.run(words);
    };
    view! {
        <div class="field combo">
            <label for=id.clone()>{label}</label>
            {hint}
            {error}
            <input
                class="input"
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-controls=owned
                aria-expanded=move || if list.shown() { "true" } else { "false" }
                aria-activedescendant=active_id
                aria-describedby=described
                aria-invalid=invalid
                prop:value=text
                on:input:target=move |event| typed(event.target().value())
                on:keydown=move |event| list.press(&event)
                on:blur=move |_| list.close()
            />
            <Proposals list id=list_id />
        </div>
    }
}

#[component]
fn Proposals(list: List, id: String) -> impl IntoView {
    let prefix = id.clone();
    let lines = move || {
        let options = list.options.get().into_iter().enumerate();
        let line = |(place, SelectOption { value: _, label })| {
            view! {
                <li
                    role="option"
                    id=format!("{prefix}-{place}")
                    aria-selected=move || {
                        if list.active.get() == Some(place) { "true" } else { "false" }
                    }
                    // Before the field loses the focus, which would close the list.
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| list.choose(place)
                >
                    {label}
                </li>
            }
        };
        options.map(line).collect_view()
    };
    let count = move || {
        let found = list.options.read().len() as u64;
        list.open.get().then(|| trn!(found, common.proposals))
    };
    view! {
        <ul role="listbox" class="combo-list" id=id hidden=move || !list.shown()>{lines}</ul>
        <p class="sr-only" role="status">{count}</p>
    }
}
