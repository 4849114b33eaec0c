//! The files of a method resource: handed over when it is written, thrown away when it leaves them out.

use std::collections::BTreeSet;

use domain::AttachmentId;
use domain::access::Actor;
use domain::editorial::{EditorialContent, EditorialItem};
use domain::practice::KitFile;
use persistence::attachments::{self as kept, Attachment};
use persistence::{Reads, Tx};

use crate::practices::{Files, take_files};
use crate::{App, Failure, attachments};

/// Where they are, in what is sent.
const FILES: &str = "/content/method_resources/files";

fn files(content: &EditorialContent) -> &[KitFile] {
    match content {
        EditorialContent::MethodResources(resource) => &resource.files,
        EditorialContent::News(_)
        | EditorialContent::Glossary(_)
        | EditorialContent::Events(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::Testimonials(_)
        | EditorialContent::Newsletters(_) => &[],
    }
}

fn ids(files: &[KitFile]) -> impl Iterator<Item = AttachmentId> {
    files.iter().map(|file| file.attachment)
}

/// From now on the item carries what is written: what this person sent, or what it carried before.
pub(super) async fn take(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (written, before): (&EditorialContent, Option<&EditorialContent>),
) -> Result<(), Failure> {
    let former = before.map(files).unwrap_or_default();
    take_files(app, tx, actor, (FILES, files(written), former)).await
}

/// Forgets the files that it carries no more; their bytes are to be thrown away after the commit.
pub(super) async fn let_go(
    tx: &Tx,
    before: &EditorialContent,
    now: &EditorialContent,
) -> Result<Vec<Attachment>, Failure> {
    let carried: BTreeSet<AttachmentId> = ids(files(now)).collect();
    let gone: Vec<_> = ids(files(before)).filter(|id| !carried.contains(id)).collect();
    let gone = kept::with_ids(tx, &gone).await?;
    attachments::forget(tx, &gone).await?;
    Ok(gone)
}

/// The files of an item.
pub(super) async fn of(from: &impl Reads, item: &EditorialItem) -> Result<Files, Failure> {
    let ids: Vec<AttachmentId> = ids(files(&item.parts().content)).collect();
    let files = kept::with_ids(from, &ids).await?;
    Ok(files.into_iter().map(|file| (file.id, file)).collect())
}
