//! The seven steps in full, on the same thread as the overview.

mod choices;
mod draft;
mod editor;
mod expectations;
mod gate;
mod reading;
mod techniques;

use leptos::prelude::*;

use super::outline::{Outline, StepOutline};
use super::record::Record;
use crate::components::{StepFold, Steps};
use crate::words;
use domain::poc::Step;

pub(super) use draft::Draft;
use editor::StepEditor;
pub(super) use editor::focus;
use gate::GateBlock;
use reading::StepReading;

#[component]
pub(super) fn StepList() -> impl IntoView {
    let record = expect_context::<Record>();
    let items = move || {
        let outline = record.outline.get();
        let item =
            |one: &StepOutline| view! { <StepItem outline=outline.clone() one=one.clone() /> };
        outline.steps.iter().map(item).collect_view()
    };
    view! { <Steps>{items}</Steps> }
}

/// A step, and its gate below when it has one.
#[component]
fn StepItem(outline: Outline, one: StepOutline) -> impl IntoView {
    let (step, tie) = (one.step, outline.tie(&one));
    view! {
        <StepFold
            id=one.id()
            number=step.number()
            stage=one.stage()
            tie
            title=words::numbered_step(step)
            state=outline.said(&one)
        >
            <StepBody step />
        </StepFold>
        {step.has_gate().then(|| view! { <GateBlock one=one.clone() /> })}
    }
}

/// What was written, or the fields to write it.
#[component]
fn StepBody(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let editing = Memo::new(move |_| record.editing.get() == Some(step));
    move || {
        if editing.get() {
            view! { <StepEditor step /> }.into_any()
        } else {
            view! { <StepReading step /> }.into_any()
        }
    }
}
