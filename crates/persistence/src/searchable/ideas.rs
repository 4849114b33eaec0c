//! What ideas are sought by.

use domain::OrganisationId;
use domain::reference::ReferenceList;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Contact, Searchable, TextPart, around, names};
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
    let searchable = |row: idea::Model| {
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
            ..Searchable::default()
        };
        idea.say(TextPart::Problem, row.problem);
        idea.say(TextPart::Proposal, row.proposal);
        idea.say(TextPart::Result, row.verdict_reason);
        let comments = said.remove(&row.id).unwrap_or_default().into_iter();
        for comment in comments.filter(|comment| comment.removed_at.is_none()).take(COMMENTS) {
            idea.say(TextPart::Comments, Some(comment.body));
        }
        idea
    };
    Ok(rows.into_iter().map(searchable).collect())
}
