//! The normed lists.

mod uses;

use domain::OrganisationId;
use domain::reference::{NormedList, ReferenceBook, ReferenceCode, ReferenceItem, ReferenceList};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::code::from_code;
use crate::entity::reference_item::{ActiveModel, Column, Entity, Model};
use crate::entity::reference_list;
use crate::{Reads, StoreError, Stored, Tx};

pub use uses::count_uses;

/// Every value of every list.
///
/// # Errors
/// When the database fails.
pub async fn all(from: &impl Reads) -> Result<ReferenceBook, StoreError> {
    let rows = Entity::find()
        .order_by_asc(Column::List)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Code)
        .all(from.connection())
        .await?;
    let items = rows.into_iter().map(item).collect::<Result<Vec<_>, _>>()?;
    Ok(ReferenceBook::new(items))
}

/// One list, and its version.
///
/// # Errors
/// When the database fails.
pub async fn find_list(
    from: &impl Reads,
    list: ReferenceList,
) -> Result<Stored<NormedList>, StoreError> {
    let kept = reference_list::Entity::find_by_id(list.code()).one(from.connection()).await?;
    let rows = Entity::find()
        .filter(Column::List.eq(list.code()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Code)
        .all(from.connection())
        .await?;
    let items = rows.into_iter().map(item).collect::<Result<Vec<_>, _>>()?;
    let value = NormedList::new(list, items);
    Ok(Stored { value, version: kept.map_or(1, |kept| kept.version) })
}

/// Saves a list: its new values, and what changed of the others.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_list(tx: &Tx, list: &Stored<NormedList>) -> Result<(), StoreError> {
    use reference_list::Column as L;
    let row = reference_list::ActiveModel {
        list: Set(list.value.list().code().to_owned()),
        version: Set(list.version + 1),
    };
    let seen = Expr::col((reference_list::Entity, L::Version)).eq(list.version);
    let kept =
        OnConflict::column(L::List).update_column(L::Version).action_and_where(seen).to_owned();
    let changed =
        reference_list::Entity::insert(row).on_conflict(kept).exec_without_returning(&tx.0).await?;
    if changed == 0 {
        return Err(StoreError::Stale);
    }
    let words = [
        Column::Parent,
        Column::LabelFr,
        Column::LabelEn,
        Column::DefinitionFr,
        Column::DefinitionEn,
        Column::Position,
        Column::Active,
        Column::OrganisationId,
    ];
    Entity::insert_many(list.value.items().iter().map(row_of))
        .on_conflict(
            OnConflict::columns([Column::List, Column::Code]).update_columns(words).to_owned(),
        )
        .exec_without_returning(&tx.0)
        .await?;
    Ok(())
}

/// Adds those that are not there yet; those that are stay as administrators made them.
///
/// # Errors
/// When the database fails.
pub async fn insert_missing(tx: &Tx, items: &[ReferenceItem]) -> Result<(), StoreError> {
    if items.is_empty() {
        return Ok(());
    }
    Entity::insert_many(items.iter().map(row_of))
        .on_conflict(OnConflict::columns([Column::List, Column::Code]).do_nothing().to_owned())
        .exec_without_returning(&tx.0)
        .await?;
    Ok(())
}

fn row_of(item: &ReferenceItem) -> ActiveModel {
    let ReferenceItem { list, code, parent, label_fr, label_en, position, active, .. } = item;
    ActiveModel {
        id: Set(Uuid::now_v7()),
        list: Set(list.code().to_owned()),
        code: Set(code.0.clone()),
        parent: Set(parent.as_ref().map(|parent| parent.0.clone())),
        label_fr: Set(label_fr.clone()),
        label_en: Set(label_en.clone()),
        definition_fr: Set(item.definition_fr.clone()),
        definition_en: Set(item.definition_en.clone()),
        position: Set(*position),
        active: Set(*active),
        organisation_id: Set(item.organisation.map(|body| body.0)),
    }
}

fn item(row: Model) -> Result<ReferenceItem, StoreError> {
    let Model { list, code, parent, label_fr, label_en, position, active, .. } = row;
    let Model { definition_fr, definition_en, organisation_id, .. } = row;
    Ok(ReferenceItem {
        list: from_code(&list)?,
        code: ReferenceCode(code),
        parent: parent.map(ReferenceCode),
        label_fr,
        label_en,
        definition_fr,
        definition_en,
        position,
        active,
        organisation: organisation_id.map(OrganisationId),
    })
}
