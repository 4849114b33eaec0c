//! The form itself, and the summary of what is wrong with it.

use leptos::html;
use leptos::prelude::*;

use super::faults::Faults;
use crate::components::icon::{Glyph, Icon};
use crate::state::Navigation;
use crate::words::tr;

/// A form. It never blocks: `on_submit` runs, and what it finds wrong goes into `faults`.
#[component]
pub(crate) fn Form(
    faults: Faults,
    #[prop(into)] on_submit: Callback<()>,
    #[prop(into, optional)] label: Option<String>,
    children: Children,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <ErrorSummary faults />
        <form novalidate aria-label=label on:submit=submit>{children()}</form>
    }
}

/// « Il y a un problème »: takes the focus at each refusal; each line leads to its field.
#[component]
fn ErrorSummary(faults: Faults) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let navigation = expect_context::<Navigation>();
    Effect::new(move |_| {
        let refused = faults.round() > 0 && !faults.is_empty();
        navigation.mark_error(refused);
        if let Some(panel) = panel.get().filter(|_| refused) {
            let _ = panel.focus();
        }
    });
    on_cleanup(move || navigation.mark_error(false));
    let line = |(target, sentence): (Option<String>, String)| {
        match target {
        Some(id) => view! { <li><a href=format!("#{id}") on:click=move |event| focus(&event, &id)>{sentence}</a></li> }.into_any(),
        None => view! { <li>{sentence}</li> }.into_any(),
    }
    };
    view! {
        <Show when=move || !faults.is_empty()>
            <div class="notice form-errors" data-tone="danger" role="alert" tabindex="-1" node_ref=panel>
                <Icon glyph=Glyph::Alert />
                <h2 class="title h-md">{tr!(common.there_is_a_problem)}</h2>
                <ul class="small plain-list">{move || faults.all().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}

/// Moves to the field itself: a jump alone would leave the keyboard behind.
fn focus(event: &leptos::ev::MouseEvent, id: &str) {
    use wasm_bindgen::JsCast;
    let control = document().get_element_by_id(id);
    if let Some(control) = control.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        let _ = control.focus();
    }
}
