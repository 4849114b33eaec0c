//! The half-year review of the experiments (R212).

use chrono::{DateTime, Utc};
use domain::half_year_review::{Half, ReviewContent, ReviewStatus};
use domain::text::{FieldErrors, LongText, Paragraph};
use domain::{FieldCode, FieldError, OrganisationId, ReviewId};
use serde::{Deserialize, Serialize};

use crate::people::{OrganisationRef, PersonView};

/// A review in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HalfYearReviewSummary {
    /// Its identifier.
    pub id: ReviewId,
    /// The year.
    pub year: i32,
    /// 1 until June, 2 from July.
    pub half: u8,
    /// A body; the whole branch when none.
    pub organisation: Option<OrganisationRef>,
    /// Whether it may still change.
    pub status: ReviewStatus,
    /// When it was frozen.
    pub frozen_at: Option<DateTime<Utc>>,
}

/// Every review that the caller may read, the newest half first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HalfYearReviews {
    /// The reviews.
    pub items: Vec<HalfYearReviewSummary>,
}

/// A word about a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemarkView {
    /// Who.
    pub author: PersonView,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub text: String,
}

/// A review, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HalfYearReviewView {
    /// What a list says of it.
    pub summary: HalfYearReviewSummary,
    /// What comes before the figures, in Markdown.
    pub foreword: Option<String>,
    /// The same, in HTML that is safe to show.
    pub foreword_html: Option<String>,
    /// What it says: now for a draft, and as it was for a frozen one.
    pub content: ReviewContent,
    /// What was said of its draft, to those who keep reviews.
    pub remarks: Vec<RemarkView>,
    /// Who froze it.
    pub frozen_by: Option<PersonView>,
    /// Whether the caller may write, comment and freeze it now.
    pub may_keep: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// The review of a half, to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MakeHalfYearReviewRequest {
    /// The year.
    #[cfg_attr(feature = "openapi", schema(example = 2026))]
    pub year: i32,
    /// 1 until June, 2 from July.
    pub half: u8,
    /// A body; the whole branch when absent.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
}

impl MakeHalfYearReviewRequest {
    /// Checks the half.
    ///
    /// # Errors
    /// At `/half`.
    pub fn parse(&self) -> Result<Half, Vec<FieldError>> {
        let half = Half::new(self.year, self.half);
        half.ok_or_else(|| vec![FieldError::new("/half", FieldCode::UnknownValue)])
    }
}

/// What comes before the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WriteHalfYearReviewRequest {
    /// In Markdown; blank takes it away.
    pub foreword: Option<String>,
}

impl WriteHalfYearReviewRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/foreword`.
    pub fn parse(&self) -> Result<Option<LongText>, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let foreword =
            errors.check(LongText::parse_optional("/foreword", self.foreword.as_deref()));
        errors.into_result()?;
        Ok(foreword.flatten())
    }
}

/// A word about a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemarkRequest {
    /// What.
    pub text: String,
}

impl RemarkRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/text`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/text", &self.text).map_err(|error| vec![error])
    }
}
