//! What a person copies, to paste it elsewhere.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks the browser to copy; false when it refuses, or has no clipboard, as outside a secure page.
pub(crate) async fn copied(words: &str) -> bool {
    let asked = write(words).and_then(|asked| asked.dyn_into::<Promise>().ok());
    match asked {
        Some(asked) => JsFuture::from(asked).await.is_ok(),
        None => false,
    }
}

fn write(words: &str) -> Option<JsValue> {
    let navigator: JsValue = window().navigator().into();
    let of = |object: &JsValue, name: &str| {
        Reflect::get(object, &name.into()).ok().filter(|found| !found.is_undefined())
    };
    let clipboard = of(&navigator, "clipboard")?;
    let write = of(&clipboard, "writeText")?.dyn_into::<Function>().ok()?;
    write.call1(&clipboard, &words.into()).ok()
}
