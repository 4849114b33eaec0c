//! When those who registered for an event are reminded of it, and the place in the order of those who just left.

use chrono::{DateTime, Utc};
use domain::editorial::{EditorialBrick, FIRST_REMINDER, Reminder};
use domain::{EditorialId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Value,
};
use uuid::Uuid;

use super::RELEASED;
use crate::code::{count, from_code, instant};
use crate::entity::event_registration::{Column, Entity, Model};
use crate::entity::{editorial_item, event_departure};
use crate::{Reads, StoreError, Tx, keyset};

/// The place of somebody in the order of those who registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// When they did.
    pub registered_at: DateTime<Utc>,
    /// Who.
    pub person: UserId,
}

/// Somebody who registered, when they are reminded, and the beginning that they were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminded {
    /// Who, and their place.
    pub place: Place,
    /// When they are reminded.
    pub reminder: Reminder,
    /// The beginning that they were told.
    pub told_for: Option<DateTime<Utc>>,
}

/// The place that somebody left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// When they had registered.
    pub registered_at: DateTime<Utc>,
    /// When they were to be reminded.
    pub reminder: Reminder,
}

/// The registration of somebody: its place in the order, and when they are reminded.
///
/// # Errors
/// When the database fails or holds an unknown reminder.
pub async fn of(
    from: &impl Reads,
    (event, person): (EditorialId, UserId),
) -> Result<Option<Left>, StoreError> {
    let row = Entity::find_by_id((event.0, person.0)).one(from.connection()).await?;
    let left = |Model { registered_at, reminder, .. }: Model| {
        Ok(Left { registered_at, reminder: from_code(&reminder)? })
    };
    row.map(left).transpose()
}

