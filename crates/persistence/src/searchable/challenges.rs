//! What challenges are sought by.

use domain::OrganisationId;
use domain::reference::{ReferenceCode, ReferenceList};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Contact, Searchable, TextPart, names};
use crate::entity::challenge;
use crate::{Reads, StoreError, challenges};

pub(super) async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Vec<Searchable>, StoreError> {
    let rows = challenge::Entity::find()
        .filter(challenge::Column::Id.is_in(ids.iter().copied()))
        .all(from.connection())
        .await?;
    let names = names(from, rows.iter().filter_map(|row| row.owner_id)).await?;
    let searchable = |row: challenge::Model| {
        let theme = challenges::theme(&row)?;
        let code = |code: Option<ReferenceCode>| code.map(|code| code.0);
        let (domain, subcategory) = (code(theme.domain), code(theme.subcategory));
        let lists = [
            (ReferenceList::Domain, domain.clone()),
            (ReferenceList::Subcategory, subcategory.clone()),
            (ReferenceList::InnovationField, code(theme.innovation_field)),
        ];
        let words = theme.words.into_iter().map(|word| word.as_str().to_owned());
        let owner = row.owner_id.and_then(|id| Some((id, names.get(&id)?.clone())));
        let mut challenge = Searchable {
            id: row.id,
            version: row.version,
            reference: Some(row.reference),
            title: row.title,
            status: Some(row.status),
            domain,
            subcategory,
            normed: lists.into_iter().filter_map(|(list, code)| Some((list, code?))).collect(),
            organisation: row.organisation_id.map(OrganisationId),
            day: Some(row.opens_at.unwrap_or(row.created_at).date_naive()),
            labels: row.sponsor.into_iter().chain(words).collect(),
            contact: owner.map(|(id, name)| Contact { id: Some(id), name }),
            ..Searchable::default()
        };
        challenge.say(TextPart::Problem, row.question);
        challenge.say(TextPart::Details, row.description);
        Ok(challenge)
    };
    rows.into_iter().map(searchable).collect()
}
