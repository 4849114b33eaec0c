//! What bricks that were added are sought by, while they are shown: each by those who may read that one.

use domain::BrickId;
use domain::brick::{AddedBrick, BrickContent, BrickState, PageText};
use domain::text::{LongText, Paragraph};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Audience, Searchable, TextPart};
use crate::bricks::brick;
use crate::entity::brick::{Column, Entity};
use crate::{Reads, StoreError, sets};

/// The mark of those who may read an added brick: each has its own row in the matrix.
#[must_use]
pub fn mark_of(brick: BrickId) -> String {
    brick.to_string()
}

/// What is on the home page of those who may read it.
pub(super) fn found() -> Condition {
    Condition::all().add(Column::State.eq(BrickState::Shown.code()))
}

/// Every brick that was ever added: the journal tells that some changed, not always which.
///
/// # Errors
/// When the database fails.
pub async fn added(from: &impl Reads) -> Result<Vec<Uuid>, StoreError> {
    let ids = Entity::find().select_only().column(Column::Id).into_tuple();
    Ok(ids.all(from.connection()).await?)
}

pub(super) async fn walk(
    from: &impl Reads,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    sets::walk(from, Entity::find().filter(found()), Column::Id, (after, limit)).await
}

pub(super) async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Vec<Searchable>, StoreError> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(found())
        .all(from.connection())
        .await?;
    let searchable = |row| {
        let stored = brick(row)?;
        Ok(searchable(&stored.value, stored.version))
    };
    rows.into_iter().map(searchable).collect()
}

fn searchable(brick: &AddedBrick, version: i32) -> Searchable {
    let parts = brick.parts();
    let words = &parts.words;
    let mut one = Searchable {
        id: parts.id.0,
        version,
        title: words.title_fr.as_str().to_owned(),
        day: Some(parts.written_at.date_naive()),
        labels: vec![words.title_en.as_str().to_owned()],
        audience: Audience { restricted: true, marks: vec![mark_of(parts.id)] },
        ..Searchable::default()
    };
    let said = |text: &Option<Paragraph>| text.clone().map(Paragraph::into_string);
    one.say(TextPart::Summary, said(&words.description_fr));
    one.say(TextPart::Summary, said(&words.description_en));
    // Where a link leads is an address, not something that is said.
    if let BrickContent::Page(PageText { fr, en }) = &parts.content {
        one.say(TextPart::Details, Some(fr.as_str().to_owned()));
        one.say(TextPart::Details, en.as_ref().map(|text: &LongText| text.as_str().to_owned()));
    }
    one
}
