//! Experiments (POCs).

mod acts;
mod header;
mod query;
mod sheet;
mod template;
mod tracking;

use chrono::{DateTime, NaiveDate, Utc};
use domain::poc::{
    Assurances, GateVerdict, Health, LessonKind, PocAct, PocStatus, Question, Schedule, Step,
    Visibility,
};
use domain::portfolio::Attention;
use domain::reference::ReferenceCode;
use domain::{LessonId, PassageId, PocId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use acts::{
    AddLessonRequest, AnswerStepRequest, GateRequest, LaunchPocRequest, LiftConditionRequest,
    PassStepsRequest, ReopenStepRequest, StopPocRequest, TechniqueRequest,
};
pub use header::{
    CreatePocRequest, EditPocRequest, ExternalReferenceView, MemberRequest, MemberView,
    PartnerView, PocHeaderRequest, PocHeaderView, parse_members,
};
pub use query::{LessonQuery, LessonSort, PocQuery, PocSort, TechniqueUseQuery};
pub use sheet::{PocRulesRequest, PocRulesView, PocSheetView, RestrictPocRequest, SheetGate};
pub use template::TemplateFormat;
pub use tracking::{IterationView, TrackingView};

use crate::chain::Chain;
use crate::people::{OrganisationRef, PersonView};

/// An experiment in a list: the summary sheet (R129).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocSummary {
    /// Its identifier.
    pub id: PocId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "POC-2026-0007"))]
    pub reference: String,
    /// Its title.
    #[cfg_attr(feature = "openapi", schema(example = "Ateliers mobiles en zone rurale"))]
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Where it stands.
    pub status: PocStatus,
    /// How many steps are passed, 0 to 7.
    pub steps_passed: u8,
    /// The same, in whole percent.
    pub progress_percent: u8,
    /// What step 7 decided, once it is finished: validated or not (R200).
    #[serde(default)]
    pub verdict: Option<GateVerdict>,
    /// Why it stopped, a code of the list `cause`, while it is on hold or once it is abandoned (R172).
    #[serde(default)]
    pub cause: Option<ReferenceCode>,
    /// Its declared mood.
    pub health: Option<Health>,
    /// The direction it comes from.
    pub department: OrganisationRef,
    /// The body of that direction.
    pub organisation: OrganisationRef,
    /// Domain of intervention.
    pub domain: ReferenceCode,
    /// What set it off.
    pub trigger: Option<ReferenceCode>,
    /// Which form of action it is, a code of the list `action_form`, when somebody said so (R034).
    #[serde(default)]
    pub action_form: Option<ReferenceCode>,
    /// Real start, or planned one.
    pub starts_on: Option<NaiveDate>,
    /// Forecast end.
    pub ends_on: Option<NaiveDate>,
    /// The day on which it was to begin.
    #[serde(default)]
    pub planned_start: Option<NaiveDate>,
    /// The day on which it began, confirmed at launch.
    #[serde(default)]
    pub started_on: Option<NaiveDate>,
    /// The day on which it was completed or abandoned.
    #[serde(default)]
    pub ended_on: Option<NaiveDate>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// The day by which something is expected: of the next step, or of the end.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// What asks for attention, while it is in progress.
    #[serde(default)]
    pub attention: Vec<Attention>,
    /// Who may read it.
    #[serde(default = "everyone")]
    pub visibility: Visibility,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl PocSummary {
    /// Its four days.
    #[must_use]
    pub fn schedule(&self) -> Schedule {
        let Self { planned_start, started_on, ends_on, ended_on, .. } = *self;
        Schedule { planned_start, started_on, planned_end: ends_on, ended_on }
    }
}

const fn everyone() -> Visibility {
    Visibility::Everyone
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StepState {
    /// Passed.
    Passed,
    /// The one being worked on.
    Current,
    /// To come.
    Upcoming,
}

/// A technique used at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechniqueView {
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "persona"))]
    pub name: String,
    /// How it was used.
    pub note: Option<String>,
}

/// A condition of a conditional go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConditionView {
    /// Its number, from 1.
    pub number: u8,
    /// What is asked.
    pub text: String,
    /// How it was lifted, when it was.
    pub lifted: Option<LiftingView>,
}

