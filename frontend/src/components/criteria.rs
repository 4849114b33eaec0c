//! What one filters a list with. The label holds its control, so that the same filter may stand twice on
//! the page: beside the list, and in the dialog of a narrow screen.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::form::SelectOption;
use crate::words::Words;

/// How long somebody must pause before what they type is asked for.
const PAUSE: Duration = Duration::from_millis(350);

/// One of a list; `blank` is the line that filters nothing.
#[component]
pub(crate) fn FilterSelect(
    #[prop(into)] label: Words,
    #[prop(into)] blank: Words,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<SelectOption>>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let lines = move || {
        let chosen = value.get();
        let line = |SelectOption { value, label }: SelectOption| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        };
        options.get().into_iter().map(line).collect_view()
    };
    view! {
        <label class="criterion">
            <span>{label}</span>
            <select class="select" on:change:target=move |event| on_change.run(event.target().value())>
                <option value="" selected=move || value.read().is_empty()>{blank}</option>
                {lines}
            </select>
        </label>
    }
}

/// Words to look for: asked when typing pauses.
#[component]
pub(crate) fn FilterText(
    #[prop(into)] label: Words,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let input = NodeRef::<html::Input>::new();
    // What comes back from the address must not overwrite what is being typed.
    Effect::new(move |_| {
        let asked = value.get();
        if let Some(input) = input.get().filter(|input| !has_focus(input)) {
            input.set_value(&asked);
        }
    });
    let hold = move || {
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(hold);
    let typed = move |words: String| {
        hold();
        let timer = set_timeout_with_handle(move || on_change.run(words), PAUSE);
        waiting.set_value(timer.ok());
    };
    view! {
        <label class="criterion">
            <span>{label}</span>
            <input
                class="input"
                type="search"
                autocomplete="off"
                node_ref=input
                on:input:target=move |event| typed(event.target().value())
            />
        </label>
    }
}

/// A day.
#[component]
pub(crate) fn FilterDay(
    #[prop(into)] label: Words,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="criterion">
            <span>{label}</span>
            <input
                class="input"
                type="date"
                prop:value=value
                on:change:target=move |event| on_change.run(event.target().value())
            />
        </label>
    }
}

/// A whole number between two bounds.
#[component]
pub(crate) fn FilterNumber(
    #[prop(into)] label: Words,
    max: u8,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="criterion">
            <span>{label}</span>
            <input
                class="input"
                type="number"
                inputmode="numeric"
                min="0"
                max=max.to_string()
                prop:value=value
                on:change:target=move |event| on_change.run(event.target().value())
            />
        </label>
    }
}

fn has_focus(input: &HtmlInputElement) -> bool {
    document().active_element().is_some_and(|active| active.is_same_node(Some(input)))
}
