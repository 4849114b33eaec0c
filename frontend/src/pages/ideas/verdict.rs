//! The fields of an answer: the verdict, the reason, and for an idea that is not selected what would make it possible.

use api_types::idea::DecideIdeaRequest;
use api_types::review::PreparedDecisionView;
use domain::idea::{DecisionGround, IdeaVerdict};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use crate::components::{Choice, ChoiceOption, Faults, SelectField, SelectOption, TextArea};
use crate::pages::shared::{KeptWords, Place, keep_fields};
use crate::words::{self, tr};

/// What is typed. Copy it into the fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct VerdictWords {
    verdict: RwSignal<String>,
    reason: RwSignal<String>,
    ground: RwSignal<String>,
    condition: RwSignal<String>,
}

impl VerdictWords {
    /// What is prepared, or nothing: nothing is decided by default.
    pub(super) fn of(prepared: Option<&PreparedDecisionView>) -> Self {
        let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        Self {
            verdict: text(prepared.map(|one| one.verdict.code().to_owned())),
            reason: text(prepared.map(|one| one.reason.clone())),
            ground: text(prepared.and_then(|one| one.ground).map(|one| one.code().to_owned())),
            condition: text(prepared.and_then(|one| one.condition.clone())),
        }
    }

    /// Keeps on this device what is typed, until it is sent.
    pub(super) fn keep(self, place: Place) -> KeptWords {
        let Self { verdict, reason, ground, condition } = self;
        keep_fields(
            place,
            [
                ("verdict", verdict),
                ("reason", reason),
                ("ground", ground),
                ("condition", condition),
            ],
        )
    }

    /// A blank answer again.
    pub(super) fn clear(self) {
        for field in [self.verdict, self.reason, self.ground, self.condition] {
            field.set(String::new());
        }
    }

    /// What is answered, or what is missing.
    pub(super) fn read(self) -> Result<DecideIdeaRequest, Vec<FieldError>> {
        let given = |text: String| (!text.trim().is_empty()).then_some(text);
        let chosen = IdeaVerdict::from_code(&self.verdict.read_untracked());
        let missing = FieldError::new("/verdict", FieldCode::Required);
        let request = DecideIdeaRequest {
            verdict: chosen.unwrap_or(IdeaVerdict::UnderReview),
            reason: self.reason.get_untracked(),
            ground: DecisionGround::from_code(&self.ground.read_untracked()),
            condition: given(self.condition.get_untracked()),
        };
        match (chosen, request.parse()) {
            (Some(_), Ok(_)) => Ok(request),
            (Some(_), Err(faults)) => Err(faults),
            (None, Ok(_)) => Err(vec![missing]),
            (None, Err(faults)) => Err([vec![missing], faults].concat()),
        }
    }
}

#[component]
pub(super) fn VerdictFields(faults: Faults, fields: VerdictWords) -> impl IntoView {
    let refused = Memo::new(move |_| *fields.verdict.read() == IdeaVerdict::NotSelected.code());
    view! {
        <Verdicts faults verdict=fields.verdict />
        <TextArea
            faults
            pointer="/reason"
            label=tr!(ideas.decide.reason)
            hint=tr!(ideas.decide.reason_hint)
            missing=tr!(ideas.decide.reason_missing)
            value=fields.reason
        />
        <Show when=move || refused.get()><Asleep faults fields /></Show>
    }
}

/// What is kept with an idea that is not selected.
#[component]
fn Asleep(faults: Faults, fields: VerdictWords) -> impl IntoView {
    let grounds = || {
        let option = |ground: &DecisionGround| {
            SelectOption::new(ground.code(), words::decision_ground(*ground))
        };
        DecisionGround::ALL.iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            faults
            pointer="/ground"
            label=tr!(ideas.decide.ground)
            value=fields.ground
            options=Signal::derive(grounds)
            blank=tr!(ideas.decide.ground_none)
            optional=true
        />
        <TextArea
            faults
            pointer="/condition"
            label=tr!(ideas.decide.condition)
            hint=tr!(ideas.decide.condition_hint)
            value=fields.condition
            optional=true
        />
    }
}

#[component]
fn Verdicts(faults: Faults, verdict: RwSignal<String>) -> impl IntoView {
    let option = |value: IdeaVerdict, meaning: &'static str| {
        ChoiceOption::new(value.code(), words::idea_verdict(value)).meaning(meaning)
    };
    let options = vec![
        option(IdeaVerdict::Selected, tr!(ideas.decide.selected)),
        option(IdeaVerdict::UnderReview, tr!(ideas.decide.under_review)),
        option(IdeaVerdict::NotSelected, tr!(ideas.decide.not_selected)),
    ];
    view! {
        <Choice
            faults
            pointer="/verdict"
            legend=tr!(ideas.decide.verdict)
            missing=tr!(ideas.decide.verdict_missing)
            value=verdict
            options
        />
    }
}
