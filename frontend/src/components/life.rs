//! The life of an experiment on screen: the track (overview) and the steps (the same thread, opened).
//!
//! Step = circle, gate = diamond. Solid = happened, dashed = to come, double = passed in one act.

#![expect(clippy::similar_names, reason = "a stage is a mark, a state is the words beside it")]

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::marks::Tone;
use crate::words::{Words, tr};

/// Where a knot of the thread stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Done,
    Current,
    ToDo,
    /// A gate that said no at the end.
    Refused,
    /// A gate that was passed, and nobody told what it said.
    Untold,
}

impl Stage {
    const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Current => "current",
            Self::ToDo => "todo",
            Self::Refused => "refused",
            Self::Untold => "untold",
        }
    }
}

/// A circle or a diamond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KnotShape {
    /// A step, with its number.
    Step(u8),
    Gate,
}

/// How a knot is tied to the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tie {
    #[default]
    Single,
    /// Passed together with the next step: the thread doubles.
    Grouped,
}

/// One mark of the track.
#[derive(Clone, Debug)]
pub(crate) struct TrackMark {
    pub(crate) shape: KnotShape,
    pub(crate) stage: Stage,
    pub(crate) tie: Tie,
    /// « 5. Développer le prototype », « GO sous conditions ».
    pub(crate) name: Words,
    /// The state in words: « franchie le 12 mai », « à venir ».
    pub(crate) state: Words,
    /// The id of the step below, without `#`.
    pub(crate) target: Option<String>,
}

/// The seven steps and two gates in one line; beside it, the page shows [`super::Progress`] when narrow.
#[component]
pub(crate) fn Track(marks: Vec<TrackMark>) -> impl IntoView {
    let items = marks.into_iter().map(|mark| view! { <TrackItem mark /> });
    view! {
        <nav class="track" aria-label=tr!(common.track)>
            <ol>{items.collect_view()}</ol>
        </nav>
    }
}

#[component]
fn TrackItem(mark: TrackMark) -> impl IntoView {
    let TrackMark { shape, stage, tie, name, state, target } = mark;
    let current = (stage == Stage::Current).then_some("step");
    let name = match target {
        Some(id) => {
            let href = format!("#{id}");
            view! { <a class="step-name" href=href aria-current=current>{name}</a> }.into_any()
        }
        None => view! { <span class="step-name" aria-current=current>{name}</span> }.into_any(),
    };
    view! {
        <li
            class=(shape == KnotShape::Gate).then_some("gate-knot")
            data-state=stage.name()
            data-grouped=(tie == Tie::Grouped).then_some("")
        >
            <KnotMark shape stage />
            {name}
            <span class="step-state">{state}</span>
        </li>
    }
}

/// The circle or the diamond: a check when done, a cross when refused, the number otherwise.
#[component]
fn KnotMark(shape: KnotShape, stage: Stage) -> impl IntoView {
    let inside = match (stage, shape) {
        (Stage::Done, _) => view! { <Icon glyph=Glyph::Check /> }.into_any(),
        (Stage::Refused, _) => view! { <Icon glyph=Glyph::Cross /> }.into_any(),
        (Stage::Current | Stage::ToDo | Stage::Untold, KnotShape::Step(number)) => {
            number.into_any()
        }
        (Stage::Current | Stage::ToDo | Stage::Untold, KnotShape::Gate) => ().into_any(),
    };
    view! { <span class="knot" aria-hidden="true">{inside}</span> }
}

/// The list that holds [`StepFold`] and [`GatePanel`].
#[component]
pub(crate) fn Steps(children: Children) -> impl IntoView {
    view! { <ol class="steps">{children()}</ol> }
}

/// One step in full, folded unless it is the current one.
#[component]
pub(crate) fn StepFold(
    #[prop(into)] id: String,
    number: u8,
    stage: Stage,
    #[prop(optional)] tie: Tie,
    #[prop(into)] title: Words,
    #[prop(into)] state: Words,
    children: Children,
) -> impl IntoView {
    view! {
        <li
            id=id
            data-state=stage.name()
            data-grouped=(tie == Tie::Grouped).then_some("")
        >
            <KnotMark shape=KnotShape::Step(number) stage />
            <details class="step" open=stage == Stage::Current>
                <summary>
                    <h3>{title}</h3>
                    <span class="step-state">{state}</span>
                    <Icon glyph=Glyph::Down />
                </summary>
                <div class="stack">{children()}</div>
            </details>
        </li>
    }
}

/// A gate: the verdict in serif, then its reason, its date and its deciders. NO GO is a warning, never a danger.
#[component]
pub(crate) fn GatePanel(
    #[prop(into)] id: String,
    stage: Stage,
    tone: Tone,
    #[prop(into)] verdict: Words,
    children: Children,
) -> impl IntoView {
    view! {
        <li id=id class="is-gate" data-state=stage.name()>
            <KnotMark shape=KnotShape::Gate stage />
            <div class="gate" data-tone=tone.name()>
                <p class="verdict"><span>{verdict}</span></p>
                {children()}
            </div>
        </li>
    }
}
