//! Ideas that rebound from something that was read: both ways (R105).

use domain::expression::Target;
use domain::journal::Subject;
use domain::{CommentId, IdeaId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::from_code;
use crate::entity::idea_rebound::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// What an idea rebounds from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebound {
    /// The object.
    pub target: Target,
    /// The comment on it, when that is where it began.
    pub comment: Option<CommentId>,
}

/// Remembers what an idea rebounds from.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, idea: IdeaId, rebound: Rebound) -> Result<(), StoreError> {
    let Subject { kind, id } = rebound.target.subject();
    let row = ActiveModel {
        idea_id: Set(idea.0),
        subject_kind: Set(kind.code().to_owned()),
        subject_id: Set(id),
        comment_id: Set(rebound.comment.map(|comment| comment.0)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// What an idea rebounds from, if it does.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, idea: IdeaId) -> Result<Option<Rebound>, StoreError> {
    let Some(row) = Entity::find_by_id(idea.0).one(from.connection()).await? else {
        return Ok(None);
    };
    let Model { idea_id: _, subject_kind, subject_id, comment_id } = row;
    let target = Target::of(from_code(&subject_kind)?, subject_id);
    Ok(target.map(|target| Rebound { target, comment: comment_id.map(CommentId) }))
}

/// The ideas that rebound from something.
///
/// # Errors
/// When the database fails.
pub async fn from_target(
    from: &impl Reads,
    target: Target,
    limit: u64,
) -> Result<Vec<IdeaId>, StoreError> {
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::IdeaId)
        .filter(Column::SubjectId.eq(target.subject().id))
        .order_by_asc(Column::IdeaId)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(IdeaId).collect())
}
