//! Whom a lesson served: one row for each person, one counter beside; and the words it is sought by.

use std::collections::{BTreeMap, BTreeSet};

use domain::text::fold;
use domain::{LessonId, PocId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::code::count;
use crate::entity::lesson_served::{self, Column as S};
use crate::entity::poc_lesson::{Column, Entity};
use crate::{Reads, StoreError, Tx};

/// A lesson served somebody. Once, however often it is asked.
///
/// # Errors
/// When the database fails.
pub async fn serve(tx: &Tx, lesson: LessonId, person: UserId) -> Result<(), StoreError> {
    let row = lesson_served::ActiveModel { lesson_id: Set(lesson.0), person_id: Set(person.0) };
    let once = OnConflict::columns([S::LessonId, S::PersonId]).do_nothing().to_owned();
    let served =
        lesson_served::Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    add(tx, lesson, served, 1).await
}

/// It did not, after all.
///
/// # Errors
/// When the database fails.
pub async fn unserve(tx: &Tx, lesson: LessonId, person: UserId) -> Result<(), StoreError> {
    let gone = lesson_served::Entity::delete_many()
        .filter(S::LessonId.eq(lesson.0))
        .filter(S::PersonId.eq(person.0))
        .exec(&tx.0)
        .await?;
    add(tx, lesson, gone.rows_affected, -1).await
}

/// The counter follows the rows, in the same transaction.
async fn add(tx: &Tx, lesson: LessonId, rows: u64, each: i32) -> Result<(), StoreError> {
    if rows > 0 {
        Entity::update_many()
            .col_expr(Column::Served, Expr::col(Column::Served).add(each))
            .filter(Column::Id.eq(lesson.0))
            .exec(&tx.0)
            .await?;
    }
    Ok(())
}

/// Which of these lessons served this person.
pub(super) async fn by(
    from: &impl Reads,
    lessons: impl Iterator<Item = Uuid>,
    person: Option<UserId>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let lessons: Vec<Uuid> = lessons.collect();
    let Some(person) = person.filter(|_| !lessons.is_empty()) else { return Ok(BTreeSet::new()) };
    let served: Vec<Uuid> = lesson_served::Entity::find()
        .select_only()
        .column(S::LessonId)
        .filter(S::LessonId.is_in(lessons))
        .filter(S::PersonId.eq(person.0))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(served.into_iter().collect())
}

/// How many people each lesson of an experiment served, and whether it served this one.
///
/// # Errors
/// When the database fails.
pub async fn served_of(
    from: &impl Reads,
    poc: PocId,
    person: UserId,
) -> Result<BTreeMap<LessonId, (u32, bool)>, StoreError> {
    let rows: Vec<(Uuid, i32)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Served])
        .filter(Column::PocId.eq(poc.0))
        .into_tuple()
        .all(from.connection())
        .await?;
    let mine = by(from, rows.iter().map(|(id, _)| *id), Some(person)).await?;
    let served = |(id, served): (Uuid, i32)| {
        Ok((LessonId(id), (count(i64::from(served))?, mine.contains(&id))))
    };
    rows.into_iter().map(served).collect()
}

/// Folds the words of lessons that were written before they could be sought.
///
/// # Errors
/// When the database fails.
pub async fn fill_keys(tx: &Tx) -> Result<(), StoreError> {
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Body])
        .filter(Column::BodyKey.is_null())
        .into_tuple()
        .all(&tx.0)
        .await?;
    for (id, body) in rows {
        Entity::update_many()
            .col_expr(Column::BodyKey, Expr::value(fold(&body)))
            .filter(Column::Id.eq(id))
            .exec(&tx.0)
            .await?;
    }
    Ok(())
}
