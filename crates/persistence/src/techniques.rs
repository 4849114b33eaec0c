//! Where a technique served: at which step of which experiment, with or without a lesson (R146).

use domain::poc::{Depth, Sight, Step, Technique};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::poc_technique::{Column, Entity, Model};
use crate::lessons::{self, LessonPoc};
use crate::pocs::{step, technique, visible_through};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, matching};

/// A technique that served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TechniqueUse {
    /// In which experiment.
    pub poc: LessonPoc,
    /// At which step.
    pub step: Step,
    /// The technique, and how it was used.
    pub technique: Technique,
}

/// Where the technique of any of these names served, the newest experiments first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn uses(
    from: &impl Reads,
    (names, at, sight): (&[String], Option<Step>, &Sight),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<TechniqueUse>, CursorError>, StoreError> {
    let mut select = Entity::find()
        .filter(Column::NameKey.is_in(names.iter().map(|name| matching::key(name))))
        .order_by_desc(Column::PocId)
        .order_by_desc(Column::Position)
        .limit(u64::from(limit) + 1);
    if let Some(seen) = visible_through(Column::PocId, sight, Depth::Record) {
        select = select.filter(seen);
    }
    if let Some(step) = at {
        select = select.filter(Column::Step.eq(i16::from(step.number())));
    }
    if let Some(cursor) = after {
        let Ok(position) = cursor.as_number() else { return Ok(Err(CursorError)) };
        let last = Expr::tuple([Expr::value(cursor.id), Expr::value(position)]);
        let row = Expr::tuple([Expr::col(Column::PocId), Expr::col(Column::Position)]);
        select = select.filter(row.lt(last));
    }
    let rows = select.all(from.connection()).await?;
    let cursor = |row: &Model| Cursor::number(i64::from(row.position), row.poc_id);
    let Slice { rows, next } = Slice::cut(rows, limit, cursor);
    Ok(Ok(Slice { rows: named(from, rows).await?, next }))
}

async fn named(from: &impl Reads, rows: Vec<Model>) -> Result<Vec<TechniqueUse>, StoreError> {
    let pocs = lessons::pocs(from, rows.iter().map(|row| row.poc_id)).await?;
    let row = |row: Model| {
        let orphan =
            || StoreError::Corrupt(format!("a technique of no experiment: {}", row.poc_id));
        let poc = pocs.get(&row.poc_id).cloned().ok_or_else(orphan)?;
        Ok(TechniqueUse { poc, step: step(row.step)?, technique: technique(row)? })
    };
    rows.into_iter().map(row).collect()
}
