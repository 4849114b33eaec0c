//! What happened to it, in words: read when somebody asks.

use api_types::history::HistoryEntry;
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::record::Record;
use crate::api::use_fetch;
use crate::components::{Glyph, Icon, Load};
use crate::pages::shared::HistoryList;
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
    let version = Memo::new(move |_| record.view.with(|poc| poc.version));
    let id = record.id;
    let history = use_fetch(
        move || (id, version.get()),
        |client, (id, _)| async move { client.read_poc_history(id).await },
    );
    let list = |entries: Vec<HistoryEntry>| view! { <HistoryList entries /> };
    view! { <Load resource=history let:history>{list(history.items)}</Load> }
}
