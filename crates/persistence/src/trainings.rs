//! What referents were trained in.

use domain::UserId;
use domain::training::Training;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::code::from_code;
use crate::entity::referent_training::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Tx};

/// What a person was trained in, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of(from: &impl Reads, person: UserId) -> Result<Vec<Training>, StoreError> {
    let rows = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .order_by_asc(Column::Position)
        .all(from.connection())
        .await?;
    let training = |row: crate::entity::referent_training::Model| {
        Ok(Training { part: from_code(&row.part)?, on: row.done_on })
    };
    rows.into_iter().map(training).collect()
}

/// Keeps what a person was trained in, in place of what was kept.
///
/// # Errors
/// When the database fails.
pub async fn replace(tx: &Tx, person: UserId, trainings: &[Training]) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::PersonId.eq(person.0)).exec(&tx.0).await?;
    if trainings.is_empty() {
        return Ok(());
    }
    let rows = (0_i16..).zip(trainings).map(|(position, Training { part, on })| ActiveModel {
        person_id: Set(person.0),
        position: Set(position),
        part: Set(part.code().to_owned()),
        done_on: Set(*on),
    });
    Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}
