//! What people are sought by: those who can sign in, by name.

use domain::OrganisationId;
use domain::people::{AccountStatus, PersonKind};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Searchable;
use crate::entity::person::{Column, Entity, Model};
use crate::{Reads, StoreError};

/// Whoever has an account that may be used.
pub(super) fn found() -> Condition {
    Condition::all()
        .add(Column::Kind.eq(PersonKind::Account.code()))
        .add(Column::Status.eq(AccountStatus::Active.code()))
}

pub(super) async fn walk(
    from: &impl Reads,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    let mut select = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(found())
        .order_by_asc(Column::Id)
        .limit(limit);
    if let Some(after) = after {
        select = select.filter(Column::Id.gt(after));
    }
    Ok(select.into_tuple().all(from.connection()).await?)
}

pub(super) async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Vec<Searchable>, StoreError> {
    let rows = Entity::find()
        .filter(found())
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(from.connection())
        .await?;
    let searchable = |row: Model| Searchable {
        id: row.id,
        version: row.version,
        title: row.name,
        organisation: row.organisation_id.map(OrganisationId),
        ..Searchable::default()
    };
    Ok(rows.into_iter().map(searchable).collect())
}
