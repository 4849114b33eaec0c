//! Experiments, into rows.

use chrono::{DateTime, Utc};
use domain::excerpt::excerpt;
use domain::poc::{Lifecycle, Poc, PocHeader, PocParts, State, Stop};
use domain::reference::ReferenceCode;
use domain::text::{LongText, Paragraph, fold};
use sea_orm::ActiveValue::{NotSet, Set};

use super::PocHtml;
use crate::StoreError;
use crate::code::{instant, to_json};
use crate::entity::poc::ActiveModel;
use crate::pocs::row::{KeptPartner, KeptReference, KeptTracking};

/// A row that changes nothing.
pub(super) fn nothing() -> ActiveModel {
    ActiveModel {
        id: NotSet,
        reference: NotSet,
        title: NotSet,
        title_key: NotSet,
        excerpt: NotSet,
        summary: NotSet,
        description: NotSet,
        description_html: NotSet,
        department_id: NotSet,
        organisation_id: NotSet,
        domain: NotSet,
        trigger: NotSet,
        form: NotSet,
        action_form: NotSet,
        aspects: NotSet,
        partners: NotSet,
        external_references: NotSet,
        objective: NotSet,
        lifecycle_position: NotSet,
        health: NotSet,
        health_note: NotSet,
        pitch: NotSet,
        sponsor_word: NotSet,
        sustainable: NotSet,
        visibility: NotSet,
        qualities: NotSet,
        milestones: NotSet,
        video: NotSet,
        tracking: NotSet,
        due_on: NotSet,
        open_conditions: NotSet,
        planned_start: NotSet,
        starts_on: NotSet,
        ends_on: NotSet,
        started_on: NotSet,
        status: NotSet,
        steps_passed: NotSet,
        held_in_progress: NotSet,
        stop_cause: NotSet,
        stop_note: NotSet,
        stopped_by: NotSet,
        stopped_at: NotSet,
        idea_id: NotSet,
        practice_id: NotSet,
        created_by: NotSet,
        created_at: NotSet,
        updated_at: NotSet,
        version: NotSet,
    }
}

/// A new row.
pub(super) fn row(poc: &Poc, html: &PocHtml, at: DateTime<Utc>) -> Result<ActiveModel, StoreError> {
    let PocParts {
        id,
        reference,
        header: _,
        members: _,
        lifecycle: _,
        answers: _,
        techniques: _,
        tracking: _,
        visibility,
        idea,
        practice,
        created_by,
        created_at,
    } = poc.parts();
    let row = with_lifecycle(record_only(poc, html)?, poc);
    Ok(ActiveModel {
        id: Set(id.0),
        reference: Set(reference.clone()),
        visibility: Set(visibility.code().to_owned()),
        tracking: Set(tracking_of(poc)?),
        idea_id: Set(idea.map(|id| id.0)),
        practice_id: Set(practice.map(|id| id.0)),
        created_by: Set(created_by.map(|id| id.0)),
        created_at: Set(instant(*created_at)),
        updated_at: Set(instant(at)),
        version: Set(1),
        ..row
    })
}

/// Several things, as they are kept in one column.
fn kept<'a, T: 'a, K: From<&'a T> + serde::Serialize>(all: &'a [T]) -> Result<String, StoreError> {
    to_json(&all.iter().map(K::from).collect::<Vec<_>>())
}

/// What a list shows of an experiment, from the first text there is.
fn first(summary: Option<&Paragraph>, described: Option<&str>) -> String {
    summary.map(Paragraph::as_str).or(described).map(excerpt).unwrap_or_default()
}

/// A row that changes the words of the identity card.
fn told(header: &PocHeader, html: &PocHtml) -> ActiveModel {
    let PocHeader { title, summary, description, pitch, sponsor_word, .. } = header;
    let described = description.as_ref().map(LongText::as_str);
    ActiveModel {
        title: Set(title.as_str().to_owned()),
        title_key: Set(fold(title.as_str())),
        excerpt: Set(first(summary.as_ref(), described)),
        summary: Set(words(summary.as_ref())),
        description: Set(described.map(str::to_owned)),
        description_html: Set(html.description.clone()),
        pitch: Set(words(pitch.as_ref())),
        sponsor_word: Set(words(sponsor_word.as_ref())),
        ..nothing()
    }
}

