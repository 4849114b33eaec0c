//! Choosing the practice that news or a testimonial is about, by the words of its title; the address may name it already.

use api_client::{ApiClient, ApiError};
use api_types::practice::PracticeQuery;
use domain::PracticeId;
use leptos::prelude::*;

use super::seek::{SoughtWords, one_field};
use crate::api::use_fetch;
use crate::components::Faults;
use crate::routes::OF_PRACTICE;
use crate::state::use_address;
use crate::words::tr;

/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// What is chosen: its identifier, its title.
type Chosen = RwSignal<Option<(PracticeId, String)>>;

/// A field in which one writes words of a title and chooses, at this pointer. What is not chosen is not sent.
#[component]
pub(super) fn PracticeField(faults: Faults, chosen: Chosen, at: &'static str) -> impl IntoView {
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
        label: tr!(editorial.field.practice),
        hint: tr!(editorial.field.practice_hint),
    };
    one_field(faults, words, (text, chosen), look_for)
}

async fn look_for(client: ApiClient, words: String) -> Result<Vec<(PracticeId, String)>, ApiError> {
    let query = PracticeQuery { q: Some(words), limit: PROPOSED, ..PracticeQuery::default() };
    let page = client.list_practices(&query).await?;
    Ok(page.items.into_iter().map(|one| (one.id, one.title)).collect())
}

/// Chooses the practice that the address names, unless another is chosen.
fn take_from_address(chosen: Chosen) {
    let address = use_address();
    let named = untrack(move || address.parsed::<PracticeId>(OF_PRACTICE));
    let found = use_fetch(
        move || named,
        |client, named: Option<PracticeId>| async move {
            let Some(id) = named else { return Ok(None) };
            let summary = client.read_practice(id).await?.summary;
            Ok(Some((summary.id, summary.title)))
        },
    );
    Effect::new(move |_| {
        let Some(Ok(Some(practice))) = found.get() else { return };
        if chosen.read_untracked().is_none() {
            chosen.set(Some(practice));
        }
    });
}
