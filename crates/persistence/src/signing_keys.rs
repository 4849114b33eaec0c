//! The keys that sign access tokens. The private halves are sealed before they come here.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::code::instant;
use crate::entity::signing_key::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// A signing key.
#[derive(Clone, Debug)]
pub struct SigningKey {
    /// Its identifier (`kid`).
    pub kid: String,
    /// The private half, sealed.
    pub sealed_private: Vec<u8>,
    /// The public half.
    pub public: Vec<u8>,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// When it stopped signing; it still verifies for a while.
    pub retired_at: Option<DateTime<Utc>>,
}

/// Every key, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn all(from: &impl Reads) -> Result<Vec<SigningKey>, StoreError> {
    let rows = Entity::find().order_by_desc(Column::CreatedAt).all(from.connection()).await?;
    let key = |row: Model| {
        let Model { kid, sealed_private, public, created_at, retired_at } = row;
        SigningKey { kid, sealed_private, public, created_at, retired_at }
    };
    Ok(rows.into_iter().map(key).collect())
}

/// Adds a key.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, key: &SigningKey) -> Result<(), StoreError> {
    let row = ActiveModel {
        kid: Set(key.kid.clone()),
        sealed_private: Set(key.sealed_private.clone()),
        public: Set(key.public.clone()),
        created_at: Set(instant(key.created_at)),
        retired_at: Set(key.retired_at.map(instant)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Retires every key that still signs.
///
/// # Errors
/// When the database fails.
pub async fn retire_all(tx: &Tx, at: DateTime<Utc>) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::RetiredAt, Expr::value(instant(at)))
        .filter(Column::RetiredAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}
