//! What this device kept of steps that could not be sent: offered where the steps begin.

use domain::poc::{PocAct, Step};
use leptos::prelude::*;

use super::draft::place;
use super::editor::open;
use crate::components::{Button, Look, Notice, Size};
use crate::pages::pocs::page::record::Record;
use crate::pages::shared::Place;
use crate::words::tr;

#[component]
pub(in crate::pages::pocs::page) fn FoundSteps() -> impl IntoView {
    let record = expect_context::<Record>();
    let places: Vec<(Step, Place)> =
        Step::ALL.iter().map(|step| (*step, place(record.id, *step))).collect();
    let dropped = Trigger::new();
    let kept = move || {
        // A step is sent when its editor goes, and stays here when that failed.
        record.view.track();
        dropped.track();
        let editing = record.editing.get();
        let found = places.iter().filter(|(step, place)| editing != Some(*step) && place.holds());
        let found = found.filter(|_| record.may(PocAct::Edit));
        found.map(|(step, place)| (*step, place.clone())).collect::<Vec<_>>()
    };
    view! {
        <For each=kept key=|(step, _)| *step let((step, place))>
            <FoundStep step place dropped />
        </For>
    }
}

#[component]
fn FoundStep(step: Step, place: Place, dropped: Trigger) -> impl IntoView {
    let record = expect_context::<Record>();
    let number = step.number();
    let drop = move |_| {
        place.forget();
        dropped.notify();
    };
    view! {
        <div class="page-band">
            <Notice title=tr!(pocs.found.title, number = number)>
                <p>{tr!(pocs.found.text)}</p>
                <div class="cluster">
                    <Button size=Size::Small on:click=move |_| open(record, step)>
                        {tr!(pocs.found.take, number = number)}
                    </Button>
                    <Button look=Look::Quiet size=Size::Small on:click=drop>
                        {tr!(pocs.found.drop)}
                    </Button>
                </div>
            </Notice>
        </div>
    }
}
