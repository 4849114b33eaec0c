//! Requests for resources: asked line by line, handled kind by kind (R316 to R322, A26).

mod settings;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Utc};
use domain::access::acts::{HandleResources, RequestResources};
use domain::access::{Actor, Permission};
use domain::journal::{Fact, Subject, SubjectKind};
use domain::poc::{Depth, Sight};
use domain::reference::ReferenceCode;
use domain::resource_request::{
    HandledLine, LineText, NewResourceRequest, Purpose, ResourceRequest, ResourceSettings,
};
use domain::text::{Paragraph, Title};
use domain::{FieldCode, FieldError, ResourceRequestId};
use persistence::notifications::{self, Name};
use persistence::resource_requests::{self, Concerned, ResourceFilter, ResourceRow};
use persistence::{Cursor, Reads, Slice, Stored, Tx, ideas, journal, pocs, sequences};
use uuid::Uuid;

use crate::{App, Failure, Once, Version, record, rich_text};

pub(crate) use settings::in_force;
pub use settings::{Handled, edit as edit_settings, read as read_settings};

/// Most entries of the history of a request.
const HISTORY_MAX: u64 = 200;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The innovative action it serves, in one line.
    pub title: Title,
    /// What else there is to know.
    pub details: Option<Paragraph>,
    /// What it is attached to.
    pub purpose: Option<Purpose>,
    /// Kinds and what is wanted of each.
    pub lines: Vec<(ReferenceCode, LineText)>,
}

/// Requests, with what they need to be read.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The requests.
    pub rows: Vec<ResourceRow>,
    /// What the ideas and the experiments they are attached to are called.
    pub names: BTreeMap<Uuid, Name>,
    /// Kinds and states in force.
    pub settings: ResourceSettings,
}

/// Requests that the actor may read, the newest first.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    (filter, mine, total): (ResourceFilter, bool, bool),
    page: (u16, Option<&Cursor>),
) -> Result<(Shown, Option<Cursor>, Option<u64>), Failure> {
    actor.require(Permission::ReadResourceRequests)?;
    let from = app.store.reader();
    let settings = in_force(&from).await?.value;
    let filter = ResourceFilter {
        requester: mine.then_some(actor.id),
        seen_by: concerned(actor, &settings),
        ..filter
    };
    let Slice { rows, next } = resource_requests::list(&from, &filter, page).await??;
    let total = if total { Some(resource_requests::count(&from, &filter).await?) } else { None };
    Ok((shown(&from, actor, (rows, settings)).await?, next, total))
}

/// A request. One that does not concern the actor is not there.
///
/// # Errors
/// Denied, or not there.
pub async fn read(app: &App, actor: &Actor, id: ResourceRequestId) -> Result<Shown, Failure> {
    let from = app.store.reader();
    let settings = in_force(&from).await?.value;
    let row = find(&from, actor, (id, &settings)).await?;
    shown(&from, actor, (vec![row], settings)).await
}

/// What happened to a request, the newest first: an answer that another replaced keeps its reason there.
///
/// # Errors
/// As [`read`].
pub async fn history(
    app: &App,
    actor: &Actor,
    id: ResourceRequestId,
) -> Result<Vec<domain::journal::Entry>, Failure> {
    let from = app.store.reader();
    let settings = in_force(&from).await?.value;
    find(&from, actor, (id, &settings)).await?;
    Ok(journal::about(&from, id.0, HISTORY_MAX).await?)
}

/// Requests resources.
///
/// # Errors
/// Denied, or faulty fields.
pub async fn request(
    app: &App,
    actor: &Actor,
    asked: Asked,
    once: &Once,
) -> Result<ResourceRequestId, Failure> {
    let leave = actor.may_create(RequestResources)?;
    let html = asked.details.as_ref().map(|text| rich_text::to_html(text.as_str()));
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(made) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(ResourceRequestId(made));
    }
    let settings = in_force(&tx).await?.value;
    check(&tx, actor, (&asked, &settings)).await?;
    let first = settings.first().ok_or(Failure::NotFound("state"))?.code.clone();
    let id = ResourceRequestId(Uuid::now_v7());
    let Asked { title, details, purpose, lines } = asked;
    let reference = reference(&tx, now).await?;
    let new = NewResourceRequest { id, reference, title, details, purpose, lines };
    let (request, fact) = leave.request(new, &first, now);
    resource_requests::insert(&tx, &request, html).await?;
    once.made(&tx, id.0, now).await?;
    finish(app, tx, actor, (fact, now)).await?;
    Ok(id)
}

