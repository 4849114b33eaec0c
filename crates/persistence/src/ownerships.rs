//! Who was declared to own a brick, or one thing of it (A08).

use chrono::{DateTime, Utc};
use domain::OwnershipId;
use domain::access::{Brick, Owning};
use domain::people::OwnerKind;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::entity::ownership::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// A declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ownership {
    /// Its identifier.
    pub id: OwnershipId,
    /// Of what.
    pub owned: Owning,
    /// What the owner is.
    pub owner_kind: OwnerKind,
    /// Who.
    pub owner: Uuid,
}

/// Every declaration: the Dinno makes few.
///
/// # Errors
/// When the database fails.
pub async fn all(from: &impl Reads) -> Result<Vec<Ownership>, StoreError> {
    let rows = Entity::find()
        .order_by_asc(Column::Brick)
        .order_by_asc(Column::DeclaredAt)
        .order_by_asc(Column::Id)
        .all(from.connection())
        .await?;
    rows.into_iter().map(ownership).collect()
}

/// What these owners (a person, their direction, their body) were declared to own.
///
/// # Errors
/// When the database fails.
pub async fn of(
    from: &impl Reads,
    owners: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Owning>, StoreError> {
    Ok(declared_to(from, owners).await?.into_iter().map(|one| one.owned).collect())
}

/// The declarations made to these owners, brick by brick.
///
/// # Errors
/// When the database fails.
pub async fn declared_to(
    from: &impl Reads,
    owners: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Ownership>, StoreError> {
    let owners: Vec<_> = owners.into_iter().collect();
    let rows = Entity::find()
        .filter(Column::OwnerId.is_in(owners))
        .order_by_asc(Column::Brick)
        .order_by_asc(Column::DeclaredAt)
        .order_by_asc(Column::Id)
        .all(from.connection())
        .await?;
    rows.into_iter().map(ownership).collect()
}

/// Adds a declaration.
///
/// # Errors
/// [`StoreError::Duplicate`] when it is there already.
pub async fn insert(tx: &Tx, new: &Ownership, at: DateTime<Utc>) -> Result<(), StoreError> {
    let Ownership { id, owned: Owning { brick, item }, owner_kind, owner } = *new;
    let row = ActiveModel {
        id: Set(id.0),
        brick: Set(brick.code().to_owned()),
        item_id: Set(item.unwrap_or_default()),
        owner_kind: Set(owner_kind.code().to_owned()),
        owner_id: Set(owner),
        declared_at: Set(instant(at)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Takes a declaration away, and says what it was.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: OwnershipId) -> Result<Option<Ownership>, StoreError> {
    let Some(row) = Entity::find_by_id(id.0).one(&tx.0).await? else { return Ok(None) };
    let gone = Entity::delete_by_id(id.0).exec(&tx.0).await?;
    if gone.rows_affected == 0 { Ok(None) } else { ownership(row).map(Some) }
}

fn ownership(row: Model) -> Result<Ownership, StoreError> {
    let Model { id, brick, item_id, owner_kind, owner_id, declared_at: _ } = row;
    let brick: Brick = from_code(&brick)?;
    let owned = Owning { brick, item: Some(item_id).filter(|id| !id.is_nil()) };
    let (id, owner_kind) = (OwnershipId(id), from_code(&owner_kind)?);
    Ok(Ownership { id, owned, owner_kind, owner: owner_id })
}
