//! An idea being written, before it is one.

use chrono::{DateTime, Utc};

use super::{IdeaOrigin, InnovationForm};
use crate::ids::{AttachmentId, ChallengeId, DraftId, ProposalId, UserId};

/// What is written so far. Nothing is mandatory: a draft may be blank (A22).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftContent {
    /// In one line.
    pub title: String,
    /// What is wrong today.
    pub problem: String,
    /// What is proposed.
    pub proposal: String,
    /// The code of a sub-category, or nothing yet.
    pub subcategory: String,
    /// The code of a field of innovation, or nothing yet.
    pub innovation_field: String,
    /// Participative, open or both.
    pub form: InnovationForm,
    /// Where it comes from.
    pub origin: IdeaOrigin,
    /// The challenge it would answer.
    pub challenge: Option<ChallengeId>,
    /// Whether the author means to stay masked.
    pub anonymous: bool,
    /// The colleague in whose name it would be deposited.
    pub on_behalf_of: Option<UserId>,
    /// The colleague with whom it is put forward, who is asked to sign it once it is deposited (R272).
    pub together_with: Option<UserId>,
    /// Files sent already.
    pub attachments: Vec<AttachmentId>,
    /// What it rebounds from, as the portal's address names it; nothing when it stands alone (R105).
    pub rebound_of: String,
    /// What somebody from outside proposed, that it becomes (R032).
    pub outside: Option<ProposalId>,
}

/// A draft. Only its author knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its identifier.
    pub id: DraftId,
    /// What is written so far.
    pub content: DraftContent,
    /// When it was last kept.
    pub updated_at: DateTime<Utc>,
}
