//! Ideas beside ideas: signed by several, tied to each other, made one.

mod signatures;

use chrono::{DateTime, Utc};
use domain::access::acts::{LinkIdea, MergeIdeas};
use domain::access::{Actor, Permission};
use domain::idea::{Accepts, Author, CoAuthorError, Idea, IdeaLinkKind, LinkError, UndoMergeError};
use domain::journal::Fact;
use domain::people::AccountStatus;
use domain::{FieldCode, FieldError, IdeaId, MergeId, UserId};
use persistence::merges::{Concerned, Merge};
use persistence::{StoreError, Stored, Tx, beside, ideas, merges, people};
use uuid::Uuid;

use crate::ideas::{known, signature};
use crate::{App, Failure, Version, record, seen};

pub use signatures::{leave, withdraw_invitation};

/// An answer that something else came before is given again as things then stand.
const ATTEMPTS: usize = 3;

/// Asks somebody to sign an idea.
///
/// # Errors
/// Denied, an unknown person, or see [`domain::idea::CoAuthorError`].
pub async fn invite(
    app: &App,
    actor: &Actor,
    which: (IdeaId, Version),
    person: UserId,
) -> Result<(), Failure> {
    let (id, now) = (which.0, app.now());
    let tx = app.store.begin().await?;
    let mut idea = find_seen(&tx, actor, which).await?;
    let granted = actor.may(LinkIdea, &mut idea.value)?;
    let account = people::find(&tx, person).await?;
    let active = account.filter(|found| found.value.status == AccountStatus::Active);
    active.ok_or_else(|| unknown("/person_id"))?;
    let asked = beside::asked(&tx, id).await?;
    let fact = granted.invite(person, &asked)?;
    match beside::ask(&tx, (id, person), (Some(actor.id), now)).await {
        Err(StoreError::Duplicate) => return Err(CoAuthorError::AlreadyAsked.into()),
        done => done?,
    }
    finish(app, tx, (Some(actor.id), now), [fact]).await
}

/// The person who was asked signs, or declines; twice is once.
///
/// # Errors
/// Denied, or [`CoAuthorError::NotAsked`].
pub async fn answer_invitation(
    app: &App,
    actor: &Actor,
    id: IdeaId,
    accepts: Accepts,
) -> Result<(), Failure> {
    for _ in 1..ATTEMPTS {
        match answer(app, actor, id, accepts).await {
            Err(Failure::EditConflict) => {}
            done => return done,
        }
    }
    answer(app, actor, id, accepts).await
}

async fn answer(app: &App, actor: &Actor, id: IdeaId, accepts: Accepts) -> Result<(), Failure> {
    // Whoever says no signs nothing: they may, whatever became of their rights.
    if accepts == Accepts::Yes {
        actor.require(Permission::DepositIdea)?;
    }
    let now = app.now();
    let tx = app.store.begin().await?;
    // In this order: whoever is no longer among those who were asked is seen among those who sign.
    let asked = beside::asked(&tx, id).await?;
    let mut idea = find(&tx, id).await?;
    // Whoever is not asked learns nothing of what is kept for others.
    if !asked.contains(&actor.id) && !idea.value.is_shown_to(actor) {
        return Err(Failure::NotFound("idea"));
    }
    if idea.value.has_answered(actor.id, &asked, accepts) {
        return Ok(tx.commit().await?);
    }
    let fact = idea.value.answer_invitation(actor.id, &asked, accepts)?;
    match accepts {
        Accepts::Yes => {
            ideas::update(&tx, &idea).await?;
            beside::signed(&tx, (id, actor.id), now).await?;
            // Whoever signs neither supports nor offers: it would be their own idea.
            persistence::votes::take_back(&tx, id, actor.id).await?;
            if let Some(call) = idea.value.parts().challenge {
                persistence::pledges::take_back(&tx, (call, id), actor.id, now).await?;
            }
        }
        Accepts::No => {
            if !beside::unask(&tx, id, actor.id).await? {
                // Declined twice at once: told once.
                return Ok(tx.commit().await?);
            }
        }
    }
    finish(app, tx, (Some(actor.id), now), [fact]).await
}

