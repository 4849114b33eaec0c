//! The agenda: events, experiments that start, challenges that open, take votes and close, ideas that are pitched, in
//! one list (R098, R099, R257, R258).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::{Actor, Permission, Reached};
use domain::agenda::AgendaKind;
use domain::challenge::ChallengeStatus;
use domain::civil::Zone;
use domain::editorial::{EditorialContent, EditorialItem, EditorialState, EventFormat};
use domain::excerpt::excerpt;
use domain::poc::{PocStatus, Sight};
use domain::{EditorialId, OrganisationId};
use persistence::attachments::Attachment;
use persistence::challenges::{self, BodyVoting, ChallengeDate, VotingPeriod};
use persistence::editorial::{self, EditorialBrief, EditorialRow, registrations};
use persistence::pocs::{self, PocFilter, PocStart};
use persistence::revivals::{self, Pitch};
use persistence::{Reader, Stored};
use uuid::Uuid;

use crate::editorial::images_of;
use crate::ideas::unread;
use crate::{App, Failure};

/// Most entries of each kind.
const SHOWN: u64 = 300;

/// An event that is told alone, in a calendar that may hold it already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldAlone {
    /// Which telling of it this is: a later one replaces it in a calendar.
    pub sequence: i32,
    /// Whether it was called off.
    pub called_off: bool,
}

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
    /// Where one follows it from afar.
    pub link: Option<String>,
    /// What an event is about, in its first words.
    pub about: Option<String>,
    /// The body that it is of: the one that an event is written for, that leads the experiment or the challenge, whose
    /// day it is; the whole branch when none.
    pub written_for: Option<OrganisationId>,
    /// The body whose day it is, when it is one's.
    pub body: Option<OrganisationId>,
    /// What a calendar that may hold the event already learns, when it is told alone.
    pub alone: Option<ToldAlone>,
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
            link: None,
            about: None,
            written_for: None,
            body: None,
            alone: None,
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

/// What happens between two days, both included, in the order in which it happens: of a body and of the whole branch,
/// so that one sees them beside each other (R084), or of every body. What one may not read is not there: neither a brick
/// nor an experiment that is kept for others.
///
/// # Errors
/// Denied.
pub async fn between(
    app: &App,
    actor: &Actor,
    (from, until): (NaiveDate, NaiveDate),
    of: Option<OrganisationId>,
) -> Result<Vec<AgendaEntry>, Failure> {
    actor.require(Permission::ReadEvents)?;
    let before = from.pred_opt().unwrap_or(from);
    let instants = (Zone::Paris.end_of(before), Zone::Paris.end_of(until));
    let statuses =
        [PocStatus::Planned, PocStatus::InProgress, PocStatus::OnHold, PocStatus::Completed];
    let window = Window { days: (from, until), instants, starts: statuses.to_vec(), of };
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
    let starts = vec![PocStatus::Planned];
    let window = Window { days, instants: (now, until), starts, of: None };
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
    /// Of this body and of the whole branch; of every body when none.
    of: Option<OrganisationId>,
}

/// What happens then, in order: at most so many entries of each kind, the first ones.
async fn gather(
    app: &App,
    actor: &Actor,
    Window { days, instants, starts: statuses, of }: Window,
    most: u64,
) -> Result<Vec<AgendaEntry>, Failure> {
    let reader = app.store.reader();
    let read = actor.reached(Permission::ReadEvents);
    let at = (app.now(), read.as_ref());
    let events = editorial::events_between(&reader, instants, at, (of, most)).await?;
    let mut entries = whole(&reader, actor, events).await?;
    if actor.require(Permission::ReadPocs).is_ok() {
        entries.extend(starts(&reader, actor, statuses, (days, of, most)).await?);
    }
    if actor.require(Permission::ReadChallenges).is_ok() {
        let read = actor.reached(Permission::ReadChallenges);
        entries.extend(openings(&reader, instants, (read.as_ref(), of, most)).await?);
        entries.extend(votings(app, &reader, instants, (read.as_ref(), of, most)).await?);
    }
    if actor.require(Permission::ReadIdeas).is_ok() {
        entries.extend(pitched(&reader, actor, (days, of)).await?);
    }
    entries.sort_by(|a, b| {
        (a.on, a.begins_at, &a.title, a.id).cmp(&(b.on, b.begins_at, &b.title, b.id))
    });
    Ok(entries)
}

/// One event, as the agenda tells it. Of one that was called off, its hours and its title alone: it is to leave the
/// calendars in which it stands.
///
/// # Errors
/// Denied, or no such event.
pub async fn event(app: &App, actor: &Actor, id: EditorialId) -> Result<AgendaEntry, Failure> {
    let Stored { value: item, version } = match crate::editorial::read(app, actor, id).await {
        Ok(reading) => reading.item,
        Err(Failure::NotFound(_)) => expected(app, actor, id).await?,
        Err(failure) => return Err(failure),
    };
    let parts = item.parts();
    let EditorialContent::Events(event) = &parts.content else {
        return Err(Failure::NotFound("event"));
    };
    let (title, begins_at) = (parts.title.as_str().to_owned(), event.times.begins_at());
    let called_off = item.state(app.now()) == EditorialState::Withdrawn;
    let told = AgendaEntry {
        ends_at: Some(event.times.ends_at()),
        alone: Some(ToldAlone { sequence: version, called_off }),
        ..AgendaEntry::at(AgendaKind::Event, id.0, title, begins_at)
    };
    if called_off {
        return Ok(told);
    }
    Ok(AgendaEntry {
        format: Some(event.format),
        place: event.place.as_ref().map(|place| place.as_str().to_owned()),
        link: event.link.as_ref().map(|link| link.as_str().to_owned()),
        about: Some(excerpt(event.body.as_str())),
        written_for: parts.organisation,
        ..told
    })
}

