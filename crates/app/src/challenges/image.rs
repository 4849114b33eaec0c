//! The image of a challenge: handed over when it is written, thrown away when another one, or none, takes its place.

use domain::access::Actor;
use domain::{AttachmentId, FieldCode, FieldError};
use persistence::Tx;
use persistence::attachments::{self as kept, Attachment};

use crate::{App, Failure, attachments};

/// Where it is, in what is sent.
const IMAGE: &str = "/content/image_id";

/// From now on the challenge carries this image: one that this person sent with the words that stand for it, or that it
/// carried before.
pub(super) async fn take(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (wanted, before): (Option<AttachmentId>, Option<AttachmentId>),
) -> Result<(), Failure> {
    let Some(id) = wanted.filter(|id| Some(*id) != before) else { return Ok(()) };
    let files = attachments::owned(app, tx, actor, &[id]).await?;
    let code = match files.first() {
        Some(file) if file.image && file.alt.is_some() => {
            return attachments::hand_over(tx, &files, false).await;
        }
        // Who does not see it must know it again too.
        Some(file) if file.image => FieldCode::Required,
        Some(_) | None => FieldCode::UnknownValue,
    };
    Err(Failure::Invalid(vec![FieldError::new(IMAGE, code)]))
}

/// Forgets the image that it carries no more; its bytes are to be thrown away after the commit.
pub(super) async fn let_go(
    tx: &Tx,
    (before, now): (Option<AttachmentId>, Option<AttachmentId>),
) -> Result<Vec<Attachment>, Failure> {
    let Some(gone) = before.filter(|id| Some(*id) != now) else { return Ok(Vec::new()) };
    let gone = kept::with_ids(tx, &[gone]).await?;
    attachments::forget(tx, &gone).await?;
    Ok(gone)
}
