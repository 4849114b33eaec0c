//! What is sought, month by month, and whether anything was found. Nobody's name.

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::code::count;
use crate::entity::sought_words::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Tx};

/// Words that were sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The words, folded.
    pub words: String,
    /// How many times.
    pub times: u64,
    /// How many results the last time.
    pub found: u64,
}

/// Adds what was sought to what is known of a month.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &Tx, month: NaiveDate, sought: &[Sought]) -> Result<(), StoreError> {
    let rows: Vec<ActiveModel> = sought
        .iter()
        .map(|Sought { words, times, found }| ActiveModel {
            month: Set(month),
            words: Set(words.clone()),
            times: Set(i64::try_from(*times).unwrap_or(i64::MAX)),
            found_last: Set(i64::try_from(*found).unwrap_or(i64::MAX)),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let excluded = |column: &'static str| Expr::col(("excluded", column));
    let known = Expr::col((Entity, Column::Times));
    Entity::insert_many(rows)
        .on_conflict(
            OnConflict::columns([Column::Month, Column::Words])
                .value(Column::Times, known.add(excluded("times")))
                .update_column(Column::FoundLast)
                .to_owned(),
        )
        .exec_without_returning(&tx.0)
        .await?;
    Ok(())
}

/// Forgets the months before this one.
///
/// # Errors
/// When the database fails.
pub async fn forget_before(tx: &Tx, month: NaiveDate) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::Month.lt(month)).exec(&tx.0).await?;
    Ok(())
}

/// What was sought most in a month, at least so many times; only what found nothing when `in_vain`.
///
/// # Errors
/// When the database fails.
pub async fn most(
    from: &impl Reads,
    (month, at_least): (NaiveDate, u64),
    in_vain: bool,
    limit: u64,
) -> Result<Vec<Sought>, StoreError> {
    let mut select = Entity::find()
        .filter(Column::Month.eq(month))
        .filter(Column::Times.gte(i64::try_from(at_least).unwrap_or(i64::MAX)))
        .order_by_desc(Column::Times)
        .order_by_asc(Column::Words)
        .limit(limit);
    if in_vain {
        select = select.filter(Column::FoundLast.eq(0));
    }
    let rows = select.all(from.connection()).await?;
    let sought = |row: crate::entity::sought_words::Model| {
        Ok(Sought { words: row.words, times: count(row.times)?, found: count(row.found_last)? })
    };
    rows.into_iter().map(sought).collect()
}
