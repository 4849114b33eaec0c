//! The field: words, what may be meant under it, the arrows of the keyboard. The focus stays in the field.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::asked::Asked;
use super::recent::Recent;
use super::suggestions::{Line, Suggestions};
use crate::components::{Button, Glyph, Icon, Look, Press, Size};
use crate::words::{tr, trn};

const LIST: &str = "suggestions";

/// What is open under the field, and which line the arrows are on.
#[derive(Clone, Copy)]
struct Open {
    suggestions: Suggestions,
    shown: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    choose: Callback<Line>,
}

impl Open {
    fn close(self) {
        self.shown.set(false);
        self.active.set(None);
    }

    fn is_there(self) -> bool {
        self.shown.get() && !self.suggestions.lines().is_empty()
    }

    fn step(self, forwards: bool) {
        let count = self.suggestions.lines_now().len();
        if count == 0 {
            return;
        }
        // Past the last line, the field itself comes back before the first: a loop.
        let next = match (self.active.get_untracked(), forwards) {
            (None, true) => Some(0),
            (None, false) => Some(count - 1),
            (Some(place), true) => Some(place + 1).filter(|place| *place < count),
            (Some(place), false) => place.checked_sub(1),
        };
        self.shown.set(true);
        self.active.set(next);
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
            "Enter" => self.take(),
            "Escape" if untrack(move || self.is_there()) => {
                self.close();
                true
            }
            _ => false,
        };
        if taken {
            event.prevent_default();
        }
    }

    /// Chooses the line that the arrows are on.
    fn take(self) -> bool {
        let Some(place) = self.active.get_untracked() else { return false };
        let line = self.suggestions.lines_now().get(place).cloned();
        self.close();
        if let Some(line) = line {
            self.choose.run(line);
        }
        true
    }
}

/// The field of the search page.
#[component]
pub(super) fn SearchField(asked: Asked, recent: Recent) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let suggestions = Suggestions::new(recent);
    let navigate = use_navigate();
    let choose = Callback::new(move |line: Line| match line {
        Line::Recent(words) => asked.seek(words),
        Line::There { page, .. } => navigate(&page.path(), NavigateOptions::default()),
    });
    let open =
        Open { suggestions, shown: RwSignal::new(false), active: RwSignal::new(None), choose };
    // What the address says, when it says something else.
    let words = Memo::new(move |_| asked.words());
    Effect::new(move |_| {
        let words = words.get();
        if let Some(input) = input.get() {
            input.set_value(&words);
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        open.close();
        if let Some(input) = input.get_untracked() {
            asked.seek(input.value().trim().to_owned());
        }
    };
    view! {
        <search class="stack gap-2">
            <form class="search search-lg combo" on:submit=submit>
                <label class="sr-only" for="mots">{tr!(search.label)}</label>
                <Icon glyph=Glyph::Search />
                <Typed input open />
                <Button look=Look::Primary press=Press::Submit glyph=Glyph::Search attr:aria-label=tr!(search.act)>
                    <span>{tr!(search.act)}</span>
                </Button>
                <Lines open recent />
            </form>
            <p class="small muted" id="mots-aide">{tr!(search.hint)}</p>
        </search>
    }
}

#[component]
fn Typed(input: NodeRef<html::Input>, open: Open) -> impl IntoView {
    let active = move || open.active.get().map(|place| format!("{LIST}-{place}"));
    let typed = move |words: String| {
        open.active.set(None);
        open.shown.set(true);
        open.suggestions.follow(words);
    };
    view! {
        <input
            class="input"
            id="mots"
            type="search"
            autocomplete="off"
            role="combobox"
            aria-autocomplete="list"
            aria-controls=LIST
            aria-describedby="mots-aide"
            aria-expanded=move || if open.is_there() { "true" } else { "false" }
            aria-activedescendant=active
            placeholder=tr!(search.example)
            maxlength="400"
            node_ref=input
            on:input:target=move |event| typed(event.target().value())
            on:focus:target=move |event| {
                open.suggestions.follow(event.target().value());
                open.shown.set(event.target().value().trim().is_empty());
            }
            on:keydown=move |event| open.press(&event)
            on:blur=move |_| open.close()
        />
    }
}

#[component]
fn Lines(open: Open, recent: Recent) -> impl IntoView {
    let lines = move || {
        let line = |(place, line): (usize, Line)| {
            let (before, words) = match &line {
                Line::Recent(words) => {
                    (view! { <Icon glyph=Glyph::Clock /> }.into_any(), words.clone())
                }
                Line::There { kind, title, .. } => {
                    (view! { <span class="muted small">{*kind}</span> }.into_any(), title.clone())
                }
            };
            view! {
                <li
                    role="option"
                    id=format!("{LIST}-{place}")
                    aria-selected=move || if open.active.get() == Some(place) { "true" } else { "false" }
                    // Before the field loses the focus, which would close the list.
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| {
                        open.close();
                        open.choose.run(line.clone());
                    }
                >
                    <span class="suggestion">{before}<span>{words}</span></span>
                </li>
            }
        };
        open.suggestions.lines().into_iter().enumerate().map(line).collect_view()
    };
    let count = move || {
        let found = open.suggestions.lines().len() as u64;
        open.shown.get().then(|| trn!(found, common.proposals))
    };
    let old = move || {
        open.is_there() && matches!(open.suggestions.lines().first(), Some(Line::Recent(_)))
    };
    view! {
        <div class="combo-list" hidden=move || !open.is_there()>
            <Show when=old>
                <p class="split small muted suggestion-head">
                    {tr!(search.recent)}
                    <Button
                        look=Look::Quiet
                        size=Size::Small
                        on:mousedown=move |event| event.prevent_default()
                        on:click=move |_| recent.forget()
                    >
                        {tr!(search.forget)}
                    </Button>
                </p>
            </Show>
            <ul role="listbox" id=LIST aria-label=tr!(search.suggestions)>{lines}</ul>
        </div>
        <p class="sr-only" role="status">{count}</p>
    }
}
