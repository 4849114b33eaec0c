//! Experiments in lists: what a summary sheet shows, and no body.

mod filter;
mod order;
mod refused;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::poc::{GateVerdict, Health, PocStatus, Step, Visibility};
use domain::reference::ReferenceCode;
use domain::{OrganisationId, PocId};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::code::{count as counted, from_code, from_code_opt};
use crate::entity::poc::{Column, Entity};
use crate::entity::{poc_gate, poc_keyword, poc_passed_step};
use crate::{Cursor, CursorError, Reads, Slice, StoreError};

pub use filter::PocFilter;
pub use order::PocSort;
pub(crate) use refused::refused_among;

/// An experiment in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PocRow {
    /// Its identifier.
    pub id: PocId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Where it stands.
    pub status: PocStatus,
    /// How many steps are passed.
    pub steps_passed: u8,
    /// What step 7 decided, once it is finished.
    pub verdict: Option<GateVerdict>,
    /// Why it stopped, while it is stopped.
    pub cause: Option<ReferenceCode>,
    /// Its declared mood.
    pub health: Option<Health>,
    /// The direction it comes from.
    pub department: OrganisationId,
    /// The body of that direction.
    pub organisation: OrganisationId,
    /// Domain of intervention.
    pub domain: ReferenceCode,
    /// What set it off.
    pub trigger: Option<ReferenceCode>,
    /// Which form of action it is.
    pub action_form: Option<ReferenceCode>,
    /// Real start, or planned one.
    pub starts_on: Option<NaiveDate>,
    /// Forecast end.
    pub ends_on: Option<NaiveDate>,
    /// Planned start.
    pub planned_start: Option<NaiveDate>,
    /// Real start.
    pub started_on: Option<NaiveDate>,
    /// The day on which it was completed or abandoned.
    pub ended_on: Option<NaiveDate>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// The day by which something is expected.
    pub due_on: Option<NaiveDate>,
    /// Whether conditions of its first gate are still to be lifted.
    pub open_conditions: bool,
    /// Whether its next gate said no, and nothing was reworked since.
    pub gate_refused: bool,
    /// Who may read it.
    pub visibility: Visibility,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, FromQueryResult)]
struct Narrow {
    id: Uuid,
    reference: String,
    title: String,
    title_key: String,
    excerpt: String,
    status: String,
    steps_passed: i16,
    health: Option<String>,
    department_id: Uuid,
    organisation_id: Uuid,
    domain: String,
    trigger: Option<String>,
    action_form: Option<String>,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    planned_start: Option<NaiveDate>,
    started_on: Option<NaiveDate>,
    stop_cause: Option<String>,
    stopped_at: Option<DateTime<Utc>>,
    due_on: Option<NaiveDate>,
    open_conditions: i16,
    visibility: String,
    updated_at: DateTime<Utc>,
}

const NARROW: [Column; 23] = [
    Column::Id,
    Column::Reference,
    Column::Title,
    Column::TitleKey,
    Column::Excerpt,
    Column::Status,
    Column::StepsPassed,
    Column::Health,
    Column::DepartmentId,
    Column::OrganisationId,
    Column::Domain,
    Column::Trigger,
    Column::ActionForm,
    Column::StartsOn,
    Column::EndsOn,
    Column::PlannedStart,
    Column::StartedOn,
    Column::StopCause,
    Column::StoppedAt,
    Column::DueOn,
    Column::OpenConditions,
    Column::Visibility,
    Column::UpdatedAt,
];

/// Experiments that meet every criterion, in order.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor belongs to another order.
pub async fn list(
    from: &impl Reads,
    filter: &PocFilter,
    sort: PocSort,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<PocRow>, CursorError>, StoreError> {
    let mut rows: Vec<Narrow> = Vec::new();
    let Ok(parts) = order::parts(sort, after) else { return Ok(Err(CursorError)) };
    for part in parts {
        let missing = u64::from(limit) + 1 - u64::try_from(rows.len()).unwrap_or_default();
        if missing == 0 {
            break;
        }
        let find = Entity::find().select_only().columns(NARROW);
        let mut find = find.filter(filter.condition()).filter(part.condition);
        for (column, direction) in part.order {
            find = find.order_by(column, direction);
        }
        rows.extend(find.limit(missing).into_model::<Narrow>().all(from.connection()).await?);
    }
    let Slice { rows, next } = Slice::cut(rows, limit, |row| order::cursor(sort, row));
    let mut keywords = keywords(from, rows.iter().map(|row| row.id)).await?;
    let finished = || rows.iter().filter(|row| row.status == PocStatus::Completed.code());
    let mut verdicts = verdicts(from, finished().map(|row| row.id)).await?;
    let mut completed = completed(from, finished().map(|row| row.id)).await?;
    let refused = refused_among(from, Some(rows.iter().map(|row| row.id).collect())).await?;
    let rows = rows.into_iter().map(|row| {
        let words = keywords.remove(&row.id).unwrap_or_default();
        let (verdict, completed_at) = (verdicts.remove(&row.id), completed.remove(&row.id));
        let gate_refused = refused.contains(&row.id);
        poc_row(row, words, (verdict, completed_at, gate_refused))
    });
    Ok(Ok(Slice { rows: rows.collect::<Result<_, _>>()?, next }))
}

/// An experiment that starts on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PocStart {
    /// Its identifier.
    pub id: PocId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: PocStatus,
    /// Real start, or planned one.
    pub on: NaiveDate,
    /// Its body.
    pub organisation: OrganisationId,
}

