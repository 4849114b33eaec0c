//! The right people for a challenge: sought, invited, who answer, and who are told to each other (R093).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::access::acts::EditChallenge;
use domain::access::{Actor, Permission};
use domain::challenge::{
    Challenge, ChallengePart, Invitation, InvitationAnswer, InvitationError, InvitationState,
    Invite, Theme, known, sought,
};
use domain::people::{AccountStatus, Person};
use domain::reference::{ReferenceCode, ReferenceList};
use domain::text::ShortText;
use domain::{ChallengeId, FieldCode, FieldError, UserId};
use persistence::directory::{self, DirectoryRow};
use persistence::{Reader, StoreError, Stored, Tx, challenges, people};

use super::acts::{finish, save};
use crate::{App, Failure, Once, cards};

/// Cards among which the best are suggested.
const SOUGHT_MAX: u64 = 200;
/// Cards that are suggested.
const SUGGESTED: usize = 6;
/// Invitations that the landing page names.
const ASKED: u64 = 3;
/// An answer that something else came before is given again as things then stand.
const ATTEMPTS: usize = 3;

/// The people of a challenge, as one reader may know of them.
#[derive(Clone, Debug)]
pub struct ChallengePeople {
    /// Those who take part, and what each is.
    pub parts: Vec<(UserId, Vec<ChallengePart>)>,
    /// What those who agree to be found say they know.
    pub known: BTreeMap<UserId, Vec<ShortText>>,
    /// Everybody who was invited, and where that stands: for whoever runs the challenge, nobody else.
    pub invitations: Vec<(Invitation, InvitationState)>,
    /// The reader's own invitation, while it waits for an answer.
    pub mine: Option<Invitation>,
    /// Whether the reader may invite people now.
    pub seeks: bool,
    /// Those who are named.
    pub people: BTreeMap<UserId, Person>,
}

/// Those who take part in a challenge; and who was invited, for whoever runs it.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is being prepared by others.
pub async fn people_of(
    app: &App,
    actor: &Actor,
    id: ChallengeId,
) -> Result<ChallengePeople, Failure> {
    let from = app.store.reader();
    let challenge = super::known(&from, actor, id).await?.challenge.value;
    let asked = challenges::invitations(&from, id).await?;
    let parts = challenge.people(&asked);
    let (runs, open) = (challenge.is_run_by(actor), challenge.takes_people(app.now()));
    let waits = |one: &&Invitation| {
        one.person == actor.id && one.standing(&challenge) == InvitationState::Pending
    };
    let mine = asked.iter().find(waits).filter(|_| open).cloned();
    let told = asked.into_iter().filter(|_| runs).map(|one| {
        let state = one.standing(&challenge);
        (one, state)
    });
    let invitations: Vec<(Invitation, InvitationState)> = told.collect();
    let members: Vec<UserId> = parts.iter().map(|(person, _)| *person).collect();
    let invited = invitations.iter().map(|(one, _)| one.person);
    let by = mine.as_ref().map(|one| one.invited_by);
    let named = members.iter().copied().chain(invited).chain(by);
    let people = people::named_by(&from, named).await?;
    // What somebody tells of themselves is told by the directory, to those who may read it.
    let known = match actor.require(Permission::ReadDirectory) {
        Ok(()) => known_by(&from, actor, &members).await?,
        Err(_) => BTreeMap::new(),
    };
    Ok(ChallengePeople { parts, known, invitations, mine, seeks: runs && open, people })
}

async fn known_by(
    from: &Reader<'_>,
    actor: &Actor,
    people: &[UserId],
) -> Result<BTreeMap<UserId, Vec<ShortText>>, Failure> {
    let rows = directory::shown_among(from, people).await?;
    let known = |row: DirectoryRow| (row.person.id, row.card.value.content.expertise);
    Ok(rows.into_iter().filter(|row| cards::reads(actor, row)).map(known).collect())
}

