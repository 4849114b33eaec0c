//! What somebody may see, as a criterion: lists narrow by it in the database, never afterwards.

use std::collections::{BTreeMap, BTreeSet};

use domain::PocId;
use domain::access::Reached;
use domain::poc::{Depth, MemberRole, Sight, Visibility};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Query, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::poc::{Column, Entity};
use crate::entity::{poc_member, poc_related};
use crate::{Reads, StoreError, reach};

/// The experiments that somebody may see at that depth: the same answer as [`Sight::sees`], of those that they read.
pub(crate) fn visible(sight: &Sight, depth: Depth) -> Condition {
    let read = Condition::all().add_option(sight.pocs.as_ref().map(reached));
    if sight.everything {
        return read;
    }
    let mut any = Condition::any();
    if sight.is_open(depth) {
        any = any.add(Column::Visibility.eq(Visibility::Everyone.code()));
        any = any.add(of_their_direction(sight));
        if sight.top_management {
            any = any.add(Column::Visibility.eq(Visibility::TopManagement.code()));
        }
    }
    let mut own = Query::select();
    own.column(poc_member::Column::PocId)
        .from(poc_member::Entity)
        .and_where(poc_member::Column::PersonId.eq(sight.person.0));
    read.add(any.add(Column::Id.in_subquery(own)))
}

/// What somebody reaches of the experiments: theirs are those that they lead or are of the team of.
fn reached(reached: &Reached) -> Condition {
    let roles = [MemberRole::Lead, MemberRole::Member].map(MemberRole::code);
    let mut theirs = Query::select();
    theirs
        .column(poc_member::Column::PocId)
        .from(poc_member::Entity)
        .and_where(poc_member::Column::PersonId.eq(reached.person.0))
        .and_where(poc_member::Column::Role.is_in(roles));
    let theirs = Condition::all().add(Column::Id.in_subquery(theirs));
    let column = |column: Column| Expr::col((Entity, column));
    let place = (column(Column::OrganisationId), column(Column::Id));
    reach::reached(reached, place, Some(theirs))
}

fn of_their_direction(sight: &Sight) -> Condition {
    let mut theirs = Condition::any();
    if let Some(department) = sight.department {
        theirs = theirs.add(Column::DepartmentId.eq(department.0));
    }
    if let Some(body) = sight.organisation {
        // The body itself, where it is its own direction.
        let whole = Condition::all()
            .add(Column::OrganisationId.eq(body.0))
            .add(Column::DepartmentId.eq(body.0));
        theirs = theirs.add(whole);
    }
    if theirs.is_empty() {
        theirs = theirs.add(Expr::val(1).eq(0));
    }
    Condition::all().add(Column::Visibility.eq(Visibility::Department.code())).add(theirs)
}

/// The same, for rows of another table that name an experiment in this column.
pub(crate) fn visible_through<C: ColumnTrait>(
    column: C,
    sight: &Sight,
    depth: Depth,
) -> Option<SimpleExpr> {
    if sight.everything && sight.pocs.is_none() {
        return None;
    }
    let mut seen = Query::select();
    seen.expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::Id)).equals(column.as_column_ref()))
        .cond_where(visible(sight, depth));
    Some(Expr::exists(seen))
}

/// Whether somebody may see this experiment at that depth; false when there is none.
///
/// # Errors
/// When the database fails.
pub async fn sees(
    from: &impl Reads,
    id: PocId,
    (sight, depth): (&Sight, Depth),
) -> Result<bool, StoreError> {
    let found: Option<Uuid> = Entity::find_by_id(id.0)
        .select_only()
        .column(Column::Id)
        .filter(visible(sight, depth))
        .into_tuple()
        .one(from.connection())
        .await?;
    Ok(found.is_some())
}

/// Which of these experiments somebody may see at that depth.
///
/// # Errors
/// When the database fails.
pub async fn seen_among(
    from: &impl Reads,
    ids: impl IntoIterator<Item = PocId>,
    (sight, depth): (&Sight, Depth),
) -> Result<Vec<PocId>, StoreError> {
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids))
        .filter(visible(sight, depth))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(found.into_iter().map(PocId).collect())
}

/// The experiments that name this one as having to do with them.
///
/// # Errors
/// When the database fails.
pub async fn naming(from: &impl Reads, id: PocId) -> Result<Vec<PocId>, StoreError> {
    let found: Vec<Uuid> = poc_related::Entity::find()
        .select_only()
        .column(poc_related::Column::PocId)
        .filter(poc_related::Column::OtherId.eq(id.0))
        .limit(100)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(found.into_iter().map(PocId).collect())
}

/// Which experiments have to do with one of these, whichever of the two says so.
///
/// # Errors
/// When the database fails.
pub async fn tied(from: &impl Reads, pocs: &[Uuid]) -> Result<BTreeSet<(Uuid, Uuid)>, StoreError> {
    use poc_related::Column as C;
    if pocs.is_empty() {
        return Ok(BTreeSet::new());
    }
    let either = Condition::any()
        .add(C::PocId.is_in(pocs.iter().copied()))
        .add(C::OtherId.is_in(pocs.iter().copied()));
    let rows: Vec<(Uuid, Uuid)> = poc_related::Entity::find()
        .select_only()
        .columns([C::PocId, C::OtherId])
        .filter(either)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]).collect())
}

/// Experiments, named, by identifier.
///
/// # Errors
/// When the database fails.
pub async fn named(
    from: &impl Reads,
    ids: impl IntoIterator<Item = PocId>,
) -> Result<BTreeMap<Uuid, crate::lessons::LessonPoc>, StoreError> {
    crate::lessons::pocs(from, ids.into_iter().map(|id| id.0)).await
}
