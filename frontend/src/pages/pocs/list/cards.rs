//! The experiments found, as cards: for who looks around more than they compare.

use api_types::poc::PocSummary;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::standing::{Standing, end_sentence, pace, place};
use crate::components::{Card, Door, Icon, Progress};
use crate::routes::{Page, PocsPage};
use crate::state::References;
use crate::words;

#[component]
pub(super) fn PocCards(pocs: RwSignal<Vec<PocSummary>>) -> impl IntoView {
    view! {
        <div class="cards">
            <For each=move || pocs.get() key=|poc| poc.id let:poc>
                <PocCard poc />
            </For>
        </div>
    }
}

#[component]
fn PocCard(poc: PocSummary) -> impl IntoView {
    let references = expect_context::<References>();
    let (place, end) = (place(&poc), end_sentence(&poc.schedule()));
    let PocSummary { id, title, excerpt, domain, status, steps_passed, health, .. } = poc.clone();
    let health = health.map(|health| {
        let glyph = words::health_glyph(health);
        view! { <span class="health"><Icon glyph />{words::health(health)}</span> }
    });
    let excerpt = (!excerpt.is_empty()).then(|| view! { <p>{excerpt}</p> });
    let href = Page::Pocs(PocsPage::Poc(id)).path();
    view! {
        <Card door=Door::Poc kind=place href title>
            <p class="muted">{move || references.label(ReferenceList::Domain, &domain)}</p>
            {excerpt}
            <Standing poc />
            <Progress steps_passed pace=pace(status) />
            <p class="muted">{end}</p>
            {health}
        </Card>
    }
}