/// Those of the directory who know most of what a challenge is about, and whom it has not asked.
///
/// # Errors
/// Denied; [`Failure::NotFound`] too for one that is being prepared by others.
pub async fn suggested(
    app: &App,
    actor: &Actor,
    id: ChallengeId,
) -> Result<Vec<DirectoryRow>, Failure> {
    let from = app.store.reader();
    let challenge = super::known(&from, actor, id).await?.challenge.value;
    if !challenge.is_run_by(actor) {
        return Err(actor.denied(Permission::EditChallenge).into());
    }
    actor.require(Permission::ReadDirectory)?;
    let things = about(app, &challenge);
    let asked = challenges::invitations(&from, id).await?;
    let parts = challenge.people(&asked);
    let there = parts.iter().map(|(person, _)| *person).chain(asked.iter().map(|one| one.person));
    let there: BTreeSet<UserId> = there.collect();
    let rows = directory::knowing(&from, &things, SOUGHT_MAX).await?;
    let read = rows.into_iter().filter(|row| cards::reads(actor, row));
    let new = read.filter(|row| !there.contains(&row.person.id));
    let ranked = new.map(|row| (known(&row.card.value.content.expertise, &things), row));
    let mut ranked: Vec<(usize, DirectoryRow)> = ranked.filter(|(known, _)| *known > 0).collect();
    // By name among those who know as much: the order in which they were read.
    ranked.sort_by_key(|(known, _)| Reverse(*known));
    Ok(ranked.into_iter().take(SUGGESTED).map(|(_, row)| row).collect())
}

/// What a challenge is about, to be sought in what people know.
fn about(app: &App, challenge: &Challenge) -> Vec<String> {
    let Theme { domain, subcategory, innovation_field: _, words } =
        &challenge.parts().content.theme;
    let book = app.directory.references();
    let item = |list: ReferenceList, code: &Option<ReferenceCode>| {
        code.as_ref().and_then(|code| book.find(list, code.as_str()))
    };
    let items =
        [item(ReferenceList::Domain, domain), item(ReferenceList::Subcategory, subcategory)];
    let labels = items.into_iter().flatten();
    sought(words, labels.flat_map(|item| [item.label_fr.as_str(), item.label_en.as_str()]))
}

/// Invites somebody to a challenge. They are told, with the word that goes with it.
///
/// # Errors
/// Denied, nobody of that identifier, or see [`InvitationError`].
pub async fn invite(
    app: &App,
    actor: &Actor,
    (id, invite): (ChallengeId, Invite),
    once: &Once,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, id).await?;
    let granted = actor.may(EditChallenge, &mut challenge.value)?;
    if once.already(&tx).await?.is_some() {
        return Ok(tx.commit().await?);
    }
    // Before anything is read: of two presses at once, the second hears that the first is under way.
    once.made(&tx, invite.person.0, now).await?;
    let account = people::find(&tx, invite.person).await?;
    if account.is_none_or(|account| account.value.status != AccountStatus::Active) {
        return Err(FieldError::new("/person_id", FieldCode::UnknownValue).into());
    }
    let asked = challenges::invitations(&tx, id).await?;
    let read = asked.iter().find(|one| one.person == invite.person).map(|one| one.state);
    let (invitation, fact) = granted.invite(invite, &asked, now)?;
    match challenges::keep_invitation(&tx, id, &invitation, read).await {
        Err(StoreError::Duplicate) => return Err(InvitationError::AlreadyAsked.into()),
        kept => kept?,
    }
    finish(app, tx, actor, vec![fact]).await
}

/// The person who was invited accepts, or declines; twice is once. Whoever invited them is told.
///
/// # Errors
/// Denied, or see [`InvitationError`].
pub async fn answer_invitation(
    app: &App,
    actor: &Actor,
    which: (ChallengeId, UserId),
    answer: InvitationAnswer,
) -> Result<(), Failure> {
    actor.require(Permission::ReadChallenges)?;
    for _ in 1..ATTEMPTS {
        match attempt(app, actor, which, answer.clone()).await {
            Err(Failure::EditConflict) => {}
            done => return done,
        }
    }
    attempt(app, actor, which, answer).await
}

