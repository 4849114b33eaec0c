//! The permission matrix in force: the cells that differ from the default, and the version of the whole.

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::access::{BrickKey, Matrix};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::code::from_code;
use crate::entity::matrix_cell::{ActiveModel, Entity};
use crate::{Reads, StoreError, Stored, Tx, bricks, settings};

/// The name under which the version of the matrix is kept.
const SETTING: &str = "matrix";

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
    let cells = cells.collect::<Result<Vec<((BrickKey, _, _), _)>, StoreError>>()?;
    let hidden = bricks::find_native(from).await?.value.hidden;
    let standing = bricks::standing(from).await?;
    let added: Vec<_> = standing.iter().map(|(id, nature, _)| (*id, *nature)).collect();
    let bodies = standing.into_iter().map(|(id, _, bodies)| (id, bodies));
    Ok(Matrix::kept(cells).with_added(added).with_bodies(bodies).with_hidden(hidden))
}

/// The matrix in force, and its version.
///
/// # Errors
/// When the database fails or holds an unknown code.
pub async fn find(from: &impl Reads) -> Result<Stored<Matrix>, StoreError> {
    // The version first: whoever changes the matrix in between is found out when it is saved.
    let setting: Option<Stored<()>> = settings::find(from, SETTING).await?;
    let version = setting.map_or(1, |setting| setting.version);
    Ok(Stored { value: read(from).await?, version })
}

/// Saves the matrix.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(
    tx: &Tx,
    matrix: &Stored<Matrix>,
    signature: (UserId, DateTime<Utc>),
) -> Result<(), StoreError> {
    let version = Stored { value: (), version: matrix.version };
    settings::save(tx, SETTING, &version, signature).await?;
    Entity::delete_many().exec(&tx.0).await?;
    let rows: Vec<_> = matrix
        .value
        .differences()
        .map(|((row, capability, profile), reach)| ActiveModel {
            id: Set(Uuid::now_v7()),
            brick: Set(row.to_string()),
            capability: Set(capability.code().to_owned()),
            profile: Set(profile.code().to_owned()),
            reach: Set(reach.code().to_owned()),
        })
        .collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}
