//! The register of outside partners.

use chrono::NaiveDate;
use domain::partner::{PartnerContent, PartnerType, parse_site};
use domain::text::{FieldErrors, Paragraph, ShortText};
use domain::{FieldError, OrganisationId, PartnerId};
use serde::{Deserialize, Serialize};

use crate::page::{Include, LIMIT_DEFAULT};
use crate::people::OrganisationRef;

/// An outside partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisteredPartner {
    /// Its identifier.
    pub id: PartnerId,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Conférence des financeurs"))]
    pub name: String,
    /// What it is.
    pub kind: PartnerType,
    /// Where it is, in words.
    pub place: Option<String>,
    /// The body of the network that it is near to.
    pub organisation: Option<OrganisationRef>,
    /// Its site.
    pub site: Option<String>,
    /// What one does with it, whom to ask.
    pub note: Option<String>,
    /// Whether one still works with it.
    pub active: bool,
    /// How often one met it, for whoever reads the agenda.
    pub meetings: Option<PartnerMeetings>,
    /// Whether the caller may change it.
    pub editable: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// How often one met a partner, as the agenda tells it (R261).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerMeetings {
    /// The day of the last meeting, by the clock of Paris; none when one never met.
    pub last_on: Option<NaiveDate>,
    /// How many meetings within a year.
    pub in_a_year: u32,
}

/// How many partners of a type one works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerCountView {
    /// The type.
    pub kind: PartnerType,
    /// How many.
    pub count: u32,
}

/// How many partners of each type one works with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerCounts {
    /// Every type, in order.
    pub items: Vec<PartnerCountView>,
}

/// What the register says of a partner, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerContentRequest {
    /// Its name, up to 120 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Conférence des financeurs"))]
    pub name: String,
    /// What it is.
    pub kind: PartnerType,
    /// Where it is, in words.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Ille-et-Vilaine"))]
    pub place: Option<String>,
    /// The body of the network that it is near to.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Its site, in `https`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "https://partner.example"))]
    pub site: Option<String>,
    /// What one does with it, whom to ask.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether one still works with it; yes when absent.
    #[serde(default = "yes")]
    pub active: bool,
}

const fn yes() -> bool {
    true
}

impl PartnerContentRequest {
    /// Checks every field, under `/content`.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<PartnerContent, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let name = errors.check(ShortText::parse("/content/name", &self.name));
        let place = ShortText::parse_optional("/content/place", self.place.as_deref());
        let place = errors.check(place).flatten();
        let site = errors.check(parse_site("/content/site", self.site.as_deref())).flatten();
        let note = Paragraph::parse_optional("/content/note", self.note.as_deref());
        let note = errors.check(note).flatten();
        errors.into_result()?;
        let Some(name) = name else { return Err(Vec::new()) };
        let (kind, organisation, active) = (self.kind, self.organisation_id, self.active);
        Ok(PartnerContent { name, kind, place, organisation, site, note, active })
    }
}

/// A partner to put on the register, or what is said of it from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerRequest {
    /// The whole of it.
    pub content: PartnerContentRequest,
}

/// How the register is listed: by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PartnerQuery {
    /// Words of the name, or of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// What they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PartnerType>,
    /// The body that they are near to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// Those with whom one still works when absent; the others when false.
    pub active: bool,
    /// Those whom the agenda has met nowhere within a year: to meet again (R275). For whoever reads the agenda.
    pub unmet: bool,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for PartnerQuery {
    fn default() -> Self {
        Self {
            q: None,
            kind: None,
            organisation_id: None,
            active: true,
            unmet: false,
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}
