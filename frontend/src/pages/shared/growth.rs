//! The end of a list that grows: how much of it is on screen, and the way to the rest.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::api::Growing;
use crate::components::{Pager, ProblemNotice};

/// Brings the next page. The focus goes to the first new row, found by `row`: a selector of all the rows' links.
#[component]
pub(crate) fn MorePager<T: Send + Sync + 'static>(
    list: Growing<T>,
    /// What is on screen, in words.
    #[prop(into)]
    shown: Signal<String>,
    row: &'static str,
) -> impl IntoView {
    let length = move || list.items.read().len();
    let asked_at = StoredValue::new(None::<usize>);
    Effect::new(move |_| {
        let now = length();
        let Some(before) = asked_at.get_value().filter(|before| *before < now) else { return };
        asked_at.set_value(None);
        request_animation_frame(move || focus(row, before));
    });
    let grow = move |()| {
        asked_at.set_value(Some(list.items.read_untracked().len()));
        list.grow();
    };
    view! {
        {move || list.failure().map(|failure| view! { <ProblemNotice failure on_retry=grow /> })}
        <Pager
            shown
            more=Signal::derive(move || list.has_more())
            pending=Signal::derive(move || list.pending())
            on_more=grow
        />
    }
}

fn focus(row: &str, place: usize) {
    let rows = document().query_selector_all(row).ok();
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    let target = rows.and_then(|rows| rows.item(place));
    if let Some(link) = target.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = link.focus();
    }
}
