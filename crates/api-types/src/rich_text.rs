//! Texts that people write in Markdown, and how they are shown.

use domain::FieldError;
use domain::text::LongText;
use serde::{Deserialize, Serialize};

/// A text in Markdown and in HTML that is safe to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RichText {
    /// As it was written.
    pub markdown: String,
    /// As it is shown.
    pub html: String,
}

/// A text that somebody is writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewTextRequest {
    /// In Markdown, of at most 100,000 characters.
    #[cfg_attr(feature = "openapi", schema(example = "Un **rappel** automatique."))]
    pub text: String,
}

impl PreviewTextRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/text`.
    pub fn parse(&self) -> Result<LongText, Vec<FieldError>> {
        LongText::parse("/text", &self.text).map_err(|error| vec![error])
    }
}
