//! The decision of a gate: what, why, under which conditions, by whom, when.

use api_types::poc::GateRequest;
use domain::poc::{Assurances, GateVerdict, Step};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use crate::components::{Check, Choice, ChoiceOption, Faults, TextArea, TextField, TextKind};
use crate::pages::shared::{PersonChoice, PersonField, today};
use crate::state::Session;
use crate::words::{self, tr};

/// What is chosen and written; copy it into the views.
#[derive(Clone, Copy)]
pub(super) struct DecisionFields {
    verdict: RwSignal<String>,
    reason: RwSignal<String>,
    conditions: RwSignal<String>,
    assurances: RwSignal<Assurances>,
    decider: StoredValue<PersonChoice>,
    decided_on: RwSignal<String>,
}

impl DecisionFields {
    /// Nothing decided; whoever writes it down is taken for the decider.
    pub(super) fn new() -> Self {
        let me = untrack(|| expect_context::<Session>().me()).map(|me| me.person);
        Self {
            verdict: RwSignal::new(String::new()),
            reason: RwSignal::new(String::new()),
            conditions: RwSignal::new(String::new()),
            assurances: RwSignal::default(),
            decider: StoredValue::new(PersonChoice::of(me)),
            decided_on: RwSignal::new(today().to_string()),
        }
    }

    /// What is decided, once it is.
    pub(super) fn verdict(self) -> Option<GateVerdict> {
        self.verdict.with(|code| GateVerdict::from_code(code))
    }

    /// One a line.
    fn conditions(self) -> Vec<String> {
        let lines = |text: &String| -> Vec<String> {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        self.conditions.with(lines)
    }

    /// The decision, as it is sent at this place of the act.
    pub(super) fn request(self, place: usize) -> Result<GateRequest, Vec<FieldError>> {
        let fault = |field, code| FieldError::new(format!("/gates/{place}/{field}"), code);
        let mut faults = Vec::new();
        let verdict = self.verdict();
        if verdict.is_none() {
            faults.push(fault("verdict", FieldCode::Required));
        }
        let decided_by = self.decider.with_value(PersonChoice::id);
        if decided_by.is_none() {
            faults.push(fault("decided_by", FieldCode::Required));
        }
        let decided_on = self.decided_on.with(|on| on.parse().ok());
        let Some(verdict) = verdict.filter(|_| faults.is_empty()) else { return Err(faults) };
        let conditional = verdict == GateVerdict::ConditionalGo;
        Ok(GateRequest {
            verdict,
            reason: Some(self.reason.get()),
            conditions: if conditional { self.conditions() } else { Vec::new() },
            assurances: self.assurances.get(),
            decided_by,
            decided_on,
        })
    }
}

/// The fields of one decision, inside the form of the act.
#[component]
pub(super) fn GateForm(
    faults: Faults,
    step: Step,
    place: usize,
    fields: DecisionFields,
) -> impl IntoView {
    let at = move |field: &str| format!("/gates/{place}/{field}");
    let (legend, hint) = if step == Step::Validate {
        (tr!(pocs.decision.validation), tr!(pocs.decision.validation_hint))
    } else {
        (tr!(pocs.decision.go), tr!(pocs.decision.go_hint))
    };
    let options = GateVerdict::ALL.iter().filter(|verdict| verdict.step() == step);
    let conditional = Memo::new(move |_| fields.verdict() == Some(GateVerdict::ConditionalGo));
    view! {
        <Choice
            faults
            pointer=at("verdict")
            legend
            hint
            missing=tr!(pocs.decision.verdict_missing)
            value=fields.verdict
            options=options.map(|verdict| option(*verdict)).collect()
        />
        <Show when=move || conditional.get()>
            <TextArea
                faults
                pointer=at("conditions")
                label=tr!(pocs.decision.conditions)
                hint=tr!(pocs.decision.conditions_hint)
                missing=tr!(pocs.decision.conditions_missing)
                value=fields.conditions
            />
        </Show>
        <Reason faults pointer=at("reason") fields />
        <Assured fields />
        <PersonField
            faults
            pointer=at("decided_by")
            label=tr!(pocs.decision.decided_by)
            hint=tr!(pocs.decision.decided_by_hint)
            missing=tr!(pocs.decision.decided_by_missing)
            choice=fields.decider.get_value()
        />
        <TextField
            faults
            pointer=at("decided_on")
            label=tr!(pocs.decision.decided_on)
            kind=TextKind::Date
            value=fields.decided_on
        />
    }
}

fn option(verdict: GateVerdict) -> ChoiceOption {
    let meaning = match verdict {
        GateVerdict::Go => tr!(pocs.decision.go_means),
        GateVerdict::ConditionalGo => tr!(pocs.decision.conditional_go_means),
        GateVerdict::NoGo => tr!(pocs.decision.no_go_means),
        GateVerdict::Validated => tr!(pocs.decision.validated_means),
        GateVerdict::NotValidated => tr!(pocs.decision.not_validated_means),
    };
    ChoiceOption::new(verdict.code(), words::gate_verdict(verdict)).meaning(meaning)
}

/// The reason: everyone reads it; only a plain yes may go without.
#[component]
fn Reason(faults: Faults, pointer: String, fields: DecisionFields) -> impl IntoView {
    let free = Memo::new(move |_| fields.verdict().is_some_and(|verdict| !verdict.needs_reason()));
    move || {
        view! {
            <TextArea
                faults
                pointer=pointer.clone()
                label=tr!(pocs.decision.reason)
                hint=tr!(pocs.decision.reason_hint)
                missing=tr!(pocs.decision.reason_missing)
                value=fields.reason
                optional=free.get()
            />
        }
    }
}

/// What the decider could make sure of before giving carte blanche (R202).
#[component]
fn Assured(fields: DecisionFields) -> impl IntoView {
    let boxed = move |label: &'static str,
                      read: fn(&Assurances) -> bool,
                      write: fn(&mut Assurances, bool)| {
        view! {
            <Check
                label
                checked=Signal::derive(move || fields.assurances.with(read))
                on_change=move |kept| fields.assurances.update(|all| write(all, kept))
            />
        }
    };
    view! {
        <fieldset class="field">
            <legend>
                {tr!(pocs.decision.assurances)} " "
                <span class="optional">{tr!(common.optional)}</span>
            </legend>
            {boxed(tr!(pocs.gate.security), |all| all.security, |all, kept| all.security = kept)}
            {boxed(tr!(pocs.gate.deadlines), |all| all.deadlines, |all, kept| all.deadlines = kept)}
            {boxed(tr!(pocs.gate.quality), |all| all.quality, |all, kept| all.quality = kept)}
        </fieldset>
    }
}
