//! In which form the template of an experiment is taken away.

use serde::{Deserialize, Serialize};

/// A form of the template (R298).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TemplateFormat {
    /// A text to fill, in Markdown.
    #[serde(rename = "md")]
    Markdown,
    /// A table that a French spreadsheet opens as it is.
    #[serde(rename = "csv")]
    Csv,
}

impl TemplateFormat {
    /// Its stable code, and the end of the name of its file.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// What a browser calls it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}
