//! Who supports which idea, and how many do: one row for each person, one counter beside.

use domain::{IdeaId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

use uuid::Uuid;

use crate::code::count;
use crate::entity::{idea, idea_counter, idea_vote, told_supporter};
use crate::{Reads, StoreError, Tx};

/// Supports an idea, once, however often it is asked and from wherever; and how many then do. Nothing for an idea that
/// became one with another meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn give(tx: &Tx, id: IdeaId, person: UserId) -> Result<Option<u32>, StoreError> {
    let mut open = Query::select();
    open.column(idea::Column::Id)
        .expr(Expr::value(person.0))
        .from(idea::Entity)
        .and_where(Expr::col(idea::Column::Id).eq(id.0))
        .and_where(Expr::col(idea::Column::MergedInto).is_null())
        // On PostgreSQL, whoever merges waits for this vote and carries it over, or is waited for.
        .lock_shared();
    let mut insert = Query::insert();
    insert
        .into_table(idea_vote::Entity)
        .columns([idea_vote::Column::IdeaId, idea_vote::Column::PersonId])
        .on_conflict(
            OnConflict::columns([idea_vote::Column::IdeaId, idea_vote::Column::PersonId])
                .do_nothing()
                .to_owned(),
        )
        .select_from(open)
        .map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let given = tx.0.execute(&insert).await?.rows_affected();
    if given == 0 && is_merged(tx, id).await? {
        return Ok(None);
    }
    add(tx, id, given, 1).await.map(Some)
}

async fn is_merged(tx: &Tx, id: IdeaId) -> Result<bool, StoreError> {
    let merged = idea::Entity::find_by_id(id.0)
        .filter(idea::Column::MergedInto.is_not_null())
        .select_only()
        .column(idea::Column::Id)
        .into_tuple::<Uuid>()
        .one(&tx.0)
        .await?;
    Ok(merged.is_some())
}

/// Whether an idea stands by itself. On PostgreSQL, whoever would merge it then waits for this transaction.
///
/// # Errors
/// When the database fails.
pub async fn stands_alone(tx: &Tx, id: IdeaId) -> Result<bool, StoreError> {
    let alone = idea::Entity::find_by_id(id.0)
        .filter(idea::Column::MergedInto.is_null())
        .lock_shared()
        .select_only()
        .column(idea::Column::Id)
        .into_tuple::<Uuid>()
        .one(&tx.0)
        .await?;
    Ok(alone.is_some())
}

/// Takes a support back, once too; and how many are left.
///
/// # Errors
/// When the database fails.
pub async fn take_back(tx: &Tx, idea: IdeaId, person: UserId) -> Result<u32, StoreError> {
    let gone = idea_vote::Entity::delete_many()
        .filter(idea_vote::Column::IdeaId.eq(idea.0))
        .filter(idea_vote::Column::PersonId.eq(person.0))
        .exec(&tx.0)
        .await?;
    add(tx, idea, gone.rows_affected, -1).await
}

async fn total(from: &impl Reads, idea: IdeaId) -> Result<u32, StoreError> {
    let votes: Option<i32> = idea_counter::Entity::find()
        .select_only()
        .column(idea_counter::Column::Votes)
        .filter(idea_counter::Column::IdeaId.eq(idea.0))
        .into_tuple()
        .one(from.connection())
        .await?;
    count(i64::from(votes.unwrap_or_default()))
}

/// Whether somebody is told of what becomes of the ideas that they support.
///
/// # Errors
/// When the database fails.
pub async fn is_told(from: &impl Reads, person: UserId) -> Result<bool, StoreError> {
    Ok(told_supporter::Entity::find_by_id(person.0).one(from.connection()).await?.is_some())
}

/// Keeps that choice. Twice is once.
///
/// # Errors
/// When the database fails.
pub async fn tell(tx: &Tx, person: UserId, told: bool) -> Result<(), StoreError> {
    if !told {
        told_supporter::Entity::delete_by_id(person.0).exec(&tx.0).await?;
        return Ok(());
    }
    let row = told_supporter::ActiveModel { person_id: Set(person.0) };
    let once = OnConflict::column(told_supporter::Column::PersonId).do_nothing().to_owned();
    told_supporter::Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Those who support an idea and chose to be told, for whoever tells them: never shown.
///
/// # Errors
/// When the database fails.
pub async fn told_supporters(from: &impl Reads, idea: IdeaId) -> Result<Vec<UserId>, StoreError> {
    use idea_vote::Column as C;
    let chose = Query::select()
        .column(told_supporter::Column::PersonId)
        .from(told_supporter::Entity)
        .to_owned();
    let people: Vec<Uuid> = idea_vote::Entity::find()
        .select_only()
        .column(C::PersonId)
        .filter(C::IdeaId.eq(idea.0))
        .filter(C::PersonId.in_subquery(chose))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(people.into_iter().map(UserId).collect())
}

/// The counter follows the rows, in the same transaction: it says what the database did, not what was asked.
async fn add(tx: &Tx, idea: IdeaId, rows: u64, each: i32) -> Result<u32, StoreError> {
    if rows == 0 {
        return total(tx, idea).await;
    }
    let mut update = Query::update();
    update
        .table(idea_counter::Entity)
        .value(idea_counter::Column::Votes, Expr::col(idea_counter::Column::Votes).add(each))
        .and_where(Expr::col(idea_counter::Column::IdeaId).eq(idea.0))
        .returning_col(idea_counter::Column::Votes);
    let row = tx.0.query_one(&update).await?;
    let row = row.ok_or_else(|| StoreError::Corrupt(format!("no counter for {idea}")))?;
    let votes: i32 = row.try_get("", "votes")?;
    count(i64::from(votes))
}
