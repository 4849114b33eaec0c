//! Items that somebody is to be asked about: nobody answered for them since some instant.

use chrono::{DateTime, Utc};
use domain::EditorialId;
use domain::editorial::EditorialBrick;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::RELEASED;
use crate::code::instant;
use crate::entity::editorial_item::{Column, Entity};
use crate::{Reads, StoreError, Tx};

/// Items of the bricks that age that were last confirmed then or before, and of which nobody was told; the oldest
/// first.
///
/// # Errors
/// When the database fails.
pub async fn to_ask(
    from: &impl Reads,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<EditorialId>, StoreError> {
    let aging = EditorialBrick::ALL.iter().filter(|brick| brick.ages()).map(|brick| brick.code());
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CheckAsked.eq(false))
        .filter(Column::Status.eq(RELEASED))
        .filter(Column::Brick.is_in(aging))
        .filter(Column::ConfirmedAt.lte(instant(before)))
        .order_by_asc(Column::ConfirmedAt)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(EditorialId).collect())
}

/// Writes down that somebody is told of it; not when somebody was, or answered for it meanwhile. Its version stays.
///
/// # Errors
/// When the database fails.
pub async fn ask_check(
    tx: &Tx,
    id: EditorialId,
    before: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let asked = Entity::update_many()
        .col_expr(Column::CheckAsked, Expr::value(true))
        .filter(Column::Id.eq(id.0))
        .filter(Column::CheckAsked.eq(false))
        .filter(Column::ConfirmedAt.lte(instant(before)))
        .exec(&tx.0)
        .await?;
    Ok(asked.rows_affected > 0)
}
