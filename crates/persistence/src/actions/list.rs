//! Actions one by one, of all kinds together: each kind is read up to a page, and what is read is put in order.

use chrono::{DateTime, NaiveDate, Utc};
use domain::OrganisationId;
use domain::action::{ActionFilter, ActionKind, ActionStage};
use domain::challenge::ChallengePhase;
use domain::civil::Zone;
use domain::idea::{IdeaStatus, InnovationForm};
use domain::poc::{Depth, PocStatus, Sight};
use domain::reference::ReferenceCode;
use sea_orm::sea_query::Condition;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Value,
};
use uuid::Uuid;

use super::stage_of;
use crate::code::{from_code, from_code_opt};
use crate::entity::{challenge, idea, poc, practice};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, challenges, keyset, pocs};

/// An action in a list, as each kind has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRow {
    /// What it is.
    pub kind: ActionKind,
    /// Its identifier.
    pub id: Uuid,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Where it is on the trajectory.
    pub stage: ActionStage,
    /// Its body.
    pub organisation: Option<OrganisationId>,
    /// Its domain.
    pub domain: Option<ReferenceCode>,
    /// With whom one innovates.
    pub form: Option<InnovationForm>,
    /// Which form of action it is; none for an idea and for a challenge.
    pub action_form: Option<ReferenceCode>,
    /// When it was deposited, written or published; when an experiment last changed.
    pub at: DateTime<Utc>,
    /// The day on which it begins or began, when it has one.
    pub starts_on: Option<NaiveDate>,
    /// The day on which it is to end, when it has one.
    pub ends_on: Option<NaiveDate>,
}

/// Which actions are listed, and for whom.
#[derive(Clone, Debug)]
pub struct ActionsSought<'a> {
    /// The criteria; those on kinds and on regions are said again below.
    pub filter: &'a ActionFilter,
    /// Of the kinds that are asked for, those that one may read.
    pub kinds: Vec<ActionKind>,
    /// The bodies of the region that is asked for.
    pub bodies: Option<Vec<OrganisationId>>,
    /// Of the ideas, the experiments and the practices, those that one may see.
    pub sight: Sight,
    /// What the clock says: a challenge opens by itself.
    pub now: DateTime<Utc>,
}

/// How many rows are read, and after which one.
type Page = (u64, Option<(Value, Uuid)>);

