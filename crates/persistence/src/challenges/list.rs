//! Lists of challenges, and what is counted about them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::access::Reached;
use domain::challenge::{ChallengeFormat, ChallengePhase, ChallengeStatus, Theme};
use domain::idea::{IdeaStatus, InnovationForm};
use domain::poc::Sight;
use domain::{AttachmentId, ChallengeId, IdeaId, OrganisationId};
use sea_orm::sea_query::{
    Alias, Condition, Expr, ExprTrait, NullOrdering, Order, Query, SelectStatement,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Iterable, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::ChallengeRow;
use super::row::{line, theme_in};
use crate::attachments::{self, Attachment};
use crate::code::{count as counted, instant};
use crate::entity::challenge::{Column, Entity, Model};
use crate::entity::idea;
use crate::{Cursor, CursorError, Reads, Slice, StoreError, former_answers, keyset, reach};

/// Which challenges. Criteria add up.
#[derive(Clone, Debug, Default)]
pub struct ChallengeFilter {
    /// One of these statuses; any when empty.
    pub statuses: Vec<ChallengeStatus>,
    /// In one of these phases at this instant; any when empty.
    pub phases: Vec<ChallengePhase>,
    /// Of this body.
    pub organisation: Option<OrganisationId>,
    /// Of this form of innovation.
    pub form: Option<InnovationForm>,
    /// Of this kind of call.
    pub format: Option<ChallengeFormat>,
    /// Those that somebody reads; all of them when absent.
    pub read: Option<Reached>,
    /// Of those that are being prepared, the ones that somebody prepares; all of them when absent.
    pub prepared: Option<Reached>,
}

/// Challenges, the newest first.
///
/// # Errors
/// When the database fails; inside, when the cursor belongs to another list.
pub async fn list(
    from: &impl Reads,
    (filter, now): (&ChallengeFilter, DateTime<Utc>),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<ChallengeRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let (at, id) = (Column::CreatedAt, Column::Id);
    let mut select = short();
    select
        .cond_where(of(filter, now))
        .cond_where(keyset::below((at, id), last))
        .order_by((Entity, at), Order::Desc)
        .order_by((Entity, id), Order::Desc)
        .limit(u64::from(limit) + 1);
    let rows = rows(from, &select).await?;
    Ok(Ok(Slice::cut(rows, limit, |row| {
        Cursor::number(row.created_at.timestamp_micros(), row.id.0)
    })))
}

/// Challenges that take ideas at this instant, of those that somebody reads: those that close first before the others.
///
/// # Errors
/// When the database fails.
pub async fn taking_ideas(
    from: &impl Reads,
    (at, read): (DateTime<Utc>, Option<&Reached>),
    limit: u64,
) -> Result<Vec<ChallengeRow>, StoreError> {
    let mut select = short();
    select
        .cond_where(in_phase(ChallengePhase::Open, at).add_option(read.map(reached)))
        .order_by_with_nulls(Column::ClosesAt, Order::Asc, NullOrdering::Last)
        .order_by(Column::Id, Order::Asc)
        .limit(limit);
    rows(from, &select).await
}

/// Challenges that meet every criterion and take ideas at some time between two instants, in the order in which they
/// open.
///
/// # Errors
/// When the database fails.
pub async fn calendar(
    from: &impl Reads,
    filter: &ChallengeFilter,
    (begin, end): (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ChallengeRow>, StoreError> {
    let mut select = short();
    let closes = Expr::col(Column::ClosesAt);
    select
        .cond_where(of(filter, begin))
        .and_where(Expr::col(Column::OpensAt).lt(instant(end)))
        .cond_where(Condition::any().add(closes.clone().is_null()).add(closes.gt(instant(begin))))
        .order_by(Column::OpensAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(limit);
    rows(from, &select).await
}

/// What these challenges are about.
///
/// # Errors
/// When the database fails.
pub async fn themes(
    from: &impl Reads,
    ids: &[ChallengeId],
) -> Result<BTreeMap<ChallengeId, Theme>, StoreError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found: Vec<(Uuid, Option<String>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Frame])
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(from.connection())
        .await?;
    let theme =
        |(id, frame): (Uuid, Option<String>)| Ok((ChallengeId(id), theme_in(frame.as_deref())?));
    found.into_iter().map(theme).collect()
}

/// The other editions of a series, of those that somebody reads, the last first.
///
/// # Errors
/// When the database fails.
pub async fn editions(
    from: &impl Reads,
    (series, except): (&str, ChallengeId),
    (read, limit): (Option<&Reached>, u64),
) -> Result<Vec<ChallengeRow>, StoreError> {
    let mut select = short();
    select
        .cond_where(Condition::all().add_option(read.map(reached)))
        .and_where(Expr::col(Column::SeriesKey).eq(series))
        .and_where(Expr::col(Column::Id).ne(except.0))
        .and_where(Expr::col(Column::Status).ne(ChallengeStatus::Draft.code()))
        .order_by_with_nulls(Column::Edition, Order::Desc, NullOrdering::Last)
        .order_by(Column::Id, Order::Desc)
        .limit(limit);
    rows(from, &select).await
}

/// How many challenges take ideas at this instant, of those that somebody reads.
///
/// # Errors
/// When the database fails.
pub async fn count_taking_ideas(
    from: &impl Reads,
    at: DateTime<Utc>,
    read: Option<&Reached>,
) -> Result<u64, StoreError> {
    total(from, in_phase(ChallengePhase::Open, at).add_option(read.map(reached))).await
}

/// How many challenges there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(
    from: &impl Reads,
    filter: &ChallengeFilter,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    total(from, of(filter, now)).await
}

/// How many answers of a challenge have no closing answer of their own, besides some.
///
/// # Errors
/// When the database fails.
pub async fn unanswered(
    from: &impl Reads,
    id: ChallengeId,
    besides: &BTreeSet<IdeaId>,
) -> Result<u64, StoreError> {
    use idea::Column as C;
    let waiting = [IdeaStatus::Submitted.code(), IdeaStatus::UnderReview.code()];
    let mut select = Query::select();
    select
        .expr_as(Expr::col(C::Id).count(), "total")
        .from(idea::Entity)
        .and_where(Expr::col(C::ChallengeId).eq(id.0))
        .and_where(Expr::col(C::Status).is_in(waiting))
        .and_where(Expr::col(C::MergedInto).is_null());
    if !besides.is_empty() {
        select.and_where(Expr::col(C::Id).is_not_in(besides.iter().map(|idea| idea.0)));
    }
    let total = match from.connection().query_one(&select).await? {
        Some(row) => row.try_get("", "total")?,
        None => 0_i64,
    };
    counted(total)
}

fn of(filter: &ChallengeFilter, now: DateTime<Utc>) -> Condition {
    let ChallengeFilter { statuses, phases, organisation, form, format, read, prepared } = filter;
    let published = || Expr::col(Column::Status).ne(ChallengeStatus::Draft.code());
    let theirs = |prepared: &Reached| Condition::any().add(published()).add(reached(prepared));
    let mut all = Condition::all()
        .add_option(read.as_ref().map(reached))
        .add_option(prepared.as_ref().map(theirs))
        .add_option(organisation.map(|id| Expr::col(Column::OrganisationId).eq(id.0)))
        .add_option(form.map(|form| Expr::col(Column::Form).eq(form.code())))
        .add_option(format.map(|format| Expr::col(Column::Format).eq(format.code())));
    if !statuses.is_empty() {
        let codes = statuses.iter().map(|status| status.code());
        all = all.add(Expr::col(Column::Status).is_in(codes));
    }
    if !phases.is_empty() {
        let any = phases.iter().map(|phase| in_phase(*phase, now));
        all = all.add(any.fold(Condition::any(), Condition::add));
    }
    all
}

/// What somebody reaches of the challenges: theirs are those that they are in charge of.
pub(super) fn reached(reached: &Reached) -> Condition {
    let column = |column: Column| Expr::col((Entity, column));
    let theirs = Condition::all().add(column(Column::OwnerId).eq(reached.person.0));
    let place = (column(Column::OrganisationId), column(Column::Id));
    reach::reached(reached, place, Some(theirs))
}

/// What somebody reads of the challenges, when it is not all of them.
pub(crate) fn read_by(sight: &Sight) -> Option<Condition> {
    sight.challenges.as_ref().map(reached)
}

/// Those of these challenges that somebody reads, in no order.
pub(crate) async fn seen_among(
    from: &impl Reads,
    ids: Vec<Uuid>,
    sight: &Sight,
) -> Result<Vec<Uuid>, StoreError> {
    let Some(read) = read_by(sight).filter(|_| !ids.is_empty()) else { return Ok(ids) };
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids))
        .filter(read)
        .into_tuple()
        .all(from.connection())
        .await?)
}

