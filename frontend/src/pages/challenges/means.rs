//! What a challenge is given: the resources put at its disposal, and what whoever carries it commits and says (R092,
//! R100, R387).

use api_types::challenge::{ChallengeView, MeansLine};
use leptos::prelude::*;

use crate::components::{Quotation, Section};
use crate::pages::shared::quoted;
use crate::words::{self, tr};

/// What whoever carries it says to those who will answer, under their name.
#[component]
pub(super) fn SponsorWord(challenge: ChallengeView) -> impl IntoView {
    let ChallengeView { summary, sponsor_word, .. } = challenge;
    let source = summary.sponsor.unwrap_or_default();
    sponsor_word.map(|text| {
        let kind = tr!(challenges.means.word).into_any();
        view! { <Quotation kind text=quoted(&text) source /> }
    })
}

#[component]
pub(super) fn Given(challenge: ChallengeView) -> impl IntoView {
    let ChallengeView { summary, resources, commitments, .. } = challenge;
    if resources.is_empty() && commitments.is_empty() {
        return ().into_any();
    }
    view! {
        <Section title=tr!(challenges.means.title)>
            <div class="noted">
                {lines(tr!(challenges.means.resources), None, resources)}
                {lines(tr!(challenges.means.commitments), summary.sponsor, commitments)}
            </div>
        </Section>
    }
    .into_any()
}

fn lines(label: &'static str, by: Option<String>, given: Vec<MeansLine>) -> AnyView {
    if given.is_empty() {
        return ().into_any();
    }
    let lines = given.into_iter().map(|one| {
        view! { <li class="as-typed">{words::means_line(one)}</li> }
    });
    view! {
        <div class="note-row">
            <h3 class="note-label">{label}</h3>
            <div>
                {by.map(|by| view! { <p><b>{by}</b></p> })}
                <ul class="plain-list">{lines.collect_view()}</ul>
            </div>
        </div>
    }
    .into_any()
}
