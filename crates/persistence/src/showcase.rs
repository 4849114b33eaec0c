//! What is shown outside (R030, R032): what somebody opened, and that is still published.

pub mod proposals;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::editorial::ItemImage;
use domain::poc::Visibility;
use domain::showcase::ShowcaseKind;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, OnConflict, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::editorial::{RELEASED, image};
use crate::entity::showcase_opening::{ActiveModel, Column, Entity, Model};
use crate::entity::{editorial_item, practice};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Tx, keyset};

/// Something that is shown outside, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRow {
    /// What it is.
    pub kind: ShowcaseKind,
    /// Which one.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// Its image, and for whom it is.
    pub image: Option<ItemImage>,
}

/// Whether somebody opened it.
///
/// # Errors
/// When the database fails.
pub async fn is_open(
    from: &impl Reads,
    (kind, id): (ShowcaseKind, Uuid),
) -> Result<bool, StoreError> {
    let key = (kind.code().to_owned(), id);
    Ok(Entity::find_by_id(key).one(from.connection()).await?.is_some())
}

/// Shows something outside. What is shown already keeps whoever opened it first.
///
/// # Errors
/// When the database fails.
pub async fn open(
    tx: &Tx,
    (kind, id): (ShowcaseKind, Uuid),
    (by, at): (UserId, DateTime<Utc>),
) -> Result<(), StoreError> {
    let row = ActiveModel {
        kind: Set(kind.code().to_owned()),
        item_id: Set(id),
        opened_by: Set(by.0),
        opened_at: Set(instant(at)),
    };
    // Two who open it at once both succeed: the key is written over by itself.
    let again =
        OnConflict::columns([Column::Kind, Column::ItemId]).update_column(Column::Kind).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Shows it outside no more.
///
/// # Errors
/// When the database fails.
pub async fn close(tx: &Tx, (kind, id): (ShowcaseKind, Uuid)) -> Result<(), StoreError> {
    Entity::delete_many()
        .filter(Column::Kind.eq(kind.code()))
        .filter(Column::ItemId.eq(id))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// What was opened, of these kinds, and is published now: what was opened last comes first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    (kinds, now): (&[ShowcaseKind], DateTime<Utc>),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<ShownRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    if kinds.is_empty() {
        return Ok(Ok(Slice { rows: Vec::new(), next: None }));
    }
    let mut there = Condition::any();
    for kind in kinds {
        let one = Condition::all()
            .add(Column::Kind.eq(kind.code()))
            .add(Column::ItemId.in_subquery(published(*kind, now)));
        there = there.add(one);
    }
    let rows = Entity::find()
        .filter(there)
        .filter(keyset::below((Column::OpenedAt, Column::ItemId), last))
        .order_by_desc(Column::OpenedAt)
        .order_by_desc(Column::ItemId)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let cursor = |row: &Model| Cursor::number(row.opened_at.timestamp_micros(), row.item_id);
    let Slice { rows, next } = Slice::cut(rows, limit, cursor);
    let mut said = said(from, &rows).await?;
    let mut shown = Vec::new();
    for Model { kind, item_id: id, .. } in rows {
        if let Some(Said { title, excerpt, published_at, image }) = said.remove(&id) {
            let kind = from_code(&kind)?;
            shown.push(ShownRow { kind, id, title, excerpt, published_at, image });
        }
    }
    Ok(Ok(Slice { rows: shown, next }))
}

/// Those of a kind that readers of the portal read now.
fn published(kind: ShowcaseKind, now: DateTime<Utc>) -> SelectStatement {
    let mut select = Query::select();
    match kind.editorial() {
        None => select
            .column(practice::Column::Id)
            .from(practice::Entity)
            .and_where(practice::Column::WithdrawnAt.is_null())
            .and_where(practice::Column::Visibility.eq(Visibility::Everyone.code())),
        Some(brick) => select
            .column(editorial_item::Column::Id)
            .from(editorial_item::Entity)
            .and_where(editorial_item::Column::Brick.eq(brick.code()))
            .and_where(editorial_item::Column::Status.eq(RELEASED))
            .and_where(editorial_item::Column::PublishedAt.lte(instant(now))),
    };
    select
}

/// What a line says of a thing.
struct Said {
    title: String,
    excerpt: String,
    published_at: DateTime<Utc>,
    image: Option<ItemImage>,
}

type Told<At> = (Uuid, String, String, At, Option<Uuid>, Option<String>);

/// The title, the first words, the date and the image of each.
async fn said(from: &impl Reads, rows: &[Model]) -> Result<BTreeMap<Uuid, Said>, StoreError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.item_id).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let practices = practice::Entity::find()
        .select_only()
        .columns([
            practice::Column::Id,
            practice::Column::Title,
            practice::Column::Excerpt,
            practice::Column::PublishedAt,
            practice::Column::ImageId,
            practice::Column::ImageScope,
        ])
        .filter(practice::Column::Id.is_in(ids.clone()))
        .into_tuple::<Told<DateTime<Utc>>>()
        .all(from.connection())
        .await?;
    let items = editorial_item::Entity::find()
        .select_only()
        .columns([
            editorial_item::Column::Id,
            editorial_item::Column::Title,
            editorial_item::Column::Excerpt,
            editorial_item::Column::PublishedAt,
            editorial_item::Column::ImageId,
            editorial_item::Column::ImageScope,
        ])
        .filter(editorial_item::Column::Id.is_in(ids))
        .into_tuple::<Told<Option<DateTime<Utc>>>>()
        .all(from.connection())
        .await?;
    let mut all = BTreeMap::new();
    for (id, title, excerpt, published_at, file, scope) in practices {
        let image = image(file, scope.as_deref())?;
        all.insert(id, Said { title, excerpt, published_at, image });
    }
    for (id, title, excerpt, published_at, file, scope) in items {
        let image = image(file, scope.as_deref())?;
        if let Some(published_at) = published_at {
            all.insert(id, Said { title, excerpt, published_at, image });
        }
    }
    Ok(all)
}
