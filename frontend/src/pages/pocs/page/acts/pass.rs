//! Passing a step, or several in one act; a decision where there is a gate (R142, R189, R200, A10).

mod decision;

use api_types::poc::PassStepsRequest;
use domain::poc::{GateVerdict, Step};
use domain::{FieldError, PassageId};
use leptos::prelude::*;

use super::{DialogProblem, focus_current, use_act};
use crate::api::Submit;
use crate::components::{
    Button, Dialog, Faults, Form, Glyph, Look, Press, SelectField, SelectOption, Size,
};
use crate::pages::shared::today;
use crate::state::{Session, Toasts};
use crate::words::{self, tr};

use decision::{DecisionFields, GateForm};

/// What is chosen in the dialog.
#[derive(Clone, Copy)]
struct Passing {
    first: Step,
    /// Number of the last step.
    last: RwSignal<String>,
    go: DecisionFields,
    validation: DecisionFields,
}

impl Passing {
    fn new(first: Step) -> Self {
        Self {
            first,
            last: RwSignal::new(first.number().to_string()),
            go: DecisionFields::new(),
            validation: DecisionFields::new(),
        }
    }

    fn decision(self, step: Step) -> DecisionFields {
        if step == Step::Validate { self.validation } else { self.go }
    }

    /// The steps of the act. A NO GO ends the group where it falls (R189).
    fn steps(self) -> Vec<Step> {
        let last = self.last.get().parse().ok().and_then(Step::from_number).unwrap_or(self.first);
        let refused = self.go.verdict() == Some(GateVerdict::NoGo);
        let ends = |step: &Step| !refused || *step <= GateVerdict::NoGo.step();
        self.first.through(last).filter(ends).collect()
    }

    /// The steps of the act that take a decision.
    fn gates(self) -> Vec<Step> {
        self.steps().into_iter().filter(|step| step.has_gate()).collect()
    }

    /// The act, and what is missing for it.
    fn request(self) -> (PassStepsRequest, Vec<FieldError>) {
        let last = self.steps().last().copied().unwrap_or(self.first);
        let mut faults = Vec::new();
        let mut gates = Vec::new();
        for (place, step) in self.gates().into_iter().enumerate() {
            match self.decision(step).request(place) {
                Ok(gate) => gates.push(gate),
                Err(found) => faults.extend(found),
            }
        }
        (PassStepsRequest { first: self.first, last, gates }, faults)
    }
}

#[component]
pub(super) fn PassAct(next: Step) -> impl IntoView {
    let open = RwSignal::new(false);
    let passing = Passing::new(next);
    view! {
        <Button look=Look::Primary size=Size::Small glyph=Glyph::Check on:click=move |_| open.set(true)>
            {tr!(pocs.pass.act, number = next.number())}
        </Button>
        <Dialog open title=tr!(pocs.pass.title, step = words::numbered_step(next))>
            <div class="stack">
                <p class="small">{tr!(pocs.pass.why)}</p>
                <PassForm passing open />
            </div>
        </Dialog>
    }
}

#[component]
fn PassForm(passing: Passing, open: RwSignal<bool>) -> impl IntoView {
    let me = untrack(|| expect_context::<Session>().me());
    let pass = use_pass(open);
    let faults = pass.faults();
    let submit = move |()| {
        let (body, mut missing) = untrack(move || passing.request());
        if missing.is_empty()
            && let Some(me) = &me
        {
            let parsed = body.parse(PassageId::default(), me.person.id, today());
            missing.extend(parsed.err().into_iter().flatten());
        }
        let checked = if missing.is_empty() { Ok(()) } else { Err(missing) };
        pass.send_checked(body, checked);
    };
    let gates = Memo::new(move |_| passing.gates());
    let forms = move || {
        let form = |(place, step): (usize, Step)| {
            view! { <GateForm faults step place fields=passing.decision(step) /> }
        };
        gates.get().into_iter().enumerate().map(form).collect_view()
    };
    view! {
        <DialogProblem act=pass />
        <Form faults on_submit=submit>
            <LastStep faults passing />
            {forms}
            <p class="form-acts">
                <Button look=Look::Primary press=Press::Submit pending=pass.pending()>
                    {move || submit_words(passing)}
                </Button>
            </p>
        </Form>
    }
}

fn use_pass(open: RwSignal<bool>) -> Submit<PassStepsRequest> {
    let toasts = expect_context::<Toasts>();
    use_act(
        |client, id, body: PassStepsRequest, version| async move {
            client.pass_steps(id, &body, version).await
        },
        move || {
            open.try_set(false);
            toasts.tell(tr!(pocs.pass.done));
            focus_current();
        },
    )
}

/// Up to which step: one alone, or several together.
#[component]
fn LastStep(faults: Faults, passing: Passing) -> impl IntoView {
    let first = passing.first;
    let line = move |last: &Step| {
        let words = if *last == first {
            tr!(pocs.pass.only, step = words::numbered_step(first))
        } else {
            tr!(pocs.pass.through, first = first.number(), step = words::numbered_step(*last))
        };
        SelectOption::new(last.number().to_string(), words)
    };
    let options: Vec<SelectOption> =
        Step::ALL.iter().filter(|step| **step >= first).map(line).collect();
    (first != Step::Validate).then(|| {
        view! {
            <SelectField
                faults
                pointer="/last"
                label=tr!(pocs.pass.until)
                hint=tr!(pocs.pass.until_hint)
                value=passing.last
                options=Signal::stored(options)
            />
        }
    })
}

/// « Franchir l’étape 5 », « Franchir les étapes 5 à 7 », « Enregistrer le NO GO ».
fn submit_words(passing: Passing) -> String {
    let steps = passing.steps();
    if steps.contains(&GateVerdict::NoGo.step()) && passing.go.verdict() == Some(GateVerdict::NoGo)
    {
        return tr!(pocs.pass.submit_no_go).to_owned();
    }
    if let [first, .., last] = steps.as_slice() {
        return tr!(pocs.pass.submit_several, first = first.number(), last = last.number());
    }
    tr!(pocs.pass.act, number = passing.first.number())
}
