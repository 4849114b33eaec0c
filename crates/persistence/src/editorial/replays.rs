//! What was filmed at events, for lists of them.

use std::collections::HashMap;

use domain::EditorialId;
use domain::video::Video;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::editorial_item::{Column, Entity};
use crate::{Reads, StoreError, video};

/// The videos of these events, of those that have one.
///
/// # Errors
/// When the database fails.
pub async fn replays(
    from: &impl Reads,
    events: &[EditorialId],
) -> Result<HashMap<EditorialId, Video>, StoreError> {
    if events.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, Option<String>)> = Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::Video)
        .filter(Column::Id.is_in(events.iter().map(|event| event.0)))
        .filter(Column::Video.is_not_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    let mut videos = HashMap::new();
    for (id, json) in rows {
        if let Some(video) = video::of_column(json.as_deref())? {
            videos.insert(EditorialId(id), video);
        }
    }
    Ok(videos)
}