/// Keeps when somebody who registered is reminded, and the beginning that counts as told.
///
/// # Errors
/// When the database fails.
pub async fn choose(
    tx: &Tx,
    (event, person): (EditorialId, UserId),
    (reminder, told_for): (Reminder, Option<DateTime<Utc>>),
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Reminder, Expr::value(reminder.code()))
        .col_expr(Column::ToldFor, Expr::value(told_for.map(instant)))
        .filter(Column::EventId.eq(event.0))
        .filter(Column::PersonId.eq(person.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Published events that begin within a week, and of which somebody may be to remind; the first to begin first.
///
/// # Errors
/// When the database fails.
pub async fn coming(
    from: &impl Reads,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<EditorialId>, StoreError> {
    use editorial_item::Column as Item;

    let of_reminder = |reminder: &Reminder| {
        let before = instant(now + reminder.lead()?);
        let registered = Item::Id.in_subquery(registered_with(*reminder));
        Some(Condition::all().add(Item::BeginsAt.lte(before)).add(registered))
    };
    let any = Reminder::ALL.iter().filter_map(of_reminder).fold(Condition::any(), Condition::add);
    let ids: Vec<Uuid> = editorial_item::Entity::find()
        .select_only()
        .column(Item::Id)
        .filter(Item::Brick.eq(EditorialBrick::Events.code()))
        .filter(Item::Status.eq(RELEASED))
        .filter(Item::PublishedAt.lte(instant(now)))
        .filter(Item::BeginsAt.gt(instant(now)))
        .filter(Item::BeginsAt.lte(instant(now + FIRST_REMINDER)))
        .filter(any)
        .order_by_asc(Item::BeginsAt)
        .order_by_asc(Item::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(EditorialId).collect())
}

/// Events for which somebody registered with this reminder, and was not told of the beginning that they have.
fn registered_with(reminder: Reminder) -> SelectStatement {
    let item = (editorial_item::Entity, editorial_item::Column::BeginsAt);
    let untold = Condition::any()
        .add(Column::ToldFor.is_null())
        .add(Expr::col((Entity, Column::ToldFor)).not_equals(item));
    Query::select()
        .column((Entity, Column::EventId))
        .from(Entity)
        .and_where(Column::Reminder.eq(reminder.code()))
        .cond_where(untold)
        .to_owned()
}

/// Those who registered after this one, or everybody, in order, with their reminders; at most so many.
///
/// # Errors
/// When the database fails or holds an unknown reminder.
pub async fn page(
    from: &impl Reads,
    (event, after): (EditorialId, Option<Place>),
    limit: u64,
) -> Result<Vec<Reminded>, StoreError> {
    let last = after
        .map(|Place { registered_at, person }| (Value::from(instant(registered_at)), person.0));
    let rows = Entity::find()
        .filter(Column::EventId.eq(event.0))
        .filter(keyset::above((Column::RegisteredAt, Column::PersonId), last))
        .order_by_asc(Column::RegisteredAt)
        .order_by_asc(Column::PersonId)
        .limit(limit)
        .all(from.connection())
        .await?;
    let one = |Model { person_id, registered_at, reminder, told_for, .. }: Model| {
        let place = Place { registered_at, person: UserId(person_id) };
        Ok(Reminded { place, reminder: from_code(&reminder)?, told_for })
    };
    rows.into_iter().map(one).collect()
}

/// How many registered up to this place in the order, with the one who has it if they still come.
///
/// # Errors
/// When the database fails.
pub async fn count_until(
    from: &impl Reads,
    event: EditorialId,
    Place { registered_at, person }: Place,
) -> Result<u32, StoreError> {
    let after = Some((Value::from(instant(registered_at)), person.0));
    let found = Entity::find()
        .filter(Column::EventId.eq(event.0))
        .filter(keyset::above((Column::RegisteredAt, Column::PersonId), after).not());
    let found = found.count(from.connection()).await?;
    count(i64::try_from(found).unwrap_or(i64::MAX))
}

/// Writes down that these people are told of this beginning.
///
/// # Errors
/// When the database fails.
pub async fn tell(
    tx: &Tx,
    event: EditorialId,
    people: &[UserId],
    begins_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::ToldFor, Expr::value(Some(instant(begins_at))))
        .filter(Column::EventId.eq(event.0))
        .filter(Column::PersonId.is_in(people.iter().map(|person| person.0)))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Keeps the place that somebody leaves.
///
/// # Errors
/// When the database fails.
pub async fn keep_place(
    tx: &Tx,
    (event, person): (EditorialId, UserId),
    Left { registered_at, reminder }: Left,
    left_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    use event_departure::Column as Kept;

    let row = event_departure::ActiveModel {
        event_id: Set(event.0),
        person_id: Set(person.0),
        registered_at: Set(instant(registered_at)),
        reminder: Set(reminder.code().to_owned()),
        left_at: Set(instant(left_at)),
    };
    let last = OnConflict::columns([Kept::EventId, Kept::PersonId])
        .update_columns([Kept::RegisteredAt, Kept::Reminder, Kept::LeftAt])
        .to_owned();
    event_departure::Entity::insert(row).on_conflict(last).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Takes back the place that somebody left after this instant, if they did.
///
/// # Errors
/// When the database fails or holds an unknown reminder.
pub async fn take_place(
    tx: &Tx,
    (event, person): (EditorialId, UserId),
    after: DateTime<Utc>,
) -> Result<Option<Left>, StoreError> {
    let key = (event.0, person.0);
    let row = event_departure::Entity::find_by_id(key).one(&tx.0).await?;
    let Some(row) = row else { return Ok(None) };
    event_departure::Entity::delete_by_id(key).exec(&tx.0).await?;
    if row.left_at <= instant(after) {
        return Ok(None);
    }
    let reminder = from_code(&row.reminder)?;
    Ok(Some(Left { registered_at: row.registered_at, reminder }))
}

/// Whether somebody left a place then or before, which nobody will take back.
///
/// # Errors
/// When the database fails.
pub async fn is_one_to_forget(
    from: &impl Reads,
    before: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let old = event_departure::Column::LeftAt.lte(instant(before));
    let found = event_departure::Entity::find().filter(old).one(from.connection()).await?;
    Ok(found.is_some())
}

/// Forgets who left then or before.
///
/// # Errors
/// When the database fails.
pub async fn forget_places(tx: &Tx, before: DateTime<Utc>) -> Result<(), StoreError> {
    let old = event_departure::Column::LeftAt.lte(instant(before));
    event_departure::Entity::delete_many().filter(old).exec(&tx.0).await?;
    Ok(())
}
