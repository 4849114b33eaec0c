//! The management rules that hold whatever the matrix says (R043): in words, where rights are given.

use leptos::prelude::*;

use crate::components::{Glyph, Icon};
use crate::words::tr;

#[component]
pub(super) fn Rules() -> impl IntoView {
    // Each is held by the server, whoever asks: see `domain::access`.
    let rules = [
        tr!(admin.rules.no_more),
        tr!(admin.rules.not_oneself),
        tr!(admin.rules.last_one),
        tr!(admin.rules.read_first),
        tr!(admin.rules.delegation),
        tr!(admin.rules.regional),
        tr!(admin.rules.owned),
        tr!(admin.rules.marks),
    ];
    let lines = rules.map(|rule| view! { <li>{rule}</li> });
    view! {
        <details class="disclose">
            <summary><Icon glyph=Glyph::Help />{tr!(admin.rules.title)}</summary>
            <div class="stack">
                <p class="small muted">{tr!(admin.rules.lead)}</p>
                <ul class="stack gap-2">{lines.into_iter().collect_view()}</ul>
            </div>
        </details>
    }
}
