//! The tree of organisations.

use domain::OrganisationId;
use domain::people::{EmailAddress, Organisation};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::code::{from_code, from_code_opt};
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
    let rows = organisations.iter().enumerate().map(|(index, one)| row(one, first + index));
    Entity::insert_many(rows)
        .on_conflict(OnConflict::column(Column::Code).do_nothing().to_owned())
        .exec_without_returning(&tx.0)
        .await?;
    Ok(())
}

fn row(organisation: &Organisation, position: usize) -> ActiveModel {
    let Organisation { id, code, name, kind, parent, body, mailbox, region, closed, version: _ } =
        organisation;
    ActiveModel {
        id: Set(id.0),
        code: Set(code.clone()),
        name: Set(name.clone()),
        kind: Set(kind.code().to_owned()),
        parent_id: Set(parent.map(|id| id.0)),
        body_id: Set(body.map(|id| id.0)),
        position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
        mailbox: Set(mailbox.as_ref().map(|mailbox| mailbox.as_str().to_owned())),
        region: Set(region.map(|region| region.code().to_owned())),
        closed: Set(*closed),
        version: Set(1),
    }
}

/// Adds one, after all the others.
///
/// # Errors
/// [`StoreError::Duplicate`] when another has its code.
pub async fn insert(tx: &Tx, organisation: &Organisation) -> Result<(), StoreError> {
    let position = usize::try_from(Entity::find().count(&tx.0).await?).unwrap_or(usize::MAX / 2);
    row(organisation, position).insert(&tx.0).await?;
    Ok(())
}

/// Keeps the name of one, where it is, and whether it is closed.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, organisation: &Organisation) -> Result<(), StoreError> {
    let Organisation { id, name, region, closed, version, .. } = organisation;
    let row = ActiveModel {
        name: Set(name.clone()),
        region: Set(region.map(|region| region.code().to_owned())),
        closed: Set(*closed),
        version: Set(version + 1),
        ..<ActiveModel as Default>::default()
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(*version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Keeps the mailbox of a body, or that it has none.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn set_mailbox(
    tx: &Tx,
    (id, version): (OrganisationId, i32),
    mailbox: Option<&EmailAddress>,
) -> Result<(), StoreError> {
    let row = ActiveModel {
        mailbox: Set(mailbox.map(|mailbox| mailbox.as_str().to_owned())),
        version: Set(version + 1),
        ..<ActiveModel as Default>::default()
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

fn organisation(row: Model) -> Result<Organisation, StoreError> {
    let Model {
        id,
        code,
        name,
        kind,
        parent_id,
        body_id,
        position: _,
        mailbox,
        region,
        closed,
        version,
    } = row;
    Ok(Organisation {
        id: OrganisationId(id),
        code,
        name,
        kind: from_code(&kind)?,
        parent: parent_id.map(OrganisationId),
        body: body_id.map(OrganisationId),
        mailbox: mailbox.map(EmailAddress::restore),
        region: from_code_opt(region.as_deref())?,
        closed,
        version,
    })
}
