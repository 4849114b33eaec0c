//! What the figures of the experiments are computed from.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::poc::{PocStatus, Visibility};
use domain::portfolio::PocFigure;
use domain::reference::ReferenceCode;
use domain::text::fold;
use domain::{OrganisationId, PocId, UserId};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::code::{count, from_code, from_code_opt, from_json};
use crate::entity::poc::{Column, Entity};
use crate::entity::poc_member;
use crate::{Reads, StoreError, pocs};

/// An experiment that is not for everybody: it counts, and whom it is kept for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which one.
    pub id: PocId,
    /// Its body.
    pub organisation: OrganisationId,
    /// Its direction.
    pub department: OrganisationId,
    /// Whom it is kept for.
    pub visibility: Visibility,
    /// Who takes part in it.
    pub team: Vec<UserId>,
}

/// Every experiment, as the figures need it, and those that are kept for some.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// All of them.
    pub all: Vec<PocFigure>,
    /// Those that are kept for some.
    pub kept: Vec<Kept>,
}

#[derive(Debug, FromQueryResult)]
struct Narrow {
    id: Uuid,
    organisation_id: Uuid,
    department_id: Uuid,
    domain: String,
    trigger: Option<String>,
    objective: Option<String>,
    form: Option<String>,
    action_form: Option<String>,
    aspects: String,
    stop_cause: Option<String>,
    status: String,
    steps_passed: i16,
    health: Option<String>,
    due_on: Option<NaiveDate>,
    updated_at: DateTime<Utc>,
    open_conditions: i16,
    visibility: String,
}

const NARROW: [Column; 17] = [
    Column::Id,
    Column::OrganisationId,
    Column::DepartmentId,
    Column::Domain,
    Column::Trigger,
    Column::Objective,
    Column::Form,
    Column::ActionForm,
    Column::Aspects,
    Column::StopCause,
    Column::Status,
    Column::StepsPassed,
    Column::Health,
    Column::DueOn,
    Column::UpdatedAt,
    Column::OpenConditions,
    Column::Visibility,
];

/// Reads them all.
///
/// # Errors
/// When the database fails.
pub async fn figures(from: &impl Reads) -> Result<Figures, StoreError> {
    let rows: Vec<Narrow> = Entity::find()
        .select_only()
        .columns(NARROW)
        .into_model::<Narrow>()
        .all(from.connection())
        .await?;
    let refused = pocs::refused_among(from, None).await?;
    let mut figures = Figures { all: Vec::with_capacity(rows.len()), kept: Vec::new() };
    for row in rows {
        let visibility: Visibility = from_code(&row.visibility)?;
        if visibility != Visibility::Everyone {
            figures.kept.push(Kept {
                id: PocId(row.id),
                organisation: OrganisationId(row.organisation_id),
                department: OrganisationId(row.department_id),
                visibility,
                team: Vec::new(),
            });
        }
        let gate_refused = refused.contains(&row.id);
        figures.all.push(figure(row, gate_refused)?);
    }
    let mut teams = teams(from, figures.kept.iter().map(|kept| kept.id.0).collect()).await?;
    for kept in &mut figures.kept {
        kept.team = teams.remove(&kept.id.0).unwrap_or_default();
    }
    Ok(figures)
}

/// How many partners the experiments in progress have: case and accents make no difference between two names.
///
/// # Errors
/// When the database fails.
pub async fn active_partners(from: &impl Reads) -> Result<u64, StoreError> {
    let kept: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Partners)
        .filter(Column::Status.eq(PocStatus::InProgress.code()))
        .into_tuple()
        .all(from.connection())
        .await?;
    let mut names = BTreeSet::new();
    for partners in &kept {
        let partners = pocs::partners(partners)?;
        names.extend(partners.iter().map(|partner| fold(partner.name.as_str())));
    }
    Ok(u64::try_from(names.len()).unwrap_or(u64::MAX))
}

/// Says whether anything changed since: how many there are, how often they were saved, when they last changed.
pub type Stamp = (i64, Option<i64>, Option<DateTime<Utc>>);

/// The stamp of the experiments as they are.
///
/// # Errors
/// When the database fails.
pub async fn stamp(from: &impl Reads) -> Result<Stamp, StoreError> {
    let stamp: Option<Stamp> = Entity::find()
        .select_only()
        .column_as(Expr::col(Column::Id).count(), "pocs")
        .column_as(Expr::col(Column::Version).sum(), "saved")
        .column_as(Expr::col(Column::UpdatedAt).max(), "latest")
        .into_tuple()
        .one(from.connection())
        .await?;
    Ok(stamp.unwrap_or((0, None, None)))
}

fn figure(row: Narrow, gate_refused: bool) -> Result<PocFigure, StoreError> {
    let code = |code: Option<String>| code.map(ReferenceCode);
    Ok(PocFigure {
        id: PocId(row.id),
        organisation: OrganisationId(row.organisation_id),
        department: OrganisationId(row.department_id),
        domain: ReferenceCode(row.domain),
        trigger: code(row.trigger),
        objective: code(row.objective),
        form: from_code_opt(row.form.as_deref())?,
        action_form: code(row.action_form),
        aspects: from_json(&row.aspects)?,
        cause: code(row.stop_cause),
        status: from_code(&row.status)?,
        steps_passed: count(i64::from(row.steps_passed))?,
        health: from_code_opt(row.health.as_deref())?,
        due_on: row.due_on,
        updated_on: row.updated_at.date_naive(),
        open_conditions: row.open_conditions > 0,
        gate_refused,
    })
}

async fn teams(
    from: &impl Reads,
    ids: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, Vec<UserId>>, StoreError> {
    use poc_member::Column as M;
    let mut teams: BTreeMap<Uuid, Vec<UserId>> = BTreeMap::new();
    // A statement of SQLite takes 32,766 values.
    for some in ids.chunks(10_000) {
        let rows: Vec<(Uuid, Uuid)> = poc_member::Entity::find()
            .select_only()
            .columns([M::PocId, M::PersonId])
            .filter(M::PocId.is_in(some.iter().copied()))
            .filter(M::PersonId.is_not_null())
            .into_tuple()
            .all(from.connection())
            .await?;
        for (poc, person) in rows {
            teams.entry(poc).or_default().push(UserId(person));
        }
    }
    Ok(teams)
}
