//! Choosing what an issue of the newsletter takes up, by its kind and the words of its title, and in which order.

use api_client::{ApiClient, ApiError};
use api_types::challenge::ChallengeQuery;
use api_types::editorial::EditorialQuery;
use api_types::page::LIMIT_MAX;
use api_types::poc::{LessonQuery, PocQuery};
use api_types::practice::PracticeQuery;
use domain::challenge::ChallengeStatus;
use domain::editorial::{EditorialBrick, TAKEN_MAX, TakenKind};
use domain::poc::Visibility;
use leptos::prelude::*;
use uuid::Uuid;

use super::seek::{Sought, SoughtWords, out_button, several_field};
use crate::components::{Button, Faults, Look, SelectField, SelectOption, Size};
use crate::words::{self, tr};

/// Titles proposed at once.
const PROPOSED: u16 = 8;
/// Letters of a lesson by which one knows it.
const SHOWN: usize = 80;

/// Something to take up: what it is, and its title.
pub(super) type Taken = (TakenKind, Uuid, String);

impl Sought for Taken {
    fn code(&self) -> String {
        format!("{}/{}", self.0, self.1)
    }

    fn title(&self) -> String {
        self.2.clone()
    }
}

/// What is chosen, in order.
type Chosen = RwSignal<Vec<Taken>>;

/// What of this kind has these words, and may be read by anybody.
async fn look_for(
    client: ApiClient,
    (kind, words): (TakenKind, String),
) -> Result<Vec<Taken>, ApiError> {
    let (q, limit) = (Some(words.clone()), PROPOSED);
    Ok(match kind {
        TakenKind::News => items(&client, kind, (EditorialBrick::News, q)).await?,
        TakenKind::Event => items(&client, kind, (EditorialBrick::Events, q)).await?,
        TakenKind::MethodResource => {
            items(&client, kind, (EditorialBrick::MethodResources, q)).await?
        }
        TakenKind::Testimonial => items(&client, kind, (EditorialBrick::Testimonials, q)).await?,
        TakenKind::Practice => {
            let query = PracticeQuery { q, limit, ..PracticeQuery::default() };
            let found = client.list_practices(&query).await?.items.into_iter();
            let open = found.filter(|one| one.visibility == Visibility::Everyone);
            open.map(|one| (kind, one.id.0, one.title)).collect()
        }
        TakenKind::Poc => {
            let query = PocQuery { q, limit, ..PocQuery::default() };
            let found = client.list_pocs(&query).await?.items.into_iter();
            let open = found.filter(|one| one.visibility == Visibility::Everyone);
            open.map(|one| (kind, one.id.0, one.title)).collect()
        }
        TakenKind::Lesson => {
            let query = LessonQuery { q, limit, ..LessonQuery::default() };
            let found = client.list_lessons(&query).await?.items.into_iter();
            found.map(|one| (kind, one.id.0, begun(&one.text, &one.poc.title))).collect()
        }
        TakenKind::Challenge => {
            // There are few: they are looked through here.
            let query = ChallengeQuery { limit: LIMIT_MAX, ..ChallengeQuery::default() };
            let found = client.list_challenges(&query).await?.items.into_iter();
            let words = words.to_lowercase();
            let open = found.filter(|one| one.status != ChallengeStatus::Draft);
            let named = open.filter(|one| one.title.to_lowercase().contains(&words));
            named.take(PROPOSED.into()).map(|one| (kind, one.id.0, one.title)).collect()
        }
    })
}

async fn items(
    client: &ApiClient,
    kind: TakenKind,
    (brick, q): (EditorialBrick, Option<String>),
) -> Result<Vec<Taken>, ApiError> {
    let query = EditorialQuery { q, limit: PROPOSED, ..EditorialQuery::of(brick) };
    let found = client.list_editorial_items(&query).await?.items.into_iter();
    Ok(found.map(|one| (kind, one.id.0, one.title)).collect())
}

/// The first words of a lesson, and its experiment.
fn begun(text: &str, poc: &str) -> String {
    let mut said: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        said.push('…');
    }
    format!("{said} ({poc})")
}

/// What an issue takes up: one says of which kind, writes words, and what is chosen goes to the end; it may move up, or
/// out.
#[component]
pub(super) fn TakenField(faults: Faults, chosen: Chosen) -> impl IntoView {
    let more = move || chosen.read().len() < TAKEN_MAX;
    view! {
        <fieldset class="stack gap-3">
            <legend>{tr!(editorial.letter.taken)}</legend>
            <ol class="stack gap-2" aria-live="polite">
                <For each=move || chosen.get() key=|(kind, id, _)| (*kind, *id) let:taken>
                    <Line chosen taken />
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
    let kind = RwSignal::new(TakenKind::News.code().to_owned());
    let line = |kind: &TakenKind| SelectOption::new(kind.code(), words::taken_kind(*kind));
    let kinds: Vec<_> = TakenKind::ALL.iter().map(line).collect();
    let sought = SoughtWords {
        pointer: "/content/newsletters/taken_up",
        label: tr!(editorial.letter.add),
        hint: tr!(editorial.letter.add_hint),
    };
    let look = move |client: ApiClient, words: String| {
        let kind = TakenKind::from_code(&kind.get_untracked()).unwrap_or(TakenKind::News);
        look_for(client, (kind, words))
    };
    view! {
        <SelectField
            faults
            pointer="/content/newsletters/taken_up/kind"
            label=tr!(editorial.letter.kind)
            value=kind
            options=kinds
        />
        {several_field(faults, sought, chosen, look)}
    }
}

#[component]
fn Line(chosen: Chosen, taken: Taken) -> impl IntoView {
    let out = out_button(chosen, &taken);
    let (kind, id, title) = taken;
    let first =
        Memo::new(move |_| chosen.read().first().is_some_and(|one| (one.0, one.1) == (kind, id)));
    let up = move |_| chosen.update(|chosen| moved_up(chosen, (kind, id)));
    let name = StoredValue::new(title.clone());
    view! {
        <li class="cluster">
            <span>{title}</span>
            <span class="small muted">{words::taken_kind(kind)}</span>
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

fn moved_up(chosen: &mut [Taken], which: (TakenKind, Uuid)) {
    let place = chosen.iter().position(|one| (one.0, one.1) == which);
    if let Some(before) = place.and_then(|place| place.checked_sub(1)) {
        chosen.swap(before, before + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_up_moves_up_and_the_first_one_stays() {
        let one = |kind| (kind, Uuid::from_u128(1), "Un essai".to_owned());
        let mut chosen: Vec<Taken> = vec![one(TakenKind::News), one(TakenKind::Poc)];
        let (first, last) = (chosen[0].clone(), chosen[1].clone());
        moved_up(&mut chosen, (TakenKind::Poc, Uuid::from_u128(1)));
        moved_up(&mut chosen, (TakenKind::Poc, Uuid::from_u128(1)));
        assert_eq!(chosen, [last, first]);
    }

    #[test]
    fn a_long_lesson_is_known_by_its_first_words() {
        assert_eq!(begun("Court", "Borne"), "Court (Borne)");
        let long = begun(&"é".repeat(SHOWN + 1), "Borne");
        assert_eq!(long, format!("{}… (Borne)", "é".repeat(SHOWN)));
    }
}
