//! Challenges: prepared, published, read, closed (R082 to R102).

mod acts;
mod calendar;
mod course;
mod dormant;
mod entries;
mod invitations;
mod promises;
mod turns;

pub(crate) use acts::html;
pub use acts::{NewCall, close, communication_plan, create, discard, edit, publish, stop_deposits};
pub use calendar::{Dated, calendar};
pub use course::{Course, add_value, course, decide_course, remove_value, set_indicators};
pub use entries::answers::{answer_entry, answer_teammate};
pub use entries::{
    Entries, EntryRow, Teams, ask_teammate, decide_entry, enter, entries, entries_of, entry,
    leave_entry, rework_entry,
};
pub use invitations::{
    ChallengePeople, answer_invitation, asking, invite, people_of, suggested, withdraw_invitation,
};
pub use promises::promises;
pub use turns::{follow, tell_turns};

use std::collections::BTreeMap;

use domain::access::{Actor, Permission};
use domain::challenge::{Challenge, ChallengeParts, ChallengeStatus};
use domain::journal::Entry;
use domain::people::Person;
use domain::reference::ReferenceBook;
use domain::{ChallengeId, UserId};
use persistence::challenges::{self, ChallengeFilter, ChallengeRow, ChallengeSheet};
use persistence::ideas::{self, CircuitRow};
use persistence::{Cursor, Reader, Slice, beside, journal, people};

use crate::{App, Failure};

/// Other editions that a page names.
const EDITIONS: u64 = 12;
/// Entries of a history.
const HISTORY_MAX: u64 = 200;
/// Answers that a closing page tells, and that those who decide read at once.
pub(crate) const ANSWERS_MAX: u64 = 1_000;

/// A challenge, and who is named on its page.
#[derive(Clone, Debug)]
pub struct ChallengePage {
    /// The challenge.
    pub sheet: ChallengeSheet,
    /// The people it names.
    pub people: BTreeMap<UserId, Person>,
    /// The other editions of its series.
    pub editions: Vec<ChallengeRow>,
}

/// Challenges, the newest first; and how many, when asked.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    filter: ChallengeFilter,
    (page, total): ((u16, Option<&Cursor>), bool),
) -> Result<(Slice<ChallengeRow>, Option<u64>), Failure> {
    actor.require(Permission::ReadChallenges)?;
    let wanted = if filter.statuses.is_empty() { ChallengeStatus::ALL } else { &filter.statuses };
    let shown = statuses_seen(actor, wanted);
    if shown.is_empty() {
        return Ok((Slice { rows: Vec::new(), next: None }, total.then_some(0)));
    }
    let filter = ChallengeFilter { statuses: shown, ..seen_by(actor, filter) };
    let (from, now) = (app.store.reader(), app.now());
    let slice = challenges::list(&from, (&filter, now), page).await??;
    let total = if total { Some(challenges::count(&from, &filter, now).await?) } else { None };
    Ok((slice, total))
}

/// A challenge.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is being prepared by others.
pub async fn read(app: &App, actor: &Actor, id: ChallengeId) -> Result<ChallengePage, Failure> {
    let from = app.store.reader();
    let sheet = known(&from, actor, id).await?;
    let ChallengeParts { owner, experts, closing, content, .. } = sheet.challenge.value.parts();
    let closed_by = closing.as_ref().map(|closing| closing.closed_by);
    let named = owner.iter().chain(experts).chain(&closed_by).copied();
    let people = people::named_by(&from, named).await?;
    let editions = match content.series_key() {
        Some(series) => {
            let read = actor.reached(Permission::ReadChallenges);
            challenges::editions(&from, (&series, id), (read.as_ref(), EDITIONS)).await?
        }
        None => Vec::new(),
    };
    Ok(ChallengePage { sheet, people, editions })
}

