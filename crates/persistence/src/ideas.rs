//! Ideas.

mod list;
mod read;
mod row;
mod write;

use std::collections::HashSet;

use domain::access::Seal;
use domain::idea::Idea;
use domain::{AttachmentId, IdeaId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::idea::{Column, Entity};
use crate::entity::idea_attachment;
use crate::{Reads, StoreError, Stored};

pub use list::{AuthorMarks, IdeaFilter, IdeaOrder, count, list};
pub use read::{ChallengeName, IdeaRow, IdeaSheet, sheet};
pub use write::{IdeaHtml, insert, insert_all, update, update_content};

/// The idea with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: IdeaId) -> Result<Option<Stored<Idea>>, StoreError> {
    let Some(found) = Entity::find_by_id(id.0).one(from.connection()).await? else {
        return Ok(None);
    };
    let attachments: Vec<Uuid> = idea_attachment::Entity::find()
        .select_only()
        .column(idea_attachment::Column::AttachmentId)
        .filter(idea_attachment::Column::IdeaId.eq(id.0))
        .order_by_asc(idea_attachment::Column::Position)
        .into_tuple()
        .all(from.connection())
        .await?;
    let attachments = attachments.into_iter().map(AttachmentId).collect();
    row::idea(found, attachments).map(Some)
}

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
