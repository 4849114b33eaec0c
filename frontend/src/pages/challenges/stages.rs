//! Where a challenge stands: its stages in order, what is done, what is now, what is to come.

use api_types::challenge::ChallengeView;
use chrono::{DateTime, Utc};
use domain::challenge::{ChallengePhase, Timetable};
use domain::civil::Zone;
use leptos::prelude::*;

use crate::components::{Glyph, Icon};
use crate::words::{self, tr};

/// Whether a stage is over, is now, or is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// It is over.
    Over,
    /// It is now.
    Now,
    /// It is to come.
    Later,
    /// It will not come: the challenge was stopped before it.
    Never,
}

/// One stage: its name, where it is in time, and its day in words.
struct Stage {
    name: &'static str,
    when: When,
    day: Option<String>,
}

#[component]
pub(super) fn StageBar(challenge: ChallengeView) -> impl IntoView {
    let stages = stages(&challenge, words::now());
    // Ideas may be supported while they come: one stage alone is said to be the current one.
    let current = stages.iter().position(|stage| stage.when == When::Now);
    let items = stages.into_iter().enumerate().map(|(place, Stage { name, when, day })| {
        let (state, told) = match when {
            When::Over => ("done", tr!(challenges.stages.done)),
            When::Now => ("current", tr!(challenges.stages.now)),
            When::Later => ("todo", tr!(challenges.stages.later)),
            When::Never => ("todo", tr!(challenges.stages.never)),
        };
        let glyph = if when == When::Over { Glyph::Check } else { Glyph::Flag };
        let aria = (current == Some(place)).then_some("step");
        let said = day.map_or_else(|| told.to_owned(), |day| format!("{told}, {day}"));
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

fn stages(challenge: &ChallengeView, now: DateTime<Utc>) -> Vec<Stage> {
    use ChallengePhase as P;
    let day = |at| words::short_date(Zone::Paris.day(at));
    let until = |at| tr!(challenges.stages.until, day = day(at));
    let from = |at| tr!(challenges.stages.from, day = day(at));
    let summary = &challenge.summary;
    let phase = summary.phase;
    let deposit = match phase {
        P::Draft | P::Announced => summary.opens_at.map(from),
        P::Open | P::Evaluating | P::Closed => summary.closes_at.map(until),
    };
    let period = (challenge.votes_from, challenge.votes_until);
    let vote = period.0.or(period.1).map(|_| {
        let when = voting(phase, (period.0.or(summary.opens_at), period.1), now);
        let day = match when {
            When::Later => period.0.map(from),
            When::Now => period.1.map(until),
            When::Over | When::Never => None,
        };
        Stage { name: tr!(challenges.stages.vote), when, day }
    });
    let promised =
        summary.promised_on.map(|on| tr!(challenges.stages.until, day = words::short_date(on)));
    let (opens_at, closes_at) = (summary.opens_at, summary.closes_at);
    let dates = Timetable { status: summary.status, opens_at, closes_at, ..Timetable::draft() };
    let opened = !dates.never_opened();
    let stage = |name, own: &[ChallengePhase], day| Stage { name, when: at(phase, own), day };
    let taken = |stage: Stage| Stage { when: happened(stage.when, opened), ..stage };
    let first = [
        stage(tr!(challenges.stages.prepare), &[P::Draft], None),
        taken(stage(tr!(challenges.stages.deposit), &[P::Open], deposit)),
    ];
    let last = [
        taken(stage(tr!(challenges.stages.read), &[P::Evaluating], promised)),
        Stage { name: tr!(challenges.stages.results), when: results(phase), day: None },
    ];
    first.into_iter().chain(vote.map(taken)).chain(last).collect()
}

/// Where a stage of these phases is, when the challenge is in that one.
fn at(phase: ChallengePhase, own: &[ChallengePhase]) -> When {
    if own.contains(&phase) {
        When::Now
    } else if own.iter().all(|own| *own < phase) {
        When::Over
    } else {
        When::Later
    }
}

/// What takes ideas, reads them or counts their votes did not happen in a challenge that never opened.
fn happened(when: When, opened: bool) -> When {
    match when {
        When::Over if !opened => When::Never,
        When::Over | When::Now | When::Later | When::Never => when,
    }
}

/// Results are there, or are not.
fn results(phase: ChallengePhase) -> When {
    if phase == ChallengePhase::Closed { When::Over } else { When::Later }
}

/// Where the period of votes is: it goes by the clock, beside the phases.
fn voting(
    phase: ChallengePhase,
    (from, until): (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    now: DateTime<Utc>,
) -> When {
    use ChallengePhase as P;
    match phase {
        P::Draft => When::Later,
        P::Closed => When::Over,
        P::Announced | P::Open | P::Evaluating => {
            if until.is_some_and(|until| until <= now) {
                When::Over
            } else if from.is_none_or(|from| from <= now) {
                When::Now
            } else {
                When::Later
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Option<DateTime<Utc>> {
        format!("2026-03-{day:02}T09:00:00Z").parse().ok()
    }

    #[test]
    fn votes_are_now_by_the_clock_whatever_the_phase() {
        use ChallengePhase as P;
        let period = (day(10), day(20));
        let on = |phase, at| voting(phase, period, day(at).unwrap_or_default());
        assert_eq!(on(P::Open, 9), When::Later);
        assert_eq!(on(P::Open, 10), When::Now);
        assert_eq!(on(P::Evaluating, 19), When::Now);
        assert_eq!(on(P::Evaluating, 20), When::Over, "an end is the first instant too late");
        assert_eq!((on(P::Draft, 15), on(P::Closed, 15)), (When::Later, When::Over));
    }

    #[test]
    fn what_was_stopped_before_it_opened_took_no_idea() {
        let deposit = at(ChallengePhase::Closed, &[ChallengePhase::Open]);
        assert_eq!(happened(deposit, true), When::Over);
        assert_eq!(happened(deposit, false), When::Never);
        assert_eq!(happened(When::Later, false), When::Later);
    }

    #[test]
    fn what_is_announced_takes_no_idea_yet() {
        use ChallengePhase as P;
        let deposit = |phase| at(phase, &[P::Open]);
        assert_eq!(deposit(P::Announced), When::Later);
        assert_eq!(deposit(P::Open), When::Now);
        assert_eq!(deposit(P::Evaluating), When::Over);
        assert_eq!(at(P::Announced, &[P::Draft]), When::Over);
    }
}
