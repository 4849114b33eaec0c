//! The fields of an answer: the verdict, the reason, and for an idea that is not selected what would make it possible.

use std::collections::BTreeMap;

use api_types::idea::DecideIdeaRequest;
use api_types::review::PreparedDecisionView;
use domain::idea::{DecisionGround, IdeaVerdict};
use domain::{FieldCode, FieldError};
use leptos::prelude::*;
use serde_json::Value;

use crate::components::{Choice, ChoiceOption, Faults, SelectField, SelectOption, TextArea};
use crate::pages::shared::{Disputed, KeptWords, Place, keep_fields, told};
use crate::words::{self, tr};

/// What is typed, by the name of the field.
pub(super) type Texts = BTreeMap<String, String>;

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
        let blank = || RwSignal::new(String::new());
        let words = Self { verdict: blank(), reason: blank(), ground: blank(), condition: blank() };
        words.fill(&texts_of(prepared));
        words
    }

    fn fields(self) -> [(&'static str, RwSignal<String>); 4] {
        let Self { verdict, reason, ground, condition } = self;
        [("verdict", verdict), ("reason", reason), ("ground", ground), ("condition", condition)]
    }

    /// What is typed.
    pub(super) fn texts(self) -> Texts {
        self.fields().into_iter().map(|(name, text)| (name.to_owned(), text.get())).collect()
    }

    /// Shows other words in the same fields.
    pub(super) fn fill(self, texts: &Texts) {
        for (name, text) in self.fields() {
            text.set(texts.get(name).cloned().unwrap_or_default());
        }
    }

    /// Keeps on this device what is typed, until it is sent.
    pub(super) fn keep(self, place: Place) -> KeptWords {
        keep_fields(place, self.fields())
    }

    /// A blank answer again.
    pub(super) fn clear(self) {
        self.fill(&Texts::new());
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

/// What is prepared, as it would be typed; blank where nothing is.
pub(super) fn texts_of(prepared: Option<&PreparedDecisionView>) -> Texts {
    let code = prepared.map(|one| one.verdict.code().to_owned());
    let ground = prepared.and_then(|one| one.ground).map(|ground| ground.code().to_owned());
    let texts = [
        ("verdict", code),
        ("reason", prepared.map(|one| one.reason.clone())),
        ("ground", ground),
        ("condition", prepared.and_then(|one| one.condition.clone())),
    ];
    let named = |(name, text): (&str, Option<String>)| (name.to_owned(), text.unwrap_or_default());
    texts.into_iter().map(named).collect()
}

/// What somebody else has prepared meanwhile, where both changed it.
pub(super) fn disputed((field, theirs): (String, Value)) -> Disputed {
    let text = told(&theirs);
    let (label, theirs) = match field.as_str() {
        "verdict" => {
            let verdict = IdeaVerdict::from_code(&text).map(words::idea_verdict);
            (tr!(ideas.decide.verdict), verdict.unwrap_or_default().to_owned())
        }
        "reason" => (tr!(ideas.decide.reason), text),
        "ground" => {
            let ground = DecisionGround::from_code(&text).map(words::decision_ground);
            (tr!(ideas.decide.ground), ground.unwrap_or_default().to_owned())
        }
        _ => (tr!(ideas.decide.condition), text),
    };
    Disputed { label: label.into(), theirs }
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
