//! Whom comments name.

use domain::{CommentId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::comment_mention::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Tx};

/// Keeps whom a comment names, each once.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, comment: CommentId, people: &[UserId]) -> Result<(), StoreError> {
    if people.is_empty() {
        return Ok(());
    }
    let rows = people
        .iter()
        .map(|person| ActiveModel { comment_id: Set(comment.0), person_id: Set(person.0) });
    Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Whom a comment names.
///
/// # Errors
/// When the database fails.
pub async fn of(from: &impl Reads, comment: CommentId) -> Result<Vec<UserId>, StoreError> {
    let people: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PersonId)
        .filter(Column::CommentId.eq(comment.0))
        .order_by_asc(Column::PersonId)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(people.into_iter().map(UserId).collect())
}

/// Whom these comments name, comment by comment.
///
/// # Errors
/// When the database fails.
pub async fn among(
    from: &impl Reads,
    comments: &[CommentId],
) -> Result<Vec<(CommentId, UserId)>, StoreError> {
    if comments.is_empty() {
        return Ok(Vec::new());
    }
    let named: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::CommentId, Column::PersonId])
        .filter(Column::CommentId.is_in(comments.iter().map(|comment| comment.0)))
        .order_by_asc(Column::CommentId)
        .order_by_asc(Column::PersonId)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(named.into_iter().map(|(comment, person)| (CommentId(comment), UserId(person))).collect())
}
