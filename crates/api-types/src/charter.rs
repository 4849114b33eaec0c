//! The editorial charter at work: the words that are watched, and what is said of a text (R374, R375).

use domain::FieldError;
use domain::editorial::{Remark, WatchedWord};
use domain::text::LongText;
use serde::{Deserialize, Serialize};

/// The words that are watched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WatchedWordsView {
    /// In the order of administrators.
    pub items: Vec<WatchedWord>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// A text to compare with the charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckTextRequest {
    /// In Markdown, of at most 100,000 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Un feedback sur la GED."))]
    pub text: String,
}

impl CheckTextRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/text`.
    pub fn parse(&self) -> Result<LongText, Vec<FieldError>> {
        LongText::parse("/text", &self.text).map_err(|error| vec![error])
    }
}

/// What the charter says of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TextRemarks {
    /// In the order of the text, each once.
    pub items: Vec<Remark>,
}
