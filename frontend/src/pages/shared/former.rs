//! What a text said before: a fold, read when somebody opens it.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use crate::components::{Glyph, Icon};
use crate::words::tr;

/// A fold whose content is made once it is open.
#[component]
pub(crate) fn Unfolded(summary: AnyView, children: ChildrenFn) -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggled = move |event: Event| {
        let fold = event.target().and_then(|found| found.dyn_into::<HtmlDetailsElement>().ok());
        opened.set(fold.is_some_and(|fold| fold.open()));
    };
    view! {
        <details class="disclose" on:toggle=toggled>
            <summary>{summary}</summary>
            <div><Show when=move || opened.get()>{children()}</Show></div>
        </details>
    }
}

/// Under a text: its former versions.
#[component]
pub(crate) fn FormerTexts(children: ChildrenFn) -> impl IntoView {
    let summary = view! { <Icon glyph=Glyph::Clock />{tr!(services.texts.versions)} }.into_any();
    view! { <Unfolded summary>{children()}</Unfolded> }
}

/// Says that a text has no former version.
#[component]
pub(crate) fn NoFormerText() -> impl IntoView {
    view! { <p class="muted">{tr!(services.texts.no_version)}</p> }
}
