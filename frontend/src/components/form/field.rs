//! Fields in which one writes.

use leptos::prelude::*;

use super::faults::Faults;
use super::tie::{Tied, optional_mark, tie};
use crate::words::{Words, tr};

/// What a one-line field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TextKind {
    #[default]
    Plain,
    Email,
    Date,
    Time,
}

impl TextKind {
    const fn input(self) -> (&'static str, &'static str) {
        match self {
            Self::Plain => ("text", "off"),
            Self::Email => ("email", "username"),
            Self::Date => ("date", "off"),
            Self::Time => ("time", "off"),
        }
    }
}

/// One line. `pointer` ties it to the body that is sent (`/title`).
#[component]
pub(crate) fn TextField(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(optional)] kind: TextKind,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(into, optional)] missing: Option<Words>,
    #[prop(optional)] optional: bool,
    /// The id of a `<datalist>` of words that one may mean.
    #[prop(into, optional)]
    known: Option<Words>,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } = tie(faults, pointer, hint, missing);
    let (input_type, autocomplete) = kind.input();
    view! {
        <div class="field">
            <label for=id.clone()>{label}{optional_mark(optional)}</label>
            {hint}
            {error}
            <input
                class="input"
                id=id
                type=input_type
                autocomplete=autocomplete
                list=known
                aria-describedby=described
                aria-invalid=invalid
                bind:value=value
            />
        </div>
    }
}

/// A secret. It can be pasted, and shown; a `fresh` one is being chosen.
#[component]
pub(crate) fn PasswordField(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(into, optional)] missing: Option<Words>,
    #[prop(optional)] fresh: bool,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } = tie(faults, pointer, hint, missing);
    let shown = RwSignal::new(false);
    let autocomplete = if fresh { "new-password" } else { "current-password" };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint}
            {error}
            <input
                class="input"
                id=id
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=invalid
                bind:value=value
            />
            <label class="check">
                <input type="checkbox" bind:checked=shown />
                {tr!(common.show_password)}
            </label>
        </div>
    }
}

/// Several lines. It grows with what is written.
#[component]
pub(crate) fn TextArea(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(into, optional)] missing: Option<Words>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } = tie(faults, pointer, hint, missing);
    view! {
        <div class="field">
            <label for=id.clone()>{label}{optional_mark(optional)}</label>
            {hint}
            {error}
            <textarea
                class="textarea"
                id=id
                aria-describedby=described
                aria-invalid=invalid
                bind:value=value
            ></textarea>
        </div>
    }
}

/// What is said of a value.
type Said<T> = fn(T) -> &'static str;

/// One line of a [`SelectField`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SelectOption {
    pub(crate) value: String,
    pub(crate) label: Words,
}

impl SelectOption {
    pub(crate) fn new(value: impl Into<String>, label: impl Into<Words>) -> Self {
        Self { value: value.into(), label: label.into() }
    }

    /// What a vocabulary offers, in its order: the code of each value, and what is said of it.
    pub(crate) fn each<T: Copy>(all: &[T], code: Said<T>, said: Said<T>) -> Vec<Self> {
        all.iter().map(|one| Self::new(code(*one), said(*one))).collect()
    }
}

/// One of a list. `blank` is the line that stands for nothing chosen.
#[component]
pub(crate) fn SelectField(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<SelectOption>>,
    #[prop(into, optional)] blank: Option<Words>,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(into, optional)] missing: Option<Words>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } = tie(faults, pointer, hint, missing);
    let lines = move || {
        let chosen = value.get();
        let line = |SelectOption { value, label }: SelectOption| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        };
        options.get().into_iter().map(line).collect_view()
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
                {blank.map(|blank| view! { <option value="">{blank}</option> })}
                {lines}
            </select>
        </div>
    }
}
