//! What is being written at a step, and how it reaches the server without anybody pressing anything.
//!
//! Each write names the version it was made on. When somebody else wrote meanwhile, the answers that only
//! they changed are taken in, those that only I changed are sent again, and one decides on the others.
//! What the server has not taken yet stays on this device, and is sent again until it is.

use std::collections::BTreeMap;

use api_client::{ApiClient, ApiError};
use api_types::poc::{AnswerStepRequest, PocView, StepView, TechniqueRequest, TechniqueView};
use api_types::problem::ProblemCode;
use chrono::{DateTime, Utc};
use domain::PocId;
use domain::poc::{Question, Step};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::techniques::TechniqueRow;
use crate::api::{Api, Failure, Fetched};
use crate::components::Faults;
use crate::pages::pocs::page::record::Record;
use crate::pages::shared::{Later, Place, Unsent};
use crate::words::now;

/// Where saving stands.
#[derive(Clone, Debug)]
pub(super) enum Saving {
    /// Nothing to save.
    Quiet,
    /// Something was typed and is not sent yet.
    Waiting,
    Sending,
    Saved(DateTime<Utc>),
    /// The server did not answer: on this device since.
    Here(DateTime<Utc>),
    /// Some answers were changed by both: one must choose.
    Disputed,
    /// Some answers are to be corrected.
    Faulty,
    Failed(Failure),
}

impl Saving {
    /// Since when it is on this device alone.
    const fn here_since(&self) -> Option<DateTime<Utc>> {
        if let Self::Here(since) = self { Some(*since) } else { None }
    }
}

/// One question and what is in its field.
#[derive(Clone, Copy, Debug)]
pub(super) struct DraftField {
    pub(super) question: Question,
    pub(super) text: RwSignal<String>,
}

/// What a step says: what the server had when it was last heard, or what is in the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Base {
    #[serde(flatten)]
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
    place: StoredValue<Place>,
    pub(super) later: Later,
    pub(super) saving: RwSignal<Saving>,
    /// What they wrote where both wrote.
    pub(super) disputed: RwSignal<BTreeMap<Question, String>>,
    pub(super) faults: Faults,
}

impl Draft {
    /// Takes up what is written at the step.
    pub(super) fn new(step: Step, record: Record) -> Self {
        let base = record.view.with_untracked(|poc| Base::of(find(poc, step)));
        let place = place(record.id, step);
        let recovered = place.recover(&base);
        let (mine, disputed) =
            recovered.map_or_else(|| (base.clone(), Vec::new()), |it| (it.value, it.disputed));
        let field = |question: Question| DraftField {
            question,
            text: RwSignal::new(mine.answer(question).to_owned()),
        };
        Self {
            step,
            fields: StoredValue::new(Question::of(step).map(field).collect()),
            techniques: RwSignal::new(mine.techniques.iter().map(TechniqueRow::of).collect()),
            base: StoredValue::new(base),
            place: StoredValue::new(place),
            later: Later::new(),
            saving: RwSignal::new(Saving::Quiet),
            disputed: RwSignal::new(disputed.into_iter().filter_map(answer).collect()),
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

    /// Keeps on this device what is not on the server yet. While one has to choose between two answers, the
    /// copy stays as it was: it knows what both were changed from.
    pub(super) fn keep(self) {
        if self.disputed.try_with_untracked(BTreeMap::is_empty) != Some(true) {
            return;
        }
        let unsent = self.changes().is_some().then(|| self.base.try_get_value()).flatten();
        self.place.try_with_value(|place| match unsent {
            Some(base) => place.keep(&Unsent { mine: self.written(&base), base }),
            None => place.forget(),
        });
    }

    /// What is in the fields; a question that nobody answered says nothing.
    fn written(self, base: &Base) -> Base {
        let answer = |field: DraftField| (field.question, field.text.get_untracked());
        let answers = self.fields().into_iter().map(answer);
        let said = |(question, text): &(Question, String)| {
            !text.is_empty() || base.answers.contains_key(question)
        };
        let techniques = self.techniques.with_untracked(|rows| TechniqueRow::requests(rows));
        Base { answers: answers.filter(said).collect(), techniques }
    }

    /// Says that it is about to be saved. Trying again is not told: what is on this device stays there.
    pub(super) fn say(self, saving: Saving) {
        if self.saving.try_with_untracked(Saving::here_since) == Some(None) {
            self.saving.set(saving);
        }
    }

    /// Whether somebody is still writing it.
    fn alive(self) -> bool {
        self.base.try_get_value().is_some()
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
        self.keep();
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
        self.say(Saving::Sending);
        let outcome = self.deliver(record, &api).await;
        if self.alive() {
            self.saving.set(self.outcome(outcome));
        }
    }

    fn outcome(self, outcome: Fetched<()>) -> Saving {
        match outcome {
            Ok(()) => {
                self.later.done();
                let settled = self.disputed.read_untracked().is_empty();
                if settled { Saving::Saved(now()) } else { Saving::Disputed }
            }
            Err(failure) if failure.may_pass() => {
                self.later.again();
                let since = self.saving.with_untracked(Saving::here_since);
                Saving::Here(since.unwrap_or_else(now))
            }
            Err(failure) if failure.fields().is_empty() => Saving::Failed(failure),
            Err(failure) => {
                self.faults.show(failure.fields());
                Saving::Faulty
            }
        }
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

/// Where this device keeps what is not sent of a step.
pub(super) fn place(poc: PocId, step: Step) -> Place {
    Place::of(&format!("step.{poc}.{}", step.number()))
}

/// An answer that both wrote; techniques are not chosen between, mine stay.
fn answer((name, theirs): (String, Value)) -> Option<(Question, String)> {
    Some((Question::from_code(&name)?, theirs.as_str()?.to_owned()))
}

fn find(poc: &PocView, step: Step) -> Option<&StepView> {
    poc.steps.iter().find(|known| known.step == step)
}
