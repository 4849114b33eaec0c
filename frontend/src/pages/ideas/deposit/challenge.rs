//! The challenge that the idea answers, among those that take ideas now.

use api_types::challenge::{ChallengeQuery, ChallengeSummary, ChallengeView};
use api_types::page::{Codes, LIMIT_MAX};
use domain::ChallengeId;
use domain::challenge::ChallengePhase;
use leptos::prelude::*;

use crate::api::{Fetch, use_fetch};
use crate::components::{Faults, Notice, SelectField, SelectOption, Tone};
use crate::pages::ideas::writing::Writing;
use crate::words::tr;

#[component]
pub(super) fn ChallengeField(faults: Faults, value: RwSignal<String>) -> impl IntoView {
    let open = use_fetch(
        || (),
        |client, ()| async move {
            let phase = Codes(vec![ChallengePhase::Open]);
            let query = ChallengeQuery { phase, limit: LIMIT_MAX, ..ChallengeQuery::default() };
            client.list_challenges(&query).await
        },
    );
    let known = Memo::new(move |_| {
        let page = open.get().and_then(Result::ok)?;
        let taking = page.items.into_iter().filter(|challenge| challenge.takes_ideas);
        Some(taking.map(|challenge: ChallengeSummary| option(&challenge)).collect::<Vec<_>>())
    });
    let gone = RwSignal::new(false);
    // The challenge that the address or the draft names may have closed: nothing else can be chosen for it.
    Effect::new(move |_| {
        let Some(known) = known.get() else { return };
        let chosen = value.get();
        if !chosen.is_empty() && known.iter().all(|option| option.value != chosen) {
            gone.set(true);
            value.set(String::new());
        }
    });
    let offered = Memo::new(move |_| known.get().is_some_and(|known| !known.is_empty()));
    view! {
        <Show when=move || gone.get()>
            <Notice tone=Tone::Warning title=tr!(ideas.closed.title)>
                <p>{tr!(ideas.closed.spontaneous)}</p>
            </Notice>
        </Show>
        <Show when=move || offered.get()>
            <SelectField
                faults
                pointer="/challenge_id"
                label=tr!(ideas.field.challenge)
                hint=tr!(ideas.field.challenge_hint)
                blank=tr!(ideas.field.no_challenge)
                optional=true
                options=Signal::derive(move || known.get().unwrap_or_default())
                value
            />
        </Show>
    }
}

/// The challenge that is chosen, whole.
pub(super) fn use_chosen(writing: Writing) -> Fetch<Option<ChallengeView>> {
    let chosen = Memo::new(move |_| writing.challenge.get().parse::<ChallengeId>().ok());
    use_fetch(
        move || chosen.get(),
        |client, id| async move {
            match id {
                Some(id) => client.read_challenge(id).await.map(Some),
                None => Ok(None),
            }
        },
    )
}

/// The frame that the challenge gives, written where nothing is yet; what one wrote is never replaced.
#[component]
pub(super) fn Template(writing: Writing, chosen: Fetch<Option<ChallengeView>>) -> impl IntoView {
    let used = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(challenge) = chosen.get().and_then(Result::ok).flatten() else { return };
        let (problem, proposal) = (challenge.template_problem, challenge.template_proposal);
        let blank = |field: RwSignal<String>| field.read_untracked().trim().is_empty();
        let nothing = blank(writing.problem) && blank(writing.proposal);
        if nothing && (problem.is_some() || proposal.is_some()) {
            writing.problem.set(problem.unwrap_or_default());
            writing.proposal.set(proposal.unwrap_or_default());
            used.set(true);
        }
    });
    view! {
        <Show when=move || used.get()>
            <Notice tone=Tone::Info title=tr!(ideas.field.template_used) />
        </Show>
    }
}

fn option(challenge: &ChallengeSummary) -> SelectOption {
    SelectOption::new(challenge.id.to_string(), challenge.title.clone())
}