/// Experiments that meet every criterion and that have a date of start, the first to start first.
///
/// # Errors
/// When the database fails.
pub async fn starting(
    from: &impl Reads,
    filter: &PocFilter,
    limit: u64,
) -> Result<Vec<PocStart>, StoreError> {
    use Column as C;
    type Row = (Uuid, String, String, NaiveDate, Uuid);
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([C::Id, C::Title, C::Status, C::StartsOn, C::OrganisationId])
        .filter(filter.condition())
        .filter(Column::StartsOn.is_not_null())
        .order_by_asc(Column::StartsOn)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    let start = |(id, title, status, on, body): Row| {
        let organisation = OrganisationId(body);
        Ok(PocStart { id: PocId(id), title, status: from_code(&status)?, on, organisation })
    };
    rows.into_iter().map(start).collect()
}

/// How many experiments meet every criterion.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, filter: &PocFilter) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(filter.condition()).count(from.connection()).await?)
}

/// What step 7 decided of these finished experiments.
async fn verdicts(
    from: &impl Reads,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, GateVerdict>, StoreError> {
    let ids: Vec<Uuid> = ids.collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String)> = poc_gate::Entity::find()
        .select_only()
        .columns([poc_gate::Column::PocId, poc_gate::Column::Verdict])
        .filter(poc_gate::Column::PocId.is_in(ids))
        .filter(poc_gate::Column::Step.eq(i16::from(Step::Validate.number())))
        .into_tuple()
        .all(from.connection())
        .await?;
    rows.into_iter().map(|(id, verdict)| Ok((id, from_code(&verdict)?))).collect()
}

/// When these finished experiments were completed.
async fn completed(
    from: &impl Reads,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, DateTime<Utc>>, StoreError> {
    let ids: Vec<Uuid> = ids.collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, DateTime<Utc>)> = poc_passed_step::Entity::find()
        .select_only()
        .columns([poc_passed_step::Column::PocId, poc_passed_step::Column::PassedAt])
        .filter(poc_passed_step::Column::PocId.is_in(ids))
        .filter(poc_passed_step::Column::Step.eq(i16::from(Step::Validate.number())))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

async fn keywords(
    from: &impl Reads,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Vec<String>>, StoreError> {
    let ids: Vec<Uuid> = ids.collect();
    let mut keywords: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(keywords);
    }
    let rows = poc_keyword::Entity::find()
        .filter(poc_keyword::Column::PocId.is_in(ids))
        .order_by_asc(poc_keyword::Column::PocId)
        .order_by_asc(poc_keyword::Column::Position)
        .all(from.connection())
        .await?;
    for row in rows {
        keywords.entry(row.poc_id).or_default().push(row.word);
    }
    Ok(keywords)
}

/// The same answer as `Poc::schedule`, for rows.
const fn ended_at(
    status: PocStatus,
    completed_at: Option<DateTime<Utc>>,
    stopped_at: Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    match status {
        PocStatus::Completed => completed_at,
        PocStatus::Abandoned => stopped_at,
        PocStatus::Planned | PocStatus::InProgress | PocStatus::OnHold => None,
    }
}

fn poc_row(
    row: Narrow,
    keywords: Vec<String>,
    (verdict, completed_at, gate_refused): (Option<GateVerdict>, Option<DateTime<Utc>>, bool),
) -> Result<PocRow, StoreError> {
    let Narrow {
        id,
        reference,
        title,
        title_key: _,
        excerpt,
        status,
        steps_passed,
        health,
        department_id,
        organisation_id,
        domain,
        trigger,
        action_form,
        starts_on,
        ends_on,
        planned_start,
        started_on,
        stop_cause,
        stopped_at,
        due_on,
        open_conditions,
        visibility,
        updated_at,
    } = row;
    let status = from_code(&status)?;
    Ok(PocRow {
        id: PocId(id),
        reference,
        title,
        excerpt,
        status,
        steps_passed: counted(i64::from(steps_passed))?,
        verdict,
        cause: stop_cause.map(ReferenceCode),
        health: from_code_opt(health.as_deref())?,
        department: OrganisationId(department_id),
        organisation: OrganisationId(organisation_id),
        domain: ReferenceCode(domain),
        trigger: trigger.map(ReferenceCode),
        action_form: action_form.map(ReferenceCode),
        starts_on,
        ends_on,
        planned_start,
        started_on,
        ended_on: ended_at(status, completed_at, stopped_at).map(|at| at.date_naive()),
        keywords,
        due_on,
        open_conditions: open_conditions > 0,
        gate_refused,
        visibility: from_code(&visibility)?,
        updated_at,
    })
}
