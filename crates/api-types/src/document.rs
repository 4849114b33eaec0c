//! Texts that administrators keep, such as the rules of ideas (R066).

use chrono::{DateTime, Utc};
use domain::FieldError;
use domain::document::{DocumentSlug, DocumentText, Language};
use domain::text::{FieldErrors, LongText, Title};
use serde::{Deserialize, Serialize};

use crate::page::LIMIT_DEFAULT;
use crate::people::PersonView;

/// A text, as it is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentView {
    /// Which one.
    pub slug: DocumentSlug,
    /// In which language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Its body, in Markdown.
    pub body: String,
    /// Its body, in HTML that is safe to show.
    pub body_html: String,
    /// Who wrote this version; nobody for the text that was shipped.
    pub edited_by: Option<PersonView>,
    /// When.
    pub edited_at: Option<DateTime<Utc>>,
    /// Whether the caller may change it.
    pub editable: bool,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// In which language a text is read or written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct DocumentQuery {
    /// The language; that of the caller when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// What a text said before the version in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormerVersionView {
    /// Its number, from one.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// Its body, in HTML that is safe to show.
    pub body_html: String,
    /// Who wrote it; nobody for the text that was shipped.
    pub written_by: Option<PersonView>,
    /// Since when it was in force; absent for the text that was shipped.
    pub written_at: Option<DateTime<Utc>>,
}

/// How former versions are listed: the last one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct VersionsQuery {
    /// The language; that of the caller when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for VersionsQuery {
    fn default() -> Self {
        Self { language: None, limit: LIMIT_DEFAULT, cursor: None }
    }
}

/// What a text will say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditDocumentRequest {
    /// Its title.
    #[cfg_attr(feature = "openapi", schema(example = "Les règles des idées"))]
    pub title: String,
    /// Its body, in Markdown.
    #[cfg_attr(feature = "openapi", schema(example = "Chaque idée reçoit une réponse."))]
    pub body: String,
}

impl EditDocumentRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<DocumentText, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = errors.check(Title::parse("/title", &self.title));
        let body = errors.check(LongText::parse("/body", &self.body));
        errors.into_result()?;
        title.zip(body).map(|(title, body)| DocumentText { title, body }).ok_or_else(Vec::new)
    }
}