/// The same question as [`domain::challenge::Timetable::phase`], to the database.
pub(crate) fn in_phase(phase: ChallengePhase, at: DateTime<Utc>) -> Condition {
    let at = instant(at);
    let status = |status: ChallengeStatus| Expr::col(Column::Status).eq(status.code());
    let (opens, closes) = (Expr::col(Column::OpensAt), Expr::col(Column::ClosesAt));
    let begun = Condition::any().add(opens.clone().is_null()).add(opens.clone().lte(at));
    let going_on = Condition::any().add(closes.clone().is_null()).add(closes.clone().gt(at));
    match phase {
        ChallengePhase::Draft => Condition::all().add(status(ChallengeStatus::Draft)),
        ChallengePhase::Closed => Condition::all().add(status(ChallengeStatus::Closed)),
        ChallengePhase::Open => {
            Condition::all().add(status(ChallengeStatus::Open)).add(begun).add(going_on)
        }
        ChallengePhase::Announced => {
            Condition::all().add(status(ChallengeStatus::Open)).add(opens.gt(at)).add(going_on)
        }
        ChallengePhase::Evaluating => Condition::any()
            .add(status(ChallengeStatus::Evaluating))
            .add(Condition::all().add(status(ChallengeStatus::Open)).add(closes.lte(at))),
    }
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

/// Everything but what is long.
fn short() -> SelectStatement {
    let mut select = Query::select();
    for column in Column::iter() {
        let long = matches!(
            column,
            Column::Description
                | Column::DescriptionHtml
                | Column::Frame
                | Column::Results
                | Column::ResultsHtml
        );
        if long {
            let name = sea_orm::sea_query::Iden::unquoted(&column).to_owned();
            select.expr_as(Expr::value(Option::<String>::None), Alias::new(name));
        } else {
            select.column((Entity, column));
        }
    }
    select.from(Entity);
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
    let images = images(from, &found).await?;
    let line = |row: &Model| {
        let image = images.iter().find(|image| Some(image.id.0) == row.image_id).cloned();
        line(row, answers.remove(&row.id).unwrap_or_default(), image)
    };
    found.iter().map(line).collect()
}

/// The images of these challenges, in no order.
pub(super) async fn images(
    from: &impl Reads,
    challenges: &[Model],
) -> Result<Vec<Attachment>, StoreError> {
    let ids = challenges.iter().filter_map(|row| row.image_id).map(AttachmentId);
    attachments::with_ids(from, &ids.collect::<Vec<_>>()).await
}

/// How many ideas answer each of these challenges, or did before they were taken up again elsewhere.
pub(super) async fn answers(
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
        .and_where(Expr::col(idea::Column::MergedInto).is_null())
        .group_by_col(idea::Column::ChallengeId);
    let rows = from.connection().query_all(&select).await?;
    let pair = |row: &sea_orm::QueryResult| {
        let ideas: i64 = row.try_get("", "ideas")?;
        Ok((row.try_get("", "challenge_id")?, counted(ideas)?))
    };
    let here: Result<BTreeMap<Uuid, u32>, StoreError> = rows.iter().map(pair).collect();
    let mut answers = here?;
    for (challenge, left) in former_answers::counts(from, challenges).await? {
        let ideas = answers.entry(challenge).or_default();
        *ideas = ideas.saturating_add(left);
    }
    Ok(answers)
}
