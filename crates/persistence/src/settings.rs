//! Settings that people change at run time, each a small text under its name.

use chrono::{DateTime, Utc};
use domain::UserId;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::code::{from_json, instant, to_json};
use crate::entity::setting::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Stored, Tx};

/// A setting, when somebody has changed it.
///
/// # Errors
/// When the database fails or holds something else.
pub async fn find<T: DeserializeOwned>(
    from: &impl Reads,
    key: &str,
) -> Result<Option<Stored<T>>, StoreError> {
    let row = Entity::find_by_id(key.to_owned()).one(from.connection()).await?;
    let stored = |row: crate::entity::setting::Model| {
        Ok(Stored { value: from_json(&row.value)?, version: row.version })
    };
    row.map(stored).transpose()
}

/// Saves a setting over the version that was read; version 1 is the one that is shipped.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved it in between.
pub async fn save<T: Serialize + Sync>(
    tx: &Tx,
    key: &str,
    setting: &Stored<T>,
    (by, at): (UserId, DateTime<Utc>),
) -> Result<(), StoreError> {
    let (value, at) = (to_json(&setting.value)?, instant(at));
    if setting.version == 1 {
        let row = ActiveModel {
            key: Set(key.to_owned()),
            value: Set(value),
            edited_by: Set(by.0),
            edited_at: Set(at),
            version: Set(2),
        };
        row.insert(&tx.0).await.map_err(StoreError::overtaken)?;
        return Ok(());
    }
    let changed = Entity::update_many()
        .col_expr(Column::Value, Expr::value(value))
        .col_expr(Column::EditedBy, Expr::value(by.0))
        .col_expr(Column::EditedAt, Expr::value(at))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Key.eq(key))
        .filter(Column::Version.eq(setting.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}
