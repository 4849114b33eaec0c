//! Links by which people choose their password, by their hash; and what they choose.

use domain::people::PasswordLink;
use domain::{PasswordLinkId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::code::instant;
use crate::entity::password_link::{ActiveModel, Column, Entity, Model};
use crate::entity::person;
use crate::{Reads, StoreError, Tx};

/// Keeps a link, in the place of the former one of that account.
///
/// # Errors
/// When the database fails.
pub async fn replace(tx: &Tx, link: &PasswordLink, hash: &[u8]) -> Result<(), StoreError> {
    let row = ActiveModel {
        person_id: Set(link.person.0),
        id: Set(link.id.0),
        hash: Set(hash.to_vec()),
        expires_at: Set(instant(link.expires_at)),
        given_by: Set(link.given_by.map(|giver| giver.0)),
    };
    let last = OnConflict::column(Column::PersonId)
        .update_columns([Column::Id, Column::Hash, Column::ExpiresAt, Column::GivenBy])
        .to_owned();
    Entity::insert(row).on_conflict(last).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// The link with this hash.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, hash: &[u8]) -> Result<Option<PasswordLink>, StoreError> {
    let row = Entity::find().filter(Column::Hash.eq(hash.to_vec())).one(from.connection()).await?;
    Ok(row.as_ref().map(link))
}

/// The link of an account.
///
/// # Errors
/// When the database fails.
pub async fn of(from: &impl Reads, person: UserId) -> Result<Option<PasswordLink>, StoreError> {
    Ok(Entity::find_by_id(person.0).one(from.connection()).await?.as_ref().map(link))
}

/// Uses a link up. False when it was already, or is void: of two requests at once, one is the first.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &Tx, link: &PasswordLink) -> Result<bool, StoreError> {
    let taken = Entity::delete_many()
        .filter(Column::PersonId.eq(link.person.0))
        .filter(Column::Id.eq(link.id.0))
        .exec(&tx.0)
        .await?;
    Ok(taken.rows_affected > 0)
}

/// Voids the link of an account, if it has one.
///
/// # Errors
/// When the database fails.
pub async fn void(tx: &Tx, person: UserId) -> Result<(), StoreError> {
    Entity::delete_by_id(person.0).exec(&tx.0).await?;
    Ok(())
}

/// Voids what leads to the rights of an account that closes, and the links that its owner gave to others.
///
/// # Errors
/// When the database fails.
pub async fn void_all_of(tx: &Tx, person: UserId) -> Result<(), StoreError> {
    void(tx, person).await?;
    Entity::delete_many().filter(Column::GivenBy.eq(person.0)).exec(&tx.0).await?;
    Ok(())
}

/// Keeps the hash of a new password.
///
/// # Errors
/// When the database fails.
pub async fn keep_password(tx: &Tx, person: UserId, hash: &str) -> Result<(), StoreError> {
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .filter(person::Column::Id.eq(person.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

fn link(row: &Model) -> PasswordLink {
    let Model { person_id, id, hash: _, expires_at, given_by } = *row;
    let (id, person) = (PasswordLinkId(id), UserId(person_id));
    PasswordLink { id, person, given_by: given_by.map(UserId), expires_at }
}