/// Ties an idea to another.
///
/// # Errors
/// Denied, an unknown idea, or see [`LinkError`].
pub async fn link(
    app: &App,
    actor: &Actor,
    (id, other): (IdeaId, IdeaId),
    kind: IdeaLinkKind,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut idea = known(&tx, actor, id).await?;
    let fact = actor.may(LinkIdea, &mut idea.value)?.link(other, kind)?;
    known(&tx, actor, other).await.map_err(|failure| nameless(failure, "/idea_id"))?;
    // The instant would tell when a masked author was there: the day only, then.
    let signed = signature(actor, &idea.value, app.now());
    match beside::link(&tx, (id, other), (kind, signed.1)).await {
        Err(StoreError::Duplicate) => return Err(LinkError::AlreadyLinked.into()),
        done => done?,
    }
    finish(app, tx, signed, [fact]).await
}

/// Unties two ideas.
///
/// # Errors
/// Denied, or nothing to untie.
pub async fn unlink(
    app: &App,
    actor: &Actor,
    (id, other): (IdeaId, IdeaId),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut idea = known(&tx, actor, id).await?;
    let fact = actor.may(LinkIdea, &mut idea.value)?.unlink(other);
    if !beside::unlink(&tx, id, other).await? {
        return Err(Failure::NotFound("link"));
    }
    let signed = signature(actor, &idea.value, app.now());
    finish(app, tx, signed, [fact]).await
}

/// Makes an idea one with another, which goes on for both: votes, followers, comments, history.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::idea::MergeError`].
pub async fn merge(
    app: &App,
    actor: &Actor,
    which: (IdeaId, Version),
    into: IdeaId,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut idea = find_seen(&tx, actor, which).await?;
    let granted = actor.may(MergeIdeas, &mut idea.value)?;
    let into = known(&tx, actor, into).await.map_err(|failure| nameless(failure, "/into"))?;
    let facts = granted.merge(&into.value)?;
    ideas::update(&tx, &idea).await?;
    // Nobody adds to the other meanwhile without seeing it.
    ideas::update(&tx, &into).await?;
    let kept = into.value.parts();
    let merge = Merge { id: MergeId(Uuid::now_v7()), from: which.0, into: kept.id, at: now };
    let (authors, joining) = (named(&into.value), named(&idea.value));
    let people = Concerned { by: actor.id, authors: &authors, joining: &joining };
    merges::carry_over(&tx, &merge, people).await?;
    finish(app, tx, (Some(actor.id), now), facts).await
}

/// Those who signed an idea. A masked author is nowhere among followers: they are told under their seal.
fn named(idea: &Idea) -> Vec<UserId> {
    let parts = idea.parts();
    let mut people = parts.co_authors.clone();
    if let Author::Named(author) = parts.author {
        people.push(author);
    }
    people
}

/// Parts two ideas again, as they were.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`UndoMergeError`].
pub async fn undo_merge(app: &App, actor: &Actor, which: (IdeaId, Version)) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut idea = find_seen(&tx, actor, which).await?;
    let granted = actor.may(MergeIdeas, &mut idea.value)?;
    let merge = merges::of(&tx, which.0).await?.ok_or(UndoMergeError::NotMerged)?;
    let into = find(&tx, merge.into).await?;
    let facts = granted.part(&into.value, merge.at, now)?;
    ideas::update(&tx, &idea).await?;
    // The other does not become one with a third meanwhile.
    ideas::update(&tx, &into).await?;
    merges::take_back(&tx, &merge, now).await?;
    finish(app, tx, (Some(actor.id), now), facts).await
}

/// An idea, whomever it is kept for: whoever is asked to sign it may answer, and what it became one with may be parted.
async fn find(tx: &Tx, id: IdeaId) -> Result<Stored<Idea>, Failure> {
    ideas::find(tx, id).await?.ok_or(Failure::NotFound("idea"))
}

async fn find_seen(
    tx: &Tx,
    actor: &Actor,
    (id, version): (IdeaId, Version),
) -> Result<Stored<Idea>, Failure> {
    seen(known(tx, actor, id).await?, version)
}

/// What the body names is not there, or not for whoever names it.
fn nameless(failure: Failure, pointer: &str) -> Failure {
    if matches!(failure, Failure::NotFound(_)) { unknown(pointer) } else { failure }
}

/// What the body names is not there.
fn unknown(pointer: &str) -> Failure {
    Failure::Invalid(vec![FieldError::new(pointer, FieldCode::UnknownValue)])
}

/// Writes down what happened, under that name and at that instant, and is done.
async fn finish(
    app: &App,
    tx: Tx,
    (by, at): (Option<UserId>, DateTime<Utc>),
    facts: impl IntoIterator<Item = Fact>,
) -> Result<(), Failure> {
    for fact in facts {
        record(&tx, by, at, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
