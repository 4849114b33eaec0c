//! The answers that were promised, kept or not: a public figure (R065).

use api_types::review::{PromisesQuery, PromisesView};
use domain::ChallengeId;
use leptos::prelude::*;

use crate::api::{Fetch, use_fetch};
use crate::components::{Detail, Glyph, Icon};
use crate::words::{tr, trn};

fn promises_of(challenge_id: Option<ChallengeId>) -> Fetch<PromisesView> {
    use_fetch(
        move || PromisesQuery { challenge_id },
        |client, query| async move { client.read_promises(&query).await },
    )
}

/// « 12 à temps, 1 en retard, 3 attendues »; nothing when nothing was promised.
fn tally(promises: &PromisesView) -> Option<String> {
    let PromisesView { kept, broken, running, .. } = *promises;
    let said = [
        (kept, trn!(u64::from(kept), challenges.promises.kept)),
        (broken, trn!(u64::from(broken), challenges.promises.broken)),
        (running, trn!(u64::from(running), challenges.promises.running)),
    ];
    let said: Vec<String> =
        said.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Of every challenge, above their list. A figure that cannot be read leaves the page as it is.
#[component]
pub(super) fn PromisesKept() -> impl IntoView {
    let promises = promises_of(None);
    let said = move || {
        let promises = promises.get().and_then(Result::ok)?;
        let tally = tally(&promises)?;
        Some(if let Some(percent) = promises.kept_percent {
            tr!(challenges.promises.all, percent = percent, tally = tally)
        } else {
            tr!(challenges.promises.none_due, tally = tally)
        })
    };
    move || said().map(|said| view! { <p class="cluster"><Icon glyph=Glyph::Clock />{said}</p> })
}

/// Of one challenge, on its card.
#[component]
pub(super) fn PromisesDetail(id: ChallengeId) -> impl IntoView {
    let promises = promises_of(Some(id));
    let said = move || promises.get().and_then(Result::ok).and_then(|promises| tally(&promises));
    move || said().map(|said| view! { <Detail term=tr!(challenges.promises.term)>{said}</Detail> })
}
