//! Choosing the experiment that news tells about, by the words of its title.

use api_client::{ApiClient, ApiError};
use api_types::poc::PocQuery;
use domain::PocId;
use leptos::prelude::*;

use super::seek::{SoughtWords, one_field};
use crate::components::Faults;
use crate::words::tr;

/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// A field in which one writes words of a title and chooses. What is not chosen is not sent.
#[component]
pub(super) fn PocField(faults: Faults, chosen: RwSignal<Option<(PocId, String)>>) -> impl IntoView {
    let first = chosen.get_untracked().map(|(_, title)| title).unwrap_or_default();
    let words = SoughtWords {
        pointer: "/content/news/project/poc_id",
        label: tr!(editorial.field.poc),
        hint: tr!(editorial.field.poc_hint),
    };
    one_field(faults, words, (RwSignal::new(first), chosen), look_for)
}

async fn look_for(client: ApiClient, words: String) -> Result<Vec<(PocId, String)>, ApiError> {
    let query = PocQuery { q: Some(words), limit: PROPOSED, ..PocQuery::default() };
    let page = client.list_pocs(&query).await?;
    Ok(page.items.into_iter().map(|poc| (poc.id, poc.title)).collect())
}
