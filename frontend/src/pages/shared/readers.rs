//! Who may read something: openness is the rule, restriction the exception of an administrator (A28).

use domain::poc::Visibility;
use leptos::prelude::*;

use crate::components::{Badge, Choice, ChoiceOption, Faults, Glyph, Tone};
use crate::words::{self, tr};

/// Everybody, a direction, or COMEX and CODIR; `direction` says which one that is here.
#[component]
pub(crate) fn ReadersChoice(
    faults: Faults,
    value: RwSignal<String>,
    direction: &'static str,
) -> impl IntoView {
    let option = move |visibility: Visibility| {
        let (label, meaning) = match visibility {
            Visibility::Everyone => {
                (tr!(pocs.restricted.everyone), tr!(pocs.restricted.everyone_means))
            }
            Visibility::Department => (tr!(pocs.restricted.department), direction),
            Visibility::TopManagement => {
                (tr!(pocs.restricted.top_management), tr!(pocs.restricted.top_management_means))
            }
        };
        ChoiceOption::new(visibility.code(), label).meaning(meaning)
    };
    view! {
        <Choice
            faults
            pointer="/visibility"
            legend=tr!(pocs.restricted.legend)
            missing=tr!(pocs.restricted.missing)
            value
            options=Visibility::ALL.iter().copied().map(option).collect()
        />
    }
}

/// Whom something is kept for, when it is not for everybody.
#[component]
pub(crate) fn KeptBadge(#[prop(into)] visibility: Signal<Visibility>) -> impl IntoView {
    move || {
        let to = visibility.get();
        (to != Visibility::Everyone).then(|| {
            let said = tr!(pocs.restricted.badge, to = words::visibility(to));
            view! { <Badge tone=Tone::Neutral glyph=Glyph::Lock>{said}</Badge> }
        })
    }
}
