//! Drafts: kept for their author alone, until they are submitted or thrown away.

use chrono::{DateTime, Utc};
use domain::{AttachmentId, ChallengeId, DraftId};
use serde::{Deserialize, Serialize};

use crate::attachment::AttachmentView;

/// What is being written. Nothing is mandatory: a draft may be blank (A22).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftContent {
    /// In one line.
    pub title: String,
    /// What is wrong today.
    pub problem: String,
    /// What is proposed.
    pub proposal: String,
    /// The sub-category.
    pub subcategory: String,
    /// The field of innovation.
    pub innovation_field: String,
    /// The challenge.
    pub challenge_id: Option<ChallengeId>,
    /// Whether the author means to stay masked.
    pub anonymous: bool,
    /// Files sent already.
    pub attachments: Vec<AttachmentId>,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftView {
    /// Its identifier.
    pub id: DraftId,
    /// What is written so far.
    pub content: DraftContent,
    /// The files that `content` names, so that they can be shown when one resumes.
    pub attachments: Vec<AttachmentView>,
    /// When it was last kept.
    pub updated_at: DateTime<Utc>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// One's drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Drafts {
    /// The last written first.
    pub items: Vec<DraftView>,
}
