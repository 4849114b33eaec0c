//! Requests for resources and their lines.

mod waiting;

use std::collections::BTreeMap;

use domain::access::Part;
use domain::reference::ReferenceCode;
use domain::resource_request::{
    LineText, Purpose, ResourceLine, ResourceRequest, ResourceRequestParts,
};
use domain::text::{Paragraph, Title};
use domain::{IdeaId, OrganisationId, PocId, ResourceRequestId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::code::{count as counted, instant};
use crate::entity::{poc_member, resource_line, resource_request};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Stored, Tx, keyset};
use resource_line::Column as Line;
use resource_request::{ActiveModel, Column, Entity, Model};

pub use waiting::{Waiting, count_waiting};

/// What a list of requests is narrowed by. Criteria add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResourceFilter {
    /// Attached to this.
    pub purpose: Option<Purpose>,
    /// Asked by somebody of this body.
    pub organisation: Option<OrganisationId>,
    /// With a line of this kind.
    pub kind: Option<ReferenceCode>,
    /// With a line in this state.
    pub state: Option<ReferenceCode>,
    /// Asked by this person.
    pub requester: Option<UserId>,
    /// That concern this person; any when absent.
    pub seen_by: Option<Concerned>,
}

/// Whom a request concerns besides whoever reads all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerned {
    /// Who asked, or takes part in the experiment.
    pub person: UserId,
    /// The kinds of resources that they handle.
    pub kinds: Vec<ReferenceCode>,
    /// The bodies and the requests that they answer for.
    pub part: Part,
}

/// A request as people read it.
#[derive(Clone, Debug)]
pub struct ResourceRow {
    /// The request.
    pub request: Stored<ResourceRequest>,
    /// What else there is to know, in HTML.
    pub details_html: Option<String>,
}

impl ResourceFilter {
    fn condition(&self) -> Condition {
        let Self { purpose, organisation, kind, state, requester, seen_by } = self;
        let purpose = purpose.map(|purpose| match purpose {
            Purpose::Idea(id) => Column::IdeaId.eq(id.0),
            Purpose::Poc(id) => Column::PocId.eq(id.0),
        });
        // One line has both: « what the budget office has still to study ».
        let line = (kind.is_some() || state.is_some()).then(|| {
            let mut line = lines();
            line.cond_where(
                Condition::all()
                    .add_option(kind.as_ref().map(|kind| Line::Kind.eq(kind.as_str())))
                    .add_option(state.as_ref().map(|state| Line::State.eq(state.as_str()))),
            );
            Column::Id.in_subquery(line)
        });
        Condition::all()
            .add_option(purpose)
            .add_option(organisation.map(|id| Column::OrganisationId.eq(id.0)))
            .add_option(line)
            .add_option(requester.map(|id| Column::RequesterId.eq(id.0)))
            .add_option(seen_by.as_ref().map(concerning))
    }
}

fn concerning(concerned: &Concerned) -> Condition {
    let Concerned { person, kinds, part: Part { bodies, items } } = concerned;
    let mut team = Query::select();
    team.column(poc_member::Column::PocId)
        .from(poc_member::Entity)
        .and_where(poc_member::Column::PersonId.eq(person.0));
    let mut condition = Condition::any()
        .add(Column::RequesterId.eq(person.0))
        .add(Column::PocId.in_subquery(team))
        .add(Column::OrganisationId.is_in(bodies.iter().map(|body| body.0)))
        .add(Column::Id.is_in(items.iter().copied()));
    if !kinds.is_empty() {
        let mut handled = lines();
        handled.and_where(Line::Kind.is_in(kinds.iter().map(ReferenceCode::as_str)));
        condition = condition.add(Column::Id.in_subquery(handled));
    }
    condition
}

fn lines() -> SelectStatement {
    let mut lines = Query::select();
    lines.column(Line::RequestId).from(resource_line::Entity);
    lines
}

/// A request, when it is among those that `filter` leaves.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: ResourceRequestId,
    filter: &ResourceFilter,
) -> Result<Option<ResourceRow>, StoreError> {
    let row = Entity::find_by_id(id.0).filter(filter.condition()).one(from.connection()).await?;
    let rows = with_lines(from, row.into_iter().collect()).await?;
    Ok(rows.into_iter().next())
}

/// Requests, the newest first.
///
/// # Errors
/// When the database fails; inside, when the cursor belongs to another list.
pub async fn list(
    from: &impl Reads,
    filter: &ResourceFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<ResourceRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let rows = Entity::find()
        .filter(filter.condition())
        .filter(keyset::below((Column::RequestedAt, Column::Id), last))
        .order_by_desc(Column::RequestedAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let slice =
        Slice::cut(rows, limit, |row| Cursor::number(row.requested_at.timestamp_micros(), row.id));
    let rows = with_lines(from, slice.rows).await?;
    Ok(Ok(Slice { rows, next: slice.next }))
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, filter: &ResourceFilter) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(filter.condition()).count(from.connection()).await?)
}