/// How a condition was lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiftingView {
    /// By whom.
    pub by: PersonView,
    /// When.
    pub at: DateTime<Utc>,
    /// In words.
    pub note: Option<String>,
}

/// A decision taken at a gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateView {
    /// What was decided.
    pub verdict: GateVerdict,
    /// Why.
    pub reason: Option<String>,
    /// The conditions of a conditional go, in order: the validation waits until all are lifted.
    pub conditions: Vec<ConditionView>,
    /// What is assured.
    pub assurances: Assurances,
    /// By whom.
    pub decided_by: PersonView,
    /// On which day.
    pub decided_on: NaiveDate,
}

/// What was learnt at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonView {
    /// Its identifier.
    pub id: LessonId,
    /// The experiment, named.
    pub poc: PocRef,
    /// The step.
    pub step: Step,
    /// Its kind.
    pub kind: LessonKind,
    /// What was learnt.
    pub text: String,
    /// Who wrote it.
    pub author: Option<PersonView>,
    /// When.
    pub written_at: DateTime<Utc>,
    /// The techniques of that step of that experiment.
    pub techniques: Vec<TechniqueView>,
    /// How many people it served.
    #[serde(default)]
    pub served: u32,
    /// Whether it served the caller.
    #[serde(default)]
    pub served_me: bool,
}

/// Lessons, the nearest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NearestLessons {
    /// At most five.
    pub items: Vec<LessonView>,
}

/// How a lesson served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServedView {
    /// How many people.
    pub served: u32,
    /// Whether it served the caller.
    pub served_me: bool,
}

/// A technique that served, at a step of an experiment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechniqueUseView {
    /// The experiment, named.
    pub poc: PocRef,
    /// The step.
    pub step: Step,
    /// The technique, and how it was used.
    pub technique: TechniqueView,
}

/// An experiment, named, with what a lesson needs to be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocRef {
    /// Its identifier.
    pub id: PocId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: PocStatus,
    /// How many steps are passed.
    pub steps_passed: u8,
}

/// One of the seven steps of an experiment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepView {
    /// The step.
    pub step: Step,
    /// Its number, 1 to 7.
    pub number: u8,
    /// Where it stands.
    pub state: StepState,
    /// When it was passed.
    pub passed_at: Option<DateTime<Utc>>,
    /// Who passed it.
    pub passed_by: Option<PersonView>,
    /// The act that passed it: steps passed together share it.
    pub passage_id: Option<PassageId>,
    /// The last decision, at steps 3 and 7.
    pub gate: Option<GateView>,
    /// What was answered, in Markdown or codes, by question.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, String>))]
    pub answers: BTreeMap<Question, String>,
    /// The words among the answers, in HTML that is safe to show.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::HashMap<String, String>))]
    pub answers_html: BTreeMap<Question, String>,
    /// Techniques used.
    pub techniques: Vec<TechniqueView>,
    /// What was learnt.
    pub lessons: Vec<LessonView>,
}

/// Why an experiment is on hold or abandoned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StopView {
    /// The cause.
    pub cause: ReferenceCode,
    /// In words.
    pub note: Option<String>,
    /// By whom.
    pub by: Option<PersonView>,
    /// When.
    pub at: DateTime<Utc>,
}

/// An experiment: the full record (R130).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PocView {
    /// What a list says of it.
    pub summary: PocSummary,
    /// Its identity card.
    pub header: PocHeaderView,
    /// Who takes part.
    pub members: Vec<MemberView>,
    /// The seven steps, in order.
    pub steps: Vec<StepView>,
    /// Real start, confirmed at launch.
    pub started_on: Option<NaiveDate>,
    /// What is tracked of its prototype, when its team wants it.
    #[serde(default)]
    pub tracking: Option<TrackingView>,
    /// Why it is on hold or abandoned.
    pub stop: Option<StopView>,
    /// Experiments that have to do with it, whichever of the two said so.
    #[serde(default)]
    pub related: Vec<PocRef>,
    /// What it comes from and what came out of it.
    pub chain: Chain,
    /// What the caller may do now.
    pub allowed: Vec<PocAct>,
    /// Version, to send back as If-Match.
    pub version: i32,
}
