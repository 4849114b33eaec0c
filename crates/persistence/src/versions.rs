//! Versions of the texts that administrators keep, a row for each that was ever in force.

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::document::{DocumentSlug, Language};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::document_version::{Column, Entity, Model};
use crate::{Cursor, CursorError, Reads, Slice, StoreError};

/// What a version said, once it was in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextVersion {
    /// Its number, from one.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// Its body, in HTML that is safe to show.
    pub html: String,
    /// Who wrote it and since when; none for a text that was shipped.
    pub written: Option<(UserId, DateTime<Utc>)>,
}

/// The versions that came before this one, the last one first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn before(
    from: &impl Reads,
    (slug, language, number): (DocumentSlug, Language, i32),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<TextVersion>, CursorError>, StoreError> {
    let below = match after.map(Cursor::as_number).transpose() {
        Ok(last) => last.map_or(Ok(number), i32::try_from),
        Err(error) => return Ok(Err(error)),
    };
    let Ok(below) = below else { return Ok(Err(CursorError)) };
    let rows = Entity::find()
        .filter(Column::Slug.eq(slug.code()))
        .filter(Column::Language.eq(language.code()))
        .filter(Column::Version.lt(below.min(number)))
        .order_by_desc(Column::Version)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let rows = rows.into_iter().map(version).collect();
    Ok(Ok(Slice::cut(rows, limit, at)))
}

/// Where a version stands in the list.
#[must_use]
pub fn at(version: &TextVersion) -> Cursor {
    Cursor::number(i64::from(version.number), Uuid::nil())
}

fn version(row: Model) -> TextVersion {
    let written = Some((UserId(row.edited_by), row.edited_at));
    TextVersion { number: row.version, title: row.title, html: row.body_html, written }
}
