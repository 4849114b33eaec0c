//! Ideas.

mod around;
mod circuit;
mod edits;
mod facets;
mod kept;
mod list;
mod nature;
mod potential;
mod promises;
mod queue;
mod read;
mod row;
mod sign;
mod told;
mod write;

use std::collections::HashSet;

use domain::access::Seal;
use domain::idea::Idea;
use domain::{AttachmentId, IdeaId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::idea::{Column, Entity, Model};
use crate::entity::{idea_attachment, spent_seal};
use crate::{Reads, StoreError, Stored};

pub use around::{Around, IdeaAround};
pub use circuit::{
    CircuitRow, DormantRow, RevivalTheme, answers, authors, dormant, left_answers, matching_theme,
    with_ids,
};
pub use edits::{edited_fields, edits, keep_edit};
pub use facets::{IdeaCount, IdeaCriterion, IdeaValue, challenge_titles, facets};
pub(crate) use kept::{hidden_among, read_by, seen_by};
pub use kept::{kept, read_among, update_visibility};
pub use list::{AuthorMarks, IdeaFilter, IdeaOrder, Within, count, list};
pub use nature::{IdeaNature, natures};
pub use promises::promises;
pub use queue::{QueuePart, to_mark, waiting, waiting_authors};
pub use read::{ChallengeName, IdeaRow, IdeaSheet, sheet};
pub(crate) use row::author;
pub use sign::sign;
pub use told::answered_with;
pub use write::{
    IdeaHtml, insert, insert_all, keep_imported_votes, place, promise, update, update_content,
};

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

/// The idea of a row, without its files.
pub(crate) fn of_row(row: Model) -> Result<Idea, StoreError> {
    Ok(row::idea(row, Vec::new())?.value)
}

/// The ideas with these identifiers, in the order of the identifiers.
///
/// # Errors
/// When the database fails.
pub async fn find_all(from: &impl Reads, ids: &[IdeaId]) -> Result<Vec<Stored<Idea>>, StoreError> {
    use idea_attachment::Column as C;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let keys: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows = Entity::find()
        .filter(Column::Id.is_in(keys.iter().copied()))
        .order_by_asc(Column::Id)
        .all(from.connection())
        .await?;
    let files: Vec<(Uuid, Uuid)> = idea_attachment::Entity::find()
        .select_only()
        .columns([C::IdeaId, C::AttachmentId])
        .filter(C::IdeaId.is_in(keys))
        .order_by_asc(C::IdeaId)
        .order_by_asc(C::Position)
        .into_tuple()
        .all(from.connection())
        .await?;
    let carried = |id: Uuid| {
        let of_it = files.iter().filter(|(idea, _)| *idea == id);
        of_it.map(|(_, file)| AttachmentId(*file)).collect()
    };
    rows.into_iter().map(|found| row::idea(found.clone(), carried(found.id))).collect()
}

/// Which of these seals are on an idea, or were until its author stepped forward.
///
/// # Errors
/// When the database fails.
pub async fn known_seals(
    from: &impl Reads,
    seals: &[Seal],
) -> Result<HashSet<Vec<u8>>, StoreError> {
    let marks: Vec<Vec<u8>> = seals.iter().map(|seal| seal.mark.to_vec()).collect();
    let known: Vec<Vec<u8>> = Entity::find()
        .select_only()
        .column(Column::Seal)
        .filter(Column::Seal.is_in(marks.iter().cloned()))
        .into_tuple()
        .all(from.connection())
        .await?;
    // After the ideas: a seal that goes from there to here in between is found in one of the two.
    let spent: Vec<Vec<u8>> = spent_seal::Entity::find()
        .select_only()
        .column(spent_seal::Column::Mark)
        .filter(spent_seal::Column::Mark.is_in(marks))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(known.into_iter().chain(spent).collect())
}
