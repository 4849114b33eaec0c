//! What ideas were answered in the challenges that they left when they were taken up again: of those challenges it
//! stays true. An idea that stands in the same challenge again speaks there for itself.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::idea::{DecisionGround, FormerAnswer};
use domain::text::Paragraph;
use domain::{ChallengeId, IdeaId, RevivalId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{
    Condition, Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement,
};
use sea_orm::{ConnectionTrait, EntityTrait, Iterable};
use uuid::Uuid;

use crate::code::{count, from_code_opt, instant};
use crate::entity::former_answer::{ActiveModel, Column, Entity};
use crate::entity::{challenge, given_answer, idea, idea_counter};
use crate::ideas::ChallengeName;
use crate::{Reads, StoreError, Tx};

/// A former answer, with the challenge that keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerRow {
    /// The proposal that took the idea up again.
    pub revival: RevivalId,
    /// The challenge.
    pub challenge: ChallengeName,
    /// Why it was not selected.
    pub reason: Option<String>,
    /// The same in one word.
    pub ground: Option<DecisionGround>,
    /// What would have made it possible.
    pub condition: Option<String>,
    /// When it was answered.
    pub decided_at: Option<DateTime<Utc>>,
}

/// What is counted of the ideas that left a challenge, as they were when they did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormerTally {
    pub(crate) ideas: u32,
    pub(crate) masked: u32,
    pub(crate) votes: u32,
    pub(crate) comments: u32,
}

/// Keeps what an idea was answered in the challenge that it leaves, in the place of what it was answered there before.
///
/// # Errors
/// When the database fails.
pub async fn keep(tx: &Tx, former: &FormerAnswer) -> Result<(), StoreError> {
    let FormerAnswer { idea, challenge, revival, decision, left_at } = former;
    let counter = idea_counter::Entity::find_by_id(idea.0).one(&tx.0).await?;
    let decision = decision.as_ref();
    let condition = decision.and_then(|it| it.condition.as_ref());
    let ground = decision.and_then(|it| it.ground);
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        idea_id: Set(idea.0),
        revival_id: Set(revival.0),
        left_at: Set(instant(*left_at)),
        reason: Set(decision.map(|it| it.reason.as_str().to_owned())),
        ground: Set(ground.map(|ground| ground.code().to_owned())),
        revival_condition: Set(condition.map(Paragraph::as_str).map(str::to_owned)),
        decided_by: Set(decision.map(|it| it.decided_by.0)),
        decided_at: Set(decision.map(|it| instant(it.decided_at))),
        votes: Set(counter.as_ref().map_or(0, |counter| counter.votes)),
        comments: Set(counter.as_ref().map_or(0, |counter| counter.comments)),
    };
    let key = [Column::ChallengeId, Column::IdeaId];
    let told =
        Column::iter().filter(|column| !matches!(column, Column::ChallengeId | Column::IdeaId));
    let replace = OnConflict::columns(key).update_columns(told).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// What an idea was answered in the challenges that it left, the last first.
///
/// # Errors
/// When the database fails.
pub async fn of_idea(from: &impl Reads, id: IdeaId) -> Result<Vec<FormerRow>, StoreError> {
    use challenge::Column as C;
    let of_challenge = |column: C| Expr::col((challenge::Entity, column));
    let mut select = Query::select();
    for column in [
        Column::RevivalId,
        Column::Reason,
        Column::Ground,
        Column::RevivalCondition,
        Column::DecidedAt,
        Column::ChallengeId,
    ] {
        select.column((Entity, column));
    }
    select
        .expr_as(of_challenge(C::Reference), "challenge_reference")
        .expr_as(of_challenge(C::Title), "challenge_title")
        .from(Entity)
        .inner_join(challenge::Entity, of_challenge(C::Id).equals((Entity, Column::ChallengeId)))
        .and_where(of(Column::IdeaId).eq(id.0))
        .order_by((Entity, Column::LeftAt), Order::Desc);
    let found = from.connection().query_all(&select).await?;
    let row = |row: &sea_orm::QueryResult| {
        let ground: Option<String> = row.try_get("", "ground")?;
        Ok(FormerRow {
            revival: RevivalId(row.try_get("", "revival_id")?),
            challenge: ChallengeName {
                id: ChallengeId(row.try_get("", "challenge_id")?),
                reference: row.try_get("", "challenge_reference")?,
                title: row.try_get("", "challenge_title")?,
            },
            reason: row.try_get("", "reason")?,
            ground: from_code_opt(ground.as_deref())?,
            condition: row.try_get("", "revival_condition")?,
            decided_at: row.try_get("", "decided_at")?,
        })
    };
    found.iter().map(row).collect()
}

/// The ideas that left a challenge.
pub(crate) fn that_left(challenge: ChallengeId) -> SelectStatement {
    let mut select = gone();
    select.column((Entity, Column::IdeaId)).and_where(of(Column::ChallengeId).eq(challenge.0));
    select
}

