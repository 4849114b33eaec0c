//! One calendar for national and local challenges: what is asked, when, and what overlaps (R084, R102).

use chrono::{DateTime, Utc};
use domain::ChallengeId;
use domain::access::{Actor, Permission};
use domain::challenge::{ChallengeStatus, Theme, overlap};
use persistence::challenges::{self, ChallengeFilter, ChallengeRow};

use super::{seen_by, statuses_seen};
use crate::{App, Failure};

/// Challenges that a calendar shows.
const SHOWN: u64 = 200;

/// A challenge in the calendar.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The challenge.
    pub row: ChallengeRow,
    /// What it is about.
    pub theme: Theme,
    /// Those that take ideas at a same time.
    pub overlaps: Vec<ChallengeId>,
}

/// Challenges that take ideas at some time between two instants, in the order in which they open.
///
/// # Errors
/// Denied.
pub async fn calendar(
    app: &App,
    actor: &Actor,
    between: (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Dated>, Failure> {
    actor.require(Permission::ReadChallenges)?;
    let statuses = statuses_seen(actor, ChallengeStatus::ALL);
    let filter = ChallengeFilter { statuses, ..ChallengeFilter::default() };
    let from = app.store.reader();
    let rows = challenges::calendar(&from, &seen_by(actor, filter), between, SHOWN).await?;
    let ids: Vec<ChallengeId> = rows.iter().map(|row| row.id).collect();
    let mut themes = challenges::themes(&from, &ids).await?;
    let beside = |row: &ChallengeRow| {
        let others = rows.iter().filter(|other| other.id != row.id);
        others
            .filter(|other| overlap(&row.timetable, &other.timetable))
            .map(|other| other.id)
            .collect()
    };
    let dated = |row: &ChallengeRow| Dated {
        row: row.clone(),
        theme: themes.remove(&row.id).unwrap_or_default(),
        overlaps: beside(row),
    };
    Ok(rows.iter().map(dated).collect())
}
