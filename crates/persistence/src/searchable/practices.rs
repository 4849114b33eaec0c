//! What practices are sought by.

use domain::poc::{Mark, Visibility};
use domain::reference::ReferenceList;
use domain::{OrganisationId, UserId};
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Audience, Contact, Searchable, TextPart, around, names};
use crate::code::from_code;
use crate::entity::{practice, practice_keyword, practice_label};
use crate::{Reads, StoreError};

/// What everybody who reads practices may find.
pub(super) fn found() -> SimpleExpr {
    practice::Column::WithdrawnAt.is_null()
}

pub(super) async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Vec<Searchable>, StoreError> {
    let rows = practice::Entity::find()
        .filter(practice::Column::Id.is_in(ids.iter().copied()))
        .filter(found())
        .all(from.connection())
        .await?;
    let order = (practice_keyword::Column::PracticeId, practice_keyword::Column::Position);
    let mut words =
        around::<practice_keyword::Entity>(from, order, ids, |row| row.practice_id).await?;
    let order = (practice_label::Column::PracticeId, practice_label::Column::Position);
    let mut given =
        around::<practice_label::Entity>(from, order, ids, |row| row.practice_id).await?;
    let names = names(from, rows.iter().map(|row| row.contact_id)).await?;
    let searchable = |row: practice::Model| -> Result<Searchable, StoreError> {
        let audience = audience(&row)?;
        let keywords = words.remove(&row.id).unwrap_or_default();
        let name = names.get(&row.contact_id).cloned();
        let given = given.remove(&row.id).unwrap_or_default();
        let given = given.into_iter().map(|row| row.word);
        let labels = keywords.into_iter().map(|row| row.word).chain(given).chain(row.partners);
        let process = row.process.map(|code| (ReferenceList::Process, code));
        let form = row.action_form.map(|code| (ReferenceList::ActionForm, code));
        let normed =
            [(ReferenceList::Domain, row.domain.clone())].into_iter().chain(process).chain(form);
        let normed = normed.collect();
        let mut practice = Searchable {
            id: row.id,
            version: row.version,
            reference: Some(row.reference),
            title: row.title,
            status: Some(row.kind),
            domain: Some(row.domain),
            normed,
            organisation: Some(OrganisationId(row.organisation_id)),
            day: Some(row.published_at.date_naive()),
            audience,
            labels: labels.chain(name.clone()).collect(),
            contact: name.map(|name| Contact { id: Some(row.contact_id), name }),
            ..Searchable::default()
        };
        practice.say(TextPart::Summary, row.summary);
        practice.say(TextPart::Problem, row.problem);
        practice.say(TextPart::Proposal, row.solution);
        practice.say(TextPart::Result, row.result);
        practice.say(TextPart::Lessons, row.lessons);
        practice.say(TextPart::Details, row.conditions);
        practice.say(TextPart::Details, row.techniques);
        Ok(practice)
    };
    rows.into_iter().map(searchable).collect()
}

/// Who may find a practice, and its kits (A28).
pub(super) fn audience(row: &practice::Model) -> Result<Audience, StoreError> {
    let visibility: Visibility = from_code(&row.visibility)?;
    let body = OrganisationId(row.organisation_id);
    let direction = row.department_id.map_or(body, OrganisationId);
    let people = [UserId(row.contact_id), UserId(row.published_by)];
    Ok(Audience::kept(visibility, &Mark::of(visibility, (direction, body), people)))
}
