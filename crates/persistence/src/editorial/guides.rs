//! Former versions of guides, a row for each that people read.

use chrono::{DateTime, Utc};
use domain::editorial::FormerGuide;
use domain::{EditorialId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::guide_version::{ActiveModel, Column, Entity};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Tx};

/// What a list says of a former version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideVersion {
    /// Its place among the versions of the guide, from one.
    pub number: i32,
    /// Which version it was.
    pub label: String,
    /// What it changed of the one before.
    pub change: Option<String>,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub written_by: UserId,
    /// Since when people read it.
    pub since: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// The columns of a list: texts are long.
#[derive(Debug, FromQueryResult)]
struct Narrow {
    number: i32,
    label: String,
    change: Option<String>,
    title: String,
    written_by: Uuid,
    since: DateTime<Utc>,
    until: DateTime<Utc>,
}

const NARROW: [Column; 7] = [
    Column::Number,
    Column::Label,
    Column::Change,
    Column::Title,
    Column::WrittenBy,
    Column::Since,
    Column::Until,
];

/// The last version that was kept of a guide: its number, and until when people read it.
///
/// # Errors
/// When the database fails.
pub async fn last(
    from: &impl Reads,
    item: EditorialId,
) -> Result<Option<(i32, DateTime<Utc>)>, StoreError> {
    let row = Entity::find()
        .select_only()
        .columns(NARROW)
        .filter(Column::ItemId.eq(item.0))
        .order_by_desc(Column::Number)
        .into_model::<Narrow>()
        .one(from.connection())
        .await?;
    Ok(row.map(|Narrow { number, until, .. }| (number, until)))
}

/// Keeps a version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else wrote the guide again in between.
pub async fn keep(tx: &Tx, former: &FormerGuide, html: &str) -> Result<(), StoreError> {
    let row = ActiveModel {
        item_id: Set(former.item.0),
        number: Set(former.number),
        label: Set(former.label.as_str().to_owned()),
        change: Set(former.change.as_ref().map(|change| change.as_str().to_owned())),
        title: Set(former.title.as_str().to_owned()),
        body: Set(former.body.as_str().to_owned()),
        body_html: Set(html.to_owned()),
        written_by: Set(former.written_by.0),
        since: Set(instant(former.since)),
        until: Set(instant(former.until)),
    };
    row.insert(&tx.0).await.map_err(StoreError::overtaken)?;
    Ok(())
}

/// The versions of a guide, the last one first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    item: EditorialId,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<GuideVersion>, CursorError>, StoreError> {
    let below = match after.map(Cursor::as_number).transpose() {
        Ok(last) => last.map(i32::try_from).transpose(),
        Err(error) => return Ok(Err(error)),
    };
    let Ok(below) = below else { return Ok(Err(CursorError)) };
    let mut select = Entity::find().select_only().columns(NARROW).filter(Column::ItemId.eq(item.0));
    if let Some(below) = below {
        select = select.filter(Column::Number.lt(below));
    }
    let rows = select
        .order_by_desc(Column::Number)
        .limit(u64::from(limit) + 1)
        .into_model::<Narrow>()
        .all(from.connection())
        .await?;
    let rows = rows.into_iter().map(version).collect();
    Ok(Ok(Slice::cut(rows, limit, at)))
}

/// One version of a guide, with its text in HTML that is safe to show.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    (item, number): (EditorialId, i32),
) -> Result<Option<(GuideVersion, String)>, StoreError> {
    let row = Entity::find_by_id((item.0, number)).one(from.connection()).await?;
    Ok(row.map(|row| {
        let html = row.body_html;
        let told = GuideVersion {
            number: row.number,
            label: row.label,
            change: row.change,
            title: row.title,
            written_by: UserId(row.written_by),
            since: row.since,
            until: row.until,
        };
        (told, html)
    }))
}

fn at(version: &GuideVersion) -> Cursor {
    Cursor::number(i64::from(version.number), Uuid::nil())
}

fn version(row: Narrow) -> GuideVersion {
    let Narrow { number, label, change, title, written_by, since, until } = row;
    GuideVersion { number, label, change, title, written_by: UserId(written_by), since, until }
}
