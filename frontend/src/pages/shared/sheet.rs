//! A style sheet that only some pages need: it comes with their chunk, and joins the others when they are shown.
//!
//! Made through the CSSOM, which a strict content security policy allows, where a `<style>` would be refused.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CssStyleSheet;

thread_local! {
    static ADOPTED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Adds a sheet to the page, once. A browser that cannot shows the page without it: readable, and less well laid out.
pub(crate) fn adopt_sheet(name: &'static str, css: &str) {
    let new = ADOPTED.with_borrow_mut(|adopted| {
        let new = !adopted.contains(&name);
        if new {
            adopted.push(name);
        }
        new
    });
    if new {
        let _ = adopt(css);
    }
}

fn adopt(css: &str) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    replace.call1(&sheet, &css.into())?;
    let sheets = Reflect::get(&document(), &"adoptedStyleSheets".into())?;
    let push: Function = Reflect::get(&sheets, &"push".into())?.dyn_into()?;
    push.apply(&sheets, &Array::of1(&sheet))?;
    Ok(())
}
