//! Comments of an idea.

use chrono::{DateTime, Utc};
use domain::idea::Stance;
use domain::text::Paragraph;
use domain::{CommentId, FieldError};
use serde::{Deserialize, Serialize};

use crate::page::LIMIT_DEFAULT;
use crate::people::PersonView;

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommentView {
    /// Its identifier.
    pub id: CommentId,
    /// Who wrote it; absent when an import does not say.
    pub author: Option<PersonView>,
    /// What it brings.
    pub stance: Stance,
    /// What it says, in HTML that is safe to show; empty once removed.
    pub body_html: String,
    /// When.
    pub posted_at: DateTime<Utc>,
    /// Whether it was removed.
    pub removed: bool,
    /// Whether the caller may remove it.
    pub removable: bool,
}

/// What somebody says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostCommentRequest {
    /// What it brings.
    pub stance: Stance,
    /// What it says, in Markdown.
    #[cfg_attr(feature = "openapi", schema(example = "Nous l’avons fait à Rennes : parlons-en."))]
    pub body: String,
}

impl PostCommentRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/body`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/body", &self.body).map_err(|error| vec![error])
    }
}

/// How comments are listed: the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CommentQuery {
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for CommentQuery {
    fn default() -> Self {
        Self { limit: LIMIT_DEFAULT, cursor: None }
    }
}
