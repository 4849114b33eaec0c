//! Drafts, as they are kept: sealed.

use domain::access::Actor;
use domain::idea::{Draft, DraftContent, IdeaOrigin, InnovationForm};
use domain::{AttachmentId, ChallengeId, ProposalId, UserId};
use persistence::Stored;
use persistence::drafts::SealedDraft;
use serde::{Deserialize, Serialize};

use crate::{App, Failure, sealed};

const PURPOSE: &str = "drafts";

/// What is sealed. A field added later is blank in old drafts.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Kept {
    title: String,
    problem: String,
    proposal: String,
    subcategory: String,
    innovation_field: String,
    form: InnovationForm,
    origin: IdeaOrigin,
    challenge: Option<ChallengeId>,
    anonymous: bool,
    on_behalf_of: Option<UserId>,
    together_with: Option<UserId>,
    attachments: Vec<AttachmentId>,
    rebound_of: String,
    outside: Option<ProposalId>,
}

pub(super) fn seal(app: &App, actor: &Actor, draft: &Draft) -> Result<SealedDraft, Failure> {
    let Draft { id, content, updated_at } = draft;
    let kept = Kept::from(content.clone());
    let text = serde_json::to_vec(&kept).map_err(|_| Failure::Key("a draft cannot be written"))?;
    let content = sealed::seal(&app.secrets, actor.id, (PURPOSE, id.0), &text)?;
    Ok(SealedDraft { id: *id, content, updated_at: *updated_at })
}

pub(super) fn open(
    app: &App,
    actor: &Actor,
    kept: Stored<SealedDraft>,
) -> Result<Stored<Draft>, Failure> {
    let Stored { value: SealedDraft { id, content, updated_at }, version } = kept;
    let text = sealed::open(&app.secrets, actor.id, (PURPOSE, id.0), &content)?;
    let kept: Kept =
        serde_json::from_slice(&text).map_err(|_| Failure::Key("a draft cannot be read"))?;
    let value = Draft { id, content: kept.into(), updated_at };
    Ok(Stored { value, version })
}

impl From<DraftContent> for Kept {
    fn from(content: DraftContent) -> Self {
        let DraftContent {
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
        } = content;
        Self {
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
        }
    }
}

impl From<Kept> for DraftContent {
    fn from(kept: Kept) -> Self {
        let Kept {
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
        } = kept;
        Self {
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
        }
    }
}
