//! The agenda: events, experiments that start, challenges that open, take votes and close, ideas that are pitched, in
//! one list (R098, R099, R257, R258).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::{Actor, Permission};
use domain::agenda::AgendaKind;
use domain::challenge::ChallengeStatus;
use domain::civil::Zone;
use domain::editorial::{EditorialContent, EventFormat};
use domain::poc::{PocStatus, Sight};
use domain::{EditorialId, OrganisationId};
use persistence::Reader;
use persistence::attachments::Attachment;
use persistence::challenges::{self, BodyVoting, ChallengeDate, VotingPeriod};
use persistence::editorial::{self, EditorialBrief, EditorialRow, registrations};
use persistence::pocs::{self, PocFilter, PocStart};
use persistence::revivals::{self, Pitch};
use uuid::Uuid;

use crate::editorial::images_of;
use crate::ideas::hidden;
use crate::{App, Failure};

/// Most entries of each kind.
const SHOWN: u64 = 300;

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaEntry {
    /// What it is.
    pub kind: AgendaKind,
    /// The event, the experiment, the challenge or the idea.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// On which day, by the clock of Paris.
    pub on: NaiveDate,
    /// From when, when it has an hour.
    pub begins_at: Option<DateTime<Utc>>,
    /// Until when, when it lasts.
    pub ends_at: Option<DateTime<Utc>>,
    /// The kind of event.
    pub format: Option<EventFormat>,
    /// Where.
    pub place: Option<String>,
    /// The body whose day it is, when it is one's.
    pub body: Option<OrganisationId>,
    /// Whether it is only planned: an experiment that nobody has launched yet.
    pub planned: bool,
    /// Whether whoever reads it registered for it.
    pub registered: bool,
    /// Whether whoever reads it may watch what was said there.
    pub replay: bool,
    /// The image of an event, when it is for whoever reads it.
    pub image: Option<Attachment>,
}

impl AgendaEntry {
    fn on_day(kind: AgendaKind, id: Uuid, title: String, on: NaiveDate) -> Self {
        Self {
            kind,
            id,
            title,
            on,
            begins_at: None,
            ends_at: None,
            format: None,
            place: None,
            body: None,
            planned: false,
            registered: false,
            replay: false,
            image: None,
        }
    }

    fn at(kind: AgendaKind, id: Uuid, title: String, at: DateTime<Utc>) -> Self {
        Self { begins_at: Some(at), ..Self::on_day(kind, id, title, Zone::Paris.day(at)) }
    }
}