/// Answers a line.
///
/// # Errors
/// Denied, not there, [`Failure::EditConflict`], faulty fields.
pub async fn decide(
    app: &App,
    actor: &Actor,
    (id, version): (ResourceRequestId, Version),
    (line, state, reason): (usize, ReferenceCode, Option<Paragraph>),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let settings = in_force(&tx).await?.value;
    let found = find(&tx, actor, (id, &settings)).await?;
    let Stored { value: request, version: found_version } = found.request;
    if found_version != version {
        return Err(Failure::EditConflict);
    }
    let mut handled = handled(request, line, &settings)?;
    let granted = actor.may(HandleResources, &mut handled)?;
    let unknown = || FieldError::new("/state", FieldCode::UnknownValue);
    let state = settings.state(&state).ok_or_else(unknown)?;
    let fact = granted.decide(state, reason, now)?;
    let request = Stored { value: handled.request, version };
    resource_requests::update_line(&tx, &request, line).await?;
    finish(app, tx, actor, (fact, now)).await
}

fn handled(
    request: ResourceRequest,
    line: usize,
    settings: &ResourceSettings,
) -> Result<HandledLine, Failure> {
    let unknown = || FieldError::new("/line", FieldCode::UnknownValue);
    let kind = request.parts().lines.get(line).ok_or_else(unknown)?.kind.clone();
    let handler = settings.kind(&kind).and_then(|kind| kind.handler_id);
    Ok(HandledLine { request, line, handler })
}

fn concerned(actor: &Actor, settings: &ResourceSettings) -> Option<Concerned> {
    let part = actor.part(Permission::ReadResourceRequests)?;
    Some(Concerned { person: actor.id, kinds: settings.handled_by(actor.id), part })
}

async fn find(
    from: &impl Reads,
    actor: &Actor,
    (id, settings): (ResourceRequestId, &ResourceSettings),
) -> Result<ResourceRow, Failure> {
    actor.require(Permission::ReadResourceRequests)?;
    let seen_by = concerned(actor, settings);
    let filter = ResourceFilter { seen_by, ..ResourceFilter::default() };
    let found = resource_requests::find(from, id, &filter).await?;
    found.ok_or(Failure::NotFound("resource request"))
}

async fn shown(
    from: &impl Reads,
    actor: &Actor,
    (rows, settings): (Vec<ResourceRow>, ResourceSettings),
) -> Result<Shown, Failure> {
    let purposes = rows.iter().filter_map(|row| row.request.value.parts().purpose);
    let subjects: Vec<Subject> = purposes
        .map(|purpose| match purpose {
            Purpose::Idea(id) => Subject { kind: SubjectKind::Idea, id: id.0 },
            Purpose::Poc(id) => Subject { kind: SubjectKind::Poc, id: id.0 },
        })
        .collect();
    let names = notifications::names(from, &subjects, &Sight::of(actor)).await?;
    Ok(Shown { rows, names, settings })
}

/// What only the database knows: kinds in force, and whether what it is attached to is there.
async fn check(
    tx: &Tx,
    actor: &Actor,
    (asked, settings): (&Asked, &ResourceSettings),
) -> Result<(), Failure> {
    let mut errors = Vec::new();
    for (place, (kind, _)) in asked.lines.iter().enumerate() {
        if !settings.kind(kind).is_some_and(|kind| kind.active) {
            let pointer = format!("/lines/{place}/kind");
            errors.push(FieldError::new(pointer, FieldCode::UnknownValue));
        }
    }
    let there = match asked.purpose {
        None => None,
        Some(Purpose::Idea(id)) => {
            actor.require(Permission::ReadIdeas)?;
            let idea = ideas::find(tx, id).await?;
            Some(("/idea_id", idea.is_some_and(|idea| idea.value.is_read_by(actor))))
        }
        Some(Purpose::Poc(id)) => {
            actor.require(Permission::ReadPocs)?;
            let sight = (&Sight::of(actor), Depth::Sheet);
            Some(("/poc_id", pocs::sees(tx, id, sight).await?))
        }
    };
    if let Some((pointer, false)) = there {
        errors.push(FieldError::new(pointer, FieldCode::UnknownValue));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

async fn reference(tx: &Tx, now: DateTime<Utc>) -> Result<String, Failure> {
    let series = format!("RESSOURCES-{}", now.year());
    let number = sequences::next(tx, &series).await?;
    Ok(format!("{series}-{number:04}"))
}

async fn finish(
    app: &App,
    tx: Tx,
    actor: &Actor,
    (fact, now): (Fact, DateTime<Utc>),
) -> Result<(), Failure> {
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
