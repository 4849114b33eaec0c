//! A long list, by groups: the browser's own, so that typing a letter and reading aloud work.

use leptos::prelude::*;

use super::faults::Faults;
use super::field::SelectOption;
use super::tie::{Tied, optional_mark, tie};
use crate::words::Words;

/// Lines that belong together, under their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SelectGroup {
    pub(crate) label: Words,
    pub(crate) options: Vec<SelectOption>,
}

/// One of a list of groups. `blank` is the line that stands for nothing chosen.
#[component]
pub(crate) fn GroupedSelect(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(into)] groups: Signal<Vec<SelectGroup>>,
    #[prop(into)] blank: Words,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(into, optional)] missing: Option<Words>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } = tie(faults, pointer, hint, missing);
    let lines = move || {
        let chosen = value.get();
        groups.get().into_iter().map(|group| group_lines(group, &chosen)).collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}{optional_mark(optional)}</label>
            {hint}
            {error}
            <select
                class="select"
                id=id
                aria-describedby=described
                aria-invalid=invalid
                on:change:target=move |event| value.set(event.target().value())
            >
                <option value="" selected=move || value.read().is_empty()>{blank}</option>
                {lines}
            </select>
        </div>
    }
}

fn group_lines(group: SelectGroup, chosen: &str) -> impl IntoView + use<> {
    let SelectGroup { label, options } = group;
    let lines = options.into_iter().map(|SelectOption { value, label }| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{label}</option> }
    });
    view! { <optgroup label=label>{lines.collect_view()}</optgroup> }
}
