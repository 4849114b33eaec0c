//! The idea that a practice came from when no experiment tried it, chosen by the words of its title (R013).

use api_client::{ApiClient, ApiError};
use api_types::idea::IdeaQuery;
use domain::IdeaId;
use domain::access::Permission;
use leptos::prelude::*;

use crate::components::Faults;
use crate::pages::editorial::{SoughtWords, one_field};
use crate::state::Session;
use crate::words::tr;

/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// What is chosen: its identifier, its title.
pub(super) type Origin = RwSignal<Option<(IdeaId, String)>>;

/// A field in which one writes words of a title and chooses, for whoever reads ideas. What is not chosen is not sent.
#[component]
pub(super) fn OriginField(faults: Faults, chosen: Origin) -> impl IntoView {
    let text = RwSignal::new(String::new());
    // What kept words chose is shown as if it were typed.
    Effect::new(move |_| {
        if let Some((_, title)) = chosen.get() {
            text.set(title);
        }
    });
    let words = SoughtWords {
        pointer: "/idea_id",
        label: tr!(practices.share.idea),
        hint: tr!(practices.share.idea_hint),
    };
    let reads = expect_context::<Session>().may(Permission::ReadIdeas);
    reads.then(|| one_field(faults, words, (text, chosen), look_for))
}

async fn look_for(client: ApiClient, words: String) -> Result<Vec<(IdeaId, String)>, ApiError> {
    let query = IdeaQuery { q: Some(words), limit: PROPOSED, ..IdeaQuery::default() };
    let page = client.list_ideas(&query).await?;
    Ok(page.items.into_iter().map(|idea| (idea.id, idea.title)).collect())
}
