//! What ties a control to its form: its id, its hint, its error, and what it wears because of them.

use leptos::prelude::*;

use super::faults::Faults;
use crate::components::icon::{Glyph, Icon};
use crate::words::{Words, tr};

/// A tied field.
pub(super) struct Tied {
    /// The id of the control.
    pub(super) id: Words,
    /// For `aria-describedby`: its hint, and its error while there is one.
    pub(super) described: Memo<Option<String>>,
    /// For `aria-invalid`.
    pub(super) invalid: Memo<Option<&'static str>>,
    /// The hint, to put under the label.
    pub(super) hint: AnyView,
    /// The error, to put above the control.
    pub(super) error: AnyView,
}

/// Ties the field at `pointer`; `missing` is what to say when nothing was given.
pub(super) fn tie(
    faults: Faults,
    pointer: Words,
    hint: Option<Words>,
    missing: Option<Words>,
) -> Tied {
    faults.know(&pointer, missing);
    let id = faults.control_id(&pointer);
    let hinted = hint.is_some();
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let fault = Memo::new(move |_| faults.about(&pointer));
    let ids = (hint_id.clone(), error_id.clone());
    let described = Memo::new(move |_| {
        let (hint, error) = &ids;
        match (hinted, fault.read().is_some()) {
            (true, true) => Some(format!("{hint} {error}")),
            (true, false) => Some(hint.clone()),
            (false, true) => Some(error.clone()),
            (false, false) => None,
        }
    });
    Tied {
        id: id.into(),
        described,
        invalid: Memo::new(move |_| fault.read().is_some().then_some("true")),
        hint: hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> }).into_any(),
        error: view! { <ErrorLine id=error_id fault /> }.into_any(),
    }
}

#[component]
fn ErrorLine(id: String, fault: Memo<Option<String>>) -> impl IntoView {
    move || {
        fault.get().map(|sentence| {
            view! {
                <p class="field-error" id=id.clone()>
                    <Icon glyph=Glyph::Alert />
                    <span><span class="sr-only">{tr!(common.error_prefix)}</span>{sentence}</span>
                </p>
            }
        })
    }
}

/// « (facultatif) »: what may be left out says so; what must be given wears no star.
pub(super) fn optional_mark(optional: bool) -> AnyView {
    optional.then(|| view! { " " <span class="optional">{tr!(common.optional)}</span> }).into_any()
}
