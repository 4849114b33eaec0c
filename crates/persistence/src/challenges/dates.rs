//! The dates of challenges, one by one: what an agenda tells.

use chrono::{DateTime, Utc};
use domain::access::Reached;
use domain::challenge::ChallengeStatus;
use domain::{ChallengeId, OrganisationId};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::list::reached;
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
    /// The body whose challenge it is; the whole branch when none.
    pub organisation: Option<OrganisationId>,
}

/// Which challenges an agenda tells: of these statuses, of those that somebody reads, of a body and of the whole branch
/// or of every body.
type Shown<'a> = (&'a [ChallengeStatus], Option<&'a Reached>, Option<OrganisationId>);

/// Those of a body and of the whole branch; all of them when none is named.
pub(super) fn of_body(of: Option<OrganisationId>) -> Condition {
    let shared = |id: OrganisationId| {
        let body = Column::OrganisationId;
        Condition::any().add(body.is_null()).add(body.eq(id.0))
    };
    Condition::all().add_option(of.map(shared))
}

/// The challenges of these statuses that open from one instant until before another, of those that somebody reads: the
/// first to open first.
///
/// # Errors
/// When the database fails.
pub async fn openings(
    from: &impl Reads,
    shown: Shown<'_>,
    between: (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ChallengeDate>, StoreError> {
    dates(from, (Column::OpensAt, shown), between, limit).await
}

/// The same challenges by the instant at which they close, the first to close first.
///
/// # Errors
/// When the database fails.
pub async fn closings(
    from: &impl Reads,
    shown: Shown<'_>,
    between: (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ChallengeDate>, StoreError> {
    dates(from, (Column::ClosesAt, shown), between, limit).await
}

async fn dates(
    from: &impl Reads,
    (date, (statuses, read, of)): (Column, Shown<'_>),
    (begin, end): (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ChallengeDate>, StoreError> {
    let rows: Vec<(Uuid, String, Option<Uuid>, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title, Column::OrganisationId, date])
        .filter(Column::Status.is_in(statuses.iter().map(|status| status.code())))
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(of_body(of))
        .filter(date.gte(instant(begin)))
        .filter(date.lt(instant(end)))
        .order_by_asc(date)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    let one = |(id, title, body, at): (Uuid, String, Option<Uuid>, DateTime<Utc>)| {
        let organisation = body.map(OrganisationId);
        ChallengeDate { id: ChallengeId(id), title, at, organisation }
    };
    Ok(rows.into_iter().map(one).collect())
}
