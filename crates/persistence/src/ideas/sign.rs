//! The author of an anonymous idea, who steps forward.

use domain::access::Seal;
use domain::idea::{Author, Idea, IdeaParts};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use crate::entity::idea::{Column, Entity};
use crate::entity::spent_seal;
use crate::{StoreError, Stored, Tx};

/// Saves the name that an idea was given. Its seal goes, and so does its number among the ideas of its author, which
/// would say how many others there are; the mark alone is kept, beside nothing.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn sign(tx: &Tx, idea: &Stored<Idea>, seal: &Seal) -> Result<(), StoreError> {
    let IdeaParts { id, author, organisation, .. } = idea.value.parts();
    let person = match author {
        Author::Named(person) => Some(person.0),
        Author::Anonymous(_) | Author::Unknown => None,
    };
    let changed = Entity::update_many()
        .col_expr(Column::AuthorId, Expr::value(person))
        .col_expr(Column::OrganisationId, Expr::value(organisation.map(|body| body.0)))
        .col_expr(Column::Seal, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::SealSlot, Expr::value(None::<i64>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(idea.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    let spent = spent_seal::ActiveModel { mark: Set(seal.mark.to_vec()) };
    let once = OnConflict::column(spent_seal::Column::Mark).do_nothing().to_owned();
    spent_seal::Entity::insert(spent).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(())
}
