//! Lifting a condition of the conditional go: who, with which word.

use api_types::poc::LiftConditionRequest;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::{DialogProblem, Record, use_act};
use crate::components::{Button, Dialog, Form, Look, Press, TextArea};
use crate::pages::shared::{PersonChoice, PersonField};
use crate::state::{Session, Toasts};
use crate::words::tr;

#[component]
pub(in crate::pages::pocs::page) fn LiftDialog() -> impl IntoView {
    let record = expect_context::<Record>();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(record.lifting.read().is_some()));
    // Closing the dialog by any way forgets which one.
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            record.lifting.set(None);
        }
        now
    });
    let form = move || record.lifting.get().map(|number| view! { <LiftForm number /> });
    view! {
        <Dialog open title=tr!(pocs.gate.lift_title)>
            <div class="stack"><p class="small">{tr!(pocs.gate.lift_why)}</p>{form}</div>
        </Dialog>
    }
}

#[component]
fn LiftForm(number: u8) -> impl IntoView {
    let (record, toasts) = (expect_context::<Record>(), expect_context::<Toasts>());
    let me = untrack(|| expect_context::<Session>().me()).map(|me| me.person);
    let (note, who) = (RwSignal::new(String::new()), PersonChoice::of(me));
    let decider = StoredValue::new(who.clone());
    let lift = use_act(
        |client, id, body: LiftConditionRequest, version| async move {
            client.lift_condition(id, &body, version).await
        },
        move || {
            record.lifting.try_set(None);
            toasts.tell(tr!(pocs.gate.lift_done));
        },
    );
    let submit = move |()| {
        let Some(lifted_by) = untrack(|| decider.with_value(PersonChoice::id)) else {
            lift.refuse(vec![FieldError::new("/lifted_by", FieldCode::Required)]);
            return;
        };
        let note = Some(note.get_untracked());
        lift.send(LiftConditionRequest { number, note, lifted_by: Some(lifted_by) });
    };
    view! {
        <DialogProblem act=lift />
        <Form faults=lift.faults() on_submit=submit>
            <TextArea
                faults=lift.faults()
                pointer="/note"
                label=tr!(pocs.gate.lift_note)
                value=note
                optional=true
            />
            <PersonField
                faults=lift.faults()
                pointer="/lifted_by"
                label=tr!(pocs.gate.lift_by)
                hint=tr!(pocs.decision.decided_by_hint)
                missing=tr!(pocs.decision.decided_by_missing)
                choice=who
            />
            <p class="form-acts">
                <Button look=Look::Primary press=Press::Submit pending=lift.pending()>
                    {tr!(pocs.gate.lift_submit)}
                </Button>
            </p>
        </Form>
    }
}
