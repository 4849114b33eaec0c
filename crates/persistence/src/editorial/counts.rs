//! How many items tell of these days: the numbers of the landing page.

use chrono::{DateTime, Utc};
use domain::editorial::EditorialBrick;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use super::row::RELEASED;
use crate::code::instant;
use crate::entity::editorial_item::{Column, Entity};
use crate::{Reads, StoreError};

/// How many items of a brick came out between these instants, and are still there.
///
/// # Errors
/// When the database fails.
pub async fn count_since(
    from: &impl Reads,
    brick: EditorialBrick,
    (since, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<u64, StoreError> {
    let recent = published(brick, now).filter(Column::PublishedAt.gt(instant(since)));
    Ok(recent.count(from.connection()).await?)
}

/// How many published events are not over.
///
/// # Errors
/// When the database fails.
pub async fn count_coming(from: &impl Reads, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let coming = published(EditorialBrick::Events, now).filter(Column::EndsAt.gt(instant(now)));
    Ok(coming.count(from.connection()).await?)
}

fn published(brick: EditorialBrick, now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::Brick.eq(brick.code()))
        .filter(Column::Status.eq(RELEASED))
        .filter(Column::PublishedAt.lte(instant(now)))
}
