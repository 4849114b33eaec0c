//! « Les équipes du parcours »: the ideas of an intrapreneur track, their teams, what was reworked and decided (R078).

mod act;
mod answer;
mod card;
mod held;

use api_types::challenge::{EntryView, TrackEntries};
use leptos::prelude::*;

use super::manage::Shown;
use crate::api::{Fetch, use_fetch};
use crate::components::{Keep, Section};
use crate::words::tr;

use card::EntryCard;
pub(crate) use card::NamedBy;

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
    let items = Memo::new(move |_| now.read().items.clone());
    view! {
        <Show
            when=move || !items.read().is_empty()
            fallback=|| view! { <p class="muted">{tr!(challenges.entries.none)}</p> }
        >
            <EntryCards items by=NamedBy::Idea entries />
        </Show>
    }
}

/// The cards, keyed: what is being typed in one stays while they are read again.
#[component]
pub(crate) fn EntryCards(
    items: Memo<Vec<EntryView>>,
    by: NamedBy,
    entries: Fetch<TrackEntries>,
) -> impl IntoView {
    let ids = move || items.read().iter().map(|entry| entry.id).collect::<Vec<_>>();
    view! {
        <ul role="list" class="stack gap-4">
            <For each=ids key=|id| *id let:id>
                <li><EntryCard id items by entries /></li>
            </For>
        </ul>
    }
}
