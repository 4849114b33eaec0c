//! Who may read an idea (A28): what is kept for some is not there for others.

use std::collections::BTreeSet;

use domain::access::acts::RestrictIdea;
use domain::access::{Actor, Permission};
use domain::idea::Idea;
use domain::poc::Visibility;
use domain::{FieldCode, FieldError, IdeaId};
use persistence::ideas::{self, IdeaFilter};
use persistence::{Reads, Stored, beside};

use crate::{App, Failure, Version, record, seen};

/// The ideas that are kept for others than this person: an exception, so a handful.
pub(crate) async fn hidden(from: &impl Reads, actor: &Actor) -> Result<BTreeSet<IdeaId>, Failure> {
    if actor.is_dinno() {
        return Ok(BTreeSet::new());
    }
    let kept = ideas::kept(from).await?;
    let hidden = kept.iter().filter(|idea| !idea.is_shown_to(actor));
    Ok(hidden.map(|idea| idea.id).collect())
}

/// The same criteria, of what this person may see.
pub(crate) async fn seen_by(
    from: &impl Reads,
    actor: &Actor,
    filter: IdeaFilter,
) -> Result<IdeaFilter, Failure> {
    let hidden = hidden(from, actor).await?.into_iter().collect();
    Ok(IdeaFilter { hidden, read: actor.reached(Permission::ReadIdeas), ..filter })
}

/// Those of these ideas that this person does not read: their rights do not reach them, or they are kept for others.
pub(crate) async fn unread(
    from: &impl Reads,
    actor: &Actor,
    ids: Vec<IdeaId>,
) -> Result<BTreeSet<IdeaId>, Failure> {
    let mut unread = hidden(from, actor).await?;
    if let Some(reached) = actor.reached(Permission::ReadIdeas) {
        let read = ideas::read_among(from, &ids, &reached).await?;
        unread.extend(ids.into_iter().filter(|id| !read.contains(id)));
    }
    Ok(unread)
}

/// The idea of this identifier, unless it is kept for others: whoever it is not kept for learns nothing of it.
pub(crate) async fn known(
    from: &impl Reads,
    actor: &Actor,
    id: IdeaId,
) -> Result<Stored<Idea>, Failure> {
    let idea = ideas::find(from, id).await?.ok_or(Failure::NotFound("idea"))?;
    if shown_to(from, actor, &idea.value).await? {
        Ok(idea)
    } else {
        Err(Failure::NotFound("idea"))
    }
}

/// Whether this person may read an idea: whoever is asked to sign one reads what they are asked to sign, until they
/// answer.
pub(super) async fn shown_to(
    from: &impl Reads,
    actor: &Actor,
    idea: &Idea,
) -> Result<bool, Failure> {
    Ok(idea.is_shown_to(actor) || beside::asks(from, idea.parts().id, actor.id).await?)
}

/// Opens an idea to everybody, or keeps it for the direction of whoever signs it, or for COMEX and CODIR.
/// Done already, it changes nothing.
///
/// # Errors
/// Denied, no such idea, [`Failure::EditConflict`], or a choice that leaves out whoever makes it.
pub async fn restrict(
    app: &App,
    actor: &Actor,
    (id, version): (IdeaId, Version),
    visibility: Visibility,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut idea = seen(known(&tx, actor, id).await?, version)?;
    let Some(fact) = actor.may(RestrictIdea, &mut idea.value)?.restrict(visibility) else {
        return Ok(());
    };
    // Nobody keeps anything from themselves: they could not open it to others again.
    if !idea.value.is_shown_to(actor) {
        return Err(FieldError::new("/visibility", FieldCode::NotAllowed).into());
    }
    ideas::update_visibility(&tx, &idea).await?;
    record(&tx, Some(actor.id), app.now(), fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}
