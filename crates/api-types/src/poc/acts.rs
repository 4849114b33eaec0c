//! What one does to an experiment.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::poc::{
    Answers, Assurances, CONDITIONS_MAX, Condition, GateDecision, GateVerdict, LessonKind,
    PassRequest, Question, Step, StopCause, TECHNIQUES_MAX, Technique,
};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use domain::text::{FieldErrors, LongText, Paragraph, ShortText};
use domain::{FieldCode, FieldError, PassageId, UserId};
use serde::{Deserialize, Serialize};

/// The real start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LaunchPocRequest {
    /// On which day; today when absent.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub started_on: Option<NaiveDate>,
}

/// The decision of a gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateRequest {
    /// What was decided; it says which gate.
    pub verdict: GateVerdict,
    /// Why; mandatory when the answer is no.
    #[serde(default)]
    pub reason: Option<String>,
    /// The conditions of a conditional go, one by one: at least one, and the validation waits for all of them.
    #[serde(default)]
    pub conditions: Vec<String>,
    /// What is assured.
    #[serde(default)]
    pub assurances: Assurances,
    /// Who decided; the caller when absent.
    #[serde(default)]
    pub decided_by: Option<UserId>,
    /// On which day; today when absent.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub decided_on: Option<NaiveDate>,
}

/// One step, or several consecutive ones in one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PassStepsRequest {
    /// First step: the next one to pass.
    pub first: Step,
    /// Last step; the same to pass one.
    pub last: Step,
    /// The decision of each gate among them.
    #[serde(default)]
    pub gates: Vec<GateRequest>,
}

/// It may already be tomorrow where somebody decides.
fn tomorrow(today: NaiveDate) -> NaiveDate {
    today.succ_opt().unwrap_or(today)
}

impl GateRequest {
    fn parse_conditions(&self, pointer: &str, errors: &mut FieldErrors) -> Vec<Condition> {
        let given = self.conditions.iter().enumerate();
        let given = given.filter(|(_, text)| !text.trim().is_empty());
        let parse = |(index, text): (usize, &String)| {
            let text = errors.check(Paragraph::parse(&format!("{pointer}/{index}"), text))?;
            Some(Condition { text, lifted: None })
        };
        let conditions: Vec<Condition> = given.filter_map(parse).collect();
        if self.conditions.len() > CONDITIONS_MAX {
            let max = u32::try_from(CONDITIONS_MAX).ok();
            let (pointer, code) = (pointer.to_owned(), FieldCode::TooMany);
            errors.push(FieldError { pointer, code, min: None, max });
        }
        let blank = self.conditions.iter().all(|text| text.trim().is_empty());
        if self.verdict.needs_conditions() && blank {
            errors.push(FieldError::new(pointer, FieldCode::Required));
        }
        if self.verdict.needs_conditions() { conditions } else { Vec::new() }
    }
}

/// Lifting a condition of the conditional go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiftConditionRequest {
    /// Its number, from 1, in the order of the decision.
    pub number: u8,
    /// In words.
    #[serde(default)]
    pub note: Option<String>,
    /// Who lifts it: somebody who may decide at the gate; the caller when absent.
    #[serde(default)]
    pub lifted_by: Option<UserId>,
}

