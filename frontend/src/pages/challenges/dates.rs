//! When a challenge takes ideas, in words and in the time of Paris, whoever reads.

use api_types::challenge::ChallengeSummary;
use chrono::{DateTime, Utc};
use domain::challenge::ChallengeStatus;
use leptos::prelude::*;

use crate::words::{self, tr};

/// « Ouvert jusqu'au 31 mars 2026 à 23:59 (heure de Paris) ».
#[component]
pub(super) fn ChallengeDates(challenge: ChallengeSummary) -> impl IntoView {
    let ChallengeSummary { status, opens_at, closes_at, takes_ideas, .. } = challenge;
    match (takes_ideas, opens_at, closes_at) {
        (true, _, Some(end)) => told(end, |when| tr!(challenges.until, when = when)),
        (true, _, None) => view! { <span>{tr!(challenges.no_end)}</span> }.into_any(),
        (false, Some(start), _) if start > words::now() => {
            told(start, |when| tr!(challenges.from, when = when))
        }
        (false, _, Some(end)) => told(end, |when| tr!(challenges.ended, when = when)),
        // The badge beside it says that it is over.
        (false, _, None) => (status == ChallengeStatus::Draft)
            .then(|| view! { <span>{tr!(challenges.not_open_yet)}</span> })
            .into_any(),
    }
}

fn told(at: DateTime<Utc>, say: impl Fn(String) -> String) -> AnyView {
    let words = say(words::date_time_in_paris(at));
    view! { <time datetime=at.to_rfc3339()>{words}</time> }.into_any()
}
