//! Numbers that people can say: `IDEE-2026-0042`.

use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{ConnectionTrait, ExprTrait};

use crate::entity::reference_sequence::{Column, Entity};
use crate::{StoreError, Tx};

/// The next number of a series, such as `IDEE-2026`. Two transactions never get the same.
///
/// # Errors
/// When the database fails.
pub async fn next(tx: &Tx, series: &str) -> Result<u32, StoreError> {
    advance(tx, series, 1).await
}

/// Takes `count` numbers of a series at once, and returns the last of them.
///
/// # Errors
/// When the database fails.
pub async fn advance(tx: &Tx, series: &str, count: u32) -> Result<u32, StoreError> {
    let step = i32::try_from(count).unwrap_or(i32::MAX);
    let mut insert = Query::insert();
    insert
        .into_table(Entity)
        .columns([Column::Series, Column::Last])
        .values_panic([series.into(), step.into()])
        .on_conflict(
            OnConflict::column(Column::Series)
                .value(Column::Last, Expr::col((Entity, Column::Last)).add(step))
                .to_owned(),
        )
        .returning_col(Column::Last);
    let row =
        tx.0.query_one(&insert)
            .await?
            .ok_or_else(|| StoreError::Corrupt(format!("no number for {series}")))?;
    let last: i32 = row.try_get("", "last")?;
    u32::try_from(last).map_err(|_| StoreError::Corrupt(format!("{series} is at {last}")))
}
