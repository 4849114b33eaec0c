//! Requests for resources (R316 to R322, A26).

use chrono::{DateTime, Utc};
use domain::journal::SubjectKind;
use domain::reference::ReferenceCode;
use domain::resource_request::{LINES_MAX, LineText, Purpose, StateNature};
use domain::text::{FieldErrors, Paragraph, Title};
use domain::{FieldCode, FieldError, IdeaId, OrganisationId, PocId, ResourceRequestId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::page::{Include, LIMIT_DEFAULT};
use crate::people::{OrganisationRef, PersonView};

/// A kind of resource, and who handles it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceKindView {
    /// Its code.
    pub code: ReferenceCode,
    /// Its words in French.
    pub label_fr: String,
    /// Its words in English.
    pub label_en: String,
    /// Who handles it; nobody means the functional administrators.
    pub handler: Option<PersonView>,
    /// What there is of it; empty when nobody said.
    pub available: String,
    /// Whether new requests may take it.
    pub active: bool,
}

/// A state of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceStateView {
    /// Its code.
    pub code: ReferenceCode,
    /// Its words in French.
    pub label_fr: String,
    /// Its words in English.
    pub label_en: String,
    /// What it means.
    pub nature: StateNature,
    /// Whether lines may take it now.
    pub active: bool,
}

/// How many lines of a kind are in a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceTotal {
    /// The kind.
    pub kind: ReferenceCode,
    /// The state.
    pub state: ReferenceCode,
    /// How many.
    pub lines: u32,
}

/// Kinds and states, in the order in which people read them. The first active state is where lines begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceSettingsView {
    /// Kinds of resources.
    pub kinds: Vec<ResourceKindView>,
    /// States of a line.
    pub states: Vec<ResourceStateView>,
    /// What is asked and what became of it, for whoever may change these settings; else empty.
    pub totals: Vec<ResourceTotal>,
    /// Whether the caller may change them.
    pub editable: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// One thing that is wanted, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceLineView {
    /// Its kind.
    pub kind: ReferenceCode,
    /// What is wanted.
    #[cfg_attr(feature = "openapi", schema(example = "un développeur pendant 10 jours"))]
    pub what: String,
    /// Where it stands.
    pub state: ReferenceCode,
    /// What that means.
    pub nature: StateNature,
    /// Why, when that was said.
    pub reason: Option<String>,
    /// Who answered.
    pub decided_by: Option<PersonView>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether the caller may answer it.
    pub decidable: bool,
}

/// The idea or the experiment that a request is attached to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PurposeView {
    /// An idea, or an experiment.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceRequestView {
    /// Its identifier.
    pub id: ResourceRequestId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "RESSOURCES-2026-0003"))]
    pub reference: String,
    /// The innovative action it serves.
    pub title: String,
    /// What else there is to know, in HTML that is safe to show.
    pub details_html: Option<String>,
    /// What it is attached to.
    pub purpose: Option<PurposeView>,
    /// Who asks.
    pub requester: PersonView,
    /// Whether that is the caller.
    pub mine: bool,
    /// Their body.
    pub organisation: Option<OrganisationRef>,
    /// What is wanted.
    pub lines: Vec<ResourceLineView>,
    /// When it was asked.
    pub requested_at: DateTime<Utc>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// One thing that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceLineRequest {
    /// Its kind.
    #[cfg_attr(feature = "openapi", schema(example = "dedicated_time"))]
    pub kind: String,
    /// What is wanted, in a line.
    #[cfg_attr(feature = "openapi", schema(example = "4 h par semaine"))]
    pub what: String,
}

/// A request for resources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestResourcesRequest {
    /// The innovative action it serves, in one line.
    #[cfg_attr(feature = "openapi", schema(example = "Ateliers mobiles en zone rurale"))]
    pub title: String,
    /// What else there is to know, in Markdown.
    #[serde(default)]
    pub details: Option<String>,
    /// The idea it is attached to.
    #[serde(default)]
    pub idea_id: Option<IdeaId>,
    /// The experiment it is attached to; one or the other.
    #[serde(default)]
    pub poc_id: Option<PocId>,
    /// What is wanted: 1 to 20 lines.
    pub lines: Vec<ResourceLineRequest>,
}

/// A request whose fields were checked.
pub type CheckedResources =
    (Title, Option<Paragraph>, Option<Purpose>, Vec<(ReferenceCode, LineText)>);

impl RequestResourcesRequest {
    /// Checks what can be checked without the database.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<CheckedResources, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = errors.check(Title::parse("/title", &self.title));
        let details = Paragraph::parse_optional("/details", self.details.as_deref());
        let details = errors.check(details).flatten();
        let purpose = match (self.idea_id, self.poc_id) {
            (Some(idea), None) => Some(Purpose::Idea(idea)),
            (None, Some(poc)) => Some(Purpose::Poc(poc)),
            (None, None) => None,
            (Some(_), Some(_)) => {
                errors.push(FieldError::new("/idea_id", FieldCode::TooMany));
                None
            }
        };
        if self.lines.is_empty() {
            errors.push(FieldError::new("/lines", FieldCode::Required));
        }
        if self.lines.len() > LINES_MAX {
            let max = u32::try_from(LINES_MAX).ok();
            let too_many = FieldError::new("/lines", FieldCode::TooMany);
            errors.push(FieldError { max, ..too_many });
        }
        let mut lines = Vec::new();
        for (place, ResourceLineRequest { kind, what }) in self.lines.iter().enumerate() {
            if kind.is_empty() {
                let pointer = format!("/lines/{place}/kind");
                errors.push(FieldError::new(pointer, FieldCode::Required));
            }
            let what = errors.check(LineText::parse(&format!("/lines/{place}/what"), what));
            lines.extend(what.map(|what| (ReferenceCode(kind.clone()), what)));
        }
        errors.into_result()?;
        title.map(|title| (title, details, purpose, lines)).ok_or_else(Vec::new)
    }
}

/// The answer to a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecideResourceRequest {
    /// The place of the line, from zero.
    pub line: u8,
    /// The state it takes.
    #[cfg_attr(feature = "openapi", schema(example = "granted"))]
    pub state: String,
    /// Why; a refusal always says it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Livrés le 12 mai."))]
    pub reason: Option<String>,
}

impl DecideResourceRequest {
    /// Checks the reason. Whether one is wanted depends on the state.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<Option<Paragraph>, Vec<FieldError>> {
        Paragraph::parse_optional("/reason", self.reason.as_deref()).map_err(|error| vec![error])
    }
}

/// How requests are listed: the newest first. Criteria add up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ResourceRequestQuery {
    /// Attached to this idea.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idea_id: Option<IdeaId>,
    /// Attached to this experiment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poc_id: Option<PocId>,
    /// Asked by somebody of this body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// With a line of this kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// With a line in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Only the caller's own.
    pub mine: bool,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for ResourceRequestQuery {
    fn default() -> Self {
        Self {
            idea_id: None,
            poc_id: None,
            organisation_id: None,
            kind: None,
            state: None,
            mine: false,
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}
