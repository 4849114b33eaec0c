//! The tree of organisations.

use domain::OrganisationId;
use domain::people::Organisation;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

use crate::code::from_code;
use crate::entity::organisation::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// Every organisation, in order of position.
///
/// # Errors
/// When the database fails.
pub async fn all(from: &impl Reads) -> Result<Vec<Organisation>, StoreError> {
    let rows = Entity::find().order_by_asc(Column::Position).all(from.connection()).await?;
    rows.into_iter().map(organisation).collect()
}

/// Adds those whose code is not there yet, in order: parents first.
///
/// # Errors
/// When the database fails.
pub async fn insert_missing(tx: &Tx, organisations: &[Organisation]) -> Result<(), StoreError> {
    if organisations.is_empty() {
        return Ok(());
    }
    // After those that are there: lists give parents before their children.
    let first = usize::try_from(Entity::find().count(&tx.0).await?).unwrap_or(usize::MAX / 2);
    let rows = organisations.iter().enumerate().map(|(index, organisation)| {
        let Organisation { id, code, name, kind, parent, body } = organisation;
        ActiveModel {
            id: Set(id.0),
            code: Set(code.clone()),
            name: Set(name.clone()),
            kind: Set(kind.code().to_owned()),
            parent_id: Set(parent.map(|id| id.0)),
            body_id: Set(body.map(|id| id.0)),
            position: Set(i32::try_from(first + index).unwrap_or(i32::MAX)),
        }
    });
    Entity::insert_many(rows)
        .on_conflict(OnConflict::column(Column::Code).do_nothing().to_owned())
        .exec_without_returning(&tx.0)
        .await?;
    Ok(())
}

fn organisation(row: Model) -> Result<Organisation, StoreError> {
    let Model { id, code, name, kind, parent_id, body_id, position: _ } = row;
    Ok(Organisation {
        id: OrganisationId(id),
        code,
        name,
        kind: from_code(&kind)?,
        parent: parent_id.map(OrganisationId),
        body: body_id.map(OrganisationId),
    })
}
