//! Two ideas made one: what came with it, so that it goes back when they are parted.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::expression::{Mark, Target};
use domain::{IdeaId, MergeId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait, OnConflict, Order, Query, SelectStatement, UnionType,
    WithClause,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::{
    comment, expression_mark, idea_counter, idea_merge, idea_merge_comment, idea_merge_follower,
    idea_merge_vote, idea_vote,
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

/// The ideas that became a part of this one, and those that had become a part of them before.
///
/// # Errors
/// When the database fails.
pub async fn absorbed(from: &impl Reads, idea: IdeaId) -> Result<Vec<IdeaId>, StoreError> {
    use idea_merge::Column as M;
    let column = |column: M| Expr::col((idea_merge::Entity, column));
    let mut parts = Query::select();
    parts
        .column((idea_merge::Entity, M::FromId))
        .from(idea_merge::Entity)
        .and_where(column(M::IntoId).eq(idea.0))
        .and_where(column(M::UndoneAt).is_null());
    let mut further = Query::select();
    further
        .column((idea_merge::Entity, M::FromId))
        .from(idea_merge::Entity)
        .inner_join("part", column(M::IntoId).equals(("part", "idea_id")))
        .and_where(column(M::UndoneAt).is_null());
    let parts = CommonTableExpression::new()
        .table_name("part")
        .column("idea_id")
        .query(parts.union(UnionType::Distinct, further).to_owned())
        .to_owned();
    let with = WithClause::new().recursive(true).cte(parts).to_owned();
    let all = with.query(Query::select().column("idea_id").from("part").to_owned());
    let rows = from.connection().query_all(&all).await?;
    rows.iter().map(|row| Ok(IdeaId(row.try_get("", "idea_id")?))).collect()
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

/// Takes back what a merge brought, and nothing that another part of the same idea brings too. A vote that was withdrawn
/// since then stays withdrawn, and so does a follower.
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
    let gone = return_votes(tx, merge).await?;
    return_followers(tx, merge).await?;
    let comments = return_comments(tx, merge).await?;
    let votes = i32::try_from(gone).unwrap_or(i32::MAX);
    add(tx, merge.into, (-votes, -comments)).await?;
    add(tx, merge.from, (0, comments)).await
}

/// How many votes left with it. Whoever supports another part too came with that one as well, and stays with it.
async fn return_votes(tx: &Tx, merge: &Merge) -> Result<u64, StoreError> {
    use idea_merge_vote::Column as C;
    use idea_vote::Column as V;
    let came = idea_merge_vote::Entity::find().select_only().column(C::PersonId);
    let came = came.filter(C::MergeId.eq(merge.id.0));
    let vote = |column: V| Expr::col((idea_vote::Entity, column));
    let mut others = Query::select();
    others
        .expr_as(vote(V::PersonId), "person")
        .from(idea_vote::Entity)
        .inner_join(idea_merge::Entity, part().eq(vote(V::IdeaId)))
        .and_where(vote(V::PersonId).in_subquery(came.clone().into_query()));
    let stay = staying(tx, merge, others).await?;
    for chunk in stay.iter().collect::<Vec<_>>().chunks(500) {
        let kept = chunk.iter().map(|(person, other)| idea_merge_vote::ActiveModel {
            merge_id: Set(**other),
            person_id: Set(**person),
        });
        let once = OnConflict::columns([C::MergeId, C::PersonId]).do_nothing().to_owned();
        let kept = idea_merge_vote::Entity::insert_many(kept).on_conflict(once);
        kept.exec_without_returning(&tx.0).await?;
    }
    let came: Vec<Uuid> = came.into_tuple().all(&tx.0).await?;
    let leaving: Vec<Uuid> = came.into_iter().filter(|one| !stay.contains_key(one)).collect();
    let mut gone = 0;
    for chunk in leaving.chunks(500) {
        let left = idea_vote::Entity::delete_many()
            .filter(V::IdeaId.eq(merge.into.0))
            .filter(V::PersonId.is_in(chunk.iter().copied()))
            .exec(&tx.0)
            .await?;
        gone += left.rows_affected;
    }
    Ok(gone)
}

/// The same of those who follow it.
async fn return_followers(tx: &Tx, merge: &Merge) -> Result<(), StoreError> {
    use expression_mark::Column as E;
    use idea_merge_follower::Column as C;
    let came = idea_merge_follower::Entity::find().select_only().column(C::PersonId);
    let came = came.filter(C::MergeId.eq(merge.id.0));
    let mark = |column: E| Expr::col((expression_mark::Entity, column));
    let mut others = Query::select();
    others
        .expr_as(mark(E::PersonId), "person")
        .from(expression_mark::Entity)
        .inner_join(idea_merge::Entity, part().eq(mark(E::SubjectId)))
        .and_where(mark(E::Mark).eq(Mark::Follow.code()))
        .and_where(mark(E::PersonId).in_subquery(came.clone().into_query()));
    let stay = staying(tx, merge, others).await?;
    for chunk in stay.iter().collect::<Vec<_>>().chunks(500) {
        let kept = chunk.iter().map(|(person, other)| idea_merge_follower::ActiveModel {
            merge_id: Set(**other),
            person_id: Set(**person),
        });
        let once = OnConflict::columns([C::MergeId, C::PersonId]).do_nothing().to_owned();
        let kept = idea_merge_follower::Entity::insert_many(kept).on_conflict(once);
        kept.exec_without_returning(&tx.0).await?;
    }
    let came: Vec<Uuid> = came.into_tuple().all(&tx.0).await?;
    let leaving: Vec<Uuid> = came.into_iter().filter(|one| !stay.contains_key(one)).collect();
    for chunk in leaving.chunks(500) {
        expression::unfollow_all(tx, Target::Idea(merge.into), chunk).await?;
    }
    Ok(())
}

/// The idea that a merge made a part of another.
fn part() -> Expr {
    Expr::col((idea_merge::Entity, idea_merge::Column::FromId))
}

/// Of those people, those of other ideas that are parts of the same one still, each with the first merge that brings
/// them there.
async fn staying(
    tx: &Tx,
    merge: &Merge,
    mut people: SelectStatement,
) -> Result<BTreeMap<Uuid, Uuid>, StoreError> {
    use idea_merge::Column as M;
    let column = |column: M| Expr::col((idea_merge::Entity, column));
    people
        .expr_as(column(M::Id), "other")
        .and_where(column(M::IntoId).eq(merge.into.0))
        .and_where(column(M::UndoneAt).is_null())
        .and_where(column(M::Id).ne(merge.id.0))
        .order_by((idea_merge::Entity, M::MergedAt), Order::Asc)
        .order_by((idea_merge::Entity, M::Id), Order::Asc);
    let mut found = BTreeMap::new();
    for row in tx.0.query_all(&people).await? {
        let (person, other): (Uuid, Uuid) = (row.try_get("", "person")?, row.try_get("", "other")?);
        found.entry(person).or_insert(other);
    }
    Ok(found)
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
