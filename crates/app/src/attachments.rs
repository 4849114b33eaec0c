//! Files that people send: taken for what they are, cleaned, kept under a key of ours, read at a signed address.

mod address;
pub(crate) mod carried;
mod documents;
mod kinds;
mod pictures;

use domain::access::{Actor, Permission};
use domain::text::{ShortText, Text};
use domain::{AttachmentId, FieldCode, FieldError};
use persistence::attachments::{self, Attachment};
use persistence::{Reads, Tx};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{App, Failure, sealed};

pub(crate) use address::same;
pub use address::{address, address_for_writers, content};
pub(crate) use carried::Frame;

const NAMES: &str = "attachment-names";

/// What goes with the bytes of a file.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its name.
    pub name: ShortText,
    /// What a picture shows.
    pub alt: Option<Text<1, 500>>,
    /// Whether nobody can be known on a picture, or those who can agreed.
    pub consent: bool,
}

/// Takes a file in, to be named afterwards by what carries it.
///
/// # Errors
/// Denied; [`Failure::FileRefused`] for what is neither a picture nor a document, whatever its name says; at `?consent`,
/// a picture to which nobody says that they agreed (A27).
pub async fn upload(
    app: &App,
    actor: &Actor,
    label: Label,
    bytes: Vec<u8>,
) -> Result<Attachment, Failure> {
    actor.require(Permission::DepositIdea)?;
    let kinds::Taken { kind, bytes } = kinds::take(bytes).await?;
    if kind.is_picture() && !label.consent {
        return Err(Failure::Invalid(vec![FieldError::new("?consent", FieldCode::Required)]));
    }
    // Random, never time-ordered: a file of an anonymous idea must not tell when it was sent.
    let id = AttachmentId(Uuid::new_v4());
    let file = Attachment {
        id,
        storage_key: Uuid::new_v4().simple().to_string(),
        image: kind.is_picture(),
        name: kind.rename(label.name.as_str()),
        media_type: kind.media_type().to_owned(),
        size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        sha256: Some(checksum(&bytes)),
        alt: label.alt.map(Text::into_string),
        owner_mark: Some(mark(app, actor, id)),
    };
    app.files.put(&file.storage_key, bytes).await?;
    if let Err(failure) = insert(app, actor, &file).await {
        app.files.delete(&file.storage_key).await?;
        return Err(failure);
    }
    Ok(file)
}

async fn insert(app: &App, actor: &Actor, file: &Attachment) -> Result<(), Failure> {
    let day = app.now().date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    // What people call their files often names them: their words wait sealed until something carries the file.
    let name = sealed::seal(&app.secrets, actor.id, (NAMES, file.id.0), file.name.as_bytes())?;
    let tx = app.store.begin().await?;
    attachments::insert(&tx, &Attachment { name, ..file.clone() }, day).await?;
    Ok(tx.commit().await?)
}

/// Throws away a file that nothing carries yet.
///
/// # Errors
/// [`Failure::NotFound`] for a file that somebody else sent, or that something carries.
pub async fn discard(app: &App, actor: &Actor, id: AttachmentId) -> Result<(), Failure> {
    actor.require(Permission::DepositIdea)?;
    let tx = app.store.begin().await?;
    let files = owned(app, &tx, actor, &[id]).await?;
    if files.is_empty() {
        return Err(Failure::NotFound("attachment"));
    }
    forget(&tx, &files).await?;
    tx.commit().await?;
    erase(app, &files).await;
    Ok(())
}

/// Those of these files that this person sent and that nothing carries yet.
pub(crate) async fn owned(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    ids: &[AttachmentId],
) -> Result<Vec<Attachment>, Failure> {
    let mut files = attachments::with_ids(from, ids).await?;
    files.retain(|file| file.owner_mark.as_ref() == Some(&mark(app, actor, file.id)));
    for file in &mut files {
        let name = sealed::open(&app.secrets, actor.id, (NAMES, file.id.0), &file.name)?;
        file.name = String::from_utf8_lossy(&name).into_owned();
    }
    Ok(files)
}

/// Checks the files that something is to carry, told as `list`: each one sent by this person, or carried already, and once.
pub(crate) async fn check(
    app: &App,
    from: &impl Reads,
    actor: &Actor,
    (list, ids, carried): (&str, &[AttachmentId], &[AttachmentId]),
) -> Result<Vec<Attachment>, Failure> {
    let new: Vec<AttachmentId> = ids.iter().copied().filter(|id| !carried.contains(id)).collect();
    let files = owned(app, from, actor, &new).await?;
    let mut errors = Vec::new();
    for (position, id) in ids.iter().enumerate() {
        let code = if ids.iter().take(position).any(|before| before == id) {
            FieldCode::Duplicate
        } else if carried.contains(id) || files.iter().any(|file| file.id == *id) {
            continue;
        } else {
            FieldCode::UnknownValue
        };
        errors.push(FieldError::new(format!("{list}/{position}"), code));
    }
    if errors.is_empty() { Ok(files) } else { Err(Failure::Invalid(errors)) }
}

/// From now on an idea carries these files. Under a seal, they lose the names that their author gave them.
pub(crate) async fn hand_over(
    tx: &Tx,
    files: &[Attachment],
    anonymous: bool,
) -> Result<(), Failure> {
    for file in files {
        let name = if anonymous { kinds::plain_name(file) } else { file.name.clone() };
        attachments::hand_over(tx, file.id, &name).await?;
    }
    Ok(())
}

/// Removes what is said of these files; [`erase`] goes with it, after the commit.
pub(crate) async fn forget(tx: &Tx, files: &[Attachment]) -> Result<(), Failure> {
    let ids: Vec<AttachmentId> = files.iter().map(|file| file.id).collect();
    Ok(attachments::delete(tx, &ids).await?)
}

/// Throws the bytes of these files away. What fails leaves bytes that nothing names, and a line in the log.
pub(crate) async fn erase(app: &App, files: &[Attachment]) {
    for file in files {
        if let Err(error) = app.files.delete(&file.storage_key).await {
            tracing::warn!(?error, "the bytes of a file could not be thrown away");
        }
    }
}

/// The SHA-256 checksum of a file as it is kept, in hexadecimal.
fn checksum(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Who sent a file, as only a request of theirs can tell.
fn mark(app: &App, actor: &Actor, id: AttachmentId) -> Vec<u8> {
    let parts = [actor.id.0.as_bytes().as_slice(), id.0.as_bytes()];
    app.secrets.keyed("attachment-owner", &parts).to_vec()
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn a_checksum_is_the_one_that_other_tools_compute() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(checksum(b""), empty);
    }
}
