//! Naming the partners of the register whom one meets at an event, by the words of their names (R261).

use api_client::{ApiClient, ApiError};
use api_types::partner::PartnerQuery;
use domain::PartnerId;
use domain::editorial::MET_MAX;
use leptos::prelude::*;

use super::seek::{SoughtWords, out_button, several_field};
use crate::components::Faults;
use crate::words::tr;

/// Names proposed at once.
const PROPOSED: u16 = 8;

/// A partner: its identifier and its name.
type Met = (PartnerId, String);

/// The partners of the register: one writes words, and who is chosen goes to the end; each may be taken out.
#[component]
pub(super) fn MetField(faults: Faults, chosen: RwSignal<Vec<Met>>) -> impl IntoView {
    let more = move || chosen.read().len() < MET_MAX;
    view! {
        <fieldset class="stack gap-3">
            <legend>{tr!(editorial.met.legend)}</legend>
            <ul class="stack gap-2" aria-live="polite">
                <For each=move || chosen.get() key=|(id, _)| *id let:partner>
                    <li class="cluster">
                        <span>{partner.1.clone()}</span>
                        {out_button(chosen, &partner)}
                    </li>
                </For>
            </ul>
            <Show when=more>
                <AddField faults chosen />
            </Show>
        </fieldset>
    }
}

#[component]
fn AddField(faults: Faults, chosen: RwSignal<Vec<Met>>) -> impl IntoView {
    let words = SoughtWords {
        pointer: "/content/events/partner_ids",
        label: tr!(editorial.met.add),
        hint: tr!(editorial.met.add_hint),
    };
    several_field(faults, words, chosen, look_for)
}

async fn look_for(client: ApiClient, words: String) -> Result<Vec<Met>, ApiError> {
    let query = PartnerQuery { q: Some(words), limit: PROPOSED, ..PartnerQuery::default() };
    let page = client.list_partners(&query).await?;
    Ok(page.items.into_iter().map(|one| (one.id, one.name)).collect())
}
