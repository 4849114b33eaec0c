//! Practices that are out of the Store: they stay, and are listed to those who may change them alone.

use std::collections::BTreeSet;

use domain::access::{Extent, Part};
use domain::{OrganisationId, PracticeId};
use sea_orm::sea_query::{Condition, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::editorial::Own;
use crate::entity::practice::{Column, Entity};
use crate::{Reads, StoreError};

/// Their identifiers, for what hangs on them.
pub(crate) fn withdrawn() -> SelectStatement {
    let mut ids = Query::select();
    ids.column(Column::Id).from(Entity).and_where(Column::WithdrawnAt.is_not_null());
    ids
}

/// Those that somebody may change: the same answer as [`Actor::can`](domain::access::Actor::can), for rows.
pub(super) fn changed_by(own: &Own) -> Condition {
    let Own { person, begins, part: Part { bodies, items } } = own;
    let theirs =
        Condition::any().add(Column::ContactId.eq(person.0)).add(Column::PublishedBy.eq(person.0));
    let theirs = match begins {
        Extent::Everywhere => Some(theirs),
        Extent::Bodies(here) => Some(Condition::all().add(of_bodies(here)).add(theirs)),
        Extent::Nowhere => None,
    };
    Condition::any()
        .add_option(theirs)
        .add(of_bodies(bodies))
        .add(Column::Id.is_in(items.iter().copied()))
}

fn of_bodies(bodies: &BTreeSet<OrganisationId>) -> SimpleExpr {
    Column::OrganisationId.is_in(bodies.iter().map(|body| body.0))
}

/// Those of these practices that are out of the Store.
///
/// # Errors
/// When the database fails.
pub async fn withdrawn_among(
    from: &impl Reads,
    practices: &[PracticeId],
) -> Result<BTreeSet<PracticeId>, StoreError> {
    if practices.is_empty() {
        return Ok(BTreeSet::new());
    }
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(practices.iter().map(|id| id.0)))
        .filter(Column::WithdrawnAt.is_not_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(PracticeId).collect())
}
