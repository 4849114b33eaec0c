//! Drafts of ideas, sealed: only a request of their owner can open them.

use chrono::{DateTime, Utc};
use domain::{DraftId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::code::instant;
use crate::entity::idea_draft::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Stored, Tx};

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedDraft {
    /// Its identifier.
    pub id: DraftId,
    /// What is written so far, sealed.
    pub content: String,
    /// When it was last kept.
    pub updated_at: DateTime<Utc>,
}

/// A draft of this person. Of somebody else there is none.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    owner: UserId,
    id: DraftId,
) -> Result<Option<Stored<SealedDraft>>, StoreError> {
    let row = of(owner).filter(Column::Id.eq(id.0)).one(from.connection()).await?;
    Ok(row.map(draft))
}

/// The drafts of this person, the last written first.
///
/// # Errors
/// When the database fails.
pub async fn list(
    from: &impl Reads,
    owner: UserId,
    limit: u64,
) -> Result<Vec<Stored<SealedDraft>>, StoreError> {
    let rows = of(owner)
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(draft).collect())
}

/// Adds a draft.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, owner: UserId, draft: &SealedDraft) -> Result<(), StoreError> {
    let SealedDraft { id, content, updated_at } = draft;
    let row = ActiveModel {
        id: Set(id.0),
        owner_id: Set(owner.0),
        content: Set(content.clone()),
        updated_at: Set(instant(*updated_at)),
        version: Set(1),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Keeps a draft.
///
/// # Errors
/// [`StoreError::Stale`] when it was kept in between.
pub async fn update(tx: &Tx, draft: &Stored<SealedDraft>) -> Result<(), StoreError> {
    let SealedDraft { id, content, updated_at } = &draft.value;
    let changed = Entity::update_many()
        .col_expr(Column::Content, Expr::value(content.as_str()))
        .col_expr(Column::UpdatedAt, Expr::value(instant(*updated_at)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(draft.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Throws a draft of this person away. False when there was none.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &Tx, owner: UserId, id: DraftId) -> Result<bool, StoreError> {
    let gone = Entity::delete_many()
        .filter(Column::OwnerId.eq(owner.0))
        .filter(Column::Id.eq(id.0))
        .exec(&tx.0)
        .await?;
    Ok(gone.rows_affected == 1)
}

fn of(owner: UserId) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::OwnerId.eq(owner.0))
}

fn draft(row: Model) -> Stored<SealedDraft> {
    let Model { id, owner_id: _, content, updated_at, version } = row;
    Stored { value: SealedDraft { id: DraftId(id), content, updated_at }, version }
}
