//! What is being written at a step, and how it reaches the server without anybody pressing anything.
//!
//! Each write names the version it was made on. When somebody else wrote meanwhile, the answers that only
//! they changed are taken in, those that only I changed are sent again, and one decides on the others.

use std::collections::BTreeMap;

use api_client::{ApiClient, ApiError};
use api_types::poc::{AnswerStepRequest, PocView, StepView, TechniqueRequest, TechniqueView};
use api_types::problem::ProblemCode;
use chrono::{DateTime, Utc};
use domain::poc::{Question, Step};
use leptos::prelude::*;

use super::techniques::TechniqueRow;
use crate::api::{Api, Failure, Fetched};
use crate::components::Faults;
use crate::pages::pocs::page::record::Record;
use crate::pages::shared::now;

/// Where saving stands.
#[derive(Clone, Debug)]
pub(super) enum Saving {
    /// Nothing to save.
    Quiet,
    /// Something was typed and is not sent yet.
    Waiting,
    Sending,
    Saved(DateTime<Utc>),
    /// Some answers were changed by both: one must choose.
    Disputed,
    /// Some answers are to be corrected.
    Faulty,
    Failed(Failure),
}

/// One question and what is in its field.
#[derive(Clone, Copy, Debug)]
pub(super) struct DraftField {
    pub(super) question: Question,
    pub(super) text: RwSignal<String>,
}

/// What the server had when it was last heard.
#[derive(Clone, Debug, Default)]
struct Base {
    answers: BTreeMap<Question, String>,
    techniques: Vec<TechniqueRequest>,
}

impl Base {
    fn of(view: Option<&StepView>) -> Self {
        let Some(StepView { answers, techniques, .. }) = view else { return Self::default() };
        let technique = |technique: &TechniqueView| {
            let TechniqueView { name, note } = technique.clone();
            TechniqueRequest { name, note }
        };
        Self { answers: answers.clone(), techniques: techniques.iter().map(technique).collect() }
    }

    fn answer(&self, question: Question) -> &str {
        self.answers.get(&question).map(String::as_str).unwrap_or_default()
    }
}

/// The draft of one step; copy it into the views.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages::pocs::page) struct Draft {
    step: Step,
    fields: StoredValue<Vec<DraftField>>,
    pub(super) techniques: RwSignal<Vec<TechniqueRow>>,
    base: StoredValue<Base>,
    pub(super) saving: RwSignal<Saving>,
    /// What they wrote where both wrote.
    pub(super) disputed: RwSignal<BTreeMap<Question, String>>,
    pub(super) faults: Faults,
}

impl Draft {
    /// Takes up what is written at the step.
    pub(super) fn new(step: Step, record: Record) -> Self {
        let base = record.view.with_untracked(|poc| Base::of(find(poc, step)));
        let field = |question: Question| DraftField {
            question,
            text: RwSignal::new(base.answer(question).to_owned()),
        };
        Self {
            step,
            fields: StoredValue::new(Question::of(step).map(field).collect()),
            techniques: RwSignal::new(base.techniques.iter().map(TechniqueRow::of).collect()),
            base: StoredValue::new(base),
            saving: RwSignal::new(Saving::Quiet),
            disputed: RwSignal::default(),
            faults: Faults::new(),
        }
    }

    pub(super) fn fields(self) -> Vec<DraftField> {
        self.fields.try_get_value().unwrap_or_default()
    }

    /// Reads everything that can be typed, so that an effect runs when it is.
    pub(super) fn track(self) {
        for field in self.fields() {
            field.text.track();
        }
        self.techniques.with(|rows| rows.iter().for_each(TechniqueRow::track));
        // A choice between two answers changes what is to be sent.
        self.disputed.track();
    }

