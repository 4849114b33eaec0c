//! How many items tell of these days: the numbers of the landing page.

use chrono::{DateTime, Utc};
use domain::access::Reached;
use domain::editorial::EditorialBrick;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use super::filter::reached;
use super::row::RELEASED;
use crate::code::instant;
use crate::entity::editorial_item::{Column, Entity};
use crate::{Reads, StoreError};

/// How many items of a brick came out between these instants and are still there, of those that somebody reads.
///
/// # Errors
/// When the database fails.
pub async fn count_since(
    from: &impl Reads,
    brick: EditorialBrick,
    (since, now): (DateTime<Utc>, DateTime<Utc>),
    read: Option<&Reached>,
) -> Result<u64, StoreError> {
    let recent = published((brick, read), now).filter(Column::PublishedAt.gt(instant(since)));
    Ok(recent.count(from.connection()).await?)
}

/// How many published events are not over, of those that somebody reads.
///
/// # Errors
/// When the database fails.
pub async fn count_coming(
    from: &impl Reads,
    now: DateTime<Utc>,
    read: Option<&Reached>,
) -> Result<u64, StoreError> {
    let events = (EditorialBrick::Events, read);
    let coming = published(events, now).filter(Column::EndsAt.gt(instant(now)));
    Ok(coming.count(from.connection()).await?)
}

fn published(
    (brick, read): (EditorialBrick, Option<&Reached>),
    now: DateTime<Utc>,
) -> Select<Entity> {
    Entity::find()
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(Column::Brick.eq(brick.code()))
        .filter(Column::Status.eq(RELEASED))
        .filter(Column::PublishedAt.lte(instant(now)))
}
