//! What succeeded lately (R248): one row for each success, written with the fact that tells it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::celebration::Success;
use domain::idea::IdeaStatus;
use domain::poc::{Depth, GateVerdict, Member, PocStatus, Sight, Step};
use domain::practice::Maturity;
use domain::{IdeaId, OrganisationId, PocId, PracticeId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, OnConflict, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::entity::celebration::{ActiveModel, Column, Entity, Model};
use crate::entity::{idea, poc, poc_gate, poc_member, practice};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Tx, keyset};

/// A success that is celebrated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CelebrationRow {
    /// What it is.
    pub success: Success,
    /// What succeeded.
    pub target: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// What somebody may read of.
#[derive(Clone, Debug)]
pub struct Celebrated {
    /// These successes alone.
    pub successes: Vec<Success>,
    /// Of the experiments and the practices, those that they may see.
    pub sight: Sight,
    /// Since this instant.
    pub since: DateTime<Utc>,
}

/// A practice that is celebrated: its title, and what leads to those who made it.
#[derive(Clone, Debug)]
pub struct CelebratedPractice {
    /// Its title.
    pub title: String,
    /// Whom to call about it.
    pub contact: UserId,
    /// The body that it comes from.
    pub organisation: OrganisationId,
    /// The experiment that proved it.
    pub poc: Option<PocId>,
    /// The idea that it comes from.
    pub idea: Option<IdeaId>,
}

/// An experiment that is celebrated.
#[derive(Clone, Debug)]
pub struct CelebratedPoc {
    /// Its title.
    pub title: String,
    /// Its team, in order.
    pub team: Vec<Member>,
    /// How deep it is open to whoever reads.
    pub depth: Depth,
}

impl CelebratedPoc {
    /// Its team, and how deep it is open: what those to thank are told from.
    #[must_use]
    pub fn told(&self) -> (&[Member], Depth) {
        (self.team.as_slice(), self.depth)
    }
}

/// Keeps a success: the last time, when it comes again.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep(
    tx: &Tx,
    (success, target): (Success, Uuid),
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = ActiveModel {
        success: Set(success.code().to_owned()),
        target_id: Set(target),
        celebrated_at: Set(instant(at)),
    };
    let again = OnConflict::columns([Column::Success, Column::TargetId])
        .update_column(Column::CelebratedAt)
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Whether this success was told already, however long ago.
///
/// # Errors
/// When the database fails.
pub async fn was_told(
    from: &impl Reads,
    success: Success,
    target: Uuid,
) -> Result<bool, StoreError> {
    let key = (success.code().to_owned(), target);
    Ok(Entity::find_by_id(key).one(from.connection()).await?.is_some())
}

/// What is still a success, the last one first: what was undone since is left out.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    celebrated: &Celebrated,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<CelebrationRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let mut standing = Condition::any();
    for success in &celebrated.successes {
        let one = Condition::all()
            .add(Column::Success.eq(success.code()))
            .add(Column::TargetId.in_subquery(still(*success, &celebrated.sight)));
        standing = standing.add(one);
    }
    if standing.is_empty() {
        return Ok(Ok(Slice { rows: Vec::new(), next: None }));
    }
    let rows = Entity::find()
        .filter(Column::CelebratedAt.gte(instant(celebrated.since)))
        .filter(standing)
        .filter(keyset::below((Column::CelebratedAt, Column::TargetId), last))
        .order_by_desc(Column::CelebratedAt)
        .order_by_desc(Column::TargetId)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let cursor = |row: &Model| Cursor::number(row.celebrated_at.timestamp_micros(), row.target_id);
    let Slice { rows, next } = Slice::cut(rows, limit, cursor);
    let rows = rows.into_iter().map(row).collect::<Result<_, StoreError>>()?;
    Ok(Ok(Slice { rows, next }))
}

