//! What edits changed in ideas.

use std::collections::BTreeMap;

use domain::IdeaId;
use domain::idea::{IdeaEdit, IdeaField};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, from_json, to_json};
use crate::entity::idea_edit::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// Keeps what an edit changed.
///
/// # Errors
/// When the database fails.
pub async fn keep_edit(tx: &Tx, idea: IdeaId, edit: &IdeaEdit) -> Result<(), StoreError> {
    let IdeaEdit { entry, by, changes } = edit;
    let fields: Vec<IdeaField> = changes.iter().map(|change| change.field).collect();
    let row = ActiveModel {
        entry_id: Set(*entry),
        idea_id: Set(idea.0),
        made_by: Set(by.code().to_owned()),
        fields: Set(to_json(&fields)?),
        changes: Set(to_json(changes)?),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// What these entries of the journal changed in ideas, without the words.
///
/// # Errors
/// When the database fails.
pub async fn edited_fields(
    from: &impl Reads,
    entries: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<IdeaField>>, StoreError> {
    if entries.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::EntryId, Column::Fields])
        .filter(Column::EntryId.is_in(entries.iter().copied()))
        .into_tuple()
        .all(from.connection())
        .await?;
    rows.into_iter().map(|(entry, fields)| Ok((entry, from_json(&fields)?))).collect()
}

/// What these entries of the journal changed in ideas, in no order.
///
/// # Errors
/// When the database fails.
pub async fn edits(from: &impl Reads, entries: &[Uuid]) -> Result<Vec<IdeaEdit>, StoreError> {
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::EntryId.is_in(entries.iter().copied()))
        .all(from.connection())
        .await?;
    let edit = |Model { entry_id, made_by, changes, .. }: Model| {
        let (by, changes) = (from_code(&made_by)?, from_json(&changes)?);
        Ok(IdeaEdit { entry: entry_id, by, changes })
    };
    rows.into_iter().map(edit).collect()
}
