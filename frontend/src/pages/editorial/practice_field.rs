//! Choosing the practice that news or a testimonial is about, by the words of its title; the address may name it already.

use api_client::{ApiClient, ApiError};
use api_types::practice::PracticeQuery;
use domain::PracticeId;
use leptos::prelude::*;

use super::seek::{SoughtWords, named_field};
use crate::components::Faults;
use crate::routes::OF_PRACTICE;
use crate::words::tr;

/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// What is chosen: its identifier, its title.
type Chosen = RwSignal<Option<(PracticeId, String)>>;

/// A field in which one writes words of a title and chooses, at this pointer. What is not chosen is not sent.
#[component]
pub(super) fn PracticeField(faults: Faults, chosen: Chosen, at: &'static str) -> impl IntoView {
    let words = SoughtWords {
        pointer: at,
        label: tr!(editorial.field.practice),
        hint: tr!(editorial.field.practice_hint),
    };
    named_field(faults, (words, OF_PRACTICE), chosen, look_for, read)
}

async fn look_for(client: ApiClient, words: String) -> Result<Vec<(PracticeId, String)>, ApiError> {
    let query = PracticeQuery { q: Some(words), limit: PROPOSED, ..PracticeQuery::default() };
    let page = client.list_practices(&query).await?;
    Ok(page.items.into_iter().map(|one| (one.id, one.title)).collect())
}

async fn read(client: ApiClient, id: PracticeId) -> Result<(PracticeId, String), ApiError> {
    let summary = client.read_practice(id).await?.summary;
    Ok((summary.id, summary.title))
}
