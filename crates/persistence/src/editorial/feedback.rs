//! What those who came say of an event.

use domain::editorial::{Feedback, Sentence};
use domain::{EditorialId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::code::from_code;
use crate::entity::event_feedback::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// Keeps what somebody says of an event, in place of what they said before.
///
/// # Errors
/// When the database fails.
pub async fn leave(
    tx: &Tx,
    (event, person): (EditorialId, UserId),
    feedback: &Feedback,
) -> Result<(), StoreError> {
    let Feedback { mark, sentence } = feedback;
    let row = ActiveModel {
        event_id: Set(event.0),
        person_id: Set(person.0),
        mark: Set(mark.code().to_owned()),
        sentence: Set(sentence.as_ref().map(|sentence| sentence.as_str().to_owned())),
    };
    let instead = OnConflict::columns([Column::EventId, Column::PersonId])
        .update_columns([Column::Mark, Column::Sentence])
        .to_owned();
    Entity::insert(row).on_conflict(instead).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// What this person said of it.
///
/// # Errors
/// When the database fails.
pub async fn of(
    from: &impl Reads,
    event: EditorialId,
    person: UserId,
) -> Result<Option<Feedback>, StoreError> {
    let row = Entity::find_by_id((event.0, person.0)).one(from.connection()).await?;
    row.map(feedback).transpose()
}

/// What all said of it, without a name; of so many at most.
///
/// # Errors
/// When the database fails.
pub async fn all(
    from: &impl Reads,
    event: EditorialId,
    limit: u64,
) -> Result<Vec<Feedback>, StoreError> {
    let rows = Entity::find()
        .filter(Column::EventId.eq(event.0))
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(feedback).collect()
}

fn feedback(row: Model) -> Result<Feedback, StoreError> {
    let Model { event_id: _, person_id: _, mark, sentence } = row;
    Ok(Feedback { mark: from_code(&mark)?, sentence: sentence.map(Sentence::restore) })
}
