//! What becomes of an idea: changed, withdrawn, decided.

use domain::access::Actor;
use domain::access::acts::{EditIdea, WithdrawIdea};
use domain::expression::{Mark, Target};
use domain::idea::{Answer, Author, FieldChange, Idea, IdeaContent, IdeaEdit, IdeaField};
use domain::journal::Fact;
use domain::{AttachmentId, IdeaId};
use persistence::attachments::Attachment;
use persistence::{Stored, Tx, expression, ideas, prepared, votes};

use super::sight::known;
use super::{html, shadow};
use crate::{App, Failure, Version, attachments, decisions, record, recorded, reviews, seen};

/// Changes what an idea says: its author until it is decided, an administrator at any time.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], files that are not the caller's, or see [`domain::idea::EditIdeaError`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
    content: IdeaContent,
) -> Result<(), Failure> {
    let html = html(&content);
    let tx = app.store.begin().await?;
    let mut idea = find(&tx, actor, (id, version)).await?;
    let said = idea.value.parts().content.clone();
    let (before, wanted) = (said.attachments.clone(), content.attachments.clone());
    let fact = actor.may(EditIdea, &mut idea.value)?.edit(content)?;
    let added =
        attachments::check(app, &tx, actor, ("/content/attachments", &wanted, &before)).await?;
    let anonymous = matches!(idea.value.parts().author, Author::Anonymous(_));
    attachments::hand_over(&tx, &added, anonymous).await?;
    let dropped = dropped(&tx, &before, &wanted).await?;
    let mut changes = said.changes_to(&idea.value.parts().content);
    changes.extend(files_changed(&tx, &before, &wanted).await?);
    ideas::update_content(&tx, &idea, &html).await?;
    attachments::forget(&tx, &dropped).await?;
    let (by, at) = shadow::signature(actor, &idea.value, app.now());
    let entry = recorded(&tx, by, at, fact).await?;
    if !changes.is_empty() {
        let by = idea.value.edited_by(by);
        ideas::keep_edit(&tx, id, &IdeaEdit { entry, by, changes }).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    attachments::erase(app, &dropped).await;
    Ok(())
}

/// The files that an idea carried and those that it carries now, by their names.
async fn files_changed(
    tx: &Tx,
    before: &[AttachmentId],
    wanted: &[AttachmentId],
) -> Result<Option<FieldChange>, Failure> {
    if before == wanted {
        return Ok(None);
    }
    let (before, after) = (names(tx, before).await?, names(tx, wanted).await?);
    Ok(Some(FieldChange { field: IdeaField::Attachments, before, after }))
}

/// The names of these files, in their order, one a line.
async fn names(tx: &Tx, ids: &[AttachmentId]) -> Result<String, Failure> {
    let files = persistence::attachments::with_ids(tx, ids).await?;
    let name = |id: &AttachmentId| files.iter().find(|file| file.id == *id);
    let lines = ids.iter().filter_map(name).map(|file| format!("{}\n", file.name));
    Ok(lines.collect())
}

async fn dropped(
    tx: &Tx,
    before: &[AttachmentId],
    wanted: &[AttachmentId],
) -> Result<Vec<Attachment>, Failure> {
    let gone: Vec<_> = before.iter().copied().filter(|id| !wanted.contains(id)).collect();
    Ok(persistence::attachments::with_ids(tx, &gone).await?)
}

/// Takes an idea back.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::idea::WithdrawError`].
pub async fn withdraw(app: &App, actor: &Actor, which: (IdeaId, Version)) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut idea = find(&tx, actor, which).await?;
    let fact = actor.may(WithdrawIdea, &mut idea.value)?.withdraw()?;
    ideas::update(&tx, &idea).await?;
    finish(app, tx, actor, (&idea.value, fact)).await
}

/// Gives an anonymous idea the name of its author, for good (A03).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::idea::SignError`].
pub async fn sign(app: &App, actor: &Actor, which: (IdeaId, Version)) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut idea = find(&tx, actor, which).await?;
    let (seal, fact) = actor.may(EditIdea, &mut idea.value)?.sign()?;
    ideas::sign(&tx, &idea, &seal).await?;
    ideas::place(&tx, which.0, actor.department).await?;
    // What a merger carried over while nobody knew whose idea it is: one neither supports nor follows one's own.
    votes::take_back(&tx, which.0, actor.id).await?;
    expression::take_back(&tx, Mark::Follow, Target::Idea(which.0), actor.id).await?;
    finish(app, tx, actor, (&idea.value, fact)).await
}

/// Answers the author (R064, R065).
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or see [`domain::idea::DecideError`].
pub async fn decide(
    app: &App,
    actor: &Actor,
    which: (IdeaId, Version),
    answer: Answer,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let (idea, challenge) = reviews::find(&tx, actor, which.0).await?;
    let mut idea = seen(idea, which.1)?;
    let fact = decisions::decide(actor, (&mut idea.value, challenge.as_ref()), answer, now)?;
    ideas::update(&tx, &idea).await?;
    prepared::forget(&tx, which.0).await?;
    finish(app, tx, actor, (&idea.value, fact)).await
}

async fn find(
    tx: &Tx,
    actor: &Actor,
    (id, version): (IdeaId, Version),
) -> Result<Stored<Idea>, Failure> {
    seen(known(tx, actor, id).await?, version)
}

pub(super) async fn finish(
    app: &App,
    tx: Tx,
    actor: &Actor,
    (idea, fact): (&Idea, Fact),
) -> Result<(), Failure> {
    let (by, at) = shadow::signature(actor, idea, app.now());
    record(&tx, by, at, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
