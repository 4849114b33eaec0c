//! The agenda: events, experiments that start, challenges that open and close, ideas that are pitched, in one list
//! (R099, R257, R258).

use chrono::{DateTime, NaiveDate, Utc};
use domain::EditorialId;
use domain::access::{Actor, Permission};
use domain::agenda::AgendaKind;
use domain::challenge::ChallengeStatus;
use domain::civil::Zone;
use domain::editorial::{EditorialContent, EventFormat};
use domain::poc::{PocStatus, Sight};
use persistence::Reader;
use persistence::challenges::{self, ChallengeRow};
use persistence::editorial::{self, EditorialBrief, EditorialRow, registrations};
use persistence::pocs::{self, PocFilter, PocRow, PocSort};
use persistence::revivals::{self, Pitch};
use uuid::Uuid;

use crate::{App, Failure};

/// Most entries of each kind.
const SHOWN: u16 = 300;

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
    /// Whether it is only planned: an experiment that nobody has launched yet.
    pub planned: bool,
    /// Whether whoever reads it registered for it.
    pub registered: bool,
    /// Whether whoever reads it may watch what was said there.
    pub replay: bool,
}

impl AgendaEntry {
    fn on_day(kind: AgendaKind, id: Uuid, title: String, on: NaiveDate) -> Self {
        let (begins_at, ends_at, format, place) = (None, None, None, None);
        let (planned, registered, replay) = (false, false, false);
        Self { kind, id, title, on, begins_at, ends_at, format, place, planned, registered, replay }
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
    let reader = app.store.reader();
    let before = from.pred_opt().unwrap_or(from);
    let instants = (Zone::Paris.end_of(before), Zone::Paris.end_of(until));
    let events = editorial::events_between(&reader, instants, app.now(), u64::from(SHOWN)).await?;
    let mut entries = whole(&reader, actor, events).await?;
    if actor.require(Permission::ReadPocs).is_ok() {
        entries.extend(starts(&reader, actor, (from, until)).await?);
    }
    if actor.require(Permission::ReadChallenges).is_ok() {
        entries.extend(openings(&reader, instants).await?);
    }
    if actor.require(Permission::ReadIdeas).is_ok() {
        entries.extend(pitched(&reader, (from, until)).await?);
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
    let entry = |row| {
        let entry = entry(row)?;
        let id = EditorialId(entry.id);
        Some(AgendaEntry { registered: mine.contains(&id), replay: watched(id), ..entry })
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
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<AgendaEntry>, Failure> {
    let filter = PocFilter {
        statuses: vec![
            PocStatus::Planned,
            PocStatus::InProgress,
            PocStatus::OnHold,
            PocStatus::Completed,
        ],
        starts: (Some(first), Some(last)),
        sight: Some(Sight::of(actor)),
        ..PocFilter::default()
    };
    let rows = pocs::list(from, &filter, PocSort::LatestStart, (SHOWN, None)).await??.rows;
    let entry = |PocRow { id, title, status, starts_on, .. }: PocRow| {
        let entry = AgendaEntry::on_day(AgendaKind::PocStart, id.0, title, starts_on?);
        Some(AgendaEntry { planned: status == PocStatus::Planned, ..entry })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// Ideas that were taken up again, on the day on which they are pitched: whoever accepted them said it once.
async fn pitched(
    from: &Reader<'_>,
    days: (NaiveDate, NaiveDate),
) -> Result<Vec<AgendaEntry>, Failure> {
    let pitches = revivals::pitches(from, days, u64::from(SHOWN)).await?;
    let entry = |Pitch { idea, title, on }: Pitch| {
        AgendaEntry::on_day(AgendaKind::Pitch, idea.0, title, on)
    };
    Ok(pitches.into_iter().map(entry).collect())
}

/// When published challenges open and close.
async fn openings(
    from: &Reader<'_>,
    between: (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<AgendaEntry>, Failure> {
    let published = ChallengeStatus::ALL.iter().copied();
    let published: Vec<_> = published.filter(|one| *one != ChallengeStatus::Draft).collect();
    let rows = challenges::calendar(from, &published, between, u64::from(SHOWN)).await?;
    let within = |at: &DateTime<Utc>| between.0 <= *at && *at < between.1;
    let both = |ChallengeRow { id, title, timetable, .. }: ChallengeRow| {
        let opens = timetable
            .opens_at
            .filter(within)
            .map(|at| AgendaEntry::at(AgendaKind::ChallengeOpening, id.0, title.clone(), at));
        let closes = timetable
            .closes_at
            .filter(within)
            .map(|at| AgendaEntry::at(AgendaKind::ChallengeClosing, id.0, title.clone(), at));
        [opens, closes].into_iter().flatten().collect::<Vec<_>>()
    };
    Ok(rows.into_iter().flat_map(both).collect())
}
