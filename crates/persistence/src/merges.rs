//! Two ideas made one: what came with it, so that it goes back when they are parted.

use chrono::{DateTime, Utc};
use domain::expression::Target;
use domain::{IdeaId, MergeId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::{
    comment, idea_counter, idea_merge, idea_merge_comment, idea_merge_follower, idea_merge_vote,
    idea_vote,
};
use crate::{Reads, StoreError, Tx, expression};

/// Two ideas that are one now.
#[derive(Clone, Debug)]
pub struct Merge {
    /// Its identifier.
    pub id: MergeId,
    /// The idea that became a part.
    pub from: IdeaId,
    /// The idea that goes on for both.
    pub into: IdeaId,
    /// When.
    pub at: DateTime<Utc>,
}

/// The merge that an idea went away by, as long as it is not undone.
///
/// # Errors
/// When the database fails.
pub async fn of(from: &impl Reads, idea: IdeaId) -> Result<Option<Merge>, StoreError> {
    let row = idea_merge::Entity::find()
        .filter(idea_merge::Column::FromId.eq(idea.0))
        .filter(idea_merge::Column::UndoneAt.is_null())
        .order_by_desc(idea_merge::Column::MergedAt)
        .one(from.connection())
        .await?;
    Ok(row.as_ref().map(merge))
}

/// The ideas that became a part of this one.
///
/// # Errors
/// When the database fails.
pub async fn into(from: &impl Reads, idea: IdeaId) -> Result<Vec<Merge>, StoreError> {
    let rows = idea_merge::Entity::find()
        .filter(idea_merge::Column::IntoId.eq(idea.0))
        .filter(idea_merge::Column::UndoneAt.is_null())
        .order_by_asc(idea_merge::Column::MergedAt)
        .all(from.connection())
        .await?;
    Ok(rows.iter().map(merge).collect())
}

/// The same, and those that had become a part of them before.
///
/// # Errors
/// When the database fails.
pub async fn absorbed(from: &impl Reads, idea: IdeaId) -> Result<Vec<IdeaId>, StoreError> {
    let (mut found, mut next) = (Vec::new(), vec![idea]);
    while let Some(whole) = next.pop() {
        let parts: Vec<IdeaId> = into(from, whole).await?.iter().map(|merge| merge.from).collect();
        found.extend(&parts);
        next.extend(parts);
    }
    Ok(found)
}

/// What a merge needs to know of people.
#[derive(Clone, Copy, Debug)]
pub struct Concerned<'a> {
    /// Who merges.
    pub by: UserId,
    /// The named authors of the idea that goes on, who neither support nor follow their own. A masked one is carried
    /// like anybody: the one voter who would be missing from the list is the author. See `docs/adr/0004-anonymous-ideas.md`.
    pub authors: &'a [UserId],
    /// The named authors of the other, who follow it from then on.
    pub joining: &'a [UserId],
}

fn merge(row: &idea_merge::Model) -> Merge {
    let idea_merge::Model { id, from_id, into_id, merged_at, .. } = *row;
    Merge { id: MergeId(id), from: IdeaId(from_id), into: IdeaId(into_id), at: merged_at }
}

/// Carries the votes, the followers and the comments of one idea over to another. Whoever supports both counts once.
///
/// # Errors
/// When the database fails.
pub async fn carry_over(tx: &Tx, merge: &Merge, people: Concerned<'_>) -> Result<(), StoreError> {
    let Merge { id, from, into, at } = merge;
    let Concerned { by, authors, joining } = people;
    let row = idea_merge::ActiveModel {
        id: Set(id.0),
        from_id: Set(from.0),
        into_id: Set(into.0),
        merged_by: Set(by.0),
        merged_at: Set(instant(*at)),
        undone_at: Set(None),
    };
    row.insert(&tx.0).await?;
    let there = voters(tx, *into).await?;
    let new: Vec<Uuid> = voters(tx, *from)
        .await?
        .into_iter()
        .filter(|voter| !there.contains(voter) && !authors.contains(&UserId(*voter)))
        .collect();
    for chunk in new.chunks(500) {
        let votes = chunk
            .iter()
            .map(|voter| idea_vote::ActiveModel { idea_id: Set(into.0), person_id: Set(*voter) });
        idea_vote::Entity::insert_many(votes).exec_without_returning(&tx.0).await?;
        let kept = chunk.iter().map(|voter| idea_merge_vote::ActiveModel {
            merge_id: Set(id.0),
            person_id: Set(*voter),
        });
        idea_merge_vote::Entity::insert_many(kept).exec_without_returning(&tx.0).await?;
    }
    carry_followers(tx, merge, (authors, joining)).await?;
    let comments = carry_comments(tx, merge).await?;
    let votes = i32::try_from(new.len()).unwrap_or(i32::MAX);
    add(tx, *into, (votes, comments)).await?;
    add(tx, *from, (0, -comments)).await
}

