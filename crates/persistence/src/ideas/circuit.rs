//! Ideas on their way to an answer: what waits for one, what sleeps, what a challenge gathered.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::idea::{Author, DecisionGround, IdeaStatus};
use domain::{ChallengeId, IdeaId, UserId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryResult,
    QuerySelect,
};
use uuid::Uuid;

use super::list::{IdeaFilter, condition};
use super::promises::promise_ends;
use super::read::{IdeaRow, LINE, row, select};
use super::row::author;
use super::told::hoping;
use crate::code::from_code_opt;
use crate::entity::idea::{Column, Entity};
use crate::entity::{former_answer, revival, scorecard};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, former_answers, keyset, matching};

/// An idea that waits for its answer, or has one, as those who decide read it.
#[derive(Clone, Debug)]
pub struct CircuitRow {
    /// What a list says of it.
    pub row: IdeaRow,
    /// Its version, to decide on what was read.
    pub version: i32,
    /// The instant from which the promise made to its author is broken.
    pub promise_ends_at: Option<DateTime<Utc>>,
    /// The last answer, when it has one.
    pub reason: Option<String>,
    /// The same in one word.
    pub ground: Option<DecisionGround>,
    /// What would make it possible.
    pub condition: Option<String>,
    /// When it was answered.
    pub decided_at: Option<DateTime<Utc>>,
    /// How many scorecards were sent.
    pub scored: u32,
    /// When it left the challenge, to be taken up again: what is told is then what it was answered there.
    pub left_at: Option<DateTime<Utc>>,
}

/// A dormant idea.
#[derive(Clone, Debug)]
pub struct DormantRow {
    /// What a list says of it.
    pub row: IdeaRow,
    /// Why it sleeps.
    pub reason: Option<String>,
    /// The same in one word.
    pub ground: Option<DecisionGround>,
    /// What would make it possible.
    pub condition: Option<String>,
    /// Since when.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether somebody proposed to take it up again.
    pub proposed: bool,
}

#[derive(FromQueryResult)]
struct Answered {
    version: i32,
    verdict_reason: Option<String>,
    ground: Option<String>,
    revival_condition: Option<String>,
    decided_at: Option<DateTime<Utc>>,
}

pub(super) fn with_answer() -> impl IntoIterator<Item = Column> {
    LINE.into_iter().chain([
        Column::Version,
        Column::VerdictReason,
        Column::Ground,
        Column::RevivalCondition,
        Column::DecidedAt,
    ])
}

/// Every answer of a challenge, in the order in which they came.
///
/// # Errors
/// When the database fails.
pub async fn answers(
    from: &impl Reads,
    reader: UserId,
    challenge: ChallengeId,
    limit: u64,
) -> Result<Vec<CircuitRow>, StoreError> {
    let mut select = select(reader, with_answer());
    select
        .expr_as(promise_ends(), "promise_ends_at")
        .and_where(Expr::col((Entity, Column::ChallengeId)).eq(challenge.0))
        .and_where(Expr::col((Entity, Column::MergedInto)).is_null())
        .order_by((Entity, Column::DepositedAt), Order::Asc)
        .order_by((Entity, Column::Id), Order::Asc)
        .limit(limit);
    circuit(from, &select).await
}

/// The ideas that left a challenge when they were taken up again, each with what it was answered there, in the order in
/// which they came.
///
/// # Errors
/// When the database fails.
pub async fn left_answers(
    from: &impl Reads,
    reader: UserId,
    challenge: ChallengeId,
    limit: u64,
) -> Result<Vec<CircuitRow>, StoreError> {
    use former_answer::Column as F;
    let former = |column: F| Expr::col((former_answer::Entity, column));
    let mut select = select(reader, LINE.into_iter().chain([Column::Version]));
    select
        .expr_as(former(F::Reason), "verdict_reason")
        .expr_as(former(F::Ground), "ground")
        .expr_as(former(F::RevivalCondition), "revival_condition")
        .expr_as(former(F::DecidedAt), "decided_at")
        .expr_as(former(F::LeftAt), "left_at")
        .inner_join(former_answer::Entity, former(F::IdeaId).equals((Entity, Column::Id)))
        .and_where(former(F::ChallengeId).eq(challenge.0))
        .cond_where(former_answers::stands_elsewhere())
        .order_by((Entity, Column::DepositedAt), Order::Asc)
        .order_by((Entity, Column::Id), Order::Asc)
        .limit(limit);
    let found = from.connection().query_all(&select).await?;
    found.iter().map(left_row).collect()
}

