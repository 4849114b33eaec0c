//! To whom, among those who asked for it, an issue of the newsletter goes.

use api_client::{ApiClient, ApiError};
use domain::OrganisationId;
use domain::access::Profile;
use domain::editorial::AudienceMark;
use domain::people::OrganisationKind;
use leptos::prelude::*;

use super::issue_form::IssueFields;
use super::seek::{SoughtWords, out_button, several_field};
use crate::components::{Check, Faults};
use crate::words::{self, tr};

/// Bodies and directions proposed at once.
const PROPOSED: usize = 8;

/// Criteria that add up: places, profiles, marks. What is left blank leaves everybody.
#[component]
pub(super) fn AudienceForm(faults: Faults, issue: IssueFields) -> impl IntoView {
    let IssueFields { taken: _, places, profiles, marks } = issue;
    let places_words = SoughtWords {
        pointer: "/content/newsletters/audience/organisation_ids",
        label: tr!(editorial.letter.places),
        hint: tr!(editorial.letter.places_hint),
    };
    view! {
        <fieldset class="stack gap-3">
            <legend>{tr!(editorial.letter.among)}</legend>
            <p class="hint">{tr!(editorial.letter.among_hint)}</p>
            <ul class="stack gap-2" aria-live="polite">
                <For each=move || places.get() key=|(id, _)| *id let:place>
                    <Place places place />
                </For>
            </ul>
            {several_field(faults, places_words, places, look_for)}
            {checks(tr!(editorial.letter.profiles), Profile::ALL, words::profile, profiles)}
            {checks(tr!(editorial.letter.marks), AudienceMark::ALL, words::audience_mark, marks)}
        </fieldset>
    }
}

#[component]
fn Place(
    places: RwSignal<Vec<(OrganisationId, String)>>,
    place: (OrganisationId, String),
) -> impl IntoView {
    let out = out_button(places, &place);
    view! { <li class="cluster"><span>{place.1}</span>{out}</li> }
}

/// One box for each value.
fn checks<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    all: &'static [T],
    word: fn(T) -> &'static str,
    chosen: RwSignal<Vec<T>>,
) -> impl IntoView {
    let line = move |one: &T| {
        let one = *one;
        let turn = move |on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|other| *other != one);
                if on {
                    chosen.push(one);
                }
            });
        };
        let checked = Signal::derive(move || chosen.read().contains(&one));
        view! { <Check label=word(one) checked on_change=turn /> }
    };
    view! {
        <fieldset class="stack gap-2">
            <legend>{legend}</legend>
            {all.iter().map(line).collect_view()}
        </fieldset>
    }
}

/// The open bodies and directions that have these words in their name; a direction says of which body it is.
async fn look_for(
    client: ApiClient,
    words: String,
) -> Result<Vec<(OrganisationId, String)>, ApiError> {
    let all = client.list_organisations().await?.items;
    let words = words.to_lowercase();
    let said = |id: OrganisationId, name: &str, parent: Option<OrganisationId>| {
        let body = all
            .iter()
            .find(|one| Some(one.id) == parent && one.kind == OrganisationKind::Organisation);
        (id, body.map_or_else(|| name.to_owned(), |body| format!("{} · {name}", body.name)))
    };
    let open = all.iter().filter(|one| !one.closed && one.kind != OrganisationKind::Branch);
    let named = open.map(|one| said(one.id, &one.name, one.parent_id));
    Ok(named.filter(|(_, name)| name.to_lowercase().contains(&words)).take(PROPOSED).collect())
}
