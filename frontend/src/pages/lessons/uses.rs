//! Where the technique that one seeks has served, with or without a lesson (scenario 22).

use api_types::poc::{TechniqueUseQuery, TechniqueUseView};
use leptos::prelude::*;

use super::filters::technique_use;
use super::row::Origin;
use crate::api::use_fetch;
use crate::components::Load;
use crate::pages::shared::quoted;
use crate::state::Address;
use crate::words::{self, tr, trn};

/// Most steps shown: beyond, one narrows by step.
const SHOWN: u16 = 100;

#[component]
pub(super) fn TechniqueUses(address: Address) -> impl IntoView {
    move || technique_use(address).map(|query| view! { <Uses query /> })
}

#[component]
fn Uses(query: TechniqueUseQuery) -> impl IntoView {
    let title = tr!(lessons.used, technique = quoted(&query.technique));
    let uses = use_fetch(
        move || TechniqueUseQuery { limit: SHOWN, ..query.clone() },
        |client, query| async move { client.list_technique_uses(&query).await },
    );
    view! {
        <section class="stack gap-3" aria-labelledby="usages">
            <h2 id="usages">{title}</h2>
            <Load resource=uses let:uses>
                <p class="small muted">{trn!(uses.items.len() as u64, lessons.uses)}</p>
                <ul role="list" class="row-list">{uses.items.into_iter().map(row).collect_view()}</ul>
            </Load>
        </section>
    }
}

fn row(TechniqueUseView { poc, step, technique }: TechniqueUseView) -> impl IntoView {
    view! {
        <li class="stack gap-2">
            <Origin poc />
            <p class="small">{tr!(lessons.at_step, step = words::numbered_step(step))}</p>
            {technique.note.map(|note| view! { <p class="small">{quoted(&note)}</p> })}
        </li>
    }
}
