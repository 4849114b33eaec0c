//! Choosing what is pitched at an event, by the words of its title, and in which order.

use api_client::{ApiClient, ApiError};
use api_types::editorial::{PitchRequest, PitchView};
use api_types::idea::IdeaQuery;
use api_types::poc::PocQuery;
use api_types::practice::PracticeQuery;
use domain::editorial::PITCHES_MAX;
use domain::journal::SubjectKind;
use leptos::prelude::*;
use uuid::Uuid;

use super::pitches::pitch_kind;
use super::seek::{Sought, SoughtWords, out_button, several_field};
use crate::components::{Button, Faults, Look, Size};
use crate::words::tr;

/// Titles of each kind proposed at once.
const PROPOSED: u16 = 5;

/// Something to pitch: what it is, and its title.
pub(super) type Pitch = (SubjectKind, Uuid, String);

impl Sought for Pitch {
    fn code(&self) -> String {
        self.1.to_string()
    }

    fn title(&self) -> String {
        self.2.clone()
    }

    fn label(&self) -> String {
        format!("{} · {}", pitch_kind(self.0).unwrap_or_default(), self.2)
    }
}

/// What is chosen, in order.
pub(super) type Chosen = RwSignal<Vec<Pitch>>;

pub(super) fn pitch_requests(chosen: &[Pitch]) -> Vec<PitchRequest> {
    chosen.iter().map(|(kind, id, _)| PitchRequest { kind: *kind, id: *id }).collect()
}

pub(super) fn pitches_of(pitches: Vec<PitchView>) -> Vec<Pitch> {
    pitches.into_iter().map(|PitchView { kind, id, title, .. }| (kind, id, title)).collect()
}

/// What has these words in its title. A door that one may not open has nothing to propose.
async fn look_for(client: ApiClient, words: String) -> Result<Vec<Pitch>, ApiError> {
    let (q, limit) = (Some(words), PROPOSED);
    let ideas = client.list_ideas(&IdeaQuery { q: q.clone(), limit, ..IdeaQuery::default() }).await;
    let pocs = client.list_pocs(&PocQuery { q: q.clone(), limit, ..PocQuery::default() }).await;
    let query = PracticeQuery { q, limit, ..PracticeQuery::default() };
    let practices = client.list_practices(&query).await;
    let mut found: Vec<Pitch> = Vec::new();
    if let Ok(page) = ideas {
        found.extend(page.items.into_iter().map(|one| (SubjectKind::Idea, one.id.0, one.title)));
    }
    if let Ok(page) = pocs {
        found.extend(page.items.into_iter().map(|one| (SubjectKind::Poc, one.id.0, one.title)));
    }
    if let Ok(page) = practices {
        let pitches = page.items.into_iter();
        found.extend(pitches.map(|one| (SubjectKind::Practice, one.id.0, one.title)));
    }
    Ok(found)
}

/// What is pitched: one writes words, and what is chosen goes to the end; it may move up, or out.
#[component]
pub(super) fn PitchesField(faults: Faults, chosen: Chosen) -> impl IntoView {
    let more = move || chosen.read().len() < PITCHES_MAX;
    view! {
        <fieldset class="stack gap-3">
            <legend>{tr!(editorial.pitches.legend)}</legend>
            <ol class="stack gap-2" aria-live="polite">
                <For each=move || chosen.get() key=|(_, id, _)| *id let:pitch>
                    <Taken chosen pitch />
                </For>
            </ol>
            <Show when=more>
                <AddField faults chosen />
            </Show>
        </fieldset>
    }
}

#[component]
fn AddField(faults: Faults, chosen: Chosen) -> impl IntoView {
    let words = SoughtWords {
        pointer: "/content/events/pitches",
        label: tr!(editorial.pitches.add),
        hint: tr!(editorial.pitches.add_hint),
    };
    several_field(faults, words, chosen, look_for)
}

#[component]
fn Taken(chosen: Chosen, pitch: Pitch) -> impl IntoView {
    let out = out_button(chosen, &pitch);
    let (kind, id, title) = pitch;
    let first = Memo::new(move |_| chosen.read().first().is_some_and(|one| one.1 == id));
    let up = move |_| chosen.update(|chosen| moved_up(chosen, id));
    let name = StoredValue::new(title.clone());
    view! {
        <li class="cluster">
            <span>{title}</span>
            <span class="small muted">{pitch_kind(kind)}</span>
            <Show when=move || !first.get()>
                <Button look=Look::Quiet size=Size::Small on:click=up>
                    {tr!(editorial.letter.up)}
                    <span class="sr-only">" "{name.get_value()}</span>
                </Button>
            </Show>
            {out}
        </li>
    }
}

fn moved_up(chosen: &mut [Pitch], id: Uuid) {
    let place = chosen.iter().position(|one| one.1 == id);
    if let Some(before) = place.and_then(|place| place.checked_sub(1)) {
        chosen.swap(before, before + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pitches_move_up_and_are_sent_in_their_order() {
        let one = |id: u128| (SubjectKind::Idea, Uuid::from_u128(id), format!("Idée {id}"));
        let mut chosen: Vec<Pitch> = (0..3).map(one).collect();
        moved_up(&mut chosen, Uuid::from_u128(2));
        moved_up(&mut chosen, Uuid::from_u128(0));
        let sent: Vec<u128> = pitch_requests(&chosen).iter().map(|one| one.id.as_u128()).collect();
        assert_eq!(sent, [0, 2, 1]);
    }
}
