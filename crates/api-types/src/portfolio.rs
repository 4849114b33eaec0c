//! The figures of the experiments (R209 to R220).

use chrono::{DateTime, NaiveDate, Utc};
use domain::OrganisationId;
use domain::idea::InnovationForm;
use domain::poc::{Aspect, Health, PocStatus};
use domain::portfolio::Attention;
use domain::reference::ReferenceCode;
use serde::{Deserialize, Serialize};

use crate::people::OrganisationRef;

/// How many experiments have a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusCount {
    /// The status.
    pub status: PocStatus,
    /// How many.
    pub count: u64,
}

/// How many experiments in progress have passed that many steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepsCount {
    /// Steps passed, 0 to 6.
    pub steps_passed: u8,
    /// How many.
    pub count: u64,
}

/// How many experiments belong to a body or a direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceCount {
    /// The body or the direction.
    pub place: OrganisationRef,
    /// How many.
    pub count: u64,
}

/// How many experiments bear a value of a list; no code for those that bear none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeCount {
    /// The value.
    pub code: Option<ReferenceCode>,
    /// How many.
    pub count: u64,
}

/// How many experiments have a form of innovation; none for those that do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormCount {
    /// The form.
    pub form: Option<InnovationForm>,
    /// How many.
    pub count: u64,
}

/// How many experiments verify an aspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AspectCount {
    /// The aspect.
    pub aspect: Aspect,
    /// How many.
    pub count: u64,
}

/// A line of the map: a direction, and how many of its experiments are in each domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapLine {
    /// The direction.
    pub place: OrganisationRef,
    /// By domain; those without any are left out.
    pub by_domain: Vec<CodeCount>,
}

/// How many experiments in progress declare a mood; none for those that declare none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HealthCount {
    /// The mood.
    pub health: Option<Health>,
    /// How many.
    pub count: u64,
}

/// How many experiments in progress ask for attention, for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttentionCount {
    /// The reason.
    pub reason: Attention,
    /// How many.
    pub count: u64,
}

/// The same perimeter at the end of an earlier day, told again from the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EarlierView {
    /// The day.
    pub on: NaiveDate,
    /// All experiments of the perimeter then.
    pub total: u64,
    /// By status, the three reported ones first.
    pub by_status: Vec<StatusCount>,
    /// In progress, by steps passed.
    pub in_progress_by_steps: Vec<StepsCount>,
}

/// The figures. Each equals the number of items of the list that the same criteria open, for whoever sees all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PortfolioView {
    /// All experiments of the perimeter.
    pub total: u64,
    /// How many of them are kept from the caller: counted here, and in no list of theirs.
    pub restricted: u64,
    /// By status, the three reported ones first (A05).
    pub by_status: Vec<StatusCount>,
    /// In progress, by steps passed.
    pub in_progress_by_steps: Vec<StepsCount>,
    /// By body, the most first.
    pub by_organisation: Vec<PlaceCount>,
    /// By direction, the most first.
    pub by_department: Vec<PlaceCount>,
    /// By domain, the most first.
    pub by_domain: Vec<CodeCount>,
    /// By what set them off, the most first; those that do not say last.
    pub by_trigger: Vec<CodeCount>,
    /// By strategic objective; active ones without any experiment too, and those that serve none last.
    pub by_objective: Vec<CodeCount>,
    /// By form of innovation, the most first; those that do not say last (R014, R015).
    pub by_form: Vec<FormCount>,
    /// By declared form of action, the most first; those that do not say last (R034).
    #[serde(default)]
    pub by_action_form: Vec<CodeCount>,
    /// By what they verify, the most first; one experiment may count for several (R133, R386).
    #[serde(default)]
    pub by_aspect: Vec<AspectCount>,
    /// By direction and domain (R020), the directions in the order of `by_department`.
    pub map: Vec<MapLine>,
    /// Held and abandoned, by cause, the most first.
    pub by_cause: Vec<CodeCount>,
    /// In progress, by declared mood.
    pub by_health: Vec<HealthCount>,
    /// In progress, by what asks for attention; one experiment may count for several reasons.
    pub attention: Vec<AttentionCount>,
    /// The same on an earlier day, when one was asked.
    pub earlier: Option<EarlierView>,
    /// When they were counted.
    pub counted_at: DateTime<Utc>,
}

/// The perimeter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PortfolioQuery {
    /// A body; the whole branch when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// A direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department_id: Option<OrganisationId>,
    /// An earlier day to compare with.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub compared_on: Option<NaiveDate>,
}
