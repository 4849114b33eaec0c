//! Putting on hold or abandoning, with a cause: the right to experiment, never a sanction (R137 to R139).

use api_types::poc::StopPocRequest;
use domain::poc::PocAct;
use domain::reference::ReferenceList;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use super::{DialogProblem, focus_current, use_act};
use crate::api::Submit;
use crate::components::{
    Button, Choice, ChoiceOption, Dialog, Form, Look, Press, SelectField, Size, TextArea,
};
use crate::state::{References, Toasts};
use crate::words::tr;

/// How to stop, and why.
type Stop = (PocAct, StopPocRequest);

/// The button and its dialog; `stops` are the ways that are open now.
#[component]
pub(super) fn StopAct(stops: Vec<PocAct>) -> impl IntoView {
    let open = RwSignal::new(false);
    let both = stops.len() > 1;
    let words = if both { tr!(pocs.stop.either) } else { tr!(pocs.stop.abandon) };
    view! {
        <Button size=Size::Small on:click=move |_| open.set(true)>{words}</Button>
        <Dialog open title=words>
            <div class="stack">
                <blockquote class="text-md">{tr!(pocs.stop.right)}</blockquote>
                <p class="small">{tr!(pocs.stop.kept)}</p>
                <StopForm stops open />
            </div>
        </Dialog>
    }
}

#[component]
fn StopForm(stops: Vec<PocAct>, open: RwSignal<bool>) -> impl IntoView {
    let references = expect_context::<References>();
    let (cause, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let only = if let [only] = stops.as_slice() { only.code().to_owned() } else { String::new() };
    let way = RwSignal::new(only);
    let stop = use_stop(open);
    let faults = stop.faults();
    let choice = (stops.len() > 1).then(|| {
        let options = stops.iter().map(|act| option(*act)).collect();
        view! {
            <Choice
                faults
                pointer="/way"
                legend=tr!(pocs.stop.way)
                missing=tr!(pocs.stop.way_missing)
                value=way
                options
            />
        }
    });
    let submit = move |()| {
        let note = Some(note.get_untracked());
        let body = StopPocRequest { cause: cause.get_untracked(), note };
        let way = PocAct::from_code(&way.read_untracked());
        let checked = check(way, &body, references);
        stop.send_checked((way.unwrap_or(PocAct::Hold), body), checked);
    };
    view! {
        <DialogProblem act=stop />
        <Form faults on_submit=submit>
            {choice}
            <SelectField
                faults
                pointer="/cause"
                label=tr!(pocs.stop.cause)
                missing=tr!(pocs.stop.cause_missing)
                blank=tr!(pocs.card.choose)
                value=cause
                options=Signal::derive(move || references.options(ReferenceList::Cause, None))
            />
            <TextArea
                faults
                pointer="/note"
                label=tr!(pocs.stop.note)
                hint=tr!(pocs.stop.note_hint)
                value=note
                optional=true
            />
            <p class="form-acts">
                <Button look=Look::Primary press=Press::Submit pending=stop.pending()>
                    {tr!(pocs.stop.submit)}
                </Button>
            </p>
        </Form>
    }
}

fn use_stop(open: RwSignal<bool>) -> Submit<Stop> {
    let toasts = expect_context::<Toasts>();
    use_act(
        |client, id, (way, body): Stop, version| async move {
            if way == PocAct::Abandon {
                client.abandon_poc(id, &body, version).await
            } else {
                client.hold_poc(id, &body, version).await
            }
        },
        move || {
            open.try_set(false);
            toasts.tell(tr!(pocs.stop.done));
            focus_current();
        },
    )
}

fn option(act: PocAct) -> ChoiceOption {
    if act == PocAct::Abandon {
        let words = ChoiceOption::new(act.code(), tr!(pocs.stop.abandon));
        words.meaning(tr!(pocs.stop.abandon_means))
    } else {
        ChoiceOption::new(act.code(), tr!(pocs.stop.hold)).meaning(tr!(pocs.stop.hold_means))
    }
}

fn check(
    way: Option<PocAct>,
    body: &StopPocRequest,
    references: References,
) -> Result<(), Vec<FieldError>> {
    let mut faults = Vec::new();
    if way.is_none() {
        faults.push(FieldError::new("/way", FieldCode::Required));
    }
    // Without the lists the server alone can tell a cause from another.
    let unknown = untrack(|| references.is_empty()) && !body.cause.is_empty();
    if !unknown && let Err(found) = body.parse(&references.book()) {
        faults.extend(found);
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
