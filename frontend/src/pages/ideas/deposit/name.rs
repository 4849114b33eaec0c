//! Under which name the idea goes, with what each choice means (A03).

use leptos::prelude::*;

use crate::components::{Choice, ChoiceOption, Faults};
use crate::pages::ideas::writing::{ANONYMOUS, NAMED};
use crate::words::tr;

#[component]
pub(super) fn NameChoice(faults: Faults, value: RwSignal<String>) -> impl IntoView {
    let options = vec![
        ChoiceOption::new(NAMED, tr!(ideas.name.named)).meaning(tr!(ideas.name.named_meaning)),
        ChoiceOption::new(ANONYMOUS, tr!(ideas.name.anonymous))
            .meaning(tr!(ideas.name.anonymous_meaning)),
    ];
    let masked = move || *value.read() == ANONYMOUS;
    view! {
        <div>
            <Choice faults pointer="/anonymous" legend=tr!(ideas.name.question) value options />
            <div role="status">
                <Show when=masked>
                    <p class="small warned">{tr!(ideas.name.careful)}</p>
                </Show>
            </div>
        </div>
    }
}
