//! Ideas.

use std::collections::HashSet;

use domain::access::Seal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::entity::idea::{Column, Entity};
use crate::{Reads, StoreError};

/// Which of these seals are on an idea.
///
/// # Errors
/// When the database fails.
pub async fn known_seals(
    from: &impl Reads,
    seals: &[Seal],
) -> Result<HashSet<Vec<u8>>, StoreError> {
    let marks = seals.iter().map(|seal| seal.mark.to_vec());
    let known: Vec<Vec<u8>> = Entity::find()
        .select_only()
        .column(Column::Seal)
        .filter(Column::Seal.is_in(marks))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(known.into_iter().collect())
}