/// Those who follow one idea follow the other, once each, and so do those who signed it. Nobody is taken away from the
/// first: parted again, it has its followers.
async fn carry_followers(
    tx: &Tx,
    merge: &Merge,
    (authors, joining): (&[UserId], &[UserId]),
) -> Result<(), StoreError> {
    let there = expression::followers(tx, Target::Idea(merge.into)).await?;
    let mut here = expression::followers(tx, Target::Idea(merge.from)).await?;
    let unheard = joining.iter().copied().filter(|person| !here.contains(person));
    let unheard: Vec<UserId> = unheard.collect();
    here.extend(unheard);
    let comes = |person: &UserId| !there.contains(person) && !authors.contains(person);
    let new: Vec<UserId> = here.into_iter().filter(comes).collect();
    for chunk in new.chunks(500) {
        expression::follow_all(tx, Target::Idea(merge.into), chunk).await?;
        let kept = chunk.iter().map(|person| idea_merge_follower::ActiveModel {
            merge_id: Set(merge.id.0),
            person_id: Set(person.0),
        });
        idea_merge_follower::Entity::insert_many(kept).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

async fn carry_comments(tx: &Tx, merge: &Merge) -> Result<i32, StoreError> {
    use comment::Column as C;
    let rows: Vec<(Uuid, Option<DateTime<Utc>>)> = comment::Entity::find()
        .select_only()
        .columns([C::Id, C::RemovedAt])
        .filter(C::SubjectId.eq(merge.from.0))
        .into_tuple()
        .all(&tx.0)
        .await?;
    for chunk in rows.chunks(500) {
        let kept = chunk.iter().map(|(comment, _)| idea_merge_comment::ActiveModel {
            merge_id: Set(merge.id.0),
            comment_id: Set(*comment),
        });
        idea_merge_comment::Entity::insert_many(kept).exec_without_returning(&tx.0).await?;
    }
    comment::Entity::update_many()
        .col_expr(C::SubjectId, Expr::value(merge.into.0))
        .filter(C::SubjectId.eq(merge.from.0))
        .exec(&tx.0)
        .await?;
    let shown = rows.iter().filter(|(_, removed)| removed.is_none()).count();
    Ok(i32::try_from(shown).unwrap_or(i32::MAX))
}

/// Takes back what a merge brought. A vote that was withdrawn since then stays withdrawn, and so does a follower.
///
/// # Errors
/// [`StoreError::Stale`] when somebody undid it in between.
pub async fn take_back(tx: &Tx, merge: &Merge, at: DateTime<Utc>) -> Result<(), StoreError> {
    let undone = idea_merge::Entity::update_many()
        .col_expr(idea_merge::Column::UndoneAt, Expr::value(instant(at)))
        .filter(idea_merge::Column::Id.eq(merge.id.0))
        .filter(idea_merge::Column::UndoneAt.is_null())
        .exec(&tx.0)
        .await?;
    if undone.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    let brought: Vec<Uuid> = idea_merge_vote::Entity::find()
        .select_only()
        .column(idea_merge_vote::Column::PersonId)
        .filter(idea_merge_vote::Column::MergeId.eq(merge.id.0))
        .into_tuple()
        .all(&tx.0)
        .await?;
    let gone = idea_vote::Entity::delete_many()
        .filter(idea_vote::Column::IdeaId.eq(merge.into.0))
        .filter(idea_vote::Column::PersonId.is_in(brought))
        .exec(&tx.0)
        .await?;
    return_followers(tx, merge).await?;
    let comments = return_comments(tx, merge).await?;
    let votes = i32::try_from(gone.rows_affected).unwrap_or(i32::MAX);
    add(tx, merge.into, (-votes, -comments)).await?;
    add(tx, merge.from, (0, comments)).await
}

async fn return_followers(tx: &Tx, merge: &Merge) -> Result<(), StoreError> {
    use idea_merge_follower::Column as C;
    let brought: Vec<Uuid> = idea_merge_follower::Entity::find()
        .select_only()
        .column(C::PersonId)
        .filter(C::MergeId.eq(merge.id.0))
        .into_tuple()
        .all(&tx.0)
        .await?;
    for chunk in brought.chunks(500) {
        expression::unfollow_all(tx, Target::Idea(merge.into), chunk).await?;
    }
    Ok(())
}

async fn return_comments(tx: &Tx, merge: &Merge) -> Result<i32, StoreError> {
    use comment::Column as C;
    let brought: Vec<Uuid> = idea_merge_comment::Entity::find()
        .select_only()
        .column(idea_merge_comment::Column::CommentId)
        .filter(idea_merge_comment::Column::MergeId.eq(merge.id.0))
        .into_tuple()
        .all(&tx.0)
        .await?;
    comment::Entity::update_many()
        .col_expr(C::SubjectId, Expr::value(merge.from.0))
        .filter(C::Id.is_in(brought.iter().copied()))
        .exec(&tx.0)
        .await?;
    let shown: Vec<Uuid> = comment::Entity::find()
        .select_only()
        .column(C::Id)
        .filter(C::Id.is_in(brought))
        .filter(C::RemovedAt.is_null())
        .into_tuple()
        .all(&tx.0)
        .await?;
    Ok(i32::try_from(shown.len()).unwrap_or(i32::MAX))
}

async fn voters(from: &impl Reads, idea: IdeaId) -> Result<Vec<Uuid>, StoreError> {
    Ok(idea_vote::Entity::find()
        .select_only()
        .column(idea_vote::Column::PersonId)
        .filter(idea_vote::Column::IdeaId.eq(idea.0))
        .into_tuple()
        .all(from.connection())
        .await?)
}

async fn add(tx: &Tx, idea: IdeaId, (votes, comments): (i32, i32)) -> Result<(), StoreError> {
    use idea_counter::Column as C;
    idea_counter::Entity::update_many()
        .col_expr(C::Votes, Expr::col(C::Votes).add(votes))
        .col_expr(C::Comments, Expr::col(C::Comments).add(comments))
        .filter(C::IdeaId.eq(idea.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}
