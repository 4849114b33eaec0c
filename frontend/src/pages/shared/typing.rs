//! Writing into a field in somebody's place, as if they had typed it.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// What is selected in the field with this id, as browsers count; its end when the browser does not say.
pub(crate) fn selected(id: &str, text: &str) -> (u32, u32) {
    let end = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let Some(field) = field(id) else { return (end, end) };
    (number(&field, "selectionStart").unwrap_or(end), number(&field, "selectionEnd").unwrap_or(end))
}

fn field(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).and_then(|found| found.dyn_into().ok())
}

fn number(on: &JsValue, name: &str) -> Option<u32> {
    let number = Reflect::get(on, &name.into()).ok()?.as_f64()?;
    // A place in a text: a whole number that fits.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a text"
    )]
    Some(number as u32)
}

/// Writes the whole text into the field with this id as one thing typed, which the field itself can undo, and goes
/// there: to what lies between two places, as browsers count.
pub(crate) fn type_over(id: &str, text: RwSignal<String>, next: &str, (from, to): (u32, u32)) {
    let field = field(id);
    if let Some(field) = &field {
        let _ = field.focus();
        call(field, "select", &[]);
        let typed = ["insertText".into(), JsValue::FALSE, next.into()];
        call(&document(), "execCommand", &typed);
    }
    if *text.read_untracked() != next {
        text.set(next.to_owned());
    }
    if let Some(field) = &field {
        call(field, "setSelectionRange", &[from.into(), to.into()]);
    }
}

/// Asks an object of the browser for something that old browsers may not have.
fn call(on: &JsValue, name: &str, arguments: &[JsValue]) {
    let act = Reflect::get(on, &name.into()).ok().and_then(|act| act.dyn_into::<Function>().ok());
    if let Some(act) = act {
        let _ = act.apply(on, &arguments.iter().collect::<Array>());
    }
}
