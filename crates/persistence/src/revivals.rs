//! Proposals to take dormant ideas up again, and what was answered.

use domain::idea::{Revival, RevivalAnswer, RevivalOutcome};
use domain::text::Paragraph;
use domain::{ChallengeId, IdeaId, RevivalId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::entity::revival::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// The proposal with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: RevivalId) -> Result<Option<Revival>, StoreError> {
    let found = Entity::find_by_id(id.0).one(from.connection()).await?;
    found.map(revival).transpose()
}

/// Every proposal about an idea, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn about(
    from: &impl Reads,
    idea: IdeaId,
    limit: u64,
) -> Result<Vec<Revival>, StoreError> {
    let rows = Entity::find()
        .filter(Column::IdeaId.eq(idea.0))
        .order_by_desc(Column::ProposedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(revival).collect()
}

/// Proposals that wait for an answer, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(from: &impl Reads, limit: u64) -> Result<Vec<Revival>, StoreError> {
    let rows = Entity::find()
        .filter(Column::WaitingIdeaId.is_not_null())
        .order_by_asc(Column::ProposedAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(revival).collect()
}

/// How many ideas were taken up again.
///
/// # Errors
/// When the database fails.
pub async fn accepted(from: &impl Reads) -> Result<u64, StoreError> {
    let accepted = Entity::find().filter(Column::Outcome.eq(RevivalOutcome::Accepted.code()));
    Ok(accepted.count(from.connection()).await?)
}

/// Adds a proposal.
///
/// # Errors
/// [`StoreError::Duplicate`] when another one waits for its answer.
pub async fn insert(tx: &Tx, revival: &Revival) -> Result<(), StoreError> {
    let Revival { id, idea, proposed_by, why, challenge, proposed_at, answer: _ } = revival;
    let row = ActiveModel {
        id: Set(id.0),
        idea_id: Set(idea.0),
        waiting_idea_id: Set(Some(idea.0)),
        proposed_by: Set(proposed_by.map(|id| id.0)),
        why: Set(why.as_str().to_owned()),
        challenge_id: Set(challenge.map(|id| id.0)),
        proposed_at: Set(instant(*proposed_at)),
        outcome: Set(None),
        answer: Set(None),
        pitched_on: Set(None),
        answered_by: Set(None),
        answered_at: Set(None),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Saves the answer to a proposal. False when somebody answered in between.
///
/// # Errors
/// When the database fails.
pub async fn answer(tx: &Tx, revival: &Revival) -> Result<bool, StoreError> {
    let Some(answer) = &revival.answer else { return Ok(false) };
    let RevivalAnswer { outcome, reason, pitched_on, answered_by, answered_at } = answer;
    let changed = Entity::update_many()
        .col_expr(Column::WaitingIdeaId, Expr::value(Option::<Uuid>::None))
        .col_expr(Column::Outcome, Expr::value(outcome.code()))
        .col_expr(Column::Answer, Expr::value(reason.as_str()))
        .col_expr(Column::PitchedOn, Expr::value(*pitched_on))
        .col_expr(Column::AnsweredBy, Expr::value(answered_by.0))
        .col_expr(Column::AnsweredAt, Expr::value(instant(*answered_at)))
        .filter(Column::Id.eq(revival.id.0))
        .filter(Column::Outcome.is_null())
        .exec(&tx.0)
        .await?;
    Ok(changed.rows_affected == 1)
}

fn revival(row: Model) -> Result<Revival, StoreError> {
    let answered = row.outcome.zip(row.answer).zip(row.answered_by).zip(row.answered_at);
    let answer = answered.map(|(((outcome, reason), by), answered_at)| {
        Ok::<_, StoreError>(RevivalAnswer {
            outcome: from_code(&outcome)?,
            reason: Paragraph::restore(reason),
            pitched_on: row.pitched_on,
            answered_by: UserId(by),
            answered_at,
        })
    });
    Ok(Revival {
        id: RevivalId(row.id),
        idea: IdeaId(row.idea_id),
        proposed_by: row.proposed_by.map(UserId),
        why: Paragraph::restore(row.why),
        challenge: row.challenge_id.map(ChallengeId),
        proposed_at: row.proposed_at,
        answer: answer.transpose()?,
    })
}
