//! Creations that must not happen twice. What is kept names nobody: a keyed hash, and what it made.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::idempotency_record::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Tx};

/// A creation that was done already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Hash of the request that did it.
    pub fingerprint: Vec<u8>,
    /// What it made.
    pub object: Uuid,
}

/// The creation that this key names, if it was done.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, key: &[u8]) -> Result<Option<Done>, StoreError> {
    let row = Entity::find_by_id(key.to_vec()).one(from.connection()).await?;
    Ok(row.map(|row| Done { fingerprint: row.fingerprint, object: row.object_id }))
}

/// Remembers that this key made this object.
///
/// # Errors
/// [`StoreError::Duplicate`] when another request with the same key was faster.
pub async fn record(tx: &Tx, key: &[u8], done: &Done, at: DateTime<Utc>) -> Result<(), StoreError> {
    let row = ActiveModel {
        key: Set(key.to_vec()),
        fingerprint: Set(done.fingerprint.clone()),
        object_id: Set(done.object),
        created_at: Set(instant(at)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Forgets what is older than `before`.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let gone = Entity::delete_many().filter(Column::CreatedAt.lt(before)).exec(&tx.0).await?;
    Ok(gone.rows_affected)
}
