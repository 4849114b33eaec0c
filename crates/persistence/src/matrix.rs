//! The permission matrix in force: the cells that differ from the default.

use domain::access::Matrix;
use sea_orm::EntityTrait;

use crate::code::from_code;
use crate::entity::matrix_cell::Entity;
use crate::{Reads, StoreError};

/// The matrix in force.
///
/// # Errors
/// When the database fails or holds an unknown code.
pub async fn read(from: &impl Reads) -> Result<Matrix, StoreError> {
    let rows = Entity::find().all(from.connection()).await?;
    let cells = rows.into_iter().map(|row| {
        let cell = (from_code(&row.brick)?, from_code(&row.capability)?, from_code(&row.profile)?);
        Ok((cell, from_code(&row.reach)?))
    });
    Ok(Matrix::with(cells.collect::<Result<Vec<_>, StoreError>>()?))
}
