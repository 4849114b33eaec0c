//! Dormant ideas: browsed, proposed again, taken up (R062).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::acts::{DecideIdea, ProposeRevival};
use domain::access::{Actor, Permission, Reach};
use domain::challenge::Timetable;
use domain::idea::{IdeaStatus, Revival, RevivalError, RevivalOutcome, goes_on_in};
use domain::people::Person;
use domain::text::Paragraph;
use domain::{ChallengeId, FieldCode, FieldError, IdeaId, RevivalId, UserId};
use persistence::former_answers::FormerRow;
use persistence::ideas::{self, DormantRow, IdeaFilter, IdeaRow};
use persistence::{
    Cursor, Reads, Slice, StoreError, Tx, challenges, former_answers, people, revivals,
};
use uuid::Uuid;

use crate::ideas::{hidden, known, promise, seen_by, signature};
use crate::{App, Failure, Once, Version, record, seen};

/// Proposals that are read at once.
const SHOWN: u64 = 100;

/// Proposals, and who is named.
#[derive(Clone, Debug)]
pub struct Proposals {
    /// The proposals.
    pub revivals: Vec<Revival>,
    /// The ideas they are about, when several are.
    pub ideas: Vec<IdeaRow>,
    /// What the idea was answered in the challenges that it left by some of them, when they are about one.
    pub former: Vec<FormerRow>,
    /// The people they name.
    pub people: BTreeMap<UserId, Person>,
}

/// How many ideas sleep, and how many were taken up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Asleep.
    pub dormant: u64,
    /// Taken up again, ever.
    pub revived: u64,
}

/// Dormant ideas; and how many, when asked.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn dormant(
    app: &App,
    actor: &Actor,
    mut filter: IdeaFilter,
    (page, total): ((u16, Option<&Cursor>), bool),
) -> Result<(Slice<DormantRow>, Option<Counts>), Failure> {
    actor.require(Permission::ReadIdeas)?;
    filter.statuses = vec![IdeaStatus::NotSelected];
    let from = app.store.reader();
    filter.answered = ideas::answered_with(&from, &filter.words).await?;
    let filter = seen_by(&from, actor, filter).await?;
    let slice = ideas::dormant(&from, actor.id, &filter, page).await??;
    let counts = if total {
        let dormant = ideas::count(&from, &filter).await?;
        Some(Counts { dormant, revived: revivals::accepted(&from).await? })
    } else {
        None
    };
    Ok((slice, counts))
}

/// Every proposal about an idea, with what was answered.
///
/// # Errors
/// Denied, or no such idea.
pub async fn about(app: &App, actor: &Actor, id: IdeaId) -> Result<Proposals, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let idea = known(&from, actor, id).await?;
    actor.require_on(Permission::ReadIdeas, &idea.value)?;
    let revivals = revivals::about(&from, id, SHOWN).await?;
    let former = former_answers::of_idea(&from, id).await?;
    let people = named(&from, &revivals).await?;
    Ok(Proposals { revivals, ideas: Vec::new(), former, people })
}

/// Proposals that wait for an answer of this person's: all of them, or those about the ideas that they were lent.
///
/// # Errors
/// Denied.
pub async fn waiting(app: &App, actor: &Actor) -> Result<Proposals, Failure> {
    actor.require(Permission::DecideIdea)?;
    let from = app.store.reader();
    let everything = actor.reach(Permission::DecideIdea) == Reach::Everything;
    let lent = (!everything).then(|| actor.lent_for(Permission::DecideIdea));
    let mut revivals = match lent.as_deref() {
        Some([]) => Vec::new(),
        scopes => revivals::waiting(&from, scopes, SHOWN).await?,
    };
    let hidden = hidden(&from, actor).await?;
    revivals.retain(|one| !hidden.contains(&one.idea));
    let ids: Vec<IdeaId> = revivals.iter().map(|one| one.idea).collect();
    let ideas = ideas::with_ids(&from, actor.id, &ids).await?;
    let people = named(&from, &revivals).await?;
    Ok(Proposals { revivals, ideas, former: Vec::new(), people })
}