fn left_row(result: &QueryResult) -> Result<CircuitRow, StoreError> {
    let answered = Answered::from_query_result(result, "")?;
    Ok(CircuitRow {
        row: row(result)?,
        version: answered.version,
        promise_ends_at: None,
        reason: answered.verdict_reason,
        ground: from_code_opt(answered.ground.as_deref())?,
        condition: answered.revival_condition,
        decided_at: answered.decided_at,
        scored: 0,
        left_at: result.try_get("", "left_at")?,
    })
}

pub(super) async fn circuit(
    from: &impl Reads,
    select: &sea_orm::sea_query::SelectStatement,
) -> Result<Vec<CircuitRow>, StoreError> {
    let found = from.connection().query_all(select).await?;
    let mut rows = found.iter().map(circuit_row).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<Uuid> = rows.iter().map(|one| one.row.id.0).collect();
    let scored = scored(from, &ids).await?;
    for one in &mut rows {
        one.scored = scored.get(&one.row.id.0).copied().unwrap_or_default();
    }
    Ok(rows)
}

fn circuit_row(result: &QueryResult) -> Result<CircuitRow, StoreError> {
    let answered = Answered::from_query_result(result, "")?;
    Ok(CircuitRow {
        row: row(result)?,
        version: answered.version,
        promise_ends_at: result.try_get("", "promise_ends_at")?,
        reason: answered.verdict_reason,
        ground: from_code_opt(answered.ground.as_deref())?,
        condition: answered.revival_condition,
        decided_at: answered.decided_at,
        scored: 0,
        left_at: None,
    })
}

