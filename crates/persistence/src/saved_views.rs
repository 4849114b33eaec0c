//! Lists as somebody keeps them: a name, and the criteria as the address of the page holds them.

use chrono::{DateTime, Utc};
use domain::saved_view::ViewList;
use domain::text::ShortText;
use domain::{UserId, ViewId};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::code::{from_code, instant};
use crate::entity::saved_view::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// A list that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its identifier.
    pub id: ViewId,
    /// Which list.
    pub list: ViewList,
    /// What its owner calls it.
    pub name: ShortText,
    /// Its criteria.
    pub query: String,
    /// When it was kept.
    pub created_at: DateTime<Utc>,
}

/// The views of this person, in the order in which they were kept.
///
/// # Errors
/// When the database fails.
pub async fn of(
    from: &impl Reads,
    owner: UserId,
    limit: u64,
) -> Result<Vec<SavedView>, StoreError> {
    let rows = Entity::find()
        .filter(Column::OwnerId.eq(owner.0))
        .order_by_asc(Column::List)
        .order_by_asc(Column::CreatedAt)
        .limit(limit)
        .all(from.connection())
        .await?;
    let view = |row: Model| {
        Ok(SavedView {
            id: ViewId(row.id),
            list: from_code(&row.list)?,
            name: ShortText::restore(row.name),
            query: row.query,
            created_at: row.created_at,
        })
    };
    rows.into_iter().map(view).collect()
}

/// How many views this person keeps.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, owner: UserId) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(Column::OwnerId.eq(owner.0)).count(from.connection()).await?)
}

/// Keeps a view.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, owner: UserId, view: &SavedView) -> Result<(), StoreError> {
    let SavedView { id, list, name, query, created_at } = view;
    let row = ActiveModel {
        id: Set(id.0),
        owner_id: Set(owner.0),
        list: Set(list.code().to_owned()),
        name: Set(name.as_str().to_owned()),
        query: Set(query.clone()),
        created_at: Set(instant(*created_at)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Throws a view of this person away. False when there was none.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &Tx, owner: UserId, id: ViewId) -> Result<bool, StoreError> {
    let gone = Entity::delete_many()
        .filter(Column::OwnerId.eq(owner.0))
        .filter(Column::Id.eq(id.0))
        .exec(&tx.0)
        .await?;
    Ok(gone.rows_affected == 1)
}
