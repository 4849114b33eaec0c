//! When a challenge takes ideas, in words: the time of Paris, whoever reads, and the reader's own overseas.

use std::time::Duration;

use api_types::challenge::ChallengeSummary;
use chrono::{DateTime, TimeDelta, Utc};
use domain::challenge::ChallengePhase;
use domain::civil::Zone;
use leptos::prelude::*;

use crate::components::{Glyph, Icon};
use crate::words::{self, tr, trn};

/// How often what is left is counted again.
const TICK: Duration = Duration::from_secs(20);

/// « Ouvert jusqu'au 31 mars 2026 à 23:59 (heure de Paris) ».
#[component]
pub(super) fn ChallengeDates(challenge: ChallengeSummary) -> impl IntoView {
    let ChallengeSummary { phase, opens_at, closes_at, takes_ideas, .. } = challenge;
    match (takes_ideas, opens_at, closes_at) {
        (true, _, Some(end)) => told(end, |when| tr!(challenges.until, when = when)),
        (true, _, None) => view! { <span>{tr!(challenges.no_end)}</span> }.into_any(),
        (false, Some(start), _) if start > words::now() => {
            told(start, |when| tr!(challenges.from, when = when))
        }
        (false, _, Some(end)) if phase != ChallengePhase::Draft => {
            told(end, |when| tr!(challenges.ended, when = when))
        }
        // The badge beside it says that it is over.
        (false, _, _) => (phase == ChallengePhase::Draft)
            .then(|| view! { <span>{tr!(challenges.not_open_yet)}</span> })
            .into_any(),
    }
}

fn told(at: DateTime<Utc>, say: impl Fn(String) -> String) -> AnyView {
    let words = say(words::date_time_in_paris(at));
    view! { <time datetime=at.to_rfc3339()>{words}</time> }.into_any()
}

/// An instant in the time of Paris, and on the clock of an overseas body beside it.
#[component]
pub(super) fn ParisTime(at: DateTime<Utc>, zone: Option<Zone>) -> impl IntoView {
    let local = zone.map(|zone| {
        let when = words::date_time_in(at, zone.code());
        view! { <span class="small muted">" ("{tr!(challenges.local_time, when = when)}")"</span> }
    });
    view! {
        <time datetime=at.to_rfc3339()>{words::date_time_in_paris(at)}</time>
        {local}
    }
}

/// A period that is told in the time of Paris, on the clock of an overseas body.
#[component]
pub(super) fn LocalPeriod(
    period: (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    zone: Zone,
) -> impl IntoView {
    let bounds = [period.0, period.1].into_iter().flatten();
    let bounds: Vec<String> = bounds.map(|at| words::date_time_in(at, zone.code())).collect();
    let when = bounds.join(" – ");
    view! { <span class="small muted">" ("{tr!(challenges.local_time, when = when)}")"</span> }
}

/// « Il reste 12 jours », counted again while the page stays open; nothing when it is over.
#[component]
pub(super) fn TimeLeft(until: DateTime<Utc>) -> impl IntoView {
    let now = RwSignal::new(words::now());
    if let Ok(timer) = set_interval_with_handle(move || now.set(words::now()), TICK) {
        on_cleanup(move || timer.clear());
    }
    let said = Memo::new(move |_| left(until - now.get()));
    move || {
        said.get().map(|said| {
            view! { <p class="time-left"><Icon glyph=Glyph::Clock /> <strong>{said}</strong></p> }
        })
    }
}

/// What is left, in the coarsest unit that is not misleading.
fn left(span: TimeDelta) -> Option<String> {
    let count = |count: i64| u64::try_from(count).unwrap_or_default();
    match (span.num_days(), span.num_hours(), span.num_minutes()) {
        (days, _, _) if days >= 2 => Some(trn!(count(days), challenges.left)),
        (_, hours, _) if hours >= 2 => Some(trn!(count(hours), challenges.left_hours)),
        (_, _, minutes) if minutes >= 1 => Some(trn!(count(minutes), challenges.left_minutes)),
        _ if span > TimeDelta::zero() => Some(trn!(1, challenges.left_minutes)),
        _ => None,
    }
}
