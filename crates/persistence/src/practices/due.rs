//! Drafts of practices whose minute has come.

use chrono::{DateTime, Utc};
use domain::PracticeId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::practice::{Column, Entity};
use crate::{Reads, StoreError};

/// Drafts that were to be published by themselves then or before, the first due first.
///
/// # Errors
/// When the database fails.
pub async fn due(
    from: &impl Reads,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<PracticeId>, StoreError> {
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Draft.eq(true))
        .filter(Column::PublishesAt.lte(instant(now)))
        .order_by_asc(Column::PublishesAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(PracticeId).collect())
}
