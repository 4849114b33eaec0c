//! Those who keep a projection of the journal of their own: one for each server (docs/adr/0009).
//!
//! A position in a sequence would miss what a slow transaction commits late. So each entry is written down for each
//! follower in its own transaction, and stays until that follower has made what follows durable.

use chrono::{DateTime, Utc};
use domain::journal::{Subject, SubjectKind};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::entity::{journal, journal_follower, journal_pending};
use crate::{Reads, Store, StoreError, Tx};

/// A follower, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// When it last gave a sign of life.
    pub seen_at: DateTime<Utc>,
    /// Whether it is asked to begin anew.
    pub renew: bool,
}

fn code(id: Uuid) -> String {
    format!("search:{id}")
}

/// Writes these entries down for every follower, in the transaction that appends them.
pub(crate) async fn tell(tx: &Tx, entries: &[Uuid]) -> Result<(), StoreError> {
    let mut each = Query::select();
    each.column((journal_follower::Entity, journal_follower::Column::Code))
        .column((journal::Entity, journal::Column::Id))
        .from(journal_follower::Entity)
        .from(journal::Entity)
        .and_where(
            Expr::col((journal::Entity, journal::Column::Id)).is_in(entries.iter().copied()),
        );
    let mut insert = Query::insert();
    insert
        .into_table(journal_pending::Entity)
        .columns([journal_pending::Column::Consumer, journal_pending::Column::JournalId])
        .select_from(each)
        .map_err(|error| StoreError::Corrupt(error.to_string()))?;
    tx.0.execute(&insert).await?;
    Ok(())
}

/// Writes down a new follower. Every change that is committed from then on waits for it, and every change that was
/// committed before is there to be read: on PostgreSQL, those that are under way are waited for.
///
/// # Errors
/// When the database fails.
pub async fn register(store: &Store, id: Uuid, at: DateTime<Utc>) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    if !store.is_embedded() {
        tx.0.execute_unprepared("LOCK TABLE journal_pending IN SHARE MODE").await?;
    }
    let row = journal_follower::ActiveModel {
        code: Set(code(id)),
        seen_at: Set(instant(at)),
        renew: Set(false),
    };
    row.insert(&tx.0).await?;
    tx.commit().await
}

/// A follower; none when it was forgotten.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: Uuid) -> Result<Option<Follower>, StoreError> {
    let row = journal_follower::Entity::find_by_id(code(id)).one(from.connection()).await?;
    Ok(row.map(|row| Follower { seen_at: row.seen_at, renew: row.renew }))
}

/// Gives a sign of life.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &Tx, id: Uuid, at: DateTime<Utc>) -> Result<(), StoreError> {
    journal_follower::Entity::update_many()
        .col_expr(journal_follower::Column::SeenAt, Expr::value(instant(at)))
        .filter(journal_follower::Column::Code.eq(code(id)))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Asks every follower to begin anew. How many there are.
///
/// # Errors
/// When the database fails.
pub async fn renew_all(tx: &Tx) -> Result<u64, StoreError> {
    let asked = journal_follower::Entity::update_many()
        .col_expr(journal_follower::Column::Renew, Expr::value(true))
        .exec(&tx.0)
        .await?;
    Ok(asked.rows_affected)
}

/// Forgets a follower, and what waits for it.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    forget_all(tx, vec![code(id)]).await
}

/// Forgets those that gave no sign of life since then. They begin anew when they come back.
///
/// # Errors
/// When the database fails.
pub async fn forget_silent(tx: &Tx, since: DateTime<Utc>) -> Result<(), StoreError> {
    let silent = journal_follower::Entity::find()
        .filter(journal_follower::Column::SeenAt.lt(instant(since)))
        .all(&tx.0)
        .await?;
    forget_all(tx, silent.into_iter().map(|row| row.code).collect()).await
}

async fn forget_all(tx: &Tx, codes: Vec<String>) -> Result<(), StoreError> {
    if codes.is_empty() {
        return Ok(());
    }
    journal_pending::Entity::delete_many()
        .filter(journal_pending::Column::Consumer.is_in(codes.clone()))
        .exec(&tx.0)
        .await?;
    journal_follower::Entity::delete_many()
        .filter(journal_follower::Column::Code.is_in(codes))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// What changed that a follower has not read: the entries, and what each is about.
///
/// # Errors
/// When the database fails or holds an unknown kind.
pub async fn unread(
    from: &impl Reads,
    id: Uuid,
    limit: u64,
) -> Result<Vec<(Uuid, Subject)>, StoreError> {
    use journal::Column as J;
    let mut select = Query::select();
    select
        .columns([J::Id, J::SubjectKind, J::SubjectId].map(|column| (journal::Entity, column)))
        .from(journal_pending::Entity)
        .inner_join(
            journal::Entity,
            Expr::col((journal::Entity, J::Id))
                .equals((journal_pending::Entity, journal_pending::Column::JournalId)),
        )
        .and_where(
            Expr::col((journal_pending::Entity, journal_pending::Column::Consumer)).eq(code(id)),
        )
        .order_by((journal_pending::Entity, journal_pending::Column::JournalId), Order::Asc)
        .limit(limit);
    let rows = from.connection().query_all(&select).await?;
    let entry = |row: &sea_orm::QueryResult| {
        let kind: String = row.try_get("", "subject_kind")?;
        let kind: SubjectKind = from_code(&kind)?;
        Ok((row.try_get("", "id")?, Subject { kind, id: row.try_get("", "subject_id")? }))
    };
    rows.iter().map(entry).collect()
}

/// Marks entries as read by a follower.
///
/// # Errors
/// When the database fails.
pub async fn mark_read(tx: &Tx, id: Uuid, entries: Vec<Uuid>) -> Result<(), StoreError> {
    journal_pending::Entity::delete_many()
        .filter(journal_pending::Column::Consumer.eq(code(id)))
        .filter(journal_pending::Column::JournalId.is_in(entries))
        .exec(&tx.0)
        .await?;
    Ok(())
}
