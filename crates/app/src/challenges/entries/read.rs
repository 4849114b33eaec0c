//! The entries of tracks, each as its reader may know of it.

use std::collections::BTreeMap;

use domain::access::{Actor, Permission};
use domain::challenge::{
    Challenge, EntryAct, EntryStatus, EntryVerdict, NewEntry, Rework, TrackEntry,
};
use domain::journal::{Subject, SubjectKind};
use domain::people::Person;
use domain::poc::Sight;
use domain::{ChallengeId, EntryId, IdeaId, UserId};
use persistence::notifications::Name;
use persistence::{Reader, Stored, challenges, notifications, people};
use uuid::Uuid;

use super::may_answer;
use crate::{App, Failure};

/// Running tracks among which those are sought that an idea may enter.
const TRACKS: u64 = 20;

/// An entry, for one reader.
#[derive(Clone, Debug)]
pub struct EntryRow {
    /// The entry.
    pub entry: Stored<TrackEntry>,
    /// The versions of the reworked idea, the newest first.
    pub reworks: Vec<Rework>,
    /// What the reader may do to it now.
    pub allowed: Vec<EntryAct>,
    /// What the reader may decide of it now.
    pub verdicts: Vec<EntryVerdict>,
    /// Whether the reader is told who is asked, and the word of the invitation.
    pub known: bool,
}

/// Entries, and what they name.
#[derive(Clone, Debug)]
pub struct Entries {
    /// The entries, in the order in which their authors were invited.
    pub rows: Vec<EntryRow>,
    /// What ideas and challenges are called.
    pub names: BTreeMap<Uuid, Name>,
    /// Those who are named.
    pub people: BTreeMap<UserId, Person>,
    /// The challenges that the reader may enter the idea into now: none unless an idea was asked about.
    pub open: Vec<ChallengeId>,
}

/// The entries of a challenge.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is being prepared by others.
pub async fn entries(app: &App, actor: &Actor, id: ChallengeId) -> Result<Entries, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let challenge = crate::challenges::known(&from, actor, id).await?.challenge.value;
    let all = challenges::entries(&from, id).await?;
    let all = all.into_iter().map(|entry| (challenge.clone(), entry)).collect();
    told(app, &from, actor, (all, Vec::new())).await
}

/// The entries of an idea, and the tracks that the reader may enter it into.
///
/// # Errors
/// Denied, or no such idea.
pub async fn entries_of(app: &App, actor: &Actor, id: IdeaId) -> Result<Entries, Failure> {
    actor.require(Permission::ReadIdeas)?;
    actor.require(Permission::ReadChallenges)?;
    let (from, now) = (app.store.reader(), app.now());
    let idea = crate::ideas::known(&from, actor, id).await?.value;
    actor.require_on(Permission::ReadIdeas, &idea)?;
    let all = challenges::entries_of(&from, id).await?;
    let mut open = Vec::new();
    let active = may_answer(&from, &idea).await?;
    for track in challenges::tracks(&from, TRACKS).await? {
        let here = track.parts().id;
        let before = all.iter().map(|one| &one.value).filter(|one| one.challenge == here);
        let before: Vec<TrackEntry> = before.cloned().collect();
        let id = EntryId(Uuid::nil());
        let new = NewEntry { id, idea: &idea, note: None, active, all: &before };
        let mine = track.is_run_by(actor) || track.is_answered_by(actor.id, &idea);
        if mine && track.takes_entry(&new, now) {
            open.push(here);
        }
    }
    let ids = all.iter().map(|one| one.value.challenge).collect();
    let found = challenges::find_all(&from, ids).await?;
    let of_it = |entry: Stored<TrackEntry>| {
        let challenge = found.get(&entry.value.challenge)?.clone();
        Some((challenge, entry))
    };
    let all = all.into_iter().filter_map(of_it).collect();
    told(app, &from, actor, (all, open)).await
}

/// One entry, by itself.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for whoever may not know of it.
pub async fn entry(app: &App, actor: &Actor, id: EntryId) -> Result<Entries, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let entry = challenges::entry(&from, id).await?.ok_or(Failure::NotFound("entry"))?;
    let challenge = crate::challenges::known(&from, actor, entry.value.challenge).await?;
    let all = vec![(challenge.challenge.value, entry)];
    let told = told(app, &from, actor, (all, Vec::new())).await?;
    if told.rows.is_empty() { Err(Failure::NotFound("entry")) } else { Ok(told) }
}