    /// What is not on the server yet; answers that wait for a choice stay here.
    pub(super) fn changes(self) -> Option<AnswerStepRequest> {
        let base = self.base.try_get_value()?;
        let disputed = self.disputed.try_get_untracked()?;
        let mut answers = BTreeMap::new();
        for DraftField { question, text } in self.fields() {
            let text = text.try_get_untracked()?;
            let changed = text.trim() != base.answer(question).trim();
            if changed && !disputed.contains_key(&question) {
                answers.insert(question, text);
            }
        }
        let techniques = self.techniques.try_with_untracked(|rows| TechniqueRow::requests(rows))?;
        let techniques = (techniques != base.techniques).then_some(techniques);
        let any = !answers.is_empty() || techniques.is_some();
        any.then_some(AnswerStepRequest { answers, techniques })
    }

    /// Sends what changed, on the version that was last heard. The caller holds the turn.
    pub(in crate::pages::pocs::page) async fn send(
        self,
        record: Record,
        client: &ApiClient,
    ) -> Result<(), ApiError> {
        let Some(request) = self.changes() else { return Ok(()) };
        let version = record.version();
        let view = client.answer_step(record.id, self.step, &request, version).await?;
        self.base.try_update_value(|base| {
            base.answers.extend(request.answers);
            if let Some(techniques) = request.techniques {
                base.techniques = techniques;
            }
        });
        record.show(view);
        Ok(())
    }

    /// Saves, and settles a conflict when nobody has to be asked.
    pub(super) async fn save(self, record: Record, api: Api) {
        let Some(request) = self.changes() else { return };
        if let Err(faults) = request.parse(self.step) {
            self.faults.show(faults);
            self.saving.try_set(Saving::Faulty);
            return;
        }
        self.faults.clear();
        self.saving.try_set(Saving::Sending);
        let outcome = self.deliver(record, &api).await;
        let disputed = self.disputed.try_with_untracked(|all| !all.is_empty());
        let saving = match outcome {
            Ok(()) if disputed == Some(true) => Saving::Disputed,
            Ok(()) => Saving::Saved(now()),
            Err(failure) if failure.fields().is_empty() => Saving::Failed(failure),
            Err(failure) => {
                self.faults.show(failure.fields());
                Saving::Faulty
            }
        };
        self.saving.try_set(saving);
    }

    async fn deliver(self, record: Record, api: &Api) -> Fetched<()> {
        let _turn = record.take_turn().await;
        let send = move |client: ApiClient| async move { self.send(record, &client).await };
        match api.call(send).await {
            Err(failure) if failure.is(ProblemCode::EditConflict) => {
                let theirs =
                    api.call(move |client| async move { client.read_poc(record.id).await }).await?;
                self.meet(&theirs);
                record.show(theirs);
                api.call(send).await
            }
            outcome => outcome,
        }
    }

    /// Somebody else wrote: takes in what only they changed, and notes what both changed.
    fn meet(self, theirs: &PocView) {
        let heard = Base::of(find(theirs, self.step));
        let before = self.base.try_get_value().unwrap_or_default();
        for DraftField { question, text } in self.fields() {
            let (base, theirs) = (before.answer(question).trim(), heard.answer(question).trim());
            let mine = text.try_get_untracked().unwrap_or_default();
            let mine = mine.trim();
            if mine == base && theirs != base {
                text.try_set(theirs.to_owned());
            } else if mine != base && theirs != base && mine != theirs {
                self.disputed.try_update(|all| all.insert(question, theirs.to_owned()));
            }
        }
        let mine = self.techniques.try_with_untracked(|rows| TechniqueRow::requests(rows));
        if mine.as_ref() == Some(&before.techniques) {
            self.techniques.try_set(heard.techniques.iter().map(TechniqueRow::of).collect());
        }
        self.base.try_set_value(heard);
    }

    /// One has chosen between both answers to a question.
    pub(super) fn settle(self, question: Question, theirs: Option<String>) {
        self.disputed.update(|all| {
            all.remove(&question);
        });
        let field = self.fields().into_iter().find(|field| field.question == question);
        if let (Some(field), Some(theirs)) = (field, theirs) {
            field.text.set(theirs);
        }
    }
}

fn find(poc: &PocView, step: Step) -> Option<&StepView> {
    poc.steps.iter().find(|known| known.step == step)
}
