//! Progress of an experiment: the words first, the bar second, and nothing but steps passed (A04).

use domain::poc::STEP_COUNT;
use leptos::prelude::*;

use crate::words::{tr, trn};

/// Whether the step under way is on hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pace {
    #[default]
    Moving,
    Held,
}

/// « 4 étapes sur 7 » and seven marks.
#[component]
pub(crate) fn Progress(steps_passed: u8, #[prop(optional)] pace: Pace) -> impl IntoView {
    let marks = (0..STEP_COUNT).map(|place| {
        let held = pace == Pace::Held && place == steps_passed;
        let class = if place < steps_passed {
            "on"
        } else if held {
            "hold"
        } else {
            ""
        };
        view! { <i class=class></i> }
    });
    // Both languages begin with the number: it stands out.
    let sentence = steps_sentence(steps_passed);
    let (count, rest) = sentence.split_once(' ').unwrap_or(("", &sentence));
    view! {
        <span class="progress">
            <span><b>{count.to_owned()}</b>" "{rest.to_owned()}</span>
            <span class="progress-bar" aria-hidden="true">{marks.collect_view()}</span>
        </span>
    }
}

/// « 4 étapes sur 7 ».
pub(crate) fn steps_sentence(steps_passed: u8) -> String {
    trn!(u64::from(steps_passed), common.steps_passed)
}

/// « 4 étapes sur 7 (57 %) ».
pub(crate) fn steps_and_percent(steps_passed: u8) -> String {
    let percent = domain::poc::progress_percent(steps_passed);
    tr!(common.steps_and_percent, steps = steps_sentence(steps_passed), percent = percent)
}