/// A row that changes the identity card.
pub(super) fn record_only(poc: &Poc, html: &PocHtml) -> Result<ActiveModel, StoreError> {
    let PocHeader {
        title: _,
        summary: _,
        description: _,
        department,
        organisation,
        domain,
        trigger,
        starts_on,
        ends_on,
        keywords: _,
        form,
        action_form,
        aspects,
        objective,
        lifecycle_position,
        health,
        pitch: _,
        sponsor_word: _,
        partners,
        external_references,
        sustainable,
        qualities,
        video,
        related: _,
        milestones,
    } = &poc.parts().header;
    let code = |code: &Option<ReferenceCode>| code.as_ref().map(|code| code.0.clone());
    Ok(ActiveModel {
        department_id: Set(department.0),
        organisation_id: Set(organisation.0),
        domain: Set(domain.0.clone()),
        trigger: Set(code(trigger)),
        form: Set(form.map(|form| form.code().to_owned())),
        action_form: Set(code(action_form)),
        aspects: Set(to_json(aspects)?),
        partners: Set(kept::<_, KeptPartner>(partners)?),
        external_references: Set(kept::<_, KeptReference>(external_references)?),
        objective: Set(code(objective)),
        lifecycle_position: Set(code(lifecycle_position)),
        health: Set(health.as_ref().map(|report| report.health.code().to_owned())),
        health_note: Set(health.as_ref().and_then(|report| words(report.note.as_ref()))),
        sustainable: Set(*sustainable),
        qualities: Set(to_json(qualities)?),
        milestones: Set(to_json(milestones)?),
        video: Set(crate::video::column(video.as_ref())?),
        planned_start: Set(*starts_on),
        starts_on: Set(poc.parts().lifecycle.started_on().or(*starts_on)),
        ends_on: Set(*ends_on),
        due_on: Set(poc.due_on()),
        ..told(&poc.parts().header, html)
    })
}

/// A row that changes where the experiment stands.
pub(super) fn lifecycle_only(poc: &Poc) -> ActiveModel {
    with_lifecycle(nothing(), poc)
}

fn with_lifecycle(row: ActiveModel, poc: &Poc) -> ActiveModel {
    let PocParts { header, lifecycle, .. } = poc.parts();
    let stop = stop_of(lifecycle);
    let held_in_progress = matches!(lifecycle.state(), State::OnHold { launched: true, .. });
    ActiveModel {
        starts_on: Set(lifecycle.started_on().or(header.starts_on)),
        started_on: Set(lifecycle.started_on()),
        status: Set(lifecycle.status().code().to_owned()),
        steps_passed: Set(i16::from(lifecycle.steps_passed())),
        due_on: Set(poc.due_on()),
        open_conditions: Set(i16::try_from(lifecycle.open_conditions()).unwrap_or(i16::MAX)),
        held_in_progress: Set(held_in_progress),
        stop_cause: Set(stop.map(|stop| stop.cause.cause.0.clone())),
        stop_note: Set(stop.and_then(|stop| words(stop.cause.note.as_ref()))),
        stopped_by: Set(stop.and_then(|stop| stop.by).map(|by| by.0)),
        stopped_at: Set(stop.map(|stop| instant(stop.at))),
        ..row
    }
}

/// A row that changes what is tracked.
pub(super) fn tracking_only(poc: &Poc) -> Result<ActiveModel, StoreError> {
    Ok(ActiveModel { tracking: Set(tracking_of(poc)?), ..nothing() })
}

fn tracking_of(poc: &Poc) -> Result<Option<String>, StoreError> {
    let tracking = poc.parts().tracking.as_ref();
    tracking.map(|tracking| to_json(&KeptTracking::from(tracking))).transpose()
}

fn stop_of(lifecycle: &Lifecycle) -> Option<&Stop> {
    match lifecycle.state() {
        State::OnHold { stop, .. } | State::Abandoned(stop) => Some(stop),
        State::Planned | State::InProgress | State::Completed => None,
    }
}

fn words(text: Option<&Paragraph>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
