//! Bodies that take a practice up.

use chrono::{DateTime, NaiveDate, Utc};
use domain::people::Region;
use domain::practice::{DeclaresFor, Maturity, ReuseContent, ReuseResult};
use domain::text::{FieldErrors, Paragraph};
use domain::{FieldCode, FieldError, OrganisationId, PracticeId, ReuseId, UserId};
use serde::{Deserialize, Serialize};

use crate::people::{OrganisationRef, PersonView};

/// A body that takes a practice up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReuseView {
    /// Its identifier.
    pub id: ReuseId,
    /// The practice.
    pub practice_id: PracticeId,
    /// The body.
    pub organisation: OrganisationRef,
    /// Its region, if it has one.
    pub region: Option<Region>,
    /// Since which day.
    pub since: NaiveDate,
    /// What was adapted.
    pub adaptations: Option<String>,
    /// What it took: people, time, money.
    #[cfg_attr(feature = "openapi", schema(example = "Deux agents, un jour par semaine."))]
    pub effort: Option<String>,
    /// What came of it.
    pub result: ReuseResult,
    /// Whom to call there.
    pub contact: PersonView,
    /// Who declared it.
    pub declared_by: PersonView,
    /// When.
    pub declared_at: DateTime<Utc>,
    /// When it was taken back; it counts no more.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why it was taken back, when it was said.
    pub withdrawal_reason: Option<String>,
    /// Whether the caller may change or withdraw it now.
    pub editable: bool,
    /// Whether the caller, whom somebody else named, may stop being the one to call there.
    #[serde(default)]
    pub leavable: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// Who takes a practice up, and what that says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reuses {
    /// The bodies that take it up, the first one first: each body once.
    pub items: Vec<ReuseView>,
    /// How proved that makes the practice.
    pub maturity: Maturity,
    /// For whom the caller may declare that it is taken up.
    pub declares_for: DeclaresFor,
}

/// What a body tells of the practice it takes up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReuseContentRequest {
    /// Since which day; not one that is still to come.
    #[serde(deserialize_with = "crate::dates::read")]
    pub since: NaiveDate,
    /// What was adapted.
    #[serde(default)]
    pub adaptations: Option<String>,
    /// What it took: people, time, money.
    #[serde(default)]
    pub effort: Option<String>,
    /// What came of it.
    pub result: ReuseResult,
    /// Whom to call there; the caller when it is declared, whoever it was when it is changed.
    #[serde(default)]
    pub contact_id: Option<UserId>,
}

impl ReuseContentRequest {
    /// Checks every field, under `/content`. Where the sun rises first it may be tomorrow already.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self, today: NaiveDate) -> Result<ReuseContent, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        if self.since > today.succ_opt().unwrap_or(today) {
            errors.push(FieldError::new("/content/since", FieldCode::InFuture));
        }
        let mut words = |field: &str, text: &Option<String>| {
            let pointer = format!("/content/{field}");
            errors.check(Paragraph::parse_optional(&pointer, text.as_deref())).flatten()
        };
        let adaptations = words("adaptations", &self.adaptations);
        let effort = words("effort", &self.effort);
        errors.into_result()?;
        Ok(ReuseContent { since: self.since, adaptations, effort, result: self.result })
    }
}

/// A body takes the practice up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclareReuseRequest {
    /// The body; the caller's own when absent. Only administrators declare for another.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// What it tells.
    pub content: ReuseContentRequest,
}

/// What the body tells from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditReuseRequest {
    /// The whole of it.
    pub content: ReuseContentRequest,
}

/// The declaration is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithdrawReuseRequest {
    /// Why, for those who follow the practice.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Le service a fermé."))]
    pub reason: Option<String>,
}

impl WithdrawReuseRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<Option<Paragraph>, Vec<FieldError>> {
        Paragraph::parse_optional("/reason", self.reason.as_deref()).map_err(|error| vec![error])
    }
}
