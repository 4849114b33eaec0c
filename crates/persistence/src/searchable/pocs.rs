//! What experiments are sought by: their record, their answers, what was learnt, why they stopped.

use std::collections::BTreeMap;

use domain::poc::{Mark, MemberRole, Question, QuestionKind, Visibility};
use domain::reference::ReferenceList;
use domain::{OrganisationId, UserId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Audience, Contact, Searchable, TextPart, around, names};
use crate::code::from_code;
use crate::entity::{poc, poc_answer, poc_keyword, poc_lesson, poc_member, poc_technique};
use crate::{Reads, StoreError, pocs};

/// What hangs on experiments.
struct Around {
    keywords: BTreeMap<Uuid, Vec<poc_keyword::Model>>,
    answers: BTreeMap<Uuid, Vec<poc_answer::Model>>,
    lessons: BTreeMap<Uuid, Vec<poc_lesson::Model>>,
    techniques: BTreeMap<Uuid, Vec<poc_technique::Model>>,
    members: BTreeMap<Uuid, Vec<poc_member::Model>>,
    names: BTreeMap<Uuid, String>,
}

pub(super) async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Vec<Searchable>, StoreError> {
    let rows = poc::Entity::find()
        .filter(poc::Column::Id.is_in(ids.iter().copied()))
        .all(from.connection())
        .await?;
    let mut around = Around::read(from, ids).await?;
    rows.into_iter().map(|row| searchable(row, &mut around)).collect()
}

impl Around {
    async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Self, StoreError> {
        use poc_answer::Column as A;
        use poc_keyword::Column as K;
        use poc_lesson::Column as L;
        use poc_member::Column as M;
        use poc_technique::Column as T;
        let members =
            around::<poc_member::Entity>(from, (M::PocId, M::Position), ids, |row| row.poc_id);
        let members = members.await?;
        let people = members.values().flatten().filter_map(|member| member.person_id);
        Ok(Self {
            names: names(from, people).await?,
            members,
            keywords: around::<poc_keyword::Entity>(from, (K::PocId, K::Position), ids, |row| {
                row.poc_id
            })
            .await?,
            answers: around::<poc_answer::Entity>(from, (A::PocId, A::Question), ids, |row| {
                row.poc_id
            })
            .await?,
            lessons: around::<poc_lesson::Entity>(from, (L::PocId, L::WrittenAt), ids, |row| {
                row.poc_id
            })
            .await?,
            techniques: around::<poc_technique::Entity>(
                from,
                (T::PocId, T::Position),
                ids,
                |row| row.poc_id,
            )
            .await?,
        })
    }

    /// Who may find it (A06, A28).
    fn audience(&self, row: &poc::Model) -> Result<Audience, StoreError> {
        let visibility: Visibility = from_code(&row.visibility)?;
        let members = self.members.get(&row.id).into_iter().flatten();
        let members = members.filter_map(|member| member.person_id.map(UserId));
        let place = (OrganisationId(row.department_id), OrganisationId(row.organisation_id));
        let marks = Mark::of(visibility, place, members);
        Ok(Audience {
            restricted: visibility != Visibility::Everyone,
            marks: marks.iter().map(ToString::to_string).collect(),
        })
    }

    /// The names of the team, and whom to call: the lead.
    fn team(&mut self, id: Uuid) -> (Vec<String>, Option<Contact>) {
        let (mut team, mut contact) = (Vec::new(), None);
        for member in self.members.remove(&id).unwrap_or_default() {
            let name = member.person_id.and_then(|id| self.names.get(&id).cloned());
            let Some(name) = name.or(member.name) else { continue };
            if contact.is_none() && member.role == MemberRole::Lead.code() {
                contact = Some(Contact { id: member.person_id, name: name.clone() });
            }
            team.push(name);
        }
        (team, contact)
    }
}

fn searchable(row: poc::Model, around: &mut Around) -> Result<Searchable, StoreError> {
    let audience = around.audience(&row)?;
    let (team, contact) = around.team(row.id);
    let keywords = around.keywords.remove(&row.id).unwrap_or_default();
    let partners = pocs::partners(&row.partners)?;
    let techniques = around.techniques.remove(&row.id).unwrap_or_default();
    let mut normed = vec![(ReferenceList::Domain, row.domain.clone())];
    normed.extend(row.trigger.map(|code| (ReferenceList::Trigger, code)));
    normed.extend(row.action_form.map(|code| (ReferenceList::ActionForm, code)));
    normed.extend(techniques.iter().map(|row| (ReferenceList::Technique, row.name.clone())));
    let stopped = row.stop_cause.is_some() || row.stop_note.is_some();
    let cause = row.stop_cause.clone();
    normed.extend(cause.map(|code| (ReferenceList::Cause, code)));
    let labels = keywords.into_iter().map(|row| row.word);
    let labels = labels.chain(partners.into_iter().map(|partner| partner.name.into_string()));
    let day = row.started_on.or(row.starts_on).or(row.planned_start);
    let mut poc = Searchable {
        id: row.id,
        version: row.version,
        reference: Some(row.reference),
        title: row.title,
        status: Some(row.status),
        domain: Some(row.domain),
        normed,
        organisation: Some(OrganisationId(row.organisation_id)),
        day: Some(day.unwrap_or_else(|| row.created_at.date_naive())),
        labels: labels.chain(team).collect(),
        stop: stopped.then(|| (row.stop_cause, row.stop_note.clone())),
        contact,
        steps_passed: u8::try_from(row.steps_passed).ok(),
        audience,
        ..Searchable::default()
    };
    poc.say(TextPart::Summary, row.summary);
    for lesson in around.lessons.remove(&row.id).unwrap_or_default() {
        poc.say(TextPart::Lessons, Some(lesson.body));
    }
    poc.say(TextPart::Result, row.stop_note);
    poc.say(TextPart::Details, row.description);
    poc.say(TextPart::Details, row.pitch);
    for answer in around.answers.remove(&row.id).unwrap_or_default() {
        let words = Question::from_code(&answer.question)
            .is_some_and(|question| question.kind() == QuestionKind::Words);
        poc.say(TextPart::Details, Some(answer.body).filter(|_| words));
    }
    poc.texts.extend(techniques.into_iter().filter_map(|row| Some((TextPart::Details, row.note?))));
    Ok(poc)
}
