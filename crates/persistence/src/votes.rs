//! Who supports which idea, and how many do: one row for each person, one counter beside.

use domain::{IdeaId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

use crate::code::count;
use crate::entity::{idea_counter, idea_vote};
use crate::{Reads, StoreError, Tx};

/// Supports an idea. Once, however often it is asked and from wherever.
///
/// # Errors
/// When the database fails.
pub async fn give(tx: &Tx, idea: IdeaId, person: UserId) -> Result<(), StoreError> {
    let vote = idea_vote::ActiveModel { idea_id: Set(idea.0), person_id: Set(person.0) };
    let given = idea_vote::Entity::insert(vote)
        .on_conflict(
            OnConflict::columns([idea_vote::Column::IdeaId, idea_vote::Column::PersonId])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&tx.0)
        .await?;
    add(tx, idea, given, 1).await
}

/// Takes a support back. Once, too.
///
/// # Errors
/// When the database fails.
pub async fn take_back(tx: &Tx, idea: IdeaId, person: UserId) -> Result<(), StoreError> {
    let gone = idea_vote::Entity::delete_many()
        .filter(idea_vote::Column::IdeaId.eq(idea.0))
        .filter(idea_vote::Column::PersonId.eq(person.0))
        .exec(&tx.0)
        .await?;
    add(tx, idea, gone.rows_affected, -1).await
}

/// How many support an idea.
///
/// # Errors
/// When the database fails.
pub async fn total(from: &impl Reads, idea: IdeaId) -> Result<u32, StoreError> {
    let votes: Option<i32> = idea_counter::Entity::find()
        .select_only()
        .column(idea_counter::Column::Votes)
        .filter(idea_counter::Column::IdeaId.eq(idea.0))
        .into_tuple()
        .one(from.connection())
        .await?;
    count(i64::from(votes.unwrap_or_default()))
}

/// The counter follows the rows, in the same transaction: it says what the database did, not what was asked.
async fn add(tx: &Tx, idea: IdeaId, rows: u64, each: i32) -> Result<(), StoreError> {
    if rows == 0 {
        return Ok(());
    }
    idea_counter::Entity::update_many()
        .col_expr(idea_counter::Column::Votes, Expr::col(idea_counter::Column::Votes).add(each))
        .filter(idea_counter::Column::IdeaId.eq(idea.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}
