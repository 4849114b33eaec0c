//! What other tools call our objects: so that a second import finds what the first one made.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::external_object::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Tx};

/// An object that another tool knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalObject {
    /// What that tool calls it.
    pub external_id: String,
    /// Our identifier.
    pub object: Uuid,
    /// What that tool said of it, as one number.
    pub fingerprint: Vec<u8>,
}

/// Those of these identifiers that are known; `kind` names the tool and what it calls so.
///
/// # Errors
/// When the database fails.
pub async fn find_all<'i>(
    from: &impl Reads,
    kind: &str,
    external_ids: impl IntoIterator<Item = &'i str>,
) -> Result<BTreeMap<String, ExternalObject>, StoreError> {
    let mut wanted: Vec<&str> = external_ids.into_iter().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut known = BTreeMap::new();
    // A statement of SQLite takes 32,766 values.
    for chunk in wanted.chunks(1_000) {
        let rows = Entity::find()
            .filter(Column::Kind.eq(kind))
            .filter(Column::ExternalId.is_in(chunk.iter().copied()))
            .all(from.connection())
            .await?;
        known.extend(rows.into_iter().map(|row| {
            let (external_id, object, fingerprint) =
                (row.external_id, row.object_id, row.fingerprint);
            (external_id.clone(), ExternalObject { external_id, object, fingerprint })
        }));
    }
    Ok(known)
}

/// Remembers objects that an import made.
///
/// # Errors
/// [`StoreError::Duplicate`] when another import remembered one in between.
pub async fn insert_all(tx: &Tx, kind: &str, objects: &[ExternalObject]) -> Result<(), StoreError> {
    for chunk in objects.chunks(1_000) {
        let rows =
            chunk.iter().map(|ExternalObject { external_id, object, fingerprint }| ActiveModel {
                kind: Set(kind.to_owned()),
                external_id: Set(external_id.clone()),
                object_id: Set(*object),
                fingerprint: Set(fingerprint.clone()),
            });
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// Remembers what the other tool says of an object now.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, kind: &str, object: &ExternalObject) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Fingerprint, Expr::value(object.fingerprint.clone()))
        .filter(Column::Kind.eq(kind))
        .filter(Column::ExternalId.eq(&*object.external_id))
        .exec(&tx.0)
        .await?;
    Ok(())
}