/// What happens between two days, both included, in the order in which it happens. What one may not read is not
/// there: neither a brick nor an experiment that is kept for others.
///
/// # Errors
/// Denied.
pub async fn between(
    app: &App,
    actor: &Actor,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<AgendaEntry>, Failure> {
    actor.require(Permission::ReadEvents)?;
    let before = from.pred_opt().unwrap_or(from);
    let instants = (Zone::Paris.end_of(before), Zone::Paris.end_of(until));
    let statuses =
        [PocStatus::Planned, PocStatus::InProgress, PocStatus::OnHold, PocStatus::Completed];
    let window = Window { days: (from, until), instants, starts: statuses.to_vec() };
    gather(app, actor, window, SHOWN).await
}

/// What happens next until so long from now, what lasts included: at most so many entries of whatever kind, the first
/// ones. What one may not read is not there, as in [`between`].
///
/// # Errors
/// Denied.
pub async fn coming(
    app: &App,
    actor: &Actor,
    ahead: TimeDelta,
    most: u16,
) -> Result<Vec<AgendaEntry>, Failure> {
    actor.require(Permission::ReadEvents)?;
    let (now, until) = (app.now(), app.now() + ahead);
    let days = (Zone::Paris.day(now), Zone::Paris.day(until));
    // What started is not to come.
    let window = Window { days, instants: (now, until), starts: vec![PocStatus::Planned] };
    // The first ones of all are among the first ones of each kind.
    let mut entries = gather(app, actor, window, u64::from(most)).await?;
    entries.truncate(usize::from(most));
    Ok(entries)
}

/// Which part of the agenda: what has an hour is compared by it, what has none by its day.
#[derive(Clone, Debug)]
struct Window {
    days: (NaiveDate, NaiveDate),
    instants: (DateTime<Utc>, DateTime<Utc>),
    /// Of which experiments the start is told.
    starts: Vec<PocStatus>,
}

/// What happens then, in order: at most so many entries of each kind, the first ones.
async fn gather(
    app: &App,
    actor: &Actor,
    Window { days, instants, starts: statuses }: Window,
    most: u64,
) -> Result<Vec<AgendaEntry>, Failure> {
    let reader = app.store.reader();
    let events = editorial::events_between(&reader, instants, app.now(), most).await?;
    let mut entries = whole(&reader, actor, events).await?;
    if actor.require(Permission::ReadPocs).is_ok() {
        entries.extend(starts(&reader, actor, statuses, (days, most)).await?);
    }
    if actor.require(Permission::ReadChallenges).is_ok() {
        entries.extend(openings(&reader, instants, most).await?);
        entries.extend(votings(app, &reader, instants, most).await?);
    }
    if actor.require(Permission::ReadIdeas).is_ok() {
        entries.extend(pitched(&reader, actor, days).await?);
    }
    entries.sort_by(|a, b| {
        (a.on, a.begins_at, &a.title, a.id).cmp(&(b.on, b.begins_at, &b.title, b.id))
    });
    Ok(entries)
}

/// One event, as the agenda tells it.
///
/// # Errors
/// Denied, or no such event.
pub async fn event(app: &App, actor: &Actor, id: EditorialId) -> Result<AgendaEntry, Failure> {
    let item = crate::editorial::read(app, actor, id).await?.item.value;
    let parts = item.parts();
    let EditorialContent::Events(event) = &parts.content else {
        return Err(Failure::NotFound("event"));
    };
    let (title, begins_at) = (parts.title.as_str().to_owned(), event.times.begins_at());
    Ok(AgendaEntry {
        ends_at: Some(event.times.ends_at()),
        format: Some(event.format),
        place: event.place.as_ref().map(|place| place.as_str().to_owned()),
        ..AgendaEntry::at(AgendaKind::Event, id.0, title, begins_at)
    })
}

/// Events, with what the one who reads has to do with them.
async fn whole(
    from: &Reader<'_>,
    actor: &Actor,
    events: Vec<EditorialRow>,
) -> Result<Vec<AgendaEntry>, Failure> {
    let ids: Vec<EditorialId> = events.iter().map(|event| event.id).collect();
    let mine = registrations::of_person(from, actor.id, ids.iter().copied()).await?;
    let sight = Sight::of(actor);
    let replays = editorial::replays(from, &ids).await?;
    let watched =
        |id: EditorialId| replays.get(&id).is_some_and(|video| video.is_for(&sight, false));
    let images = images_of(from, actor, &events).await?;
    let entry = |row| {
        let entry = entry(row)?;
        let id = EditorialId(entry.id);
        let image = images.get(&id).map(|image| image.file.clone());
        Some(AgendaEntry { registered: mine.contains(&id), replay: watched(id), image, ..entry })
    };
    Ok(events.into_iter().filter_map(entry).collect())
}

fn entry(row: EditorialRow) -> Option<AgendaEntry> {
    let EditorialRow { id, title, brief, .. } = row;
    let EditorialBrief::Events(brief) = brief else { return None };
    Some(AgendaEntry {
        ends_at: Some(brief.times.ends_at()),
        format: Some(brief.format),
        place: brief.place,
        ..AgendaEntry::at(AgendaKind::Event, id.0, title, brief.times.begins_at())
    })
}

/// Experiments that started, or that are to start: the entry follows the date when it moves, and nobody types it.
async fn starts(
    from: &Reader<'_>,
    actor: &Actor,
    statuses: Vec<PocStatus>,
    ((first, last), most): ((NaiveDate, NaiveDate), u64),
) -> Result<Vec<AgendaEntry>, Failure> {
    let filter = PocFilter {
        statuses,
        starts: (Some(first), Some(last)),
        sight: Some(Sight::of(actor)),
        ..PocFilter::default()
    };
    let rows = pocs::starting(from, &filter, most).await?;
    let entry = |PocStart { id, title, status, on }: PocStart| {
        let entry = AgendaEntry::on_day(AgendaKind::PocStart, id.0, title, on);
        AgendaEntry { planned: status == PocStatus::Planned, ..entry }
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Ideas that were taken up again, on the day on which they are pitched: whoever accepted them said it once.
async fn pitched(
    from: &Reader<'_>,
    actor: &Actor,
    days: (NaiveDate, NaiveDate),
) -> Result<Vec<AgendaEntry>, Failure> {
    let mut pitches = revivals::pitches(from, days, SHOWN).await?;
    let hidden = hidden(from, actor).await?;
    pitches.retain(|pitch| !hidden.contains(&pitch.idea));
    let entry = |Pitch { idea, title, on }: Pitch| {
        AgendaEntry::on_day(AgendaKind::Pitch, idea.0, title, on)
    };
    Ok(pitches.into_iter().map(entry).collect())
}

/// When published challenges open and close.
async fn openings(
    from: &Reader<'_>,
    between: (DateTime<Utc>, DateTime<Utc>),
    most: u64,
) -> Result<Vec<AgendaEntry>, Failure> {
    let published = ChallengeStatus::ALL.iter().copied();
    let published: Vec<_> = published.filter(|one| *one != ChallengeStatus::Draft).collect();
    let opened = challenges::openings(from, &published, between, most).await?;
    let closed = challenges::closings(from, &published, between, most).await?;
    let entry = |kind: AgendaKind| {
        move |ChallengeDate { id, title, at }: ChallengeDate| AgendaEntry::at(kind, id.0, title, at)
    };
    let opened = opened.into_iter().map(entry(AgendaKind::ChallengeOpening));
    Ok(opened.chain(closed.into_iter().map(entry(AgendaKind::ChallengeClosing))).collect())
}

/// When the ideas of published challenges are supported, for those that have a period for it, and the days of bodies.
async fn votings(
    app: &App,
    from: &Reader<'_>,
    between: (DateTime<Utc>, DateTime<Utc>),
    most: u64,
) -> Result<Vec<AgendaEntry>, Failure> {
    let kind = AgendaKind::ChallengeVotes;
    let periods = challenges::voting_periods(from, between, app.now(), most).await?;
    let days = challenges::voting_days(from, between, app.now(), most).await?;
    let entry = |VotingPeriod { id, title, begins_at, ends_at }: VotingPeriod| {
        let entry = AgendaEntry::at(kind, id.0, title, begins_at);
        AgendaEntry { ends_at, ..entry }
    };
    let tree = app.directory.organisations();
    let of_body = |BodyVoting { id, title, day }: BodyVoting| AgendaEntry {
        ends_at: Some(day.until),
        place: tree.find(day.organisation).map(|body| body.name.clone()),
        body: Some(day.organisation),
        ..AgendaEntry::at(kind, id.0, title, day.from)
    };
    Ok(periods.into_iter().map(entry).chain(days.into_iter().map(of_body)).collect())
}
