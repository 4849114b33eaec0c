//! Whole sets, walked by identifier: what changes meanwhile neither comes twice nor is passed over.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::{
    challenge, editorial_item, help_request, idea, poc, practice, resource_request,
};
use crate::{Reads, StoreError};

/// A set of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Ideas.
    Ideas,
    /// Challenges.
    Challenges,
    /// Experiments.
    Pocs,
    /// Practices of the Store.
    Practices,
    /// Items of every brick, published or not.
    EditorialItems,
    /// Requests for resources.
    ResourceRequests,
    /// Questions to the Dinno.
    HelpRequests,
}

/// The next identifiers of a set, in order, after this one.
///
/// # Errors
/// When the database fails.
pub async fn ids(
    from: &impl Reads,
    set: Set,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    match set {
        Set::Ideas => walk(from, idea::Entity::find(), idea::Column::Id, (after, limit)).await,
        Set::Challenges => {
            walk(from, challenge::Entity::find(), challenge::Column::Id, (after, limit)).await
        }
        Set::Pocs => walk(from, poc::Entity::find(), poc::Column::Id, (after, limit)).await,
        Set::Practices => {
            let shown = practice::Entity::find().filter(practice::Column::WithdrawnAt.is_null());
            walk(from, shown, practice::Column::Id, (after, limit)).await
        }
        Set::EditorialItems => {
            let items = editorial_item::Entity::find();
            walk(from, items, editorial_item::Column::Id, (after, limit)).await
        }
        Set::ResourceRequests => {
            let requests = resource_request::Entity::find();
            walk(from, requests, resource_request::Column::Id, (after, limit)).await
        }
        Set::HelpRequests => {
            let questions = help_request::Entity::find();
            walk(from, questions, help_request::Column::Id, (after, limit)).await
        }
    }
}

/// The next identifiers of some rows, in order, after this one.
pub(crate) async fn walk<E: EntityTrait>(
    from: &impl Reads,
    of: Select<E>,
    id: E::Column,
    (after, limit): (Option<Uuid>, u64),
) -> Result<Vec<Uuid>, StoreError> {
    let mut select = of.select_only().column(id).order_by_asc(id).limit(limit);
    if let Some(after) = after {
        select = select.filter(id.gt(after));
    }
    Ok(select.into_tuple().all(from.connection()).await?)
}
