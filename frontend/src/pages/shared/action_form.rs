//! The declared form of action of an experiment or of a practice (R034): chosen in a form, told with what it means.

use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use crate::components::{Detail, Faults, SelectField};
use crate::state::References;
use crate::words::{Words, tr};

const FORM: ReferenceList = ReferenceList::ActionForm;

/// Chooses one of those in service, or the one that is borne already; what it means is read below.
#[component]
pub(crate) fn ActionFormField(
    faults: Faults,
    #[prop(into)] pointer: Words,
    value: RwSignal<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let references = expect_context::<References>();
    let options = move || value.with(|chosen| references.options_with(FORM, chosen));
    let meaning = move || {
        let meaning = value.with(|chosen| references.definition(FORM, chosen));
        meaning.map(|meaning| view! { <p class="hint">{meaning}</p> })
    };
    view! {
        <SelectField
            faults
            pointer
            label=tr!(shared.action_form.label)
            hint=tr!(shared.action_form.hint)
            blank=tr!(shared.action_form.unsaid)
            value
            options=Signal::derive(options)
            optional
        />
        <div aria-live="polite">{meaning}</div>
    }
}

/// A line of an identity card: which one it is, and what it means.
#[component]
pub(crate) fn ActionFormFact(code: Option<ReferenceCode>) -> impl IntoView {
    let references = expect_context::<References>();
    code.map(|code| {
        let named = code.clone();
        let meaning = move || {
            let meaning = references.definition(FORM, code.as_str());
            meaning.map(|meaning| view! { <p class="small muted">{meaning}</p> })
        };
        view! {
            <Detail term=tr!(shared.action_form.label)>
                {move || references.label(FORM, &named)}
                {meaning}
            </Detail>
        }
    })
}