async fn scored(from: &impl Reads, ideas: &[Uuid]) -> Result<BTreeMap<Uuid, u32>, StoreError> {
    use scorecard::Column as C;
    if ideas.is_empty() {
        return Ok(BTreeMap::new());
    }
    let cards: Vec<Uuid> = scorecard::Entity::find()
        .select_only()
        .column(C::IdeaId)
        .filter(C::IdeaId.is_in(ideas.iter().copied()))
        .filter(C::SubmittedAt.is_not_null())
        .filter(C::Conflict.is_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    let mut scored = BTreeMap::new();
    for idea in cards {
        *scored.entry(idea).or_insert(0) += 1;
    }
    Ok(scored)
}

/// Dormant ideas, the last put to sleep first.
///
/// # Errors
/// When the database fails; inside, when the cursor belongs to another list.
pub async fn dormant(
    from: &impl Reads,
    reader: UserId,
    filter: &IdeaFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<DormantRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let columns = (Column::DepositedAt, Column::Id);
    let mut select = select(reader, with_answer());
    select
        .expr_as(Expr::col((revival::Entity, revival::Column::Id)), "revival_id")
        .left_join(
            revival::Entity,
            Expr::col((revival::Entity, revival::Column::WaitingIdeaId))
                .equals((Entity, Column::Id)),
        )
        .cond_where(condition(filter))
        .cond_where(keyset::below(columns, last))
        .order_by(columns.0.as_column_ref(), Order::Desc)
        .order_by(columns.1.as_column_ref(), Order::Desc)
        .limit(u64::from(limit) + 1);
    let found = from.connection().query_all(&select).await?;
    let rows = found.iter().map(dormant_row).collect::<Result<Vec<_>, _>>()?;
    Ok(Ok(Slice::cut(rows, limit, |one| {
        Cursor::number(one.row.deposited_at.timestamp_micros(), one.row.id.0)
    })))
}

fn dormant_row(result: &QueryResult) -> Result<DormantRow, StoreError> {
    let answered = Answered::from_query_result(result, "")?;
    let revival: Option<Uuid> = result.try_get("", "revival_id")?;
    Ok(DormantRow {
        row: row(result)?,
        reason: answered.verdict_reason,
        ground: from_code_opt(answered.ground.as_deref())?,
        condition: answered.revival_condition,
        decided_at: answered.decided_at,
        proposed: revival.is_some(),
    })
}

/// What a challenge is about, for dormant ideas to be compared with.
#[derive(Clone, Debug, Default)]
pub struct RevivalTheme {
    /// A domain.
    pub domain: Option<String>,
    /// A sub-category of it: then the domain alone is not enough.
    pub subcategory: Option<String>,
    /// A field of innovation.
    pub innovation_field: Option<String>,
    /// Words, any of which is enough in a title, or in what would make an idea possible.
    pub words: Vec<String>,
}

/// Dormant ideas of this theme, at most `limit`; none for a challenge without a theme.
///
/// # Errors
/// When the database fails.
pub async fn matching_theme(
    from: &impl Reads,
    theme: &RevivalTheme,
    limit: u64,
) -> Result<Vec<IdeaId>, StoreError> {
    let RevivalTheme { domain, subcategory, innovation_field, words } = theme;
    let column = |column: Column| Expr::col((Entity, column));
    let domain = domain.as_ref().filter(|_| subcategory.is_none());
    let mut any = Condition::any()
        .add_option(domain.map(|code| column(Column::Domain).eq(code.as_str())))
        .add_option(subcategory.as_ref().map(|code| column(Column::Subcategory).eq(code.as_str())))
        .add_option(
            innovation_field.as_ref().map(|code| column(Column::InnovationField).eq(code.as_str())),
        );
    for words in words.iter().filter(|words| !words.trim().is_empty()) {
        any = any.add(matching::all_words(Column::TitleKey, words));
    }
    if any.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Status.eq(IdeaStatus::NotSelected.code()))
        .filter(Column::MergedInto.is_null())
        .filter(any)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    let mut found: Vec<IdeaId> = ids.into_iter().map(IdeaId).collect();
    for idea in hoping(from, words).await? {
        if !found.contains(&idea) {
            found.push(idea);
        }
    }
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// Whose the answers of a challenge are, those that left it too, each author once.
///
/// # Errors
/// When the database fails.
pub async fn authors(from: &impl Reads, challenge: ChallengeId) -> Result<Vec<Author>, StoreError> {
    let there = Condition::all()
        .add(Column::ChallengeId.eq(challenge.0))
        .add(Column::Status.ne(IdeaStatus::Withdrawn.code()));
    let mut all = authors_of(from, there).await?;
    let left = Column::Id.in_subquery(former_answers::that_left(challenge));
    // Nobody is thanked for an idea that they took back, wherever it stood by then.
    let kept = Column::Status.ne(IdeaStatus::Withdrawn.code());
    for author in authors_of(from, Condition::all().add(left).add(kept)).await? {
        if !all.contains(&author) {
            all.push(author);
        }
    }
    Ok(all)
}

async fn authors_of(from: &impl Reads, ideas: Condition) -> Result<Vec<Author>, StoreError> {
    type Marks = (Option<Uuid>, Option<Vec<u8>>, Option<i64>);
    let rows: Vec<Marks> = Entity::find()
        .select_only()
        .columns([Column::AuthorId, Column::Seal, Column::SealSlot])
        .filter(ideas)
        .distinct()
        .into_tuple()
        .all(from.connection())
        .await?;
    rows.into_iter().map(|(id, seal, slot)| author(id, seal, slot)).collect()
}

/// These ideas, as a list says them, in no order.
///
/// # Errors
/// When the database fails.
pub async fn with_ids(
    from: &impl Reads,
    reader: UserId,
    ids: &[IdeaId],
) -> Result<Vec<IdeaRow>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut select = select(reader, LINE);
    select.and_where(Expr::col((Entity, Column::Id)).is_in(ids.iter().map(|id| id.0)));
    let found = from.connection().query_all(&select).await?;
    found.iter().map(row).collect()
}
