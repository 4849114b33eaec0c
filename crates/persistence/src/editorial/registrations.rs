//! Who registered for an event, in the order in which they came: seats follow from that order alone.

use std::collections::HashSet;
use std::ops::Range;

use chrono::{DateTime, Utc};
use domain::editorial::Reminder;
use domain::{EditorialId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::event_registration::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// Registers somebody at this instant of the order, with the reminder that they chose and the beginning that counts as
/// told; twice is once, and keeps their place. Says whether it is new.
///
/// # Errors
/// When the database fails.
pub async fn register(
    tx: &Tx,
    (event, person): (EditorialId, UserId),
    at: DateTime<Utc>,
    (reminder, told_for): (Reminder, Option<DateTime<Utc>>),
) -> Result<bool, StoreError> {
    let row = ActiveModel {
        event_id: Set(event.0),
        person_id: Set(person.0),
        registered_at: Set(instant(at)),
        reminder: Set(reminder.code().to_owned()),
        told_for: Set(told_for.map(instant)),
    };
    let once = OnConflict::columns([Column::EventId, Column::PersonId]).do_nothing().to_owned();
    let made = Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(made > 0)
}

/// Undoes a registration: whoever waited next moves up. Says whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn unregister(tx: &Tx, event: EditorialId, person: UserId) -> Result<bool, StoreError> {
    let gone = Entity::delete_many()
        .filter(Column::EventId.eq(event.0))
        .filter(Column::PersonId.eq(person.0))
        .exec(&tx.0)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// Who stands at these positions of the order; at most so many.
///
/// # Errors
/// When the database fails.
pub async fn at(
    from: &impl Reads,
    event: EditorialId,
    positions: Range<u32>,
    limit: u64,
) -> Result<Vec<UserId>, StoreError> {
    if positions.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PersonId)
        .filter(Column::EventId.eq(event.0))
        .order_by_asc(Column::RegisteredAt)
        .order_by_asc(Column::PersonId)
        .offset(u64::from(positions.start))
        .limit(u64::from(positions.end - positions.start).min(limit))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(UserId).collect())
}

/// Everybody who had registered before an instant, to be told of what was done then.
///
/// # Errors
/// When the database fails.
pub async fn people(
    from: &impl Reads,
    event: EditorialId,
    before: DateTime<Utc>,
) -> Result<Vec<UserId>, StoreError> {
    let rows: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PersonId)
        .filter(Column::EventId.eq(event.0))
        .filter(Column::RegisteredAt.lt(instant(before)))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(UserId).collect())
}

/// How many registered.
///
/// # Errors
/// When the database fails.
pub async fn total(from: &impl Reads, event: EditorialId) -> Result<u32, StoreError> {
    let rows = Entity::find().filter(Column::EventId.eq(event.0)).count(from.connection()).await?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// How many registered before this person; none when they did not register.
///
/// # Errors
/// When the database fails.
pub async fn before(
    from: &impl Reads,
    event: EditorialId,
    person: UserId,
) -> Result<Option<u32>, StoreError> {
    let own = Entity::find_by_id((event.0, person.0)).one(from.connection()).await?;
    let Some(Model { registered_at, .. }) = own else { return Ok(None) };
    Ok(Some(before_place(from, (event, person), registered_at).await?))
}

/// How many stand before the place in the order that this person has, or had.
///
/// # Errors
/// When the database fails.
pub async fn before_place(
    from: &impl Reads,
    (event, person): (EditorialId, UserId),
    registered_at: DateTime<Utc>,
) -> Result<u32, StoreError> {
    let registered_at = instant(registered_at);
    let same = Condition::all()
        .add(Column::RegisteredAt.eq(registered_at))
        .add(Column::PersonId.lt(person.0));
    let rows = Entity::find()
        .filter(Column::EventId.eq(event.0))
        .filter(Condition::any().add(Column::RegisteredAt.lt(registered_at)).add(same))
        .count(from.connection())
        .await?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Among these events, those for which somebody registered.
///
/// # Errors
/// When the database fails.
pub async fn of_person(
    from: &impl Reads,
    person: UserId,
    events: impl IntoIterator<Item = EditorialId>,
) -> Result<HashSet<EditorialId>, StoreError> {
    let events: Vec<Uuid> = events.into_iter().map(|event| event.0).collect();
    if events.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::EventId)
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::EventId.is_in(events))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(EditorialId).collect())
}

/// Everybody who registered, in order; at most so many.
///
/// # Errors
/// When the database fails.
pub async fn all(
    from: &impl Reads,
    event: EditorialId,
    limit: u64,
) -> Result<Vec<(UserId, DateTime<Utc>)>, StoreError> {
    let rows = Entity::find()
        .filter(Column::EventId.eq(event.0))
        .order_by_asc(Column::RegisteredAt)
        .order_by_asc(Column::PersonId)
        .limit(limit)
        .all(from.connection())
        .await?;
    let one = |row: Model| (UserId(row.person_id), row.registered_at);
    Ok(rows.into_iter().map(one).collect())
}