/// An event that was called off, for whoever registered for it: it stands in their calendar, and nobody else is told.
async fn expected(
    app: &App,
    actor: &Actor,
    id: EditorialId,
) -> Result<Stored<EditorialItem>, Failure> {
    let missing = || Failure::NotFound("event");
    let from = app.store.reader();
    let item = editorial::find(&from, id).await?.ok_or_else(missing)?;
    let called_off = item.value.state(app.now()) == EditorialState::Withdrawn;
    let mine = registrations::of_person(&from, actor.id, [id]).await?;
    if !called_off || !mine.contains(&id) {
        return Err(missing());
    }
    actor.require_on(Permission::ReadEvents, &item.value)?;
    Ok(item)
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
    let EditorialRow { id, title, brief, excerpt, organisation, .. } = row;
    let EditorialBrief::Events(brief) = brief else { return None };
    Some(AgendaEntry {
        ends_at: Some(brief.times.ends_at()),
        format: Some(brief.format),
        place: brief.place,
        link: brief.link,
        about: Some(excerpt),
        written_for: organisation,
        ..AgendaEntry::at(AgendaKind::Event, id.0, title, brief.times.begins_at())
    })
}

/// Experiments that started, or that are to start: the entry follows the date when it moves, and nobody types it.
async fn starts(
    from: &Reader<'_>,
    actor: &Actor,
    statuses: Vec<PocStatus>,
    ((first, last), of, most): ((NaiveDate, NaiveDate), Option<OrganisationId>, u64),
) -> Result<Vec<AgendaEntry>, Failure> {
    let filter = PocFilter {
        statuses,
        organisation: of,
        starts: (Some(first), Some(last)),
        sight: Some(Sight::of(actor)),
        ..PocFilter::default()
    };
    let rows = pocs::starting(from, &filter, most).await?;
    let entry = |PocStart { id, title, status, on, organisation }: PocStart| {
        let entry = AgendaEntry::on_day(AgendaKind::PocStart, id.0, title, on);
        let written_for = Some(organisation);
        AgendaEntry { planned: status == PocStatus::Planned, written_for, ..entry }
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Ideas that were taken up again, on the day on which they are pitched: whoever accepted them said it once.
async fn pitched(
    from: &Reader<'_>,
    actor: &Actor,
    (days, of): ((NaiveDate, NaiveDate), Option<OrganisationId>),
) -> Result<Vec<AgendaEntry>, Failure> {
    let mut pitches = revivals::pitches(from, days, (of, SHOWN)).await?;
    let unread = unread(from, actor, pitches.iter().map(|pitch| pitch.idea).collect()).await?;
    pitches.retain(|pitch| !unread.contains(&pitch.idea));
    let entry = |Pitch { idea, title, on }: Pitch| {
        AgendaEntry::on_day(AgendaKind::Pitch, idea.0, title, on)
    };
    Ok(pitches.into_iter().map(entry).collect())
}

/// When published challenges open and close.
async fn openings(
    from: &Reader<'_>,
    between: (DateTime<Utc>, DateTime<Utc>),
    (read, of, most): (Option<&Reached>, Option<OrganisationId>, u64),
) -> Result<Vec<AgendaEntry>, Failure> {
    let published = ChallengeStatus::ALL.iter().copied();
    let published: Vec<_> = published.filter(|one| *one != ChallengeStatus::Draft).collect();
    let shown = (published.as_slice(), read, of);
    let opened = challenges::openings(from, shown, between, most).await?;
    let closed = challenges::closings(from, shown, between, most).await?;
    let entry = |kind: AgendaKind| {
        move |ChallengeDate { id, title, at, organisation }: ChallengeDate| AgendaEntry {
            written_for: organisation,
            ..AgendaEntry::at(kind, id.0, title, at)
        }
    };
    let opened = opened.into_iter().map(entry(AgendaKind::ChallengeOpening));
    Ok(opened.chain(closed.into_iter().map(entry(AgendaKind::ChallengeClosing))).collect())
}

/// When the ideas of published challenges are supported, for those that have a period for it, and the days of bodies.
async fn votings(
    app: &App,
    from: &Reader<'_>,
    between: (DateTime<Utc>, DateTime<Utc>),
    (read, of, most): (Option<&Reached>, Option<OrganisationId>, u64),
) -> Result<Vec<AgendaEntry>, Failure> {
    let kind = AgendaKind::ChallengeVotes;
    let at = (app.now(), read, of);
    let periods = challenges::voting_periods(from, between, at, most).await?;
    let days = challenges::voting_days(from, between, at, most).await?;
    let entry = |VotingPeriod { id, title, begins_at, ends_at, organisation }: VotingPeriod| {
        let entry = AgendaEntry::at(kind, id.0, title, begins_at);
        AgendaEntry { ends_at, written_for: organisation, ..entry }
    };
    let tree = app.directory.organisations();
    let of_body = |BodyVoting { id, title, day }: BodyVoting| AgendaEntry {
        ends_at: Some(day.until),
        place: tree.find(day.organisation).map(|body| body.name.clone()),
        written_for: Some(day.organisation),
        body: Some(day.organisation),
        ..AgendaEntry::at(kind, id.0, title, day.from)
    };
    Ok(periods.into_iter().map(entry).chain(days.into_iter().map(of_body)).collect())
}
