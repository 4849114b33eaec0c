//! Choosing the experiment that news or a testimonial is about, by the words of its title; the address may name it already.

use api_client::{ApiClient, ApiError};
use api_types::poc::PocQuery;
use domain::PocId;
use leptos::prelude::*;

use super::seek::{SoughtWords, one_field};
use crate::api::use_fetch;
use crate::components::Faults;
use crate::routes::OF_POC;
use crate::state::use_address;
use crate::words::tr;

/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// What is chosen: its identifier, its title.
type Chosen = RwSignal<Option<(PocId, String)>>;

/// A field in which one writes words of a title and chooses, at this pointer. What is not chosen is not sent.
#[component]
pub(super) fn PocField(faults: Faults, chosen: Chosen, at: &'static str) -> impl IntoView {
    let text = RwSignal::new(String::new());
    // What the address or kept words chose is shown as if it were typed.
    Effect::new(move |_| {
        if let Some((_, title)) = chosen.get() {
            text.set(title);
        }
    });
    take_from_address(chosen);
    let words = SoughtWords {
        pointer: at,
        label: tr!(editorial.field.poc),
        hint: tr!(editorial.field.poc_hint),
    };
    one_field(faults, words, (text, chosen), look_for)
}

async fn look_for(client: ApiClient, words: String) -> Result<Vec<(PocId, String)>, ApiError> {
    let query = PocQuery { q: Some(words), limit: PROPOSED, ..PocQuery::default() };
    let page = client.list_pocs(&query).await?;
    Ok(page.items.into_iter().map(|poc| (poc.id, poc.title)).collect())
}

/// Chooses the experiment that the address names, unless another is chosen.
fn take_from_address(chosen: Chosen) {
    let address = use_address();
    let named = untrack(move || address.parsed::<PocId>(OF_POC));
    let found = use_fetch(
        move || named,
        |client, named: Option<PocId>| async move {
            let Some(id) = named else { return Ok(None) };
            let summary = client.read_poc(id).await?.summary;
            Ok(Some((summary.id, summary.title)))
        },
    );
    Effect::new(move |_| {
        let Some(Ok(Some(poc))) = found.get() else { return };
        if chosen.read_untracked().is_none() {
            chosen.set(Some(poc));
        }
    });
}
