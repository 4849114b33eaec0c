//! Proposals to take dormant ideas up again, and what was answered.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::Scope;
use domain::idea::{IdeaStatus, Revival, RevivalAnswer, RevivalOutcome};
use domain::text::Paragraph;
use domain::{ChallengeId, IdeaId, OrganisationId, RevivalId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::entity::idea;
use crate::entity::revival::{ActiveModel, Column, Entity, Model};
use crate::reach::in_scope;
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

/// Proposals that wait for an answer, the oldest first: all of them, or those about the ideas that stand there.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    from: &impl Reads,
    scopes: Option<&[Scope]>,
    limit: u64,
) -> Result<Vec<Revival>, StoreError> {
    let mut select = Entity::find().filter(Column::WaitingIdeaId.is_not_null());
    if let Some(scopes) = scopes {
        select = select.filter(Column::IdeaId.in_subquery(standing_in(scopes)));
    }
    let rows = select
        .order_by_asc(Column::ProposedAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(revival).collect()
}

fn standing_in(scopes: &[Scope]) -> SelectStatement {
    let there = |scope: &Scope| {
        let column = |column: idea::Column| Expr::col((idea::Entity, column));
        in_scope((column(idea::Column::OrganisationId), column(idea::Column::Id)), scope)
    };
    let any = scopes.iter().map(there).fold(Condition::any(), Condition::add);
    let mut ideas = Query::select();
    ideas.column(idea::Column::Id).from(idea::Entity).cond_where(any);
    ideas
}

/// How many ideas were taken up again.
///
/// # Errors
/// When the database fails.
pub async fn accepted(from: &impl Reads) -> Result<u64, StoreError> {
    let accepted = Entity::find().filter(Column::Outcome.eq(RevivalOutcome::Accepted.code()));
    Ok(accepted.count(from.connection()).await?)
}

/// An idea that was taken up again, and is pitched on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pitch {
    /// The idea.
    pub idea: IdeaId,
    /// Its title.
    pub title: String,
    /// On which day.
    pub on: NaiveDate,
}

/// The ideas that are pitched between two days, both included: of that body and of none, when one is named.
///
/// # Errors
/// When the database fails.
pub async fn pitches(
    from: &impl Reads,
    (first, last): (NaiveDate, NaiveDate),
    (of, limit): (Option<OrganisationId>, u64),
) -> Result<Vec<Pitch>, StoreError> {
    let rows: Vec<(Uuid, Option<NaiveDate>)> = Entity::find()
        .select_only()
        .columns([Column::IdeaId, Column::PitchedOn])
        .filter(Column::Outcome.eq(RevivalOutcome::Accepted.code()))
        .filter(Column::PitchedOn.between(first, last))
        .filter(
            Condition::all().add_option(of.map(|body| Column::IdeaId.in_subquery(around(body)))),
        )
        .order_by_asc(Column::PitchedOn)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    let titles = titles(from, rows.iter().map(|(idea, _)| *idea)).await?;
    let pitch = |(idea, on): (Uuid, Option<NaiveDate>)| {
        Some(Pitch { idea: IdeaId(idea), title: titles.get(&idea)?.clone(), on: on? })
    };
    Ok(rows.into_iter().filter_map(pitch).collect())
}

/// The ideas of a body, and those of no body.
fn around(body: OrganisationId) -> SelectStatement {
    use idea::Column as C;
    let there = Condition::any().add(C::OrganisationId.eq(body.0)).add(C::OrganisationId.is_null());
    let mut ideas = Query::select();
    ideas.column(C::Id).from(idea::Entity).cond_where(there);
    ideas
}

/// What those of these ideas are called that were neither taken back nor made one with another.
async fn titles(
    from: &impl Reads,
    ideas: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, StoreError> {
    let rows: Vec<(Uuid, String)> = idea::Entity::find()
        .select_only()
        .columns([idea::Column::Id, idea::Column::Title])
        .filter(idea::Column::Id.is_in(ideas))
        .filter(idea::Column::Status.ne(IdeaStatus::Withdrawn.code()))
        .filter(idea::Column::MergedInto.is_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().collect())
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