/// How many lines there are of each kind in each state, all requests together (R321).
///
/// # Errors
/// When the database fails.
pub async fn totals(
    from: &impl Reads,
) -> Result<Vec<(ReferenceCode, ReferenceCode, u32)>, StoreError> {
    let rows: Vec<(String, String, i64)> = resource_line::Entity::find()
        .select_only()
        .column(Line::Kind)
        .column(Line::State)
        .column_as(Line::RequestId.count(), "lines")
        .group_by(Line::Kind)
        .group_by(Line::State)
        .into_tuple()
        .all(from.connection())
        .await?;
    let total =
        |(kind, state, lines)| Ok((ReferenceCode(kind), ReferenceCode(state), counted(lines)?));
    rows.into_iter().map(total).collect()
}

/// Adds a request and its lines.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    request: &ResourceRequest,
    details_html: Option<String>,
) -> Result<(), StoreError> {
    let ResourceRequestParts {
        id,
        reference,
        title,
        details,
        purpose,
        requester,
        organisation,
        lines,
        requested_at,
    } = request.parts();
    let (idea, poc) = match purpose {
        Some(Purpose::Idea(idea)) => (Some(idea.0), None),
        Some(Purpose::Poc(poc)) => (None, Some(poc.0)),
        None => (None, None),
    };
    let row = ActiveModel {
        id: Set(id.0),
        reference: Set(reference.clone()),
        title: Set(title.as_str().to_owned()),
        requester_id: Set(requester.0),
        organisation_id: Set(organisation.map(|id| id.0)),
        idea_id: Set(idea),
        poc_id: Set(poc),
        requested_at: Set(instant(*requested_at)),
        version: Set(1),
        details: Set(details.as_ref().map(|text| text.as_str().to_owned())),
        details_html: Set(details_html),
    };
    row.insert(&tx.0).await?;
    let rows = lines.iter().zip(0_i16..).map(|(line, position)| {
        let ResourceLine { kind, what, state, reason, decided } = line;
        resource_line::ActiveModel {
            request_id: Set(id.0),
            position: Set(position),
            kind: Set(kind.0.clone()),
            what: Set(what.as_str().to_owned()),
            state: Set(state.0.clone()),
            reason: Set(reason.as_ref().map(|text| text.as_str().to_owned())),
            decided_by: Set(decided.map(|(by, _)| by.0)),
            decided_at: Set(decided.map(|(_, at)| instant(at))),
        }
    });
    resource_line::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Saves what was answered to a line.
///
/// # Errors
/// [`StoreError::Stale`] when the request changed in between.
pub async fn update_line(
    tx: &Tx,
    request: &Stored<ResourceRequest>,
    place: usize,
) -> Result<(), StoreError> {
    let parts = request.value.parts();
    let changed = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(parts.id.0))
        .filter(Column::Version.eq(request.version))
        .exec(&tx.0)
        .await?;
    let (Some(line), Ok(position)) = (parts.lines.get(place), i16::try_from(place)) else {
        return Err(StoreError::Corrupt(format!("no line {place}")));
    };
    if changed.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    let reason = line.reason.as_ref().map(|text| text.as_str().to_owned());
    resource_line::Entity::update_many()
        .col_expr(Line::State, Expr::value(line.state.as_str()))
        .col_expr(Line::Reason, Expr::value(reason))
        .col_expr(Line::DecidedBy, Expr::value(line.decided.map(|(by, _)| by.0)))
        .col_expr(Line::DecidedAt, Expr::value(line.decided.map(|(_, at)| instant(at))))
        .filter(Line::RequestId.eq(parts.id.0))
        .filter(Line::Position.eq(position))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// The requests of these rows: one query for all their lines.
async fn with_lines(from: &impl Reads, rows: Vec<Model>) -> Result<Vec<ResourceRow>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let found = resource_line::Entity::find()
        .filter(Line::RequestId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(Line::RequestId)
        .order_by_asc(Line::Position)
        .all(from.connection())
        .await?;
    let mut lines: BTreeMap<Uuid, Vec<ResourceLine>> = BTreeMap::new();
    for row in found {
        lines.entry(row.request_id).or_default().push(line(row));
    }
    let request = |row: Model| {
        let lines = lines.remove(&row.id).unwrap_or_default();
        request(row, lines)
    };
    Ok(rows.into_iter().map(request).collect())
}

fn line(row: resource_line::Model) -> ResourceLine {
    ResourceLine {
        kind: ReferenceCode(row.kind),
        what: LineText::restore(row.what),
        state: ReferenceCode(row.state),
        reason: row.reason.map(Paragraph::restore),
        decided: row.decided_by.map(UserId).zip(row.decided_at),
    }
}

fn request(row: Model, lines: Vec<ResourceLine>) -> ResourceRow {
    let purpose = row
        .idea_id
        .map(|id| Purpose::Idea(IdeaId(id)))
        .or(row.poc_id.map(|id| Purpose::Poc(PocId(id))));
    let parts = ResourceRequestParts {
        id: ResourceRequestId(row.id),
        reference: row.reference,
        title: Title::restore(row.title),
        details: row.details.map(Paragraph::restore),
        purpose,
        requester: UserId(row.requester_id),
        organisation: row.organisation_id.map(OrganisationId),
        lines,
        requested_at: row.requested_at,
    };
    let value = ResourceRequest::restore(parts);
    let request = Stored { value, version: row.version };
    ResourceRow { request, details_html: row.details_html }
}
