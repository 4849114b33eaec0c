//! Comments of an idea.

use chrono::{DateTime, Utc};
use domain::idea::Stance;
use domain::people::MENTIONS_MAX;
use domain::text::{FieldErrors, Paragraph};
use domain::{CommentId, FieldCode, FieldError, UserId};
use serde::{Deserialize, Serialize};

use crate::page::LIMIT_DEFAULT;
use crate::people::PersonView;

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is true or not, whatever the others are")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommentView {
    /// Its identifier.
    pub id: CommentId,
    /// Who wrote it; absent when an import does not say, or its author stays masked.
    pub author: Option<PersonView>,
    /// Whether the author of the anonymous idea wrote it, masked.
    #[serde(default)]
    pub masked: bool,
    /// What it brings.
    pub stance: Stance,
    /// What it says, in HTML that is safe to show; empty once removed.
    pub body_html: String,
    /// When; the day only when its author stays masked.
    pub posted_at: DateTime<Utc>,
    /// Whether its author changed what it says.
    #[serde(default)]
    pub edited: bool,
    /// What it says, in Markdown, while the caller may change it: its author, for fifteen minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editable: Option<String>,
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
    /// Whether its author stays masked: the author of an anonymous idea alone may, about that idea.
    #[serde(default)]
    pub masked: bool,
    /// Whom it names with `@prenom.nom`, at most ten: they are told, when they may read it. Whoever its words do not
    /// name is told nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<UserId>,
}

impl PostCommentRequest {
    /// A comment in one's own name.
    #[must_use]
    pub fn signed(stance: Stance, body: &str) -> Self {
        Self { stance, body: body.to_owned(), masked: false, mentions: Vec::new() }
    }

    /// The same, masked.
    #[must_use]
    pub fn masked(stance: Stance, body: &str) -> Self {
        Self { masked: true, ..Self::signed(stance, body) }
    }

    /// The same, naming these people.
    #[must_use]
    pub fn naming(self, mentions: Vec<UserId>) -> Self {
        Self { mentions, ..self }
    }

    /// Checks the text, and how many people it names.
    ///
    /// # Errors
    /// At `/body` and `/mentions`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let body = errors.check(Paragraph::parse("/body", &self.body));
        check_mentions(&mut errors, &self.mentions);
        errors.into_result()?;
        body.ok_or_else(Vec::new)
    }
}

fn check_mentions(errors: &mut FieldErrors, mentions: &[UserId]) {
    if mentions.len() > MENTIONS_MAX {
        let (pointer, max) = ("/mentions".to_owned(), u32::try_from(MENTIONS_MAX).ok());
        errors.push(FieldError { pointer, code: FieldCode::TooMany, min: None, max });
    }
}

/// What somebody says better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditCommentRequest {
    /// In Markdown.
    #[cfg_attr(feature = "openapi", schema(example = "Nous l’avons fait à Rennes en mai."))]
    pub words: String,
    /// Whom it names that it did not name, as when it is said: they alone are told. It names ten people at most in all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<UserId>,
}

impl EditCommentRequest {
    /// Checks the words, and how many people they name.
    ///
    /// # Errors
    /// At `/words` and `/mentions`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let words = errors.check(Paragraph::parse("/words", &self.words));
        check_mentions(&mut errors, &self.mentions);
        errors.into_result()?;
        words.ok_or_else(Vec::new)
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
