//! Ideas beside ideas: signed by several, tied to each other, made one.

use domain::access::Actor;
use domain::access::acts::{LinkIdea, MergeIdeas};
use domain::idea::{Accepts, Author, IdeaLinkKind, LinkError, UndoMergeError};
use domain::journal::Fact;
use domain::{FieldCode, FieldError, IdeaId, MergeId, UserId};
use persistence::merges::Merge;
use persistence::{StoreError, Tx, beside, ideas, merges, people};
use uuid::Uuid;

use crate::ideas::signature;
use crate::{App, Failure, Version, record, seen};

/// Asks somebody to sign an idea.
///
/// # Errors
/// Denied, an unknown person, or see [`domain::idea::CoAuthorError`].
pub async fn invite(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
    person: UserId,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = ideas::find(&tx, id).await?.ok_or(Failure::NotFound("idea"))?;
    let mut idea = seen(idea, version)?;
    let granted = actor.may(LinkIdea, &mut idea.value)?;
    if people::find(&tx, person).await?.is_none() {
        let unknown = FieldError::new("/person_id", FieldCode::UnknownValue);
        return Err(Failure::Invalid(vec![unknown]));
    }
    let asked = beside::asked(&tx, id).await?;
    let fact = granted.invite(person, &asked)?;
    beside::ask(&tx, (id, person), (Some(actor.id), now)).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// The person who was asked signs, or declines.
///
/// # Errors
/// [`domain::idea::CoAuthorError::NotAsked`].
pub async fn answer_invitation(
    app: &App,
    actor: &Actor,
    id: IdeaId,
    accepts: Accepts,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut idea = ideas::find(&tx, id).await?.ok_or(Failure::NotFound("idea"))?;
    let asked = beside::asked(&tx, id).await?;
    let fact = idea.value.answer_invitation(actor.id, &asked, accepts)?;
    match accepts {
        Accepts::Yes => {
            ideas::update(&tx, &idea).await?;
            beside::signed(&tx, (id, actor.id), now).await?;
            // Whoever signs does not support: it would be their own idea.
            persistence::votes::take_back(&tx, id, actor.id).await?;
        }
        Accepts::No => beside::unask(&tx, id, actor.id).await?,
    }
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
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
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut idea = ideas::find(&tx, id).await?.ok_or(Failure::NotFound("idea"))?;
    let fact = actor.may(LinkIdea, &mut idea.value)?.link(other, kind)?;
    if ideas::find(&tx, other).await?.is_none() {
        let unknown = FieldError::new("/idea_id", FieldCode::UnknownValue);
        return Err(Failure::Invalid(vec![unknown]));
    }
    // The instant would tell when a masked author was there: the day only, then.
    let (by, at) = signature(actor, &idea.value, now);
    match beside::link(&tx, (id, other), (kind, at)).await {
        Err(StoreError::Duplicate) => return Err(LinkError::AlreadyLinked.into()),
        done => done?,
    }
    record(&tx, by, at, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
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
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut idea = ideas::find(&tx, id).await?.ok_or(Failure::NotFound("idea"))?;
    let fact = actor.may(LinkIdea, &mut idea.value)?.unlink(other);
    if !beside::unlink(&tx, id, other).await? {
        return Err(Failure::NotFound("link"));
    }
    let (by, at) = signature(actor, &idea.value, now);
    record(&tx, by, at, fact).await?;
    Ok(tx.commit().await?)
}

/// Makes an idea one with another, which goes on for both: votes, comments, history.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::idea::MergeError`].
pub async fn merge(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
    into: IdeaId,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = ideas::find(&tx, id).await?.ok_or(Failure::NotFound("idea"))?;
    let mut idea = seen(idea, version)?;
    let granted = actor.may(MergeIdeas, &mut idea.value)?;
    let unknown = || vec![FieldError::new("/into", FieldCode::UnknownValue)];
    let into = ideas::find(&tx, into).await?.ok_or_else(unknown)?;
    let facts = granted.merge(&into.value)?;
    ideas::update(&tx, &idea).await?;
    // Nobody adds to the other meanwhile without seeing it.
    ideas::update(&tx, &into).await?;
    let kept = into.value.parts();
    let merge = Merge { id: MergeId(Uuid::now_v7()), from: id, into: kept.id, at: now };
    let mut authors = kept.co_authors.clone();
    if let Author::Named(author) = kept.author {
        authors.push(author);
    }
    merges::carry_over(&tx, &merge, (actor.id, &authors)).await?;
    finish(app, tx, actor, facts).await
}

/// Parts two ideas again, as they were.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`UndoMergeError`].
pub async fn undo_merge(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = ideas::find(&tx, id).await?.ok_or(Failure::NotFound("idea"))?;
    let mut idea = seen(idea, version)?;
    let granted = actor.may(MergeIdeas, &mut idea.value)?;
    let merge = merges::of(&tx, id).await?.ok_or(UndoMergeError::NotMerged)?;
    let facts = granted.part(merge.at, now)?;
    ideas::update(&tx, &idea).await?;
    merges::take_back(&tx, &merge, now).await?;
    finish(app, tx, actor, facts).await
}

async fn finish(app: &App, tx: Tx, actor: &Actor, facts: [Fact; 2]) -> Result<(), Failure> {
    let now = app.now();
    for fact in facts {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
