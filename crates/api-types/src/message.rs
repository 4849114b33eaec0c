//! Messages from one person to another, relayed by the portal (R235).

use chrono::{DateTime, Utc};
use domain::journal::SubjectKind;
use domain::text::{FieldErrors, Paragraph, Title};
use domain::{ContactMessageId, FieldError};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::people::PersonView;

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AboutView {
    /// An idea, a challenge, an experiment or a practice.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageView {
    /// Its identifier.
    pub id: ContactMessageId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "MESSAGE-2026-0031"))]
    pub reference: String,
    /// Who wrote it.
    pub from: PersonView,
    /// To whom.
    pub to: PersonView,
    /// Whether the caller wrote it.
    pub mine: bool,
    /// In one line.
    pub title: String,
    /// What it says, in HTML that is safe to show.
    pub body_html: String,
    /// What it is about.
    pub about: Option<AboutView>,
    /// When.
    pub sent_at: DateTime<Utc>,
}

/// What a message is about, to send it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AboutRequest {
    /// An idea, a challenge, an experiment or a practice.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
}

/// A message to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SendMessageRequest {
    /// In one line.
    #[cfg_attr(feature = "openapi", schema(example = "Votre pratique nous intéresse"))]
    pub title: String,
    /// What it says, in Markdown.
    #[cfg_attr(feature = "openapi", schema(example = "Pouvons-nous en parler mardi ?"))]
    pub body: String,
    /// What it is about.
    #[serde(default)]
    pub about: Option<AboutRequest>,
}

impl SendMessageRequest {
    /// Checks the texts.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(Title, Paragraph), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = errors.check(Title::parse("/title", &self.title));
        let body = errors.check(Paragraph::parse("/body", &self.body));
        errors.into_result()?;
        title.zip(body).ok_or_else(Vec::new)
    }
}