impl LiftConditionRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/note`.
    pub fn parse(&self) -> Result<Option<Paragraph>, Vec<FieldError>> {
        Paragraph::parse_optional("/note", self.note.as_deref()).map_err(|error| vec![error])
    }
}

impl PassStepsRequest {
    /// Checks the words; `by` and `today` stand for what the caller left out.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(
        &self,
        passage: PassageId,
        by: UserId,
        today: NaiveDate,
    ) -> Result<PassRequest, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let mut gates = Vec::new();
        for (index, gate) in self.gates.iter().enumerate() {
            let at = |field: &str| format!("/gates/{index}/{field}");
            let reason =
                errors.check(Paragraph::parse_optional(&at("reason"), gate.reason.as_deref()));
            let conditions = gate.parse_conditions(&at("conditions"), &mut errors);
            if gate.decided_on.is_some_and(|day| tomorrow(today) < day) {
                errors.push(FieldError::new(at("decided_on"), FieldCode::InFuture));
            }
            if gate.verdict.needs_reason() && matches!(reason, Some(None)) {
                errors.push(FieldError::new(at("reason"), FieldCode::Required));
            }
            gates.push(GateDecision {
                verdict: gate.verdict,
                reason: reason.flatten(),
                conditions,
                assurances: gate.assurances,
                decided_by: gate.decided_by.unwrap_or(by),
                decided_on: gate.decided_on.unwrap_or(today),
                reworked: false,
            });
        }
        errors.into_result()?;
        Ok(PassRequest { first: self.first, last: self.last, gates, passage })
    }
}

/// Why an experiment is put on hold, or abandoned: the exercise of the right to experiment (R139).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StopPocRequest {
    /// The cause, from the list; never empty.
    #[cfg_attr(feature = "openapi", schema(example = "end_of_funding"))]
    pub cause: String,
    /// In words.
    #[serde(default)]
    pub note: Option<String>,
}

impl StopPocRequest {
    /// Checks the cause and the words.
    ///
    /// # Errors
    /// At `/cause`, `/note`.
    pub fn parse(&self, references: &ReferenceBook) -> Result<StopCause, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let note = errors.check(Paragraph::parse_optional("/note", self.note.as_deref()));
        if self.cause.trim().is_empty() {
            errors.push(FieldError::new("/cause", FieldCode::Required));
        } else {
            errors.check(references.check("/cause", ReferenceList::Cause, &self.cause));
        }
        errors.into_result()?;
        Ok(StopCause { cause: ReferenceCode(self.cause.clone()), note: note.flatten() })
    }
}

/// Going back to a passed step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReopenStepRequest {
    /// The step; those after it become unpassed too.
    pub step: Step,
    /// A word of explanation.
    pub reason: String,
}

impl ReopenStepRequest {
    /// Checks the explanation.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/reason", &self.reason).map_err(|error| vec![error])
    }
}

/// A technique used at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechniqueRequest {
    /// Its name: of the list, or free.
    pub name: String,
    /// How it was used.
    #[serde(default)]
    pub note: Option<String>,
}

/// What is written about a step. Absent questions stay as they are; a blank answer is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerStepRequest {
    /// Answers, by question of this step.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, String>))]
    pub answers: BTreeMap<Question, String>,
    /// The techniques of the step, all of them; absent to leave them as they are.
    pub techniques: Option<Vec<TechniqueRequest>>,
}

/// Answers and techniques of a step, checked.
pub type ParsedAnswers = (Vec<(Question, Option<LongText>)>, Option<Vec<Technique>>);

impl AnswerStepRequest {
    /// Checks that the questions are of this step and the words sound.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self, step: Step) -> Result<ParsedAnswers, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let mut answers = Vec::new();
        for (question, text) in &self.answers {
            if question.step() == step {
                answers.extend(
                    errors.check(Answers::parse(*question, text)).map(|answer| (*question, answer)),
                );
            } else {
                let pointer = format!("/answers/{question}");
                errors.push(FieldError::new(pointer, FieldCode::UnknownField));
            }
        }
        if self.techniques.as_ref().is_some_and(|all| all.len() > TECHNIQUES_MAX) {
            let (pointer, max) = ("/techniques".to_owned(), u32::try_from(TECHNIQUES_MAX).ok());
            errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
        }
        let techniques = self.techniques.as_ref().map(|all| {
            let parse = |(index, technique): (usize, &TechniqueRequest)| {
                let at = |field: &str| format!("/techniques/{index}/{field}");
                let name = errors.check(ShortText::parse(&at("name"), &technique.name));
                let note = Paragraph::parse_optional(&at("note"), technique.note.as_deref());
                let note = errors.check(note)?;
                Some(Technique { step, name: name?, note })
            };
            all.iter().enumerate().filter_map(parse).collect()
        });
        errors.into_result()?;
        Ok((answers, techniques))
    }
}

/// What was learnt at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddLessonRequest {
    /// The step.
    pub step: Step,
    /// Its kind.
    pub kind: LessonKind,
    /// What was learnt.
    #[cfg_attr(feature = "openapi", schema(example = "Interviews utiles mais trop longues."))]
    pub text: String,
}

impl AddLessonRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/text`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/text", &self.text).map_err(|error| vec![error])
    }
}
