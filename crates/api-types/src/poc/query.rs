//! How experiments and lessons are listed.

use chrono::NaiveDate;
use domain::OrganisationId;
use domain::idea::InnovationForm;
use domain::poc::{Aspect, Health, LessonKind, PocStatus, Step};
use domain::portfolio::Attention;
use serde::{Deserialize, Serialize};

use crate::page::{Codes, Include, LIMIT_DEFAULT};

/// In which order experiments are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PocSort {
    /// The last changed first.
    #[default]
    RecentlyUpdated,
    /// The furthest first.
    MostAdvanced,
    /// The last started first; those without a date at the end.
    LatestStart,
    /// By title.
    Title,
}

/// How experiments are listed. Criteria add up (R126); several values of one criterion are alternatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PocQuery {
    /// Words of the title, or a whole keyword (R124).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Statuses, separated by commas (R123).
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "in_progress"))]
    pub status: Codes<PocStatus>,
    /// A body (R118).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// That wear this tag; case and accents make no difference (R312).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// A direction (R118).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department_id: Option<OrganisationId>,
    /// A domain (R119).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// What set it off (R120).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger: Option<String>,
    /// The strategic objective it serves (R217).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// Only those that serve no objective.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_objective: bool,
    /// With whom it innovates (R015).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<InnovationForm>,
    /// Which form of action it is, in service or not (R034).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_form: Option<String>,
    /// What it verifies (R133).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect: Option<Aspect>,
    /// Why it is on hold or abandoned (R220).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// A technique that served it: its code, its words, or words of one's own (R143). Among the experiments whose
    /// record opens to the caller: the sheets do not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(example = "persona"))]
    pub technique: Option<String>,
    /// What asks for attention in those that are in progress, separated by commas: any of them.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "late"))]
    pub attention: Codes<Attention>,
    /// A declared mood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health: Option<Health>,
    /// At least this many steps passed, 0 to 7 (R123).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_min: Option<u8>,
    /// At most this many steps passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_max: Option<u8>,
    /// At least this progress, 0 to 100 (R128).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress_min: Option<u8>,
    /// At most this progress.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress_max: Option<u8>,
    /// Started, or to start, from this day on (R121).
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub starts_from: Option<NaiveDate>,
    /// Until this day.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub starts_until: Option<NaiveDate>,
    /// To end from this day on (R122).
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub ends_from: Option<NaiveDate>,
    /// Until this day.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub ends_until: Option<NaiveDate>,
    /// Only those the caller leads or takes part in.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mine: bool,
    /// In which order.
    pub sort: PocSort,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for PocQuery {
    fn default() -> Self {
        Self {
            q: None,
            status: Codes::default(),
            organisation_id: None,
            tag: None,
            department_id: None,
            domain: None,
            trigger: None,
            objective: None,
            without_objective: false,
            form: None,
            action_form: None,
            aspect: None,
            cause: None,
            technique: None,
            attention: Codes::default(),
            health: None,
            steps_min: None,
            steps_max: None,
            progress_min: None,
            progress_max: None,
            starts_from: None,
            starts_until: None,
            ends_from: None,
            ends_until: None,
            mine: false,
            sort: PocSort::default(),
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}

/// Where a technique is sought (R146).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct TechniqueUseQuery {
    /// The technique: its code, its words, or words of one's own.
    #[cfg_attr(feature = "openapi", param(example = "persona"))]
    pub technique: String,
    /// A step.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub step: Option<Step>,
    /// Items on a page, 1 to 100.
    #[serde(default = "default_limit")]
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cursor: Option<String>,
}

const fn default_limit() -> u16 {
    LIMIT_DEFAULT
}

impl TechniqueUseQuery {
    /// Wherever this technique served.
    pub fn of(technique: impl Into<String>) -> Self {
        Self { technique: technique.into(), step: None, limit: LIMIT_DEFAULT, cursor: None }
    }
}

/// In which order lessons are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum LessonSort {
    /// The newest first.
    #[default]
    Newest,
    /// Those that served the most first.
    MostServed,
}

/// How the knowledge base is searched (R146).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct LessonQuery {
    /// Words of the lesson, or of the title of its experiment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// The domain of its experiment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// A technique used at the same step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technique: Option<String>,
    /// A step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// A kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<LessonKind>,
    /// In which order.
    pub sort: LessonSort,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for LessonQuery {
    fn default() -> Self {
        Self {
            q: None,
            domain: None,
            technique: None,
            step: None,
            kind: None,
            sort: LessonSort::default(),
            limit: LIMIT_DEFAULT,
            cursor: None,
        }
    }
}