/// What is told of these practices.
///
/// # Errors
/// When the database fails.
pub async fn practices(
    from: &impl Reads,
    ids: &[PracticeId],
) -> Result<BTreeMap<PracticeId, CelebratedPractice>, StoreError> {
    use practice::Column as C;
    type Row = (Uuid, String, Uuid, Uuid, Option<Uuid>, Option<Uuid>);
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<Row> = practice::Entity::find()
        .select_only()
        .columns([C::Id, C::Title, C::ContactId, C::OrganisationId, C::PocId, C::IdeaId])
        .filter(C::Id.is_in(ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(from.connection())
        .await?;
    let told = |(id, title, contact, organisation, poc, idea): Row| {
        let practice = CelebratedPractice {
            title,
            contact: UserId(contact),
            organisation: OrganisationId(organisation),
            poc: poc.map(PocId),
            idea: idea.map(IdeaId),
        };
        (PracticeId(id), practice)
    };
    Ok(rows.into_iter().map(told).collect())
}

/// What is told of these experiments, as far as somebody may see them.
///
/// # Errors
/// When the database fails.
pub async fn pocs(
    from: &impl Reads,
    ids: &[PocId],
    sight: &Sight,
) -> Result<BTreeMap<PocId, CelebratedPoc>, StoreError> {
    use poc_member::Column as M;
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let named: Vec<(Uuid, String)> = poc::Entity::find()
        .select_only()
        .columns([poc::Column::Id, poc::Column::Title])
        .filter(poc::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(crate::pocs::visible(sight, Depth::Sheet))
        .into_tuple()
        .all(from.connection())
        .await?;
    let named_ids = named.iter().map(|(id, _)| PocId(*id));
    let opened = crate::pocs::seen_among(from, named_ids, (sight, Depth::Record)).await?;
    let alone = |(id, title)| {
        let id = PocId(id);
        let depth = if opened.contains(&id) { Depth::Record } else { Depth::Sheet };
        (id, CelebratedPoc { title, team: Vec::new(), depth })
    };
    let mut pocs: BTreeMap<PocId, CelebratedPoc> = named.into_iter().map(alone).collect();
    let members = poc_member::Entity::find()
        .filter(M::PocId.is_in(pocs.keys().map(|id| id.0)))
        .order_by_asc(M::PocId)
        .order_by_asc(M::Position)
        .all(from.connection())
        .await?;
    for row in members {
        if let Some(poc) = pocs.get_mut(&PocId(row.poc_id)) {
            poc.team.push(crate::pocs::member(row)?);
        }
    }
    Ok(pocs)
}

fn row(row: Model) -> Result<CelebrationRow, StoreError> {
    let Model { success, target_id, celebrated_at } = row;
    Ok(CelebrationRow { success: from_code(&success)?, target: target_id, at: celebrated_at })
}

/// The objects of which it is still true.
fn still(success: Success, sight: &Sight) -> SelectStatement {
    let mut select = Query::select();
    match success {
        Success::PracticeReplicated => select
            .column(practice::Column::Id)
            .from(practice::Entity)
            .and_where(practice::Column::WithdrawnAt.is_null())
            .and_where(practice::Column::Maturity.eq(Maturity::Replicated.code()))
            .cond_where(crate::practices::visible(sight)),
        Success::PocValidated => select
            .column(poc::Column::Id)
            .from(poc::Entity)
            .and_where(poc::Column::Status.eq(PocStatus::Completed.code()))
            .and_where(poc::Column::Id.in_subquery(validated()))
            .cond_where(crate::pocs::visible(sight, Depth::Sheet)),
        Success::IdeaImplemented => select
            .column(idea::Column::Id)
            .from(idea::Entity)
            .and_where(idea::Column::MergedInto.is_null())
            .and_where(idea::Column::Status.eq(IdeaStatus::Implemented.code()))
            .cond_where(Condition::all().add_option(crate::ideas::read_by(sight))),
    };
    select
}

fn validated() -> SelectStatement {
    let mut gate = Query::select();
    gate.column(poc_gate::Column::PocId)
        .from(poc_gate::Entity)
        .and_where(poc_gate::Column::Step.eq(i16::from(Step::Validate.number())))
        .and_where(poc_gate::Column::Verdict.eq(GateVerdict::Validated.code()));
    gate
}
