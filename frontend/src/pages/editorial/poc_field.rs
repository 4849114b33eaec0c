//! Choosing the experiment that news or a testimonial is about, by the words of its title; the address may name it already.

use api_client::{ApiClient, ApiError};
use api_types::poc::PocQuery;
use domain::PocId;
use leptos::prelude::*;

use super::seek::{SoughtWords, named_field};
use crate::components::Faults;
use crate::routes::OF_POC;
use crate::words::tr;

/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// What is chosen: its identifier, its title.
type Chosen = RwSignal<Option<(PocId, String)>>;

/// A field in which one writes words of a title and chooses, at this pointer. What is not chosen is not sent.
#[component]
pub(super) fn PocField(faults: Faults, chosen: Chosen, at: &'static str) -> impl IntoView {
    let words = SoughtWords {
        pointer: at,
        label: tr!(editorial.field.poc),
        hint: tr!(editorial.field.poc_hint),
    };
    named_field(faults, (words, OF_POC), chosen, look_for, read)
}

async fn look_for(client: ApiClient, words: String) -> Result<Vec<(PocId, String)>, ApiError> {
    let query = PocQuery { q: Some(words), limit: PROPOSED, ..PocQuery::default() };
    let page = client.list_pocs(&query).await?;
    Ok(page.items.into_iter().map(|one| (one.id, one.title)).collect())
}

async fn read(client: ApiClient, id: PocId) -> Result<(PocId, String), ApiError> {
    let summary = client.read_poc(id).await?.summary;
    Ok((summary.id, summary.title))
}
