//! Which practices somebody may see (A28), as a criterion: lists narrow by it in the database, never afterwards.

use domain::poc::{Sight, Visibility};
use domain::practice::Practice;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::practice::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Stored, Tx};

/// The practices that somebody may see. The same answer as [`Practice::is_seen_by`], for rows.
pub(crate) fn visible(sight: &Sight) -> Condition {
    if sight.everything {
        return Condition::all();
    }
    let top = sight.top_management.then(|| Column::Visibility.eq(Visibility::TopManagement.code()));
    Condition::any()
        .add(Column::Visibility.eq(Visibility::Everyone.code()))
        .add(Column::ContactId.eq(sight.person.0))
        .add(Column::PublishedBy.eq(sight.person.0))
        .add_option(top)
        .add_option(of_their_direction(sight))
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
    let parts = practice.value.parts();
    let row = ActiveModel {
        visibility: Set(parts.visibility.code().to_owned()),
        version: Set(practice.version + 1),
        ..ActiveModel::default()
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(parts.id.0))
        .filter(Column::Version.eq(practice.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}
