//! « Les équipes du parcours »: the ideas of an intrapreneur track, their teams, what was reworked and decided (R078).

mod act;
mod answer;
mod card;

use api_types::challenge::TrackEntries;
use leptos::prelude::*;

use super::manage::Shown;
use crate::api::{Fetch, use_fetch};
use crate::components::{Keep, Section};
use crate::words::tr;

pub(crate) use card::{EntryCard, NamedBy};

#[component]
pub(super) fn Teams(challenge: Shown) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let version = Memo::new(move |_| challenge.read().version);
    let entries = use_fetch(
        move || (id, version.get()),
        |client, (id, _)| async move { client.read_challenge_entries(id).await },
    );
    view! {
        <Section title=tr!(challenges.entries.title)>
            <div class="stack gap-4">
                <p class="small muted">{tr!(challenges.entries.lead)}</p>
                <Keep resource=entries let:now><List now entries /></Keep>
            </div>
        </Section>
    }
}

#[component]
fn List(now: RwSignal<TrackEntries>, entries: Fetch<TrackEntries>) -> impl IntoView {
    // Made again when they changed, and not each time they are read: what is being typed stays.
    let items = Memo::new(move |_| now.read().items.clone());
    let cards = move || {
        let items = items.get().into_iter();
        items
            .map(|entry| view! { <li><EntryCard entry by=NamedBy::Idea entries /></li> })
            .collect_view()
    };
    view! {
        <Show
            when=move || !items.read().is_empty()
            fallback=|| view! { <p class="muted">{tr!(challenges.entries.none)}</p> }
        >
            <ul role="list" class="stack gap-4">{cards}</ul>
        </Show>
    }
}
