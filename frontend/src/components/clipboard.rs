//! What a person copies, to paste it elsewhere, or hands over to another application.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks the browser to copy; false when it refuses, or has no clipboard, as outside a secure page.
pub(crate) async fn copied(words: &str) -> bool {
    kept(write(words)).await
}

/// Whether the browser hands words over to the applications of the device.
pub(crate) fn may_hand_over() -> bool {
    of(&window().navigator().into(), SHARE).is_some()
}

/// Asks the browser to hand words over to an application that the person chooses. Whoever chooses none changed their
/// mind: nothing is to be told.
pub(crate) async fn hand_over(words: &str) {
    kept(share(words)).await;
}

/// The act of a browser that opens its list of applications; some have none.
const SHARE: &str = "share";

async fn kept(asked: Option<JsValue>) -> bool {
    match asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        Some(asked) => JsFuture::from(asked).await.is_ok(),
        None => false,
    }
}

fn of(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|found| !found.is_undefined())
}

fn write(words: &str) -> Option<JsValue> {
    let clipboard = of(&window().navigator().into(), "clipboard")?;
    let write = of(&clipboard, "writeText")?.dyn_into::<Function>().ok()?;
    write.call1(&clipboard, &words.into()).ok()
}

fn share(words: &str) -> Option<JsValue> {
    let navigator: JsValue = window().navigator().into();
    let share = of(&navigator, SHARE)?.dyn_into::<Function>().ok()?;
    let said = Object::new();
    Reflect::set(&said, &"text".into(), &words.into()).ok()?;
    share.call1(&navigator, &said).ok()
}
