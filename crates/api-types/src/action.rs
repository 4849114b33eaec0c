//! Every action of innovation in one view (R014 to R020).

use chrono::{DateTime, NaiveDate, Utc};
use domain::OrganisationId;
use domain::action::{ActionAxis, ActionFilter, ActionKind, ActionStage};
use domain::idea::InnovationForm;
use domain::people::Region;
use domain::reference::ReferenceCode;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::page::{Codes, LIMIT_DEFAULT};
use crate::people::OrganisationRef;

/// Which actions, and how they are counted or listed. Criteria add up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ActionQuery {
    /// What they are, separated by commas; everything when nothing is asked.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "idea,poc"))]
    pub kind: Codes<ActionKind>,
    /// Where they are on the trajectory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<ActionStage>,
    /// Their body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// Their direction: challenges are of a body alone, and so is a practice that names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department_id: Option<OrganisationId>,
    /// The region of their body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// Their domain: challenges have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Participative, open, or both (R015).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<InnovationForm>,
    /// Their declared form of action, in service or not: ideas and challenges have none (R034).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_form: Option<String>,
    /// What the columns of the map tell apart; of no effect on the list.
    pub axis: ActionAxis,
    /// Items on a page, 1 to 100; of no effect on the map.
    pub limit: u16,
    /// Where to go on from; of no effect on the map, which refuses a bad one all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for ActionQuery {
    fn default() -> Self {
        Self {
            kind: Codes::default(),
            stage: None,
            organisation_id: None,
            department_id: None,
            region: None,
            domain: None,
            form: None,
            action_form: None,
            axis: ActionAxis::Kind,
            limit: LIMIT_DEFAULT,
            cursor: None,
        }
    }
}

impl ActionQuery {
    /// Its criteria.
    #[must_use]
    pub fn filter(&self) -> ActionFilter {
        ActionFilter {
            kinds: self.kind.0.clone(),
            stage: self.stage,
            organisation: self.organisation_id,
            department: self.department_id,
            region: self.region,
            domain: self.domain.clone().map(ReferenceCode),
            form: self.form,
            action_form: self.action_form.clone().map(ReferenceCode),
        }
    }
}

/// How many actions of a kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionKindCount {
    /// The kind.
    pub kind: ActionKind,
    /// How many.
    pub count: u64,
}

/// How many actions are there on the trajectory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionStageCount {
    /// Where.
    pub stage: ActionStage,
    /// How many.
    pub count: u64,
}

/// How many actions there are in a region; none for what is of no region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionRegionCount {
    /// The region.
    pub region: Option<Region>,
    /// How many.
    pub count: u64,
}

/// How many actions stand under a code of the axis; none for those that say nothing of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionCell {
    /// The code: a kind, a domain, a stage, a form of innovation or a form of action.
    pub code: Option<String>,
    /// How many.
    pub count: u64,
}

/// A line of the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionMapLine {
    /// The body, or the direction once a body is chosen; none for what is of no body.
    pub place: Option<OrganisationRef>,
    /// All of them.
    pub total: u64,
    /// By column; those without any are left out.
    pub cells: Vec<ActionCell>,
}

/// The map of all actions: how many, where, and of what (R020).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionMapView {
    /// All that meet the criteria.
    pub total: u64,
    /// How many of them are kept from the caller: counted, and in no list of theirs.
    pub restricted: u64,
    /// By kind, whatever kinds are asked for: the kinds that the caller may count.
    pub by_kind: Vec<ActionKindCount>,
    /// By place on the trajectory, whichever is asked for.
    pub by_stage: Vec<ActionStageCount>,
    /// By region.
    pub by_region: Vec<ActionRegionCount>,
    /// What the columns tell apart, as it was asked.
    pub axis: ActionAxis,
    /// By column, in their order.
    pub columns: Vec<ActionCell>,
    /// By body or direction, the most first.
    pub lines: Vec<ActionMapLine>,
    /// When it was counted.
    pub counted_at: DateTime<Utc>,
}

/// An action on the trajectory (R016).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionView {
    /// What it is.
    pub kind: ActionKind,
    /// Its identifier.
    pub id: Uuid,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Where it is on the trajectory.
    pub stage: ActionStage,
    /// Its body; none for the whole branch, and for an author who stays masked.
    pub organisation: Option<OrganisationRef>,
    /// Its domain; a challenge has none.
    pub domain: Option<ReferenceCode>,
    /// Participative, open, or both; none when nobody says.
    pub form: Option<InnovationForm>,
    /// Its declared form of action; an idea and a challenge have none (R034).
    #[serde(default)]
    pub action_form: Option<ReferenceCode>,
    /// The day on which it was deposited, written or published; on which an experiment last changed.
    pub on: NaiveDate,
    /// The day on which it begins or began, when it has one.
    pub starts_on: Option<NaiveDate>,
    /// The day on which it is to end, when it has one.
    pub ends_on: Option<NaiveDate>,
}
