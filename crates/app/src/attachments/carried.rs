//! The one image that a challenge, an editorial item or a practice carries: handed over when it is written, thrown away
//! when another one, or none, takes its place.

use domain::access::Actor;
use domain::{AttachmentId, FieldCode, FieldError};
use persistence::Tx;
use persistence::attachments::{self as kept, Attachment};

use crate::{App, Failure};

/// Where an image is, in what is sent, and how far it goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Its pointer.
    pub(crate) at: &'static str,
    /// Whether strangers may see it: then it loses the name that its sender gave it, which may be somebody's.
    pub(crate) outside: bool,
}

/// From now on something carries this image: one that this person sent with the words that stand for it, or that it
/// carried before.
pub(crate) async fn take(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (frame, wanted, before): (Frame, Option<AttachmentId>, Option<AttachmentId>),
) -> Result<(), Failure> {
    let Some(id) = wanted.filter(|id| Some(*id) != before) else { return Ok(()) };
    let files = super::owned(app, tx, actor, &[id]).await?;
    let code = match files.first() {
        Some(file) if file.image && file.alt.is_some() => {
            return super::hand_over(tx, &files, frame.outside).await;
        }
        // Who does not see it must know it again too.
        Some(file) if file.image => FieldCode::Required,
        Some(_) | None => FieldCode::UnknownValue,
    };
    Err(Failure::Invalid(vec![FieldError::new(frame.at, code)]))
}

/// Forgets the image that it carries no more; its bytes are to be thrown away after the commit.
pub(crate) async fn let_go(
    tx: &Tx,
    (before, now): (Option<AttachmentId>, Option<AttachmentId>),
) -> Result<Vec<Attachment>, Failure> {
    let Some(gone) = before.filter(|id| Some(*id) != now) else { return Ok(Vec::new()) };
    let gone = kept::with_ids(tx, &[gone]).await?;
    super::forget(tx, &gone).await?;
    Ok(gone)
}
