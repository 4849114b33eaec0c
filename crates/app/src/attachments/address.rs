//! Where a file is read: an address that only the server can make, and that ends.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::AttachmentId;
use persistence::attachments::{self, Attachment};
use persistence::kits;

use super::kinds;
use crate::{App, Failure};

/// How long an address is good for, in seconds.
const GOOD_FOR: i64 = 3_600;
/// Addresses change every five minutes only, so that a browser keeps its pictures.
const STEP: i64 = 300;

/// What an address of those who read is signed for.
const READERS: &str = "attachment-address";
/// The same, of those who write what carries the file.
const WRITERS: &str = "attachment-address-of-writers";

/// The path at which this file is read for an hour, by whoever holds it.
#[must_use]
pub fn address(app: &App, id: AttachmentId) -> String {
    address_for(app, READERS, id)
}

/// The same, for those who write the kit that carries it: they read what they wrote, every release withdrawn.
#[must_use]
pub fn address_for_writers(app: &App, id: AttachmentId) -> String {
    address_for(app, WRITERS, id)
}

fn address_for(app: &App, whom: &'static str, id: AttachmentId) -> String {
    let now = app.now().timestamp();
    let expires = now - now.rem_euclid(STEP) + STEP + GOOD_FOR;
    let signature = URL_SAFE_NO_PAD.encode(sign(app, whom, (id, expires)));
    format!("/api/v1/attachments/{id}/content?expires={expires}&signature={signature}")
}

/// A file and its bytes.
///
/// # Errors
/// [`Failure::NotFound`] when the address is not one of ours, or is no longer good; and for a file of which every
/// release that carries it is withdrawn, at any address but that of those who write the kit.
pub async fn content(
    app: &App,
    id: AttachmentId,
    (expires, signature): (i64, &str),
) -> Result<(Attachment, Vec<u8>), Failure> {
    let missing = Failure::NotFound("attachment");
    let given = URL_SAFE_NO_PAD.decode(signature).unwrap_or_default();
    let signed = |whom| same(&given, &sign(app, whom, (id, expires)));
    let (reads, writes) = (signed(READERS), signed(WRITERS));
    if !(reads || writes) || expires < app.now().timestamp() {
        return Err(missing);
    }
    let from = app.store.reader();
    let mut file = attachments::find(&from, id).await?.ok_or(missing)?;
    if !writes && kits::is_withheld(&from, id).await? {
        return Err(Failure::NotFound("attachment"));
    }
    if file.owner_mark.is_some() {
        // Its name is still sealed, and the bearer of an address is nobody.
        file.name = kinds::plain_name(&file);
    }
    let bytes = app.files.get(&file.storage_key).await?;
    Ok((file, bytes))
}

fn sign(app: &App, whom: &'static str, (id, expires): (AttachmentId, i64)) -> [u8; 32] {
    app.secrets.keyed(whom, &[id.0.as_bytes(), &expires.to_be_bytes()])
}

/// Compares whole, so that the time taken tells nothing.
pub(crate) fn same(given: &[u8], made: &[u8]) -> bool {
    given.len() == made.len()
        && given.iter().zip(made).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}