/// Actions that meet every criterion, of all kinds together, the last one first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    sought: &ActionsSought<'_>,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<ActionRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let mut rows: Vec<ActionRow> = Vec::new();
    for kind in &sought.kinds {
        let page = (u64::from(limit) + 1, last.clone());
        rows.extend(match kind {
            ActionKind::Idea => ideas(from, sought, page).await?,
            ActionKind::Challenge => calls(from, sought, page).await?,
            ActionKind::Poc => experiments(from, sought, page).await?,
            ActionKind::Practice => practices(from, sought, page).await?,
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    Ok(Ok(Slice::cut(rows, limit, |row| Cursor::number(row.at.timestamp_micros(), row.id))))
}

/// Of the bodies that are asked for.
fn there<C: ColumnTrait>(sought: &ActionsSought<'_>, organisation: C) -> Condition {
    let ActionsSought { filter, bodies, .. } = sought;
    Condition::all()
        .add_option(filter.organisation.map(|id| organisation.eq(id.0)))
        .add_option(bodies.as_ref().map(|all| organisation.is_in(all.iter().map(|id| id.0))))
}

/// Of the domain and of the form that are asked for.
fn such<C: ColumnTrait>(filter: &ActionFilter, (domain, form): (C, C)) -> Condition {
    let ActionFilter { domain: code, form: asked, .. } = filter;
    Condition::all()
        .add_option(code.as_ref().map(|code| domain.eq(code.as_str())))
        .add_option(asked.map(|asked| form.eq(asked.code())))
}

/// Of the form of action that is asked for.
fn declared<C: ColumnTrait>(filter: &ActionFilter, action_form: C) -> Condition {
    let asked = filter.action_form.as_ref();
    Condition::all().add_option(asked.map(|code| action_form.eq(code.as_str())))
}

/// The states in which one is there on the trajectory.
fn states<S: Copy>(all: &[S], stage: ActionStage, of: fn(S) -> ActionStage) -> Vec<S> {
    all.iter().copied().filter(|state| of(*state) == stage).collect()
}

#[derive(Debug, FromQueryResult)]
struct IdeaRow {
    id: Uuid,
    reference: String,
    title: String,
    status: String,
    organisation_id: Option<Uuid>,
    domain: String,
    form: String,
    deposited_at: DateTime<Utc>,
}

async fn ideas(
    from: &impl Reads,
    sought: &ActionsSought<'_>,
    (limit, last): Page,
) -> Result<Vec<ActionRow>, StoreError> {
    use idea::Column as C;
    let ActionFilter { stage, department, action_form, .. } = sought.filter;
    // An idea is of no declared form of action.
    if action_form.is_some() {
        return Ok(Vec::new());
    }
    // Of any state when no stage is asked for: the rows are then read in their order, and no further than the page.
    let there_now = stage.map(|stage| {
        let statuses = states(IdeaStatus::ALL, stage, ActionStage::of_idea);
        C::Status.is_in(statuses.into_iter().map(IdeaStatus::code))
    });
    let seen = crate::ideas::seen_by(from, &sought.sight).await?;
    let rows: Vec<IdeaRow> = idea::Entity::find()
        .select_only()
        .columns([C::Id, C::Reference, C::Title, C::Status, C::OrganisationId])
        .columns([C::Domain, C::Form, C::DepositedAt])
        .filter(C::MergedInto.is_null())
        .filter(seen)
        .filter(Condition::all().add_option(there_now))
        .filter(Condition::all().add_option(department.map(|id| C::DepartmentId.eq(id.0))))
        .filter(there(sought, C::OrganisationId))
        .filter(such(sought.filter, (C::Domain, C::Form)))
        .filter(keyset::below((C::DepositedAt, C::Id), last))
        .order_by_desc(C::DepositedAt)
        .order_by_desc(C::Id)
        .limit(limit)
        .into_model::<IdeaRow>()
        .all(from.connection())
        .await?;
    let row = |row: IdeaRow| {
        Ok(ActionRow {
            kind: ActionKind::Idea,
            id: row.id,
            reference: row.reference,
            title: row.title,
            stage: ActionStage::of_idea(from_code::<IdeaStatus>(&row.status)?),
            organisation: row.organisation_id.map(OrganisationId),
            domain: Some(ReferenceCode(row.domain)),
            form: Some(from_code(&row.form)?),
            action_form: None,
            at: row.deposited_at,
            starts_on: None,
            ends_on: None,
        })
    };
    rows.into_iter().map(row).collect()
}

#[derive(Debug, FromQueryResult)]
struct PracticeRow {
    id: Uuid,
    reference: String,
    title: String,
    organisation_id: Uuid,
    domain: String,
    form: Option<String>,
    action_form: Option<String>,
    published_at: DateTime<Utc>,
}

async fn practices(
    from: &impl Reads,
    sought: &ActionsSought<'_>,
    (limit, last): Page,
) -> Result<Vec<ActionRow>, StoreError> {
    use practice::Column as C;
    let ActionFilter { stage, department, .. } = sought.filter;
    // A practice is what was achieved.
    if stage.is_some_and(|stage| stage != ActionStage::Achieved) {
        return Ok(Vec::new());
    }
    let rows: Vec<PracticeRow> = practice::Entity::find()
        .select_only()
        .columns([C::Id, C::Reference, C::Title, C::OrganisationId])
        .columns([C::Domain, C::Form, C::ActionForm, C::PublishedAt])
        .filter(C::WithdrawnAt.is_null())
        .filter(crate::practices::visible(&sought.sight))
        .filter(Condition::all().add_option(department.map(|id| C::DepartmentId.eq(id.0))))
        .filter(there(sought, C::OrganisationId))
        .filter(such(sought.filter, (C::Domain, C::Form)))
        .filter(declared(sought.filter, C::ActionForm))
        .filter(keyset::below((C::PublishedAt, C::Id), last))
        .order_by_desc(C::PublishedAt)
        .order_by_desc(C::Id)
        .limit(limit)
        .into_model::<PracticeRow>()
        .all(from.connection())
        .await?;
    let row = |row: PracticeRow| {
        Ok(ActionRow {
            kind: ActionKind::Practice,
            id: row.id,
            reference: row.reference,
            title: row.title,
            stage: ActionStage::Achieved,
            organisation: Some(OrganisationId(row.organisation_id)),
            domain: Some(ReferenceCode(row.domain)),
            form: from_code_opt(row.form.as_deref())?,
            action_form: row.action_form.map(ReferenceCode),
            at: row.published_at,
            starts_on: None,
            ends_on: None,
        })
    };
    rows.into_iter().map(row).collect()
}

#[derive(Debug, FromQueryResult)]
struct CallRow {
    id: Uuid,
    reference: String,
    title: String,
    status: String,
    organisation_id: Option<Uuid>,
    form: String,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
}

async fn calls(
    from: &impl Reads,
    sought: &ActionsSought<'_>,
    (limit, last): Page,
) -> Result<Vec<ActionRow>, StoreError> {
    use challenge::Column as C;
    let ActionFilter { stage, department, domain, form, action_form, .. } = sought.filter;
    // A challenge has no domain and no declared form of action, and is of a body.
    if department.is_some() || domain.is_some() || action_form.is_some() {
        return Ok(Vec::new());
    }
    let phases = ChallengePhase::ALL.iter().copied().filter(|phase| {
        let there = ActionStage::of_challenge(*phase);
        there.is_some() && (stage.is_none() || there == *stage)
    });
    let any = |any: Condition, phase| any.add(challenges::in_phase(phase, sought.now));
    let phases: Vec<ChallengePhase> = phases.collect();
    if phases.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<CallRow> = challenge::Entity::find()
        .select_only()
        .columns([C::Id, C::Reference, C::Title, C::Status, C::OrganisationId])
        .columns([C::Form, C::OpensAt, C::ClosesAt, C::CreatedAt])
        .filter(phases.into_iter().fold(Condition::any(), any))
        .filter(Condition::all().add_option(challenges::read_by(&sought.sight)))
        .filter(there(sought, C::OrganisationId))
        .filter(Condition::all().add_option(form.map(|form| C::Form.eq(form.code()))))
        .filter(keyset::below((C::CreatedAt, C::Id), last))
        .order_by_desc(C::CreatedAt)
        .order_by_desc(C::Id)
        .limit(limit)
        .into_model::<CallRow>()
        .all(from.connection())
        .await?;
    let mut calls = Vec::with_capacity(rows.len());
    for row in rows {
        let dates = (row.opens_at, row.closes_at);
        let Some(stage) = stage_of(&row.status, dates, sought.now)? else { continue };
        calls.push(ActionRow {
            kind: ActionKind::Challenge,
            id: row.id,
            reference: row.reference,
            title: row.title,
            stage,
            organisation: row.organisation_id.map(OrganisationId),
            domain: None,
            form: Some(from_code(&row.form)?),
            action_form: None,
            at: row.created_at,
            starts_on: row.opens_at.map(|at| Zone::Paris.day(at)),
            ends_on: row.closes_at.map(|at| Zone::Paris.day(at)),
        });
    }
    Ok(calls)
}

#[derive(Debug, FromQueryResult)]
struct PocRow {
    id: Uuid,
    reference: String,
    title: String,
    status: String,
    organisation_id: Uuid,
    domain: String,
    form: Option<String>,
    action_form: Option<String>,
    starts_on: Option<NaiveDate>,
    started_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    updated_at: DateTime<Utc>,
}

async fn experiments(
    from: &impl Reads,
    sought: &ActionsSought<'_>,
    (limit, last): Page,
) -> Result<Vec<ActionRow>, StoreError> {
    use poc::Column as C;
    let ActionFilter { stage, department, .. } = sought.filter;
    let there_now = stage.map(|stage| {
        let statuses = states(PocStatus::ALL, stage, ActionStage::of_poc);
        C::Status.is_in(statuses.into_iter().map(PocStatus::code))
    });
    let rows: Vec<PocRow> = poc::Entity::find()
        .select_only()
        .columns([C::Id, C::Reference, C::Title, C::Status, C::OrganisationId, C::Domain])
        .columns([C::Form, C::ActionForm, C::StartsOn, C::StartedOn, C::DueOn, C::UpdatedAt])
        .filter(pocs::visible(&sought.sight, Depth::Sheet))
        .filter(Condition::all().add_option(there_now))
        .filter(Condition::all().add_option(department.map(|id| C::DepartmentId.eq(id.0))))
        .filter(there(sought, C::OrganisationId))
        .filter(such(sought.filter, (C::Domain, C::Form)))
        .filter(declared(sought.filter, C::ActionForm))
        .filter(keyset::below((C::UpdatedAt, C::Id), last))
        .order_by_desc(C::UpdatedAt)
        .order_by_desc(C::Id)
        .limit(limit)
        .into_model::<PocRow>()
        .all(from.connection())
        .await?;
    let row = |row: PocRow| {
        Ok(ActionRow {
            kind: ActionKind::Poc,
            id: row.id,
            reference: row.reference,
            title: row.title,
            stage: ActionStage::of_poc(from_code::<PocStatus>(&row.status)?),
            organisation: Some(OrganisationId(row.organisation_id)),
            domain: Some(ReferenceCode(row.domain)),
            form: from_code_opt(row.form.as_deref())?,
            action_form: row.action_form.map(ReferenceCode),
            at: row.updated_at,
            starts_on: row.started_on.or(row.starts_on),
            ends_on: row.due_on,
        })
    };
    rows.into_iter().map(row).collect()
}
