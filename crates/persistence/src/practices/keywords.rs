//! The keywords of practices in lists.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::practice_keyword;
use crate::{Reads, StoreError};

/// The keywords of these practices, in order.
pub(super) async fn keywords(
    from: &impl Reads,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Vec<String>>, StoreError> {
    let ids: Vec<Uuid> = ids.collect();
    let mut keywords: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(keywords);
    }
    let rows = practice_keyword::Entity::find()
        .filter(practice_keyword::Column::PracticeId.is_in(ids))
        .order_by_asc(practice_keyword::Column::PracticeId)
        .order_by_asc(practice_keyword::Column::Position)
        .all(from.connection())
        .await?;
    for row in rows {
        keywords.entry(row.practice_id).or_default().push(row.word);
    }
    Ok(keywords)
}
