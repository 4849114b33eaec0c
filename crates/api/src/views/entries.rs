//! The entries of intrapreneur tracks, as they travel.

use std::collections::BTreeMap;

use api_types::challenge::{ChallengeRef, EntryView, ReworkView, TrackEntries, TrackTeamView};
use api_types::expression::IdeaRef;
use api_types::people::PersonView;
use app::challenges::{Entries, EntryRow, Teams};
use app::{App, OrganisationTree};
use domain::challenge::{Rework, TrackEntry};
use domain::text::Paragraph;
use domain::{ChallengeId, IdeaId, UserId};
use persistence::Stored;
use persistence::notifications::Name;
use uuid::Uuid;

use super::challenges::named;
use super::rich;

type Names = BTreeMap<Uuid, Name>;

/// Entries, as this reader may know of them.
pub(crate) fn entries(app: &App, entries: Entries) -> TrackEntries {
    let Entries { rows, names, people, open } = entries;
    let tree = app.directory.organisations();
    let person = |id: UserId| named(&people, id, &tree);
    TrackEntries {
        items: rows.into_iter().map(|row| entry(row, &names, &person)).collect(),
        open: open.into_iter().map(|id| challenge(&names, id)).collect(),
    }
}

fn entry(row: EntryRow, names: &Names, person: &impl Fn(UserId) -> PersonView) -> EntryView {
    let EntryRow { entry, reworks, allowed, verdicts, known } = row;
    let Stored { value, version } = entry;
    let TrackEntry { id, author, asked, teammate, status, note, reason, invited_by, .. } = value;
    let rework = |one: Rework| ReworkView { body: rich(&one.body), by: person(one.by), at: one.at };
    EntryView {
        id,
        challenge: challenge(names, value.challenge),
        idea: idea(names, value.idea),
        author: person(author),
        teammate: teammate.map(person),
        asked: asked.filter(|_| known).map(person),
        status,
        invited_by: Some(invited_by).filter(|by| known && *by != author).map(person),
        note: note.filter(|_| known).map(Paragraph::into_string),
        reason: reason.map(Paragraph::into_string),
        reworks: reworks.into_iter().map(rework).collect(),
        allowed,
        verdicts,
        version,
    }
}

/// The teams of a track, on its closing page.
pub(super) fn teams(teams: &Teams, tree: &OrganisationTree) -> Vec<TrackTeamView> {
    let Teams { teams, names, people } = teams;
    let team = |team: &TrackEntry| TrackTeamView {
        idea: idea(names, team.idea),
        people: team.took_part().into_iter().map(|id| named(people, id, tree)).collect(),
        status: team.status,
        reason: team.reason.as_ref().map(|reason| reason.as_str().to_owned()),
    };
    teams.iter().map(team).collect()
}

fn challenge(names: &Names, id: ChallengeId) -> ChallengeRef {
    let (reference, title) = called(names, id.0);
    ChallengeRef { id, reference, title }
}

fn idea(names: &Names, id: IdeaId) -> IdeaRef {
    let (reference, title) = called(names, id.0);
    IdeaRef { id, reference, title }
}

/// One that is not there any more keeps a place without a name.
fn called(names: &Names, id: Uuid) -> (String, String) {
    names.get(&id).map(|name| (name.reference.clone(), name.title.clone())).unwrap_or_default()
}
