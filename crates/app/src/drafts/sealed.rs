//! Drafts are kept sealed with a key of their author: what becomes an anonymous idea is never readable beside a
//! name, not even in what a database or its backup leaves behind of a row that was deleted.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use domain::access::Actor;
use domain::idea::{Draft, DraftContent};
use domain::{AttachmentId, ChallengeId};
use persistence::Stored;
use persistence::drafts::SealedDraft;
use serde::{Deserialize, Serialize};

use crate::{App, Failure};

/// What is sealed. A field added later is blank in old drafts.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Kept {
    title: String,
    problem: String,
    proposal: String,
    subcategory: String,
    innovation_field: String,
    challenge: Option<ChallengeId>,
    anonymous: bool,
    attachments: Vec<AttachmentId>,
}

pub(super) fn seal(app: &App, actor: &Actor, draft: &Draft) -> Result<SealedDraft, Failure> {
    let Draft { id, content, updated_at } = draft;
    let kept = Kept::from(content.clone());
    let text = serde_json::to_vec(&kept).map_err(|_| Failure::Key("a draft cannot be written"))?;
    let nonce: [u8; 12] = rand::random();
    let sealed = cipher(app, actor)
        .encrypt(&Nonce::from(nonce), Payload { msg: &text, aad: id.0.as_bytes() })
        .map_err(|_| Failure::Key("a draft could not be sealed"))?;
    let content = STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat());
    Ok(SealedDraft { id: *id, content, updated_at: *updated_at })
}

pub(super) fn open(
    app: &App,
    actor: &Actor,
    kept: Stored<SealedDraft>,
) -> Result<Stored<Draft>, Failure> {
    let wrong = || Failure::Key("a draft was sealed with another secret");
    let Stored { value: SealedDraft { id, content, updated_at }, version } = kept;
    let sealed = STANDARD_NO_PAD.decode(content).map_err(|_| wrong())?;
    let (nonce, sealed) = sealed.split_first_chunk::<12>().ok_or_else(wrong)?;
    let text = cipher(app, actor)
        .decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: id.0.as_bytes() })
        .map_err(|_| wrong())?;
    let kept: Kept = serde_json::from_slice(&text).map_err(|_| wrong())?;
    let value = Draft { id, content: kept.into(), updated_at };
    Ok(Stored { value, version })
}

fn cipher(app: &App, actor: &Actor) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&app.secrets.keyed("drafts", &[actor.id.0.as_bytes()]).into())
}

impl From<DraftContent> for Kept {
    fn from(content: DraftContent) -> Self {
        let DraftContent {
            title,
            problem,
            proposal,
            subcategory,
            innovation_field,
            challenge,
            anonymous,
            attachments,
        } = content;
        Self {
            title,
            problem,
            proposal,
            subcategory,
            innovation_field,
            challenge,
            anonymous,
            attachments,
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
            challenge,
            anonymous,
            attachments,
        } = kept;
        Self {
            title,
            problem,
            proposal,
            subcategory,
            innovation_field,
            challenge,
            anonymous,
            attachments,
        }
    }
}
