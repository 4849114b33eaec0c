//! What people are told.

mod context;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::access::Seal;
use domain::{NotificationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{count, instant};
use crate::entity::notification::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

pub use context::{Name, names, team, titles};

/// Whom a notification is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// An account.
    Person(UserId),
    /// The author of an anonymous idea, whoever that is.
    Seal(Seal),
}

/// Which of the things that one was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What an entry of the journal says.
    Entry(Uuid),
    /// What was told on a day.
    Day(NaiveDate),
}

/// A notification.
#[derive(Clone, Debug)]
pub struct Notification {
    /// Its identifier.
    pub id: NotificationId,
    /// The entry of the journal it tells.
    pub entry: Uuid,
    /// Why that person is told.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it was read.
    pub read: bool,
}

/// Something to tell somebody.
#[derive(Clone, Debug)]
pub struct NewNotification<'a> {
    /// Its identifier.
    pub id: NotificationId,
    /// Whom.
    pub recipient: Recipient,
    /// Why they are told.
    pub reason: &'a str,
}

/// Tells people of an entry of the journal.
///
/// # Errors
/// When the database fails.
pub async fn insert_all(
    tx: &Tx,
    entry: Uuid,
    at: DateTime<Utc>,
    told: &[NewNotification<'_>],
) -> Result<(), StoreError> {
    for chunk in told.chunks(500) {
        let rows = chunk.iter().map(|NewNotification { id, recipient, reason }| {
            let (person, seal) = match recipient {
                Recipient::Person(id) => (Some(id.0), None),
                Recipient::Seal(seal) => (None, Some(seal.mark.to_vec())),
            };
            ActiveModel {
                id: Set(id.0),
                person_id: Set(person),
                seal: Set(seal),
                journal_id: Set(entry),
                reason: Set((*reason).to_owned()),
                at: Set(instant(at)),
                read_at: Set(None),
            }
        });
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

fn addressed_to(person: UserId, seals: &[Seal]) -> Condition {
    let mut condition = Condition::any().add(Column::PersonId.eq(person.0));
    if !seals.is_empty() {
        condition = condition.add(Column::Seal.is_in(seals.iter().map(|seal| seal.mark.to_vec())));
    }
    condition
}

/// What a person was told, by name or under the seals of their anonymous ideas, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(
    from: &impl Reads,
    person: UserId,
    seals: &[Seal],
    limit: u64,
) -> Result<Vec<Notification>, StoreError> {
    let rows = Entity::find()
        .filter(addressed_to(person, seals))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(notification).collect())
}

/// What a person was told by name and did not read: about an entry of the journal, or on a day; the newest first.
///
/// # Errors
/// When the database fails.
pub async fn unread_by_name(
    from: &impl Reads,
    person: UserId,
    about: About,
    limit: u64,
) -> Result<Vec<Notification>, StoreError> {
    let about = match about {
        About::Entry(entry) => Condition::all().add(Column::JournalId.eq(entry)),
        About::Day(day) => {
            let start = day.and_time(NaiveTime::MIN).and_utc();
            Condition::all()
                .add(Column::At.gte(start))
                .add(Column::At.lt(start + TimeDelta::days(1)))
        }
    };
    let rows = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::ReadAt.is_null())
        .filter(about)
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(notification).collect())
}

/// How many are unread.
///
/// # Errors
/// When the database fails.
pub async fn unread(from: &impl Reads, person: UserId, seals: &[Seal]) -> Result<u32, StoreError> {
    let unread = Entity::find()
        .filter(addressed_to(person, seals))
        .filter(Column::ReadAt.is_null())
        .count(from.connection())
        .await?;
    count(i64::try_from(unread).unwrap_or(i64::MAX))
}

/// The seals of these that were told something that was not read.
///
/// # Errors
/// When the database fails.
pub async fn unread_seals(from: &impl Reads, seals: &[Seal]) -> Result<Vec<Seal>, StoreError> {
    if seals.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<Option<Vec<u8>>> = Entity::find()
        .select_only()
        .column(Column::Seal)
        .distinct()
        .filter(Column::Seal.is_in(seals.iter().map(|seal| seal.mark.to_vec())))
        .filter(Column::ReadAt.is_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    let told = |seal: &&Seal| marks.iter().flatten().any(|mark| *mark == seal.mark);
    Ok(seals.iter().filter(told).cloned().collect())
}

/// Marks what a person was told by name as read.
///
/// # Errors
/// When the database fails.
pub async fn mark_read(tx: &Tx, person: UserId, at: DateTime<Utc>) -> Result<(), StoreError> {
    read(tx, Column::PersonId.eq(person.0), instant(at)).await
}

/// Marks what was told to a seal as read.
///
/// # Errors
/// When the database fails.
pub async fn mark_seal_read(tx: &Tx, seal: &Seal, at: DateTime<Utc>) -> Result<(), StoreError> {
    // The day only: the same instant on both would tie a seal to a name.
    let day = at.date_naive().and_time(NaiveTime::MIN).and_utc();
    read(tx, Column::Seal.eq(seal.mark.to_vec()), day).await
}

async fn read(tx: &Tx, which: SimpleExpr, at: DateTime<Utc>) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(at))
        .filter(which)
        .filter(Column::ReadAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

fn notification(row: Model) -> Notification {
    Notification {
        id: NotificationId(row.id),
        entry: row.journal_id,
        reason: row.reason,
        at: row.at,
        read: row.read_at.is_some(),
    }
}
