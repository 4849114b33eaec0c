//! Choices: the whole tile is the label, the consequence is in words below.

use leptos::prelude::*;

use super::faults::Faults;
use super::tie::{Tied, tie};
use crate::words::Words;

/// One tile of a [`Choice`].
#[derive(Clone, Debug)]
pub(crate) struct ChoiceOption {
    pub(crate) value: String,
    pub(crate) label: Words,
    /// What choosing it means.
    pub(crate) consequence: Option<Words>,
}

impl ChoiceOption {
    pub(crate) fn new(value: impl Into<String>, label: impl Into<Words>) -> Self {
        Self { value: value.into(), label: label.into(), consequence: None }
    }

    pub(crate) fn meaning(self, consequence: impl Into<Words>) -> Self {
        Self { consequence: Some(consequence.into()), ..self }
    }
}

/// One of a few tiles.
#[component]
pub(crate) fn Choice(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] legend: Words,
    value: RwSignal<String>,
    options: Vec<ChoiceOption>,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(into, optional)] missing: Option<Words>,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } = tie(faults, pointer, hint, missing);
    // The summary of errors leads to the first tile.
    let tiles = options.into_iter().enumerate().map(|(place, option)| {
        let name = id.clone();
        let own = if place == 0 { id.clone() } else { format!("{id}-{place}").into() };
        view! { <Tile id=own name option value invalid /> }
    });
    let tiles = tiles.collect_view();
    view! {
        <fieldset class="field stack gap-3" aria-describedby=described>
            <legend>{legend}</legend>
            {hint}
            {error}
            {tiles}
        </fieldset>
    }
}

#[component]
fn Tile(
    id: Words,
    name: Words,
    option: ChoiceOption,
    value: RwSignal<String>,
    invalid: Memo<Option<&'static str>>,
) -> impl IntoView {
    let ChoiceOption { value: own, label, consequence } = option;
    let chosen = own.clone();
    view! {
        <label class="choice">
            <input
                type="radio"
                id=id
                name=name
                value=own.clone()
                aria-invalid=invalid
                prop:checked=move || *value.read() == chosen
                on:change=move |_| value.set(own.clone())
            />
            <span><b>{label}</b></span>
            {consequence.map(|words| view! { <small>{words}</small> })}
        </label>
    }
}

/// A box that must be ticked; `missing` is said when it is not.
#[component]
pub(crate) fn Agreement(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    #[prop(into)] hint: Words,
    #[prop(into)] missing: Words,
    value: RwSignal<bool>,
) -> impl IntoView {
    let Tied { id, described, invalid, hint, error } =
        tie(faults, pointer, Some(hint), Some(missing));
    view! {
        <div class="field">
            {error}
            <label class="check">
                <input
                    type="checkbox"
                    id=id
                    aria-describedby=described
                    aria-invalid=invalid
                    bind:checked=value
                />
                <span>{label}</span>
            </label>
            {hint}
        </div>
    }
}

/// A box to tick, with how many there are behind it when it is a filter.
#[component]
pub(crate) fn Check(
    #[prop(into)] label: Words,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(into, optional)] count: Option<Words>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=checked
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span>{label}</span>
            {count.map(|count| view! { <span class="num">{count}</span> })}
        </label>
    }
}
