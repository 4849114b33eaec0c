//! Which practices somebody may see (A28), as a criterion: lists narrow by it in the database, never afterwards.

use domain::access::Reached;
use domain::poc::{Sight, Visibility};
use domain::practice::Practice;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::write::save;
use crate::entity::practice::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Stored, Tx, reach};

/// The practices that somebody may see: the same answer as [`Practice::is_seen_by`], of those that they read.
pub(crate) fn visible(sight: &Sight) -> Condition {
    let read = Condition::all().add_option(sight.practices.as_ref().map(reached));
    if sight.everything {
        return read;
    }
    let top = sight.top_management.then(|| Column::Visibility.eq(Visibility::TopManagement.code()));
    let seen = Condition::any()
        .add(Column::Visibility.eq(Visibility::Everyone.code()))
        .add(Column::ContactId.eq(sight.person.0))
        .add(Column::PublishedBy.eq(sight.person.0))
        .add_option(top)
        .add_option(of_their_direction(sight));
    read.add(seen)
}

/// What somebody reaches of the practices: theirs is what they answer for.
pub(super) fn reached(reached: &Reached) -> Condition {
    let column = |column: Column| Expr::col((Entity, column));
    let person = reached.person.0;
    let theirs =
        Condition::any().add(Column::ContactId.eq(person)).add(Column::PublishedBy.eq(person));
    let place = (column(Column::OrganisationId), column(Column::Id));
    reach::reached(reached, place, Some(theirs))
}

/// Those that are kept for their direction, or for their body where none is named.
fn of_their_direction(sight: &Sight) -> Option<Condition> {
    let direction = sight.department.map(|direction| {
        let whole = Condition::all()
            .add(Column::DepartmentId.is_null())
            .add(Column::OrganisationId.eq(direction.0));
        Condition::any().add(Column::DepartmentId.eq(direction.0)).add(whole)
    });
    let body = sight.organisation.map(|body| {
        // The body itself, where it is its own direction.
        let whole = Condition::any()
            .add(Column::DepartmentId.is_null())
            .add(Column::DepartmentId.eq(body.0));
        Condition::all().add(Column::OrganisationId.eq(body.0)).add(whole)
    });
    if direction.is_none() && body.is_none() {
        return None;
    }
    let theirs = Condition::any().add_option(direction).add_option(body);
    let kept = Column::Visibility.eq(Visibility::Department.code());
    Some(Condition::all().add(kept).add(theirs))
}

/// Which of these practices somebody may see.
pub(crate) async fn seen_among(
    from: &impl Reads,
    ids: Vec<Uuid>,
    sight: &Sight,
) -> Result<Vec<Uuid>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids))
        .filter(visible(sight))
        .into_tuple()
        .all(from.connection())
        .await?)
}

/// Saves who may read a practice: nobody answers anew for what it says.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_visibility(tx: &Tx, practice: &Stored<Practice>) -> Result<(), StoreError> {
    let visibility = Set(practice.value.parts().visibility.code().to_owned());
    save(tx, practice, ActiveModel { visibility, ..ActiveModel::default() }).await
}
