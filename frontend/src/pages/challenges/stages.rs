//! Where a challenge stands: its stages in order, what is done, what is now, what is to come.

use api_types::challenge::ChallengeView;
use domain::challenge::ChallengePhase;
use domain::civil::Zone;
use leptos::prelude::*;

use crate::components::{Glyph, Icon};
use crate::words::{self, tr};

/// One stage: its name, its place among the phases, and its day in words.
struct Stage {
    name: &'static str,
    /// The phase from which it is over.
    over: ChallengePhase,
    /// The phases in which it is now.
    now: &'static [ChallengePhase],
    day: Option<String>,
}

#[component]
pub(super) fn StageBar(challenge: ChallengeView) -> impl IntoView {
    let phase = challenge.summary.phase;
    let items = stages(&challenge).into_iter().map(|stage| {
        let Stage { name, over, now, day } = stage;
        let current = now.contains(&phase);
        let (state, words) = if current {
            ("current", tr!(challenges.stages.now))
        } else if phase >= over {
            ("done", tr!(challenges.stages.done))
        } else {
            ("todo", tr!(challenges.stages.later))
        };
        let glyph = if state == "done" { Glyph::Check } else { Glyph::Flag };
        let aria = current.then_some("step");
        let said = day.map_or_else(|| words.to_owned(), |day| format!("{words}, {day}"));
        view! {
            <li data-state=state aria-current=aria>
                <span class="stage-mark"><Icon glyph /></span>
                <span><b>{name}</b><span class="small muted">{said}</span></span>
            </li>
        }
    });
    view! {
        <ol class="stage-bar" aria-label=tr!(challenges.stages.title)>{items.collect_view()}</ol>
    }
}

fn stages(challenge: &ChallengeView) -> Vec<Stage> {
    use ChallengePhase as P;
    let day = |at| words::short_date(Zone::Paris.day(at));
    let until = |at| tr!(challenges.stages.until, day = day(at));
    let from = |at| tr!(challenges.stages.from, day = day(at));
    let summary = &challenge.summary;
    let deposit = match summary.phase {
        P::Draft | P::Announced => summary.opens_at.map(from),
        P::Open | P::Evaluating | P::Closed => summary.closes_at.map(until),
    };
    let vote = challenge.votes_from.or(challenge.votes_until).map(|_| Stage {
        name: tr!(challenges.stages.vote),
        over: P::Closed,
        now: &[],
        day: challenge.votes_from.map(from),
    });
    let promised =
        summary.promised_on.map(|on| tr!(challenges.stages.until, day = words::short_date(on)));
    let stage = |name, over, now, day| Stage { name, over, now, day };
    let first = [
        stage(tr!(challenges.stages.prepare), P::Announced, &[P::Draft][..], None),
        stage(tr!(challenges.stages.deposit), P::Evaluating, &[P::Announced, P::Open][..], deposit),
    ];
    let last = [
        stage(tr!(challenges.stages.read), P::Closed, &[P::Evaluating][..], promised),
        stage(tr!(challenges.stages.results), P::Closed, &[][..], None),
    ];
    first.into_iter().chain(vote).chain(last).collect()
}
