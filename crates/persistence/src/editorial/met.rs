//! The partners of the register that events name: beside them too, so that the register counts its meetings.

use domain::editorial::{EditorialContent, EditorialItem};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::event_partner::{ActiveModel, Column, Entity};
use crate::{StoreError, Tx};

/// Keeps those that an event names now.
pub(super) async fn keep(tx: &Tx, item: &EditorialItem) -> Result<(), StoreError> {
    let EditorialContent::Events(event) = &item.parts().content else { return Ok(()) };
    let id = item.parts().id.0;
    Entity::delete_many().filter(Column::ItemId.eq(id)).exec(&tx.0).await?;
    if event.met.is_empty() {
        return Ok(());
    }
    let met = event.met.iter();
    let rows = met.map(|one| ActiveModel { item_id: Set(id), partner_id: Set(one.0) });
    Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}
