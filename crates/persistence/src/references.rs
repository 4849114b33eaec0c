//! The normed lists.

use domain::reference::{ReferenceBook, ReferenceCode, ReferenceItem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::code::from_code;
use crate::entity::reference_item::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

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

/// Adds those that are not there yet; those that are stay as administrators made them.
///
/// # Errors
/// When the database fails.
pub async fn insert_missing(tx: &Tx, items: &[ReferenceItem]) -> Result<(), StoreError> {
    if items.is_empty() {
        return Ok(());
    }
    let rows = items.iter().map(|item| {
        let ReferenceItem { list, code, parent, label_fr, label_en, position, active } = item;
        ActiveModel {
            id: Set(Uuid::now_v7()),
            list: Set(list.code().to_owned()),
            code: Set(code.0.clone()),
            parent: Set(parent.as_ref().map(|parent| parent.0.clone())),
            label_fr: Set(label_fr.clone()),
            label_en: Set(label_en.clone()),
            position: Set(*position),
            active: Set(*active),
        }
    });
    Entity::insert_many(rows)
        .on_conflict(OnConflict::columns([Column::List, Column::Code]).do_nothing().to_owned())
        .exec_without_returning(&tx.0)
        .await?;
    Ok(())
}

fn item(row: Model) -> Result<ReferenceItem, StoreError> {
    let Model { id: _, list, code, parent, label_fr, label_en, position, active } = row;
    Ok(ReferenceItem {
        list: from_code(&list)?,
        code: ReferenceCode(code),
        parent: parent.map(ReferenceCode),
        label_fr,
        label_en,
        position,
        active,
    })
}
