//! What ideas are sought by.

use domain::OrganisationId;
use domain::poc::Visibility;
use domain::reference::ReferenceList;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Audience, Contact, Searchable, TextPart, around, names};
use crate::code::from_code;
use crate::entity::{comment, idea};
use crate::{Reads, StoreError};

/// Comments of one idea that it is sought by.
const COMMENTS: usize = 40;

/// One that became one with another is found through that other.
pub(super) fn found() -> SimpleExpr {
    idea::Column::MergedInto.is_null()
}

pub(super) async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Vec<Searchable>, StoreError> {
    let rows = idea::Entity::find()
        .filter(idea::Column::Id.is_in(ids.iter().copied()))
        .filter(found())
        .all(from.connection())
        .await?;
    let order = (comment::Column::SubjectId, comment::Column::PostedAt);
    let mut said = around::<comment::Entity>(from, order, ids, |row| row.subject_id).await?;
    let names = names(from, rows.iter().filter_map(|row| row.author_id)).await?;
    let searchable = |row: idea::Model| -> Result<Searchable, StoreError> {
        let audience = audience(&row)?;
        let author = row.author_id.and_then(|id| Some((id, names.get(&id)?.clone())));
        let mut normed = vec![
            (ReferenceList::Domain, row.domain.clone()),
            (ReferenceList::Subcategory, row.subcategory.clone()),
        ];
        normed.extend(row.innovation_field.map(|code| (ReferenceList::InnovationField, code)));
        let mut idea = Searchable {
            id: row.id,
            version: row.version,
            reference: Some(row.reference),
            title: row.title,
            status: Some(row.status),
            domain: Some(row.domain),
            subcategory: Some(row.subcategory),
            normed,
            organisation: row.organisation_id.map(OrganisationId),
            day: Some(row.deposited_at.date_naive()),
            labels: author.iter().map(|(_, name)| name.clone()).collect(),
            contact: author.map(|(id, name)| Contact { id: Some(id), name }),
            audience,
            ..Searchable::default()
        };
        idea.say(TextPart::Problem, row.problem);
        idea.say(TextPart::Proposal, row.proposal);
        idea.say(TextPart::Result, row.verdict_reason);
        let comments = said.remove(&row.id).unwrap_or_default().into_iter();
        for comment in comments.filter(|comment| comment.removed_at.is_none()).take(COMMENTS) {
            idea.say(TextPart::Comments, Some(comment.body));
        }
        Ok(idea)
    };
    rows.into_iter().map(searchable).collect()
}

/// Who may find an idea (A28). Of a masked author, nothing.
fn audience(row: &idea::Model) -> Result<Audience, StoreError> {
    let visibility: Visibility = from_code(&row.visibility)?;
    if visibility == Visibility::Everyone {
        return Ok(Audience::default());
    }
    let idea = crate::ideas::of_row(row.clone())?;
    Ok(Audience::kept(visibility, &idea.marks()))
}
