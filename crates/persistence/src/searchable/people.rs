//! What people are sought by: those who can sign in, by name; by what they know when they agree to it.

use domain::OrganisationId;
use domain::people::{AccountStatus, PersonKind};
use domain::text::{Paragraph, ShortText};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Searchable, TextPart};
use crate::entity::person::{Column, Entity, Model};
use crate::{Reads, StoreError, directory, sets};

/// Whoever has an account that may be used.
pub(super) fn found() -> Condition {
    Condition::all()
        .add(Column::Kind.eq(PersonKind::Account.code()))
        .add(Column::Status.eq(AccountStatus::Active.code()))
}

pub(super) async fn walk(
    from: &impl Reads,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    sets::walk(from, Entity::find().filter(found()), Column::Id, (after, limit)).await
}

pub(super) async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Vec<Searchable>, StoreError> {
    let rows = Entity::find()
        .filter(found())
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(from.connection())
        .await?;
    let mut cards = directory::cards(from, ids).await?;
    let searchable = |row: Model| {
        let mut person = Searchable {
            id: row.id,
            version: row.version,
            title: row.name,
            organisation: row.organisation_id.map(OrganisationId),
            ..Searchable::default()
        };
        // Only what they agree to be found by.
        let card = cards.remove(&row.id).map(|(card, _)| card).filter(|card| card.visible);
        if let Some(card) = card {
            let labels = card.expertise.into_iter().chain(card.site);
            person.labels.extend(labels.map(ShortText::into_string));
            person.say(TextPart::Summary, card.help.map(Paragraph::into_string));
        }
        person
    };
    Ok(rows.into_iter().map(searchable).collect())
}
