//! What there is one of in the portal: a text, and its version.

use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::portal_setting::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Stored, Tx};

/// The setting of that name.
///
/// # Errors
/// When the database fails.
pub(crate) async fn find(
    from: &impl Reads,
    name: &str,
) -> Result<Option<Stored<String>>, StoreError> {
    let row = Entity::find_by_id(name).one(from.connection()).await?;
    Ok(row.map(|row| Stored { value: row.value, version: row.version }))
}

/// Saves a setting that was seen at that version; one that was never saved is at version 0.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub(crate) async fn update(
    tx: &Tx,
    name: &str,
    value: &str,
    version: i32,
) -> Result<(), StoreError> {
    let (value, next) = (Set(value.to_owned()), Set(version + 1));
    if version == 0 {
        let row = ActiveModel { name: Set(name.to_owned()), value, version: next };
        return match row.insert(&tx.0).await.map_err(StoreError::from) {
            Err(StoreError::Duplicate) => Err(StoreError::Stale),
            other => other.map(|_| ()),
        };
    }
    let changed = Entity::update_many()
        .set(ActiveModel { value, version: next, ..Default::default() })
        .filter(Column::Name.eq(name))
        .filter(Column::Version.eq(version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}
