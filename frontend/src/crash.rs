//! The portal itself failed: nothing on screen answers any more. Said where one looks, with the way out.

use std::panic::PanicHookInfo;

use leptos::prelude::document;
use web_sys::Element;

use crate::words::tr;

/// Tells the console why, and the person what to do.
pub(crate) fn tell(cause: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(cause);
    // Made by hand: the views can no longer be trusted. When even this fails, the console has it.
    let _ = notice();
}

fn notice() -> Option<()> {
    let body = document().body()?;
    let notice = element("div", "notice crash")?;
    notice.set_attribute("data-tone", "danger").ok()?;
    notice.set_attribute("role", "alert").ok()?;
    let said = element("p", "title")?;
    said.set_text_content(Some(tr!(problems.crashed)));
    let reload = element("a", "btn btn-sm")?;
    reload.set_attribute("href", "").ok()?;
    reload.set_text_content(Some(tr!(problems.reload)));
    notice.append_with_node_2(&said, &reload).ok()?;
    body.append_with_node_1(&notice).ok()
}

fn element(name: &str, class: &str) -> Option<Element> {
    let made = document().create_element(name).ok()?;
    made.set_class_name(class);
    Some(made)
}
