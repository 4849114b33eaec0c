//! When the ideas of challenges are supported: what an agenda tells (R098).

use chrono::{DateTime, Utc};
use domain::access::Reached;
use domain::challenge::{ChallengeStatus, VotingDates, VotingDay};
use domain::{ChallengeId, OrganisationId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::dates::of_body;
use super::list::reached;
use super::row::voting_days_in;
use crate::code::{from_code, instant};
use crate::entity::challenge::{Column, Entity};
use crate::{Reads, StoreError};

/// When the ideas of a challenge are supported, and nothing else: where it stands, its period, the days of bodies.
///
/// # Errors
/// When the database fails.
pub async fn voting(
    from: &impl Reads,
    id: ChallengeId,
) -> Result<Option<((ChallengeStatus, VotingDates), Vec<VotingDay>)>, StoreError> {
    type Row = (String, Option<DateTime<Utc>>, Option<DateTime<Utc>>, Option<String>);
    let found: Option<Row> = Entity::find_by_id(id.0)
        .select_only()
        .columns([Column::Status, Column::VotesFrom, Column::VotesUntil, Column::Frame])
        .into_tuple()
        .one(from.connection())
        .await?;
    let Some((status, votes_from, votes_until, frame)) = found else { return Ok(None) };
    let dates = (from_code(&status)?, (votes_from, votes_until));
    Ok(Some((dates, voting_days_in(frame.as_deref())?)))
}

/// The period in which the ideas of a challenge are supported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VotingPeriod {
    /// The challenge.
    pub id: ChallengeId,
    /// Its title.
    pub title: String,
    /// From when: the opening of the challenge, when it says nothing else.
    pub begins_at: DateTime<Utc>,
    /// Until when, when it has an end.
    pub ends_at: Option<DateTime<Utc>>,
    /// The body whose challenge it is; the whole branch when none.
    pub organisation: Option<OrganisationId>,
}

/// At which instant, for whoever reads these, of a body and of the whole branch or of every body.
type Shown<'a> = (DateTime<Utc>, Option<&'a Reached>, Option<OrganisationId>);

/// The voting periods of published challenges, of those that somebody reads, that take place from one instant until
/// before another, the first to begin first; one without an end is there when it begins. A challenge that is closed `now`
/// takes no vote any more.
///
/// # Errors
/// When the database fails.
pub async fn voting_periods(
    from: &impl Reads,
    (begin, end): (DateTime<Utc>, DateTime<Utc>),
    (now, read, of): Shown<'_>,
    limit: u64,
) -> Result<Vec<VotingPeriod>, StoreError> {
    type At = Option<DateTime<Utc>>;
    type Row = (Uuid, String, Option<Uuid>, At, At, At);
    let status = || Expr::col(Column::Status);
    let until = || Expr::col(Column::VotesUntil);
    let open = Condition::any()
        .add(status().ne(ChallengeStatus::Closed.code()))
        .add(until().lte(instant(now)));
    let endless = Condition::all()
        .add(until().is_null())
        .add(Expr::col(Column::VotesFrom).gte(instant(begin)));
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Title,
            Column::OrganisationId,
            Column::OpensAt,
            Column::VotesFrom,
            Column::VotesUntil,
        ])
        .filter(status().ne(ChallengeStatus::Draft.code()))
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(of_body(of))
        .filter(open)
        .filter(begins().lt(instant(end)))
        .filter(Condition::any().add(until().gt(instant(begin))).add(endless))
        .order_by_asc(begins())
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    let period = |(id, title, body, opens_at, votes_from, ends_at): Row| {
        let begins_at = votes_from.or(opens_at)?;
        let organisation = body.map(OrganisationId);
        Some(VotingPeriod { id: ChallengeId(id), title, begins_at, ends_at, organisation })
    };
    Ok(rows.into_iter().filter_map(period).collect())
}

fn begins() -> Expr {
    Func::coalesce([Expr::col(Column::VotesFrom), Expr::col(Column::OpensAt)]).into()
}

/// The day on which a body votes on the ideas of a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyVoting {
    /// The challenge.
    pub id: ChallengeId,
    /// Its title.
    pub title: String,
    /// The body, and its day.
    pub day: VotingDay,
}

/// The days of bodies for published challenges, of those that somebody reads, that take place from one instant until
/// before another, the first to begin first. A challenge that is closed `now` takes no vote any more.
///
/// # Errors
/// When the database fails.
pub async fn voting_days(
    from: &impl Reads,
    (begin, end): (DateTime<Utc>, DateTime<Utc>),
    (now, read, of): Shown<'_>,
    limit: u64,
) -> Result<Vec<BodyVoting>, StoreError> {
    type Row = (Uuid, String, String, Option<String>);
    // Few challenges have any: the others are not read.
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title, Column::Status, Column::Frame])
        .filter(Expr::col(Column::Status).ne(ChallengeStatus::Draft.code()))
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(Expr::col(Column::Frame).like("%\"voting_days\":[{%"))
        .into_tuple()
        .all(from.connection())
        .await?;
    let mut found = Vec::new();
    for (id, title, status, frame) in rows {
        let closed = status == ChallengeStatus::Closed.code();
        let days = voting_days_in(frame.as_deref())?.into_iter();
        let there = days.filter(|day| of.is_none_or(|body| day.organisation == body));
        let there = there.filter(|day| day.from < end && begin < day.until);
        let taken = there.filter(|day| !closed || day.until <= now);
        let id = ChallengeId(id);
        found.extend(taken.map(|day| BodyVoting { id, title: title.clone(), day }));
    }
    found.sort_by_key(|one| (one.day.from, one.id, one.day.organisation));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}
