//! The events that hold the sessions of a training (R297).

use chrono::{DateTime, Utc};
use domain::EditorialId;
use domain::access::Reached;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use super::filter::reached;
use super::list::{self, EditorialRow};
use super::row::RELEASED;
use crate::code::instant;
use crate::entity::editorial_item::Column;
use crate::{Reads, StoreError};

/// The published events that hold the sessions of a training and are not over, of those that somebody reads, the first
/// to begin first.
///
/// # Errors
/// When the database fails.
pub async fn sessions(
    from: &impl Reads,
    training: EditorialId,
    (now, read): (DateTime<Utc>, Option<&Reached>),
    limit: u64,
) -> Result<Vec<EditorialRow>, StoreError> {
    let rows = list::narrow()
        .filter(Column::TrainingId.eq(training.0))
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(Column::Status.eq(RELEASED))
        .filter(Column::PublishedAt.lte(instant(now)))
        .filter(Column::EndsAt.gt(instant(now)))
        .order_by_asc(Column::BeginsAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_model::<list::Narrow>()
        .all(from.connection())
        .await?;
    rows.into_iter().map(list::line).collect()
}
