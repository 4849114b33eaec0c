//! What happened to it, in words: read when somebody asks.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::record::Record;
use crate::components::{Glyph, Icon};
use crate::pages::shared::{HistoryList, HistoryOf};
use crate::words::tr;

#[component]
pub(super) fn PocHistory() -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggled = move |event: Event| {
        let fold = event.target().and_then(|found| found.dyn_into::<HtmlDetailsElement>().ok());
        opened.set(fold.is_some_and(|fold| fold.open()));
    };
    view! {
        <section class="section" aria-labelledby="historique">
            <h2 id="historique" class="section-title">{tr!(shared.history)}</h2>
            <details class="disclose" on:toggle=toggled>
                <summary><Icon glyph=Glyph::Clock />{tr!(shared.see_history)}</summary>
                <div><Show when=move || opened.get()><Happenings /></Show></div>
            </details>
        </section>
    }
}

#[component]
fn Happenings() -> impl IntoView {
    let record = expect_context::<Record>();
    let version = Memo::new(move |_| record.view.with(|poc| i64::from(poc.version)));
    view! { <HistoryList of=HistoryOf::Poc(record.id) moment=version /> }
}