/// The lists as whoever changes this challenge may choose in them: what it bears already may be chosen again, retired or
/// not. Whoever may not know of it learns nothing of what it bears.
///
/// # Errors
/// When the database fails.
pub async fn book(app: &App, actor: &Actor, id: ChallengeId) -> Result<ReferenceBook, Failure> {
    let challenge = challenges::find(&app.store.reader(), id).await?.map(|found| found.value);
    let challenge = challenge.filter(|one| may_see(actor, one));
    let borne = challenge.map(|one| one.parts().content.borne()).unwrap_or_default();
    Ok(app.directory.references().offered_to(actor).keeping(&borne))
}

/// What happened to a challenge, the newest first.
///
/// # Errors
/// As [`read`].
pub async fn history(app: &App, actor: &Actor, id: ChallengeId) -> Result<Vec<Entry>, Failure> {
    let from = app.store.reader();
    known(&from, actor, id).await?;
    Ok(journal::about(&from, id.0, HISTORY_MAX).await?)
}

/// What its closing page tells.
#[derive(Clone, Debug)]
pub struct Results {
    /// The answers, those that left it when they were taken up again too, in the order in which they came.
    pub answers: Vec<CircuitRow>,
    /// Those who sign them beside their authors: they are thanked too.
    pub signers: Vec<UserId>,
    /// The teams of a track.
    pub teams: Teams,
}

/// What became of each answer, for its closing page (R063, R065).
///
/// # Errors
/// As [`read`].
pub async fn results(app: &App, actor: &Actor, id: ChallengeId) -> Result<Results, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    known(&from, actor, id).await?;
    let mut answers = ideas::answers(&from, actor.id, id, ANSWERS_MAX).await?;
    // What an idea was answered here stays, whatever became of it elsewhere.
    answers.extend(ideas::left_answers(&from, actor.id, id, ANSWERS_MAX).await?);
    answers.sort_by_key(|one| (one.row.deposited_at, one.row.id));
    let ids = answers.iter().map(|answer| answer.row.id).collect();
    let unread = crate::ideas::unread(&from, actor, ids).await?;
    answers.retain(|answer| !unread.contains(&answer.row.id));
    Ok(Results {
        answers,
        signers: beside::signers(&from, id).await?,
        teams: entries::teams(&from, actor, id).await?,
    })
}

pub(crate) async fn known(
    from: &Reader<'_>,
    actor: &Actor,
    id: ChallengeId,
) -> Result<ChallengeSheet, Failure> {
    actor.require(Permission::ReadChallenges)?;
    let sheet = challenges::read(from, id)
        .await?
        .filter(|sheet| may_see(actor, &sheet.challenge.value))
        .ok_or(Failure::NotFound("challenge"))?;
    actor.require_on(Permission::ReadChallenges, &sheet.challenge.value)?;
    Ok(sheet)
}

/// A challenge that is being prepared is seen by those who may change that very one.
pub(crate) fn may_see(actor: &Actor, challenge: &Challenge) -> bool {
    match challenge.parts().timetable.status {
        ChallengeStatus::Draft => actor.can(Permission::EditChallenge, challenge),
        ChallengeStatus::Open | ChallengeStatus::Evaluating | ChallengeStatus::Closed => true,
    }
}

/// Of these statuses, those in which somebody may see a challenge.
fn statuses_seen(actor: &Actor, wanted: &[ChallengeStatus]) -> Vec<ChallengeStatus> {
    let prepares = actor.require(Permission::EditChallenge).is_ok();
    let seen = |status: &ChallengeStatus| prepares || *status != ChallengeStatus::Draft;
    wanted.iter().copied().filter(seen).collect()
}

/// The same criteria, of what this person reads; of what is being prepared, what they prepare.
fn seen_by(actor: &Actor, filter: ChallengeFilter) -> ChallengeFilter {
    let read = actor.reached(Permission::ReadChallenges);
    ChallengeFilter { read, prepared: actor.reached(Permission::EditChallenge), ..filter }
}
