//! The seven steps in full, on the same thread as the overview.

mod choices;
mod draft;
mod editor;
mod expectations;
mod found;
mod gate;
mod near;
mod reading;
mod sheets;
mod techniques;
mod tracking;

use leptos::prelude::*;

use super::acts::LateStepEditor;
use super::outline::{StepOutline, Undecided};
use super::record::Record;
use crate::components::{StepFold, Steps, Tie};
use crate::pages::shared::today;
use crate::words;
use domain::poc::Step;

pub(super) use draft::Draft;
pub(super) use editor::{StepEditor, focus};
pub(super) use found::FoundSteps;
use gate::GateBlock;
use near::NearestLessons;
use reading::StepReading;
use sheets::Sheets;
use tracking::TrackingBlock;

#[component]
pub(super) fn StepList() -> impl IntoView {
    provide_context(Sheets::new(expect_context::<Record>()));
    let slots = Step::ALL.iter().map(|step| view! { <StepSlot step=*step /> });
    view! { <Steps>{slots.collect_view()}</Steps> }
}

/// One step: made again only when its own state changes, so that what is written in another one stays.
#[component]
fn StepSlot(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let shown = Memo::new(move |_| {
        let outline = record.outline.read();
        let one = outline.steps.iter().find(|one| one.step == step)?;
        Some((
            one.clone(),
            outline.tie(one),
            outline.said_with_plan(one, today()),
            outline.undecided(one),
        ))
    });
    move || {
        shown.get().map(|(one, tie, said, undecided)| view! { <StepItem one tie said undecided /> })
    }
}

/// A step, and its gate below when it has one.
#[component]
fn StepItem(one: StepOutline, tie: Tie, said: String, undecided: Undecided) -> impl IntoView {
    let step = one.step;
    view! {
        <StepFold
            id=one.id()
            number=step.number()
            stage=one.stage()
            tie
            title=words::numbered_step(step)
            state=said
        >
            <StepBody step />
        </StepFold>
        {step.has_gate().then(|| view! { <GateBlock one=one.clone() undecided /> })}
    }
}

/// What was written, or the fields to write it.
#[component]
fn StepBody(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let editing = Memo::new(move |_| record.editing.get() == Some(step));
    move || {
        if editing.get() {
            view! { <LateStepEditor step /> }.into_any()
        } else {
            let tracking = (step == Step::BuildPrototype).then(|| view! { <TrackingBlock /> });
            view! { <StepReading step />{tracking}<NearestLessons step /> }.into_any()
        }
    }
}
