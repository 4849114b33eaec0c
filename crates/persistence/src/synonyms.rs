//! Expressions that mean the same.

use chrono::{DateTime, Utc};
use domain::SynonymGroupId;
use domain::search::{SynonymGroup, SynonymLine};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::code::{from_json, instant, to_json};
use crate::entity::synonym_group::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Stored, Tx};

/// A group and its identifier.
pub type Kept = (SynonymGroupId, Stored<SynonymGroup>);

/// Every group, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn all(from: &impl Reads) -> Result<Vec<Kept>, StoreError> {
    let rows = Entity::find().order_by_asc(Column::Id).all(from.connection()).await?;
    rows.into_iter().map(kept).collect()
}

/// A group.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: SynonymGroupId,
) -> Result<Option<Stored<SynonymGroup>>, StoreError> {
    let row = Entity::find_by_id(id.0).one(from.connection()).await?;
    Ok(row.map(kept).transpose()?.map(|(_, group)| group))
}

/// Adds a group.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    id: SynonymGroupId,
    group: &SynonymGroup,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(id.0),
        expressions: Set(written(group)?),
        changed_at: Set(instant(at)),
        version: Set(1),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Replaces a group.
///
/// # Errors
/// [`StoreError::Stale`] when somebody changed it meanwhile.
pub async fn update(
    tx: &Tx,
    id: SynonymGroupId,
    group: &Stored<SynonymGroup>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let changed = Entity::update_many()
        .col_expr(Column::Expressions, Expr::value(written(&group.value)?))
        .col_expr(Column::ChangedAt, Expr::value(instant(at)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(group.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Removes a group.
///
/// # Errors
/// [`StoreError::Stale`] when somebody changed it meanwhile.
pub async fn delete(tx: &Tx, id: SynonymGroupId, version: i32) -> Result<(), StoreError> {
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(&tx.0)
        .await?;
    if gone.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

fn written(group: &SynonymGroup) -> Result<String, StoreError> {
    to_json(&group.lines().iter().map(SynonymLine::as_str).collect::<Vec<_>>())
}

fn kept(row: Model) -> Result<Kept, StoreError> {
    let Model { id, expressions, changed_at: _, version } = row;
    let value = SynonymGroup::restore(from_json(&expressions)?);
    Ok((SynonymGroupId(id), Stored { value, version }))
}
