//! Gates that said no: they await nothing until the team works anew.

use std::collections::BTreeSet;

use domain::poc::GateVerdict;
use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::poc_gate::{Column, Entity};
use crate::{Reads, StoreError};

/// The same answer as `GateDecision::refuses`, for rows: what keeps its step closed is at the gate that comes next.
fn refuses() -> Condition {
    let no = GateVerdict::ALL.iter().filter(|verdict| !verdict.passes());
    Condition::all()
        .add(Column::Verdict.is_in(no.map(|verdict| verdict.code())))
        .add(Column::Reworked.eq(false))
}

/// The experiments whose next gate said no.
pub(super) fn refused() -> SelectStatement {
    Query::select().column(Column::PocId).from(Entity).cond_where(refuses()).to_owned()
}

/// The same, among these when they are named.
pub(crate) async fn refused_among(
    from: &impl Reads,
    ids: Option<Vec<Uuid>>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    if ids.as_ref().is_some_and(Vec::is_empty) {
        return Ok(BTreeSet::new());
    }
    let found: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PocId)
        .filter(refuses())
        .filter(Condition::all().add_option(ids.map(|ids| Column::PocId.is_in(ids))))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(found.into_iter().collect())
}
