//! The images of items, and of practices, for those for whom they are (R384, A27).

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::editorial::{EditorialItem, ItemImage};
use domain::poc::Sight;
use domain::video::VideoScope;
use domain::{AttachmentId, EditorialId};
use persistence::Reads;
use persistence::attachments::{self, Attachment};
use persistence::editorial::EditorialRow;
use persistence::showcase::ShownRow;

use crate::Failure;
use crate::attachments::Frame;

/// Where it is, in what is sent. News may be put outside, with its image.
pub(super) const FRAME: Frame = Frame { at: "/image/file_id", outside: true };

/// An image, for somebody for whom it is.
#[derive(Clone, Debug)]
pub struct ShownImage {
    /// The picture.
    pub file: Attachment,
    /// To whom it may be shown.
    pub scope: VideoScope,
}

/// The images of a list, by item.
pub type Images = BTreeMap<EditorialId, ShownImage>;

/// The images of these rows that are for this person.
pub(crate) async fn of_rows<'a>(
    from: &impl Reads,
    actor: &Actor,
    rows: impl IntoIterator<Item = &'a EditorialRow>,
) -> Result<Images, Failure> {
    among(from, actor, rows.into_iter().map(|row| (row.id, row.image))).await
}

/// Those of these images that are for this person, by what carries them.
pub(crate) async fn among<Id: Copy + Ord>(
    from: &impl Reads,
    actor: &Actor,
    carried: impl IntoIterator<Item = (Id, Option<ItemImage>)>,
) -> Result<BTreeMap<Id, ShownImage>, Failure> {
    let sight = Sight::of(actor);
    let shown = carried.into_iter().filter_map(|(id, image)| Some((id, image?)));
    let shown: Vec<_> = shown.filter(|(_, image)| image.is_for(&sight, false)).collect();
    let ids: Vec<AttachmentId> = shown.iter().map(|(_, image)| image.file).collect();
    let files = attachments::with_ids(from, &ids).await?;
    let image = |(id, ItemImage { file, scope }): (Id, ItemImage)| {
        let file = files.iter().find(|one| one.id == file)?.clone();
        Some((id, ShownImage { file, scope }))
    };
    Ok(shown.into_iter().filter_map(image).collect())
}

/// The image of an item, when it is for this person.
pub(super) async fn of(
    from: &impl Reads,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Option<ShownImage>, Failure> {
    let keeps = actor.can(item.brick().edit(), item);
    one(from, actor, (item.parts().image, keeps)).await
}

/// This image, when it is for this person, who keeps what carries it or does not.
pub(crate) async fn one(
    from: &impl Reads,
    actor: &Actor,
    (image, keeps): (Option<ItemImage>, bool),
) -> Result<Option<ShownImage>, Failure> {
    let image = image.filter(|image| image.is_for(&Sight::of(actor), keeps));
    find(from, image).await
}

/// This image, when it is for everybody.
pub(crate) async fn public(
    from: &impl Reads,
    image: Option<ItemImage>,
) -> Result<Option<Attachment>, Failure> {
    let image = image.filter(|image| is_public(*image));
    Ok(find(from, image).await?.map(|image| image.file))
}

/// The images of a list that anybody reads: those that are for everybody.
pub(crate) async fn of_shown(
    from: &impl Reads,
    rows: &[ShownRow],
) -> Result<BTreeMap<AttachmentId, Attachment>, Failure> {
    let files = rows.iter().filter_map(|row| row.image.filter(|image| is_public(*image)));
    let files: Vec<AttachmentId> = files.map(|image| image.file).collect();
    let files = attachments::with_ids(from, &files).await?;
    Ok(files.into_iter().map(|file| (file.id, file)).collect())
}

fn is_public(image: ItemImage) -> bool {
    image.scope == VideoScope::Public
}

async fn find(from: &impl Reads, image: Option<ItemImage>) -> Result<Option<ShownImage>, Failure> {
    let Some(ItemImage { file, scope }) = image else { return Ok(None) };
    let file = attachments::find(from, file).await?;
    Ok(file.map(|file| ShownImage { file, scope }))
}