/// The teams of a challenge that everybody knows of, and what they name.
#[derive(Clone, Debug)]
pub struct Teams {
    /// The laureates first, the others in the order in which their authors were invited.
    pub teams: Vec<TrackEntry>,
    /// What their ideas are called.
    pub names: BTreeMap<Uuid, Name>,
    /// Their people.
    pub people: BTreeMap<UserId, Person>,
}

/// The teams of a challenge, for its closing page.
pub(in crate::challenges) async fn teams(
    from: &Reader<'_>,
    actor: &Actor,
    id: ChallengeId,
) -> Result<Teams, Failure> {
    let all = challenges::entries(from, id).await?.into_iter().map(|one| one.value);
    let mut teams: Vec<TrackEntry> = all.filter(|team| team.status.is_told_to_all()).collect();
    let ids = teams.iter().map(|team| team.idea).collect();
    let unread = crate::ideas::unread(from, actor, ids).await?;
    teams.retain(|team| !unread.contains(&team.idea));
    teams.sort_by_key(|team| team.status != EntryStatus::Laureate);
    let people = people::named_by(from, teams.iter().flat_map(TrackEntry::took_part)).await?;
    let ideas = teams.iter().map(|team| Subject { kind: SubjectKind::Idea, id: team.idea.0 });
    let ideas: Vec<Subject> = ideas.collect();
    let names = notifications::names(from, &ideas, &Sight::of(actor)).await?;
    Ok(Teams { teams, names, people })
}

/// What this reader may know of these entries.
async fn told(
    app: &App,
    from: &Reader<'_>,
    actor: &Actor,
    (all, open): (Vec<(Challenge, Stored<TrackEntry>)>, Vec<ChallengeId>),
) -> Result<Entries, Failure> {
    let now = app.now();
    let ids = all.iter().map(|(_, entry)| entry.value.idea).collect();
    let unread = crate::ideas::unread(from, actor, ids).await?;
    let seen = |(on, entry): &(Challenge, Stored<TrackEntry>)| {
        entry.value.is_seen_by(on, actor)
            && actor.can(Permission::ReadChallenges, on)
            && !unread.contains(&entry.value.idea)
    };
    let shown: Vec<_> = all.into_iter().filter(seen).collect();
    let ids: Vec<EntryId> = shown.iter().map(|(_, entry)| entry.value.id).collect();
    let mut reworks = challenges::reworks(from, &ids).await?;
    let ideas: Vec<IdeaId> = shown.iter().map(|(_, entry)| entry.value.idea).collect();
    let ideas = challenges::entry_ideas(from, &ideas).await?;
    let row = |(on, entry): (Challenge, Stored<TrackEntry>)| {
        let idea = *ideas.get(&entry.value.idea)?;
        let allowed = entry.value.allowed((&on, idea), actor, now);
        let decides = allowed.contains(&EntryAct::Decide);
        Some(EntryRow {
            reworks: reworks.remove(&entry.value.id).unwrap_or_default(),
            verdicts: if decides { entry.value.verdicts(idea) } else { Vec::new() },
            known: entry.value.is_known_by(&on, actor),
            allowed,
            entry,
        })
    };
    let rows: Vec<EntryRow> = shown.into_iter().filter_map(row).collect();
    let persons = rows.iter().flat_map(|row| {
        let TrackEntry { author, asked, teammate, invited_by, .. } = row.entry.value;
        let team = [Some(author), teammate, Some(invited_by), asked].into_iter().flatten();
        team.chain(row.reworks.iter().map(|rework| rework.by))
    });
    let people = people::named_by(from, persons).await?;
    let things = rows.iter().flat_map(|row| {
        let TrackEntry { challenge, idea, .. } = row.entry.value;
        [(SubjectKind::Challenge, challenge.0), (SubjectKind::Idea, idea.0)]
    });
    let open_ones = open.iter().map(|id| (SubjectKind::Challenge, id.0));
    let things = things.chain(open_ones).map(|(kind, id)| Subject { kind, id });
    let things: Vec<Subject> = things.collect();
    let names = notifications::names(from, &things, &Sight::of(actor)).await?;
    Ok(Entries { rows, names, people, open })
}
