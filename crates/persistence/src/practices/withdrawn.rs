//! Practices that are out of the Store: they stay, and are listed to those who may change them alone.

use std::collections::BTreeSet;

use domain::PracticeId;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::practice::{Column, Entity};
use crate::{Reads, StoreError};

/// Their identifiers, for what hangs on them.
pub(crate) fn withdrawn() -> SelectStatement {
    let mut ids = Query::select();
    ids.column(Column::Id).from(Entity).and_where(Column::WithdrawnAt.is_not_null());
    ids
}

/// Those of these practices that are there at all, in the Store or out of it: a draft that was thrown away is not.
///
/// # Errors
/// When the database fails.
pub async fn kept_among(
    from: &impl Reads,
    practices: &[PracticeId],
) -> Result<BTreeSet<PracticeId>, StoreError> {
    if practices.is_empty() {
        return Ok(BTreeSet::new());
    }
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(practices.iter().map(|id| id.0)))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(PracticeId).collect())
}

/// Those of these practices that are out of the Store.
///
/// # Errors
/// When the database fails.
pub async fn withdrawn_among(
    from: &impl Reads,
    practices: &[PracticeId],
) -> Result<BTreeSet<PracticeId>, StoreError> {
    if practices.is_empty() {
        return Ok(BTreeSet::new());
    }
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(practices.iter().map(|id| id.0)))
        .filter(Column::WithdrawnAt.is_not_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(PracticeId).collect())
}
