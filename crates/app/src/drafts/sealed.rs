//! Drafts, as they are kept: sealed.

use domain::access::Actor;
use domain::idea::{Draft, DraftContent, IdeaOrigin, InnovationForm};
use domain::{AttachmentId, ChallengeId, ProposalId, UserId};
use persistence::Stored;
use persistence::drafts::SealedDraft;
use serde::{Deserialize, Serialize};

use crate::{App, Failure, sealed};

const PURPOSE: &str = "drafts";

/// How the content of a draft is written before it is sealed. A field added later is blank in old drafts.
#[derive(Default, Serialize, Deserialize)]
#[serde(remote = "DraftContent", default)]
struct Written {
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

#[derive(Serialize, Deserialize)]
struct Kept(#[serde(with = "Written")] DraftContent);

pub(super) fn seal(app: &App, actor: &Actor, draft: &Draft) -> Result<SealedDraft, Failure> {
    let Draft { id, content, updated_at } = draft;
    let text = serde_json::to_vec(&Kept(content.clone()))
        .map_err(|_| Failure::Key("a draft cannot be written"))?;
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
    let Kept(content) =
        serde_json::from_slice(&text).map_err(|_| Failure::Key("a draft cannot be read"))?;
    let value = Draft { id, content, updated_at };
    Ok(Stored { value, version })
}