/// How many ideas left each of these challenges.
pub(crate) async fn counts(
    from: &impl Reads,
    challenges: &[Uuid],
) -> Result<BTreeMap<Uuid, u32>, StoreError> {
    let mut select = gone();
    select
        .column((Entity, Column::ChallengeId))
        .expr_as(of(Column::IdeaId).count(), "ideas")
        .and_where(of(Column::ChallengeId).is_in(challenges.iter().copied()))
        .group_by_col((Entity, Column::ChallengeId));
    let rows = from.connection().query_all(&select).await?;
    let pair = |row: &sea_orm::QueryResult| {
        let ideas: i64 = row.try_get("", "ideas")?;
        Ok((row.try_get("", "challenge_id")?, count(ideas)?))
    };
    rows.iter().map(pair).collect()
}

/// What is counted of them.
pub(crate) async fn tally(
    from: &impl Reads,
    challenge: ChallengeId,
) -> Result<FormerTally, StoreError> {
    let masked = Expr::case(Expr::col((idea::Entity, idea::Column::Seal)).is_not_null(), 1);
    let mut select = gone();
    select
        .expr_as(of(Column::IdeaId).count(), "ideas")
        .expr_as(Expr::expr(masked).count(), "masked")
        .expr_as(of(Column::Votes).sum(), "votes")
        .expr_as(of(Column::Comments).sum(), "comments")
        .and_where(of(Column::ChallengeId).eq(challenge.0));
    let Some(row) = from.connection().query_one(&select).await? else {
        return Ok(FormerTally::default());
    };
    let summed = |name: &str| -> Result<u32, StoreError> {
        let sum: Option<i64> = row.try_get("", name)?;
        count(sum.unwrap_or_default())
    };
    Ok(FormerTally {
        ideas: count(row.try_get("", "ideas")?)?,
        masked: count(row.try_get("", "masked")?)?,
        votes: summed("votes")?,
        comments: summed("comments")?,
    })
}

/// Keeps when an idea that is taken up again was answered, and by when that was promised: wherever it goes on, that
/// answer was given. To be called before another answer is promised to it.
///
/// # Errors
/// When the database fails.
pub async fn give(
    tx: &Tx,
    (revival, id): (RevivalId, IdeaId),
    challenge: Option<ChallengeId>,
    decided_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let found = idea::Entity::find_by_id(id.0).one(&tx.0).await?;
    let row = given_answer::ActiveModel {
        revival_id: Set(revival.0),
        idea_id: Set(id.0),
        challenge_id: Set(challenge.map(|challenge| challenge.0)),
        decided_at: Set(instant(decided_at)),
        promise_ends_at: Set(found.and_then(|idea| idea.promise_ends_at)),
    };
    given_answer::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// How many ideas that were taken up again had been answered as one challenge promised, or as all and administrators
/// did, and how many too late.
pub(crate) async fn promises(
    from: &impl Reads,
    challenge: Option<ChallengeId>,
) -> Result<(u32, u32), StoreError> {
    use given_answer::Column as G;
    let given = |column: G| Expr::col((given_answer::Entity, column));
    let ends = || {
        let of_challenge = Expr::col((challenge::Entity, challenge::Column::PromiseEndsAt));
        Expr::from(Func::coalesce([of_challenge, given(G::PromiseEndsAt)]))
    };
    let how_many = |condition: Expr| Expr::expr(Expr::case(condition, 1)).count();
    let mut select = Query::select();
    select
        .expr_as(how_many(given(G::DecidedAt).lt(ends())), "kept")
        .expr_as(how_many(given(G::DecidedAt).gte(ends())), "broken")
        .from(given_answer::Entity)
        .left_join(
            challenge::Entity,
            Expr::col((challenge::Entity, challenge::Column::Id))
                .equals((given_answer::Entity, G::ChallengeId)),
        )
        .cond_where(
            Condition::all().add_option(challenge.map(|id| given(G::ChallengeId).eq(id.0))),
        );
    let Some(row) = from.connection().query_one(&select).await? else { return Ok((0, 0)) };
    Ok((count(row.try_get("", "kept")?)?, count(row.try_get("", "broken")?)?))
}

/// Former answers of ideas that stand elsewhere now.
fn gone() -> SelectStatement {
    let mut select = Query::select();
    select
        .from(Entity)
        .inner_join(
            idea::Entity,
            Expr::col((idea::Entity, idea::Column::Id)).equals((Entity, Column::IdeaId)),
        )
        .cond_where(stands_elsewhere());
    select
}

/// That an idea does not stand in the challenge that keeps its former answer.
pub(crate) fn stands_elsewhere() -> Condition {
    let now = || Expr::col((idea::Entity, idea::Column::ChallengeId));
    Condition::any().add(now().is_null()).add(now().ne(of(Column::ChallengeId)))
}

fn of(column: Column) -> Expr {
    Expr::col((Entity, column))
}
