//! Rows of an experiment, back into the domain.

mod lists;
mod steering;

use std::collections::BTreeMap;

use domain::poc::{
    Answers, Assurances, GateDecision, HealthReport, Lifecycle, Member, MemberName, PassedStep,
    Poc, PocHeader, PocParts, PocStatus, Question, State, Step, Stop, StopCause, Technique,
};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, ShortText, Title};
use domain::{IdeaId, OrganisationId, PassageId, PocId, PracticeId, UserId};

pub(crate) use lists::partners;
pub(super) use lists::{KeptPartner, KeptReference};
pub(super) use steering::{KeptTracking, kept_conditions};

use super::PocRecord;
use super::parts::PartRows;
use crate::code::{from_code, from_code_opt};
use crate::entity::{poc, poc_answer, poc_gate, poc_member, poc_passed_step, poc_technique};
use crate::{StoreError, Stored};

/// The step with this number.
pub(crate) fn step(number: i16) -> Result<Step, StoreError> {
    u8::try_from(number)
        .ok()
        .and_then(Step::from_number)
        .ok_or_else(|| StoreError::Corrupt(format!("{number} is no step")))
}

/// The experiment that its rows make.
pub(super) fn record(row: poc::Model, parts: PartRows) -> Result<PocRecord, StoreError> {
    let PartRows { members, keywords, techniques, answers, passed, gates, related } = parts;
    let lifecycle = lifecycle(&row, passed, gates)?;
    let version = row.version;
    let (excerpt, updated_at) = (row.excerpt.clone(), row.updated_at);
    let description_html = row.description_html.clone();
    let (id, reference) = (PocId(row.id), row.reference.clone());
    let (idea, practice) = (row.idea_id.map(IdeaId), row.practice_id.map(PracticeId));
    let (created_by, created_at) = (row.created_by.map(UserId), row.created_at);
    let keywords = keywords.into_iter().map(|row| ShortText::restore(row.word)).collect();
    let visibility = from_code(&row.visibility)?;
    let tracking = row.tracking.as_deref().map(steering::tracking).transpose()?;
    let related = related.into_iter().map(|row| PocId(row.other_id)).collect();
    let header = header(row, (keywords, related))?;
    let (answers, answers_html) = answers_of(answers)?;
    let poc = Poc::restore(PocParts {
        id,
        reference,
        header,
        members: members.into_iter().map(member).collect::<Result<_, _>>()?,
        lifecycle,
        answers,
        techniques: techniques.into_iter().map(technique).collect::<Result<_, _>>()?,
        tracking,
        visibility,
        idea,
        practice,
        created_by,
        created_at,
    });
    let poc = Stored { value: poc, version };
    Ok(PocRecord { poc, excerpt, updated_at, description_html, answers_html })
}

fn header(
    row: poc::Model,
    (keywords, related): (Vec<ShortText>, Vec<PocId>),
) -> Result<PocHeader, StoreError> {
    let note = row.health_note.map(Paragraph::restore);
    let health = from_code_opt(row.health.as_deref())?;
    Ok(PocHeader {
        title: Title::restore(row.title),
        summary: row.summary.map(Paragraph::restore),
        description: row.description.map(LongText::restore),
        department: OrganisationId(row.department_id),
        organisation: OrganisationId(row.organisation_id),
        domain: ReferenceCode(row.domain),
        trigger: row.trigger.map(ReferenceCode),
        starts_on: row.planned_start,
        ends_on: row.ends_on,
        keywords,
        form: from_code_opt(row.form.as_deref())?,
        action_form: row.action_form.map(ReferenceCode),
        aspects: crate::code::from_json(&row.aspects)?,
        objective: row.objective.map(ReferenceCode),
        lifecycle_position: row.lifecycle_position.map(ReferenceCode),
        health: health.map(|health| HealthReport { health, note }),
        pitch: row.pitch.map(Paragraph::restore),
        sponsor_word: row.sponsor_word.map(Paragraph::restore),
        partners: partners(&row.partners)?,
        external_references: lists::external_references(&row.external_references)?,
        sustainable: row.sustainable,
        qualities: crate::code::from_json(&row.qualities)?,
        video: crate::video::of_column(row.video.as_deref())?,
        related,
        milestones: crate::code::from_json(&row.milestones)?,
    })
}

fn lifecycle(
    row: &poc::Model,
    passed: Vec<poc_passed_step::Model>,
    gates: Vec<poc_gate::Model>,
) -> Result<Lifecycle, StoreError> {
    let stop = || stop(row);
    let state = match from_code(&row.status)? {
        PocStatus::Planned => State::Planned,
        PocStatus::InProgress => State::InProgress,
        PocStatus::OnHold => State::OnHold { launched: row.held_in_progress, stop: stop()? },
        PocStatus::Completed => State::Completed,
        PocStatus::Abandoned => State::Abandoned(stop()?),
    };
    let passed = passed.into_iter().map(|row| PassedStep {
        at: row.passed_at,
        by: row.passed_by.map(UserId),
        passage: PassageId(row.passage_id),
    });
    let gates = gates.into_iter().map(|row| Ok((step(row.step)?, gate(row)?)));
    let gates = gates.collect::<Result<BTreeMap<_, _>, StoreError>>()?;
    Ok(Lifecycle::restore(state, passed.collect(), gates, row.started_on))
}

fn stop(row: &poc::Model) -> Result<Stop, StoreError> {
    let (Some(cause), Some(at)) = (&row.stop_cause, row.stopped_at) else {
        return Err(StoreError::Corrupt(format!("{} is stopped without a cause", row.reference)));
    };
    let cause = StopCause {
        cause: ReferenceCode(cause.clone()),
        note: row.stop_note.clone().map(Paragraph::restore),
    };
    Ok(Stop { cause, by: row.stopped_by.map(UserId), at })
}

fn gate(row: poc_gate::Model) -> Result<GateDecision, StoreError> {
    let assurances =
        Assurances { security: row.security, deadlines: row.deadlines, quality: row.quality };
    Ok(GateDecision {
        verdict: from_code(&row.verdict)?,
        reason: row.reason.map(Paragraph::restore),
        conditions: row.conditions.as_deref().map(steering::conditions).unwrap_or_default(),
        assurances,
        decided_by: UserId(row.decided_by),
        decided_on: row.decided_on,
        reworked: row.reworked,
    })
}

pub(crate) fn member(row: poc_member::Model) -> Result<Member, StoreError> {
    let name = match (row.person_id, row.name) {
        (Some(id), _) => MemberName::User(UserId(id)),
        (None, Some(name)) => MemberName::Named(ShortText::restore(name)),
        (None, None) => return Err(StoreError::Corrupt("a member without a name".to_owned())),
    };
    Ok(Member { name, role: from_code(&row.role)? })
}

/// The technique that a row holds.
pub(crate) fn technique(row: poc_technique::Model) -> Result<Technique, StoreError> {
    Ok(Technique {
        step: step(row.step)?,
        name: ShortText::restore(row.name),
        note: row.note.map(Paragraph::restore),
    })
}

fn answers_of(
    rows: Vec<poc_answer::Model>,
) -> Result<(Answers, BTreeMap<Question, String>), StoreError> {
    let mut words = BTreeMap::new();
    let mut html = BTreeMap::new();
    for row in rows {
        let question: Question = from_code(&row.question)?;
        words.insert(question, LongText::restore(row.body));
        // A choice is a code: there is nothing to show but its words, which the catalogues have.
        if !row.body_html.is_empty() {
            html.insert(question, row.body_html);
        }
    }
    Ok((Answers::restore(words), html))
}
