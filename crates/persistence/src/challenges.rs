//! Challenges.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::challenge::{Challenge, ChallengeStatus};
use domain::text::{LongText, Paragraph, Title};
use domain::{ChallengeId, OrganisationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};
use uuid::Uuid;

use crate::code::{count as counted, from_code, instant};
use crate::entity::challenge::{ActiveModel, Column, Entity, Model};
use crate::entity::idea;
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Stored, Tx, keyset};

/// A challenge as people read it.
#[derive(Clone, Debug)]
pub struct ChallengeRow {
    /// The challenge; in a list, without its description.
    pub challenge: Challenge,
    /// Its description, in HTML; none in a list.
    pub html: Option<String>,
    /// How many ideas answer it.
    pub ideas: u32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// A challenge to add.
#[derive(Clone, Debug)]
pub struct NewChallenge {
    /// The challenge.
    pub challenge: Challenge,
    /// Its description, in HTML.
    pub html: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// The challenge with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: ChallengeId,
) -> Result<Option<Stored<Challenge>>, StoreError> {
    let Some(row) = Entity::find_by_id(id.0).one(from.connection()).await? else {
        return Ok(None);
    };
    let version = row.version;
    Ok(Some(Stored { value: challenge(row)?, version }))
}

/// The challenge with this identifier, as people read it.
///
/// # Errors
/// When the database fails.
pub async fn read(from: &impl Reads, id: ChallengeId) -> Result<Option<ChallengeRow>, StoreError> {
    let Some(found) = Entity::find_by_id(id.0).one(from.connection()).await? else {
        return Ok(None);
    };
    let (html, created_at) = (found.description_html.clone(), found.created_at);
    let ideas = answers(from, &[id.0]).await?.remove(&id.0).unwrap_or_default();
    Ok(Some(ChallengeRow { challenge: challenge(found)?, html, ideas, created_at }))
}

/// Challenges of one of these statuses, the newest first.
///
/// # Errors
/// When the database fails; inside, when the cursor belongs to another list.
pub async fn list(
    from: &impl Reads,
    statuses: &[ChallengeStatus],
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<ChallengeRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let (at, id) = (Column::CreatedAt, Column::Id);
    let mut select = short();
    select
        .cond_where(of(statuses))
        .cond_where(keyset::below((at, id), last))
        .order_by((Entity, at), Order::Desc)
        .order_by((Entity, id), Order::Desc)
        .limit(u64::from(limit) + 1);
    let rows = rows(from, &select).await?;
    Ok(Ok(Slice::cut(rows, limit, |row| {
        Cursor::number(row.created_at.timestamp_micros(), row.challenge.id.0)
    })))
}

/// Challenges that take ideas at this instant, those that close first before the others.
///
/// # Errors
/// When the database fails.
pub async fn taking_ideas(
    from: &impl Reads,
    at: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<ChallengeRow>, StoreError> {
    let mut select = short();
    select
        .cond_where(open(at))
        .order_by_with_nulls(Column::ClosesAt, Order::Asc, sea_orm::sea_query::NullOrdering::Last)
        .order_by(Column::Id, Order::Asc)
        .limit(limit);
    rows(from, &select).await
}

/// How many challenges take ideas at this instant.
///
/// # Errors
/// When the database fails.
pub async fn count_taking_ideas(from: &impl Reads, at: DateTime<Utc>) -> Result<u64, StoreError> {
    total(from, open(at)).await
}

/// How many challenges have one of these statuses.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, statuses: &[ChallengeStatus]) -> Result<u64, StoreError> {
    total(from, of(statuses)).await
}

/// Adds many challenges.
///
/// # Errors
/// [`StoreError::Duplicate`] when another challenge has one of their references.
pub async fn insert_all(tx: &Tx, challenges: &[NewChallenge]) -> Result<(), StoreError> {
    for chunk in challenges.chunks(500) {
        let rows = chunk.iter().map(|NewChallenge { challenge, html, created_at }| {
            let Challenge {
                id,
                reference,
                title,
                question,
                description,
                sponsor,
                organisation,
                owner,
                status,
                opens_at,
                closes_at,
            } = challenge.clone();
            ActiveModel {
                id: Set(id.0),
                reference: Set(reference),
                title: Set(title.into_string()),
                question: Set(question.map(Paragraph::into_string)),
                description: Set(description.map(LongText::into_string)),
                description_html: Set(html.clone()),
                sponsor: Set(sponsor),
                organisation_id: Set(organisation.map(|id| id.0)),
                owner_id: Set(owner.map(|id| id.0)),
                status: Set(status.code().to_owned()),
                opens_at: Set(opens_at.map(instant)),
                closes_at: Set(closes_at.map(instant)),
                created_at: Set(instant(*created_at)),
                version: Set(1),
            }
        });
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// Saves a challenge.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(
    tx: &Tx,
    challenge: &Stored<Challenge>,
    html: Option<&str>,
) -> Result<(), StoreError> {
    let Challenge {
        id,
        reference: _,
        title,
        question,
        description,
        sponsor,
        organisation,
        owner,
        status,
        opens_at,
        closes_at,
    } = challenge.value.clone();
    let changed = Entity::update_many()
        .col_expr(Column::Title, Expr::value(title.into_string()))
        .col_expr(Column::Question, Expr::value(question.map(Paragraph::into_string)))
        .col_expr(Column::Description, Expr::value(description.map(LongText::into_string)))
        .col_expr(Column::DescriptionHtml, Expr::value(html))
        .col_expr(Column::Sponsor, Expr::value(sponsor))
        .col_expr(Column::OrganisationId, Expr::value(organisation.map(|id| id.0)))
        .col_expr(Column::OwnerId, Expr::value(owner.map(|id| id.0)))
        .col_expr(Column::Status, Expr::value(status.code()))
        .col_expr(Column::OpensAt, Expr::value(opens_at.map(instant)))
        .col_expr(Column::ClosesAt, Expr::value(closes_at.map(instant)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(challenge.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

fn of(statuses: &[ChallengeStatus]) -> Condition {
    if statuses.is_empty() {
        return Condition::all();
    }
    let codes = statuses.iter().map(|status| status.code());
    Condition::all().add(Expr::col(Column::Status).is_in(codes))
}

/// The same question as [`Challenge::takes_ideas`], to the database.
fn open(at: DateTime<Utc>) -> Condition {
    let at = instant(at);
    let opens = Expr::col(Column::OpensAt);
    let closes = Expr::col(Column::ClosesAt);
    Condition::all()
        .add(Expr::col(Column::Status).eq(ChallengeStatus::Open.code()))
        .add(Condition::any().add(opens.clone().is_null()).add(opens.lte(at)))
        .add(Condition::any().add(closes.clone().is_null()).add(closes.gt(at)))
}

async fn total(from: &impl Reads, which: Condition) -> Result<u64, StoreError> {
    let mut select = Query::select();
    select.expr_as(Expr::col(Column::Id).count(), "total").from(Entity).cond_where(which);
    let total = match from.connection().query_one(&select).await? {
        Some(row) => row.try_get("", "total")?,
        None => 0_i64,
    };
    counted(total)
}

/// Everything but the description, which is long.
fn short() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns([
            Column::Id,
            Column::Reference,
            Column::Title,
            Column::Question,
            Column::Sponsor,
            Column::OrganisationId,
            Column::OwnerId,
            Column::Status,
            Column::OpensAt,
            Column::ClosesAt,
            Column::CreatedAt,
            Column::Version,
        ])
        .expr_as(Expr::value(Option::<String>::None), "description")
        .expr_as(Expr::value(Option::<String>::None), "description_html")
        .from(Entity);
    select
}

async fn rows(
    from: &impl Reads,
    select: &SelectStatement,
) -> Result<Vec<ChallengeRow>, StoreError> {
    let found = from.connection().query_all(select).await?;
    let found = found.iter().map(|row| Model::from_query_result(row, ""));
    let found = found.collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<Uuid> = found.iter().map(|row| row.id).collect();
    let mut answers = answers(from, &ids).await?;
    let row = |found: Model| {
        let ideas = answers.remove(&found.id).unwrap_or_default();
        let created_at = found.created_at;
        Ok(ChallengeRow { challenge: challenge(found)?, html: None, ideas, created_at })
    };
    found.into_iter().map(row).collect()
}

/// How many ideas answer each of these challenges.
async fn answers(
    from: &impl Reads,
    challenges: &[Uuid],
) -> Result<BTreeMap<Uuid, u32>, StoreError> {
    if challenges.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut select = Query::select();
    select
        .column(idea::Column::ChallengeId)
        .expr_as(Expr::col(idea::Column::Id).count(), Alias::new("ideas"))
        .from(idea::Entity)
        .and_where(Expr::col(idea::Column::ChallengeId).is_in(challenges.iter().copied()))
        .group_by_col(idea::Column::ChallengeId);
    let rows = from.connection().query_all(&select).await?;
    let pair = |row: &sea_orm::QueryResult| {
        let ideas: i64 = row.try_get("", "ideas")?;
        Ok((row.try_get("", "challenge_id")?, counted(ideas)?))
    };
    rows.iter().map(pair).collect()
}

fn challenge(row: Model) -> Result<Challenge, StoreError> {
    let Model {
        id,
        reference,
        title,
        question,
        description,
        description_html: _,
        sponsor,
        organisation_id,
        owner_id,
        status,
        opens_at,
        closes_at,
        created_at: _,
        version: _,
    } = row;
    Ok(Challenge {
        id: ChallengeId(id),
        reference,
        title: Title::restore(title),
        question: question.map(Paragraph::restore),
        description: description.map(LongText::restore),
        sponsor,
        organisation: organisation_id.map(OrganisationId),
        owner: owner_id.map(UserId),
        status: from_code(&status)?,
        opens_at,
        closes_at,
    })
}