async fn attempt(
    app: &App,
    actor: &Actor,
    (id, person): (ChallengeId, UserId),
    answer: InvitationAnswer,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    // In this order: of an answer that is being given meanwhile, its effect is seen if its trace is.
    let asked = invited(&tx, id, person).await?;
    let mut challenge = find(&tx, id).await?;
    let mut invitation = asked.ok_or(InvitationError::NotAsked)?;
    if challenge.value.has_answered(actor.id, &invitation, &answer) {
        return Ok(tx.commit().await?);
    }
    let read = (invitation.state, experts(&challenge));
    let fact = challenge.value.answer_invitation(actor.id, &mut invitation, answer, app.now())?;
    keep(&tx, &challenge, &invitation, read).await?;
    finish(app, tx, actor, vec![fact]).await
}

/// Takes an invitation back. Whoever had accepted it takes part no more, and is told.
///
/// # Errors
/// Denied, no invitation that stands, or see [`InvitationError`].
pub async fn withdraw_invitation(
    app: &App,
    actor: &Actor,
    (id, person): (ChallengeId, UserId),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut challenge = find(&tx, id).await?;
    let read = experts(&challenge);
    let granted = actor.may(EditChallenge, &mut challenge.value)?;
    let gone = || Failure::NotFound("invitation");
    let mut invitation = invited(&tx, id, person).await?.ok_or_else(gone)?;
    let read = (invitation.state, read);
    let fact = match granted.withdraw_invitation(&mut invitation, app.now()) {
        Err(InvitationError::NotAsked) => return Err(gone()),
        withdrawn => withdrawn?,
    };
    keep(&tx, &challenge, &invitation, read).await?;
    finish(app, tx, actor, vec![fact]).await
}

/// The challenges that wait for the reader's own answer: to an invitation, or to whoever asks them into a track or
/// into one of its teams. Each of them once.
///
/// # Errors
/// When the database fails.
pub async fn asking(
    app: &App,
    from: &Reader<'_>,
    actor: &Actor,
) -> Result<Vec<Challenge>, Failure> {
    let asked = challenges::asking(from, actor.id, ASKED).await?;
    // Who reads no ideas is shown no team, and answers none.
    let tracks = match actor.require(Permission::ReadIdeas) {
        Ok(()) => challenges::asking_entries(from, actor.id, ASKED).await?,
        Err(_) => Vec::new(),
    };
    let ids = asked.iter().map(|(id, _)| *id).chain(tracks.iter().copied()).collect();
    let mut found = challenges::find_all(from, ids).await?;
    let pending = |(id, invitation): &(ChallengeId, Invitation)| {
        let waits = |on: &Challenge| invitation.standing(on) == InvitationState::Pending;
        found.get(id).is_some_and(waits).then_some(*id)
    };
    let waiting: Vec<ChallengeId> = asked.iter().filter_map(pending).chain(tracks).collect();
    let now = app.now();
    let waiting = waiting.into_iter().filter_map(|id| found.remove(&id));
    Ok(waiting.filter(|challenge| challenge.takes_people(now)).collect())
}

async fn find(tx: &Tx, id: ChallengeId) -> Result<Stored<Challenge>, Failure> {
    challenges::find(tx, id).await?.ok_or(Failure::NotFound("challenge"))
}

async fn invited(tx: &Tx, id: ChallengeId, person: UserId) -> Result<Option<Invitation>, Failure> {
    let asked = challenges::invitations(tx, id).await?;
    Ok(asked.into_iter().find(|one| one.person == person))
}

fn experts(challenge: &Stored<Challenge>) -> usize {
    challenge.value.parts().experts.len()
}

/// Saves the invitation; and the challenge, when its experts changed, so that nobody writes over them unseen.
async fn keep(
    tx: &Tx,
    challenge: &Stored<Challenge>,
    invitation: &Invitation,
    (state, before): (InvitationState, usize),
) -> Result<(), Failure> {
    challenges::keep_invitation(tx, challenge.value.parts().id, invitation, Some(state)).await?;
    if experts(challenge) != before {
        save(tx, challenge).await?;
    }
    Ok(())
}
