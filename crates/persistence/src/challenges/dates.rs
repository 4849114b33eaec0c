//! The dates of challenges, one by one: what an agenda tells.

use chrono::{DateTime, Utc};
use domain::ChallengeId;
use domain::challenge::ChallengeStatus;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::challenge::{Column, Entity};
use crate::{Reads, StoreError};

/// A date of a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeDate {
    /// Its identifier.
    pub id: ChallengeId,
    /// Its title.
    pub title: String,
    /// When it is.
    pub at: DateTime<Utc>,
}

/// The challenges of these statuses that open from one instant until before another, the first to open first.
///
/// # Errors
/// When the database fails.
pub async fn openings(
    from: &impl Reads,
    statuses: &[ChallengeStatus],
    between: (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ChallengeDate>, StoreError> {
    dates(from, (Column::OpensAt, statuses), between, limit).await
}

/// The same challenges by the instant at which they close, the first to close first.
///
/// # Errors
/// When the database fails.
pub async fn closings(
    from: &impl Reads,
    statuses: &[ChallengeStatus],
    between: (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ChallengeDate>, StoreError> {
    dates(from, (Column::ClosesAt, statuses), between, limit).await
}

async fn dates(
    from: &impl Reads,
    (date, statuses): (Column, &[ChallengeStatus]),
    (begin, end): (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ChallengeDate>, StoreError> {
    let rows: Vec<(Uuid, String, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title, date])
        .filter(Column::Status.is_in(statuses.iter().map(|status| status.code())))
        .filter(date.gte(instant(begin)))
        .filter(date.lt(instant(end)))
        .order_by_asc(date)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    let one = |(id, title, at)| ChallengeDate { id: ChallengeId(id), title, at };
    Ok(rows.into_iter().map(one).collect())
}
