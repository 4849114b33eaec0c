//! Drafts: kept for their author alone, until they are submitted or thrown away.

use chrono::{DateTime, Utc};
use domain::idea::{self, IdeaOrigin, InnovationForm};
use domain::text::{FieldErrors, LongText, ShortText, Title};
use domain::{AttachmentId, ChallengeId, DraftId, FieldCode, FieldError, ProposalId, UserId};
use serde::{Deserialize, Serialize};

use super::deposit::ATTACHMENTS_MAX;
use crate::attachment::AttachmentView;
use crate::people::PersonView;

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
    /// Participative, open or both.
    pub form: InnovationForm,
    /// Where it comes from.
    pub origin: IdeaOrigin,
    /// The challenge.
    pub challenge_id: Option<ChallengeId>,
    /// Whether the author means to stay masked.
    pub anonymous: bool,
    /// The colleague in whose name it would be deposited.
    pub on_behalf_of: Option<UserId>,
    /// The colleague with whom it is put forward, whom the portal asks to sign it once it is deposited (R272).
    pub together_with: Option<UserId>,
    /// Files sent already.
    pub attachments: Vec<AttachmentId>,
    /// What it rebounds from, as the portal's address names it: `poc:<id>`, `idea:<id>:<comment>`.
    pub rebound_of: String,
    /// What somebody from outside proposed, that it becomes (R032). Only whoever handles proposals reads it.
    pub outside_proposal_id: Option<ProposalId>,
}

/// Most characters of a title, of a long text, of a code: those of the idea it becomes.
const LENGTHS: (usize, usize, usize) = (Title::LONGEST, LongText::LONGEST, ShortText::LONGEST);

impl DraftContent {
    /// Checks that nothing is longer than the idea it becomes may be. Texts are kept as they are typed.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<idea::DraftContent, Vec<FieldError>> {
        let (title, text, code) = LENGTHS;
        let mut errors = FieldErrors::default();
        for (pointer, typed, max) in [
            ("/title", &self.title, title),
            ("/problem", &self.problem, text),
            ("/proposal", &self.proposal, text),
            ("/subcategory", &self.subcategory, code),
            ("/innovation_field", &self.innovation_field, code),
            ("/rebound_of", &self.rebound_of, code),
        ] {
            if typed.contains('\0') {
                errors.push(FieldError::new(pointer, FieldCode::ForbiddenCharacter));
            }
            bound(&mut errors, (pointer, FieldCode::TooLong), typed.chars().count(), max);
        }
        let files = ("/attachments", FieldCode::TooMany);
        bound(&mut errors, files, self.attachments.len(), ATTACHMENTS_MAX);
        errors.into_result()?;
        Ok(idea::DraftContent {
            title: self.title.clone(),
            problem: self.problem.clone(),
            proposal: self.proposal.clone(),
            subcategory: self.subcategory.clone(),
            innovation_field: self.innovation_field.clone(),
            form: self.form,
            origin: self.origin,
            challenge: self.challenge_id,
            anonymous: self.anonymous,
            on_behalf_of: self.on_behalf_of,
            together_with: self.together_with,
            attachments: self.attachments.clone(),
            rebound_of: self.rebound_of.clone(),
            outside: self.outside_proposal_id,
        })
    }
}

fn bound(errors: &mut FieldErrors, (pointer, code): (&str, FieldCode), count: usize, max: usize) {
    if count > max {
        let max = u32::try_from(max).ok();
        errors.push(FieldError { pointer: pointer.to_owned(), code, min: None, max });
    }
}

impl From<&idea::DraftContent> for DraftContent {
    fn from(content: &idea::DraftContent) -> Self {
        let idea::DraftContent {
            title,
            problem,
            proposal,
            subcategory,
            innovation_field,
            form,
            origin,
            challenge,
            anonymous,
            on_behalf_of,
            together_with,
            attachments,
            rebound_of,
            outside,
        } = content.clone();
        Self {
            title,
            problem,
            proposal,
            subcategory,
            innovation_field,
            form,
            origin,
            challenge_id: challenge,
            anonymous,
            on_behalf_of,
            together_with,
            attachments,
            rebound_of,
            outside_proposal_id: outside,
        }
    }
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
    /// The colleague that `content` names; nobody when they have no account any more.
    pub on_behalf_of: Option<PersonView>,
    /// The colleague with whom it is put forward; nobody when they have no account any more.
    pub together_with: Option<PersonView>,
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
