//! A dialog over the page: the browser's own, which keeps the focus inside and gives it back.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::button::{Button, Look, Size};
use super::icon::Glyph;
use super::unique_id;
use crate::words::{Words, tr};

/// How a dialog stands on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DialogShape {
    #[default]
    Centred,
    /// Along the right edge: navigation and filters on a narrow screen.
    Drawer,
}

/// A modal dialog, open while `open` is true. Escape and × close it; what was typed inside stays.
#[component]
pub(crate) fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Words,
    #[prop(optional)] shape: DialogShape,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
                request_animation_frame(move || focus_first_field(&dialog));
            }
            (false, true) => dialog.close(),
            (true, true) | (false, false) => {}
        }
    });
    // What opened it may be gone, or another view may take its place: a dialog never outlives its own.
    on_cleanup(move || {
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            dialog.close();
        }
    });
    let id = unique_id("dialog");
    let class = match shape {
        DialogShape::Centred => "dialog",
        DialogShape::Drawer => "drawer",
    };
    view! {
        <dialog class=class aria-labelledby=id node_ref=dialog on:close=move |_| open.set(false)>
            <header class="split">
                <h2 id=id.clone() class="h-lg">{title}</h2>
                <Button look=Look::Quiet size=Size::Small glyph=Glyph::Cross on:click=move |_| open.set(false)>
                    {tr!(common.close)}
                </Button>
            </header>
            {children()}
        </dialog>
    }
}

/// A dialog that asks something begins at its first field, not at its way out.
fn focus_first_field(dialog: &HtmlDialogElement) {
    let field = dialog.query_selector("input, textarea, select").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