async fn named(
    from: &impl Reads,
    revivals: &[Revival],
) -> Result<BTreeMap<UserId, Person>, Failure> {
    let answerers = revivals.iter().filter_map(|one| one.answer.as_ref()).map(|it| it.answered_by);
    let proposers = revivals.iter().filter_map(|one| one.proposed_by);
    Ok(people::named_by(from, proposers.chain(answerers)).await?)
}

/// Proposes to take a dormant idea up again, perhaps for a challenge.
///
/// # Errors
/// Denied, an unknown challenge, or see [`RevivalError`].
pub async fn propose(
    app: &App,
    actor: &Actor,
    (id, why, challenge): (IdeaId, Paragraph, Option<ChallengeId>),
    once: &Once,
) -> Result<RevivalId, Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(made) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(RevivalId(made));
    }
    let mut idea = known(&tx, actor, id).await?;
    let fact = actor.may(ProposeRevival, &mut idea.value)?.propose(&why)?;
    if let Some(challenge) = challenge {
        let unknown = || vec![FieldError::new("/challenge_id", FieldCode::UnknownValue)];
        let dates = challenges::timetable(&tx, challenge).await?.ok_or_else(unknown)?;
        if !dates.waits_for_ideas(now) {
            return Err(domain::challenge::ChallengeClosed::NotOpen.into());
        }
    }
    let (by, at) = signature(actor, &idea.value, now);
    let revival = Revival {
        // Nothing in the name of a proposal tells when a masked author was there.
        id: RevivalId(if by.is_some() { Uuid::now_v7() } else { Uuid::new_v4() }),
        idea: id,
        proposed_by: by,
        why,
        challenge,
        proposed_at: at,
        answer: None,
    };
    match revivals::insert(&tx, &revival).await {
        Err(StoreError::Duplicate) => return Err(RevivalError::AlreadyProposed.into()),
        other => other?,
    }
    once.made(&tx, revival.id.0, now).await?;
    record(&tx, by, at, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(revival.id)
}

/// A challenge with its dates, when one is named.
async fn dated(
    tx: &Tx,
    challenge: Option<ChallengeId>,
) -> Result<Option<(ChallengeId, Timetable)>, Failure> {
    let Some(id) = challenge else { return Ok(None) };
    Ok(challenges::timetable(tx, id).await?.map(|dates| (id, dates)))
}

/// Answers a proposal, having read the idea at this version.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`RevivalError`].
pub async fn answer(
    app: &App,
    actor: &Actor,
    (id, version): (RevivalId, Version),
    (outcome, reason, pitched_on): (RevivalOutcome, Paragraph, Option<NaiveDate>),
) -> Result<IdeaId, Failure> {
    actor.require(Permission::DecideIdea)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut revival = revivals::find(&tx, id).await?.ok_or(Failure::NotFound("revival"))?;
    let idea = known(&tx, actor, revival.idea).await?;
    let mut idea = seen(idea, version)?;
    let proposed = dated(&tx, revival.challenge).await?;
    let answered = dated(&tx, idea.value.parts().challenge).await?;
    let into = goes_on_in(proposed, answered, now);
    let (stood_in, given) = {
        let parts = idea.value.parts();
        (parts.challenge, parts.decision.as_ref().map(|decision| decision.decided_at))
    };
    let granted = actor.may(DecideIdea, &mut idea.value)?;
    let revived = granted.revive(&mut revival, (outcome, reason, pitched_on), (into, now))?;
    if !revivals::answer(&tx, &revival).await? {
        return Err(RevivalError::AlreadyAnswered.into());
    }
    ideas::update(&tx, &idea).await?;
    if let Some(former) = &revived.former {
        former_answers::keep(&tx, former).await?;
    }
    if outcome == RevivalOutcome::Accepted {
        if let Some(decided_at) = given {
            former_answers::give(&tx, (id, revival.idea), stood_in, decided_at).await?;
        }
        // It waits for another answer: the promise of the first one is over.
        promise(&tx, &idea.value, now.date_naive()).await?;
    }
    record(&tx, Some(actor.id), now, revived.fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(revival.idea)
}
