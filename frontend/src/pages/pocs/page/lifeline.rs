//! The overview: seven steps and two gates on one thread, or a bar where there is little room.

use leptos::prelude::*;

use super::outline::{Outline, StepOutline, Undecided};
use super::record::Record;
use crate::components::{KnotShape, Pace, Progress, Tie, Track, TrackMark};
use crate::words::{self, tr};
use domain::poc::{PocStatus, Step};

#[component]
pub(super) fn Lifeline() -> impl IntoView {
    let record = expect_context::<Record>();
    let passed = Memo::new(move |_| record.view.with(|poc| poc.summary.steps_passed));
    let overview = move || {
        let outline = record.outline.get();
        let pace = if outline.status == PocStatus::OnHold { Pace::Held } else { Pace::Moving };
        view! {
            <Track marks=marks(&outline) />
            <Progress steps_passed=passed.get() pace />
        }
    };
    view! {
        <section class="page-band" aria-labelledby="avancement">
            <h2 id="avancement" class="sr-only">{tr!(pocs.progress)}</h2>
            {overview}
        </section>
    }
}

fn marks(outline: &Outline) -> Vec<TrackMark> {
    outline.steps.iter().flat_map(|one| mark(outline, one)).collect()
}

fn mark(outline: &Outline, one: &StepOutline) -> Vec<TrackMark> {
    let tie = outline.tie(one);
    let number = one.step.number();
    let step = TrackMark {
        shape: KnotShape::Step(number),
        stage: one.stage(),
        tie,
        name: format!("{number}. {}", words::step_short(one.step)).into(),
        state: outline.said_shortly(one).into(),
        target: Some(one.id()),
    };
    let gate = one.step.has_gate().then(|| gate_mark(outline, one, tie));
    [Some(step), gate].into_iter().flatten().collect()
}

fn gate_mark(outline: &Outline, one: &StepOutline, tie: Tie) -> TrackMark {
    let name = match &one.gate {
        Some(gate) => words::gate_verdict(gate.verdict),
        None => gate_name(one.step),
    };
    let state = match &one.gate {
        Some(gate) => words::short_date(gate.decided_on),
        None => match outline.undecided(one) {
            Undecided::ToCome => tr!(pocs.gate.to_decide).to_owned(),
            Undecided::NotReached => tr!(pocs.state.not_reached).to_owned(),
            Undecided::Untold => tr!(pocs.gate.untold).to_owned(),
        },
    };
    TrackMark {
        shape: KnotShape::Gate,
        stage: one.gate_stage(),
        tie,
        name: name.into(),
        state: state.into(),
        target: Some(one.gate_id()),
    }
}

/// What is decided after a step.
pub(super) fn gate_name(step: Step) -> &'static str {
    if step == Step::Validate { tr!(pocs.gate.validation) } else { tr!(pocs.gate.go_no_go) }
}
