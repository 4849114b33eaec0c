//! Bodies that take a practice up: declared, changed, withdrawn, and counted on its card (R241).

use domain::access::acts::{DeclareReuse, EditReuse};
use domain::access::{Actor, Permission, Place};
use domain::celebration::{Success, is_newly_replicated};
use domain::journal::Fact;
use domain::practice::{
    NewReuse, Practice, Reuse, ReuseContent, ReuseError, ReuseParts, Standing, standing,
};
use domain::text::Paragraph;
use domain::{FieldCode, FieldError, OrganisationId, PracticeId, ReuseId, UserId};
use persistence::{StoreError, Stored, Tx, celebrations, chain, reuses};
use uuid::Uuid;

use super::contact::heir;
use super::publish::check_contact;
use super::read::shown;
use crate::{App, Failure, Once, Version, record, seen};

/// What a body tells, and whom to call there when somebody else is.
pub type Told = (ReuseContent, Option<UserId>);

/// Who takes a practice up.
#[derive(Clone, Debug)]
pub struct ReuseList {
    /// The practice.
    pub practice: Practice,
    /// The bodies that take it up, the first one first.
    pub reuses: Vec<Stored<Reuse>>,
    /// How many they are, and how proved that makes it.
    pub standing: Standing,
}

/// Who takes a practice up.
///
/// # Errors
/// Denied, or no such practice.
pub async fn list(app: &App, actor: &Actor, id: PracticeId) -> Result<ReuseList, Failure> {
    let from = app.store.reader();
    let record = shown(&from, actor, id).await?;
    let reuses = reuses::of_practice(&from, id).await?;
    Ok(ReuseList { practice: record.practice.value, reuses, standing: record.standing })
}

/// One reuse, even withdrawn.
///
/// # Errors
/// Denied, or no such reuse.
pub async fn read(app: &App, actor: &Actor, id: ReuseId) -> Result<Stored<Reuse>, Failure> {
    actor.require(Permission::ReadPractices)?;
    let from = app.store.reader();
    let reuse = reuses::find(&from, id).await?.ok_or(Failure::NotFound("reuse"))?;
    shown(&from, actor, reuse.value.parts().practice).await?;
    Ok(reuse)
}

/// Declares that a body takes a practice up: the actor's own when none is named.
///
/// # Errors
/// Denied, no such practice or body, or see [`ReuseError`].
pub async fn declare(
    app: &App,
    actor: &Actor,
    (practice, body): (PracticeId, Option<OrganisationId>),
    (content, contact): Told,
    once: &Once,
) -> Result<ReuseId, Failure> {
    actor.require(Permission::ReadPractices)?;
    let body = body.or(actor.organisation);
    let leave = actor.may_create_in(DeclareReuse, body.map_or(Place::default(), Place::within))?;
    let (organisation, label) = named(app, body)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    chain::hold_practice(&tx, practice).await?;
    let found = shown(&tx, actor, practice).await?.practice;
    // Nobody takes up what is not told yet, not even those who write it.
    if found.value.parts().draft {
        return Err(Failure::NotFound("practice"));
    }
    if let Some(made) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(ReuseId(made));
    }
    let contact = contact.unwrap_or(actor.id);
    check_contact(&tx, (contact, None)).await?;
    let id = ReuseId(Uuid::now_v7());
    let new = NewReuse { id, organisation, label, content, contact };
    let (reuse, fact) = leave.declare(&found.value, new, now)?;
    let named = reuse.contact_named(None, actor.id);
    match reuses::insert(&tx, &reuse).await {
        Err(StoreError::Duplicate) => return Err(ReuseError::AlreadyDeclared.into()),
        other => other?,
    }
    once.made(&tx, id.0, now).await?;
    finish(app, tx, actor, (&found.value, [Some(fact), named])).await?;
    Ok(id)
}

/// Replaces what a body tells, and whom to call there unless it is left as it is.
///
/// # Errors
/// Denied, no such reuse, [`Failure::EditConflict`], or [`ReuseError::Withdrawn`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (id, version): (ReuseId, Version),
    (content, contact): Told,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let (practice, mut reuse) = held(&tx, actor, (id, version)).await?;
    let ReuseParts { organisation, contact: before, .. } = reuse.value.parts();
    let (label, before) = (name(app, *organisation), *before);
    let contact = contact.unwrap_or(before);
    let granted = actor.may(EditReuse, &mut reuse.value)?;
    check_contact(&tx, (contact, Some(before))).await?;
    let fact = granted.edit(content, contact, label)?;
    let named = reuse.value.contact_named(Some(before), actor.id);
    reuses::update(&tx, &reuse).await?;
    finish(app, tx, actor, (&practice, [Some(fact), named])).await
}

/// Takes a declaration back.
///
/// # Errors
/// Denied, no such reuse, [`Failure::EditConflict`], or [`ReuseError::Withdrawn`].
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    (id, version): (ReuseId, Version),
    reason: Option<Paragraph>,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let (practice, mut reuse) = held(&tx, actor, (id, version)).await?;
    let label = name(app, reuse.value.parts().organisation);
    let fact = actor.may(EditReuse, &mut reuse.value)?.withdraw(reason, label, now)?;
    reuses::update(&tx, &reuse).await?;
    finish(app, tx, actor, (&practice, [Some(fact), None])).await
}

/// The caller stops being the one to call in a body: it is whoever declared the reuse again. Nothing, for anybody else.
///
/// # Errors
/// Denied, no such reuse, [`Failure::EditConflict`]; at `/content/contact_id`, for whoever declared it.
pub async fn leave_contact(
    app: &App,
    actor: &Actor,
    (id, version): (ReuseId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let (practice, mut reuse) = held(&tx, actor, (id, version)).await?;
    let ReuseParts { organisation, declared_by, .. } = *reuse.value.parts();
    let heir = heir(&tx, actor, (declared_by, organisation)).await?;
    let Some(facts) = reuse.value.leave(actor, (heir, name(app, organisation)))? else {
        return Ok(());
    };
    reuses::update(&tx, &reuse).await?;
    finish(app, tx, actor, (&practice, facts.map(Some))).await
}

/// A reuse as the caller saw it, and its practice: nobody else counts its reuses meanwhile.
async fn held(
    tx: &Tx,
    actor: &Actor,
    (id, version): (ReuseId, Version),
) -> Result<(Practice, Stored<Reuse>), Failure> {
    actor.require(Permission::ReadPractices)?;
    let practice = reuses::find(tx, id).await?.ok_or(Failure::NotFound("reuse"))?;
    let practice = practice.value.parts().practice;
    chain::hold_practice(tx, practice).await?;
    let found = shown(tx, actor, practice).await?.practice;
    let reuse = reuses::find(tx, id).await?.ok_or(Failure::NotFound("reuse"))?;
    Ok((found.value, seen(reuse, version)?))
}

/// Counts again what became of the practice, writes down what happened, and commits.
async fn finish(
    app: &App,
    tx: Tx,
    actor: &Actor,
    (practice, facts): (&Practice, [Option<Fact>; 2]),
) -> Result<(), Failure> {
    let parts = practice.parts();
    let all = reuses::of_practice(&tx, parts.id).await?;
    let counted = standing(parts.organisation, all.iter().map(|reuse| &reuse.value));
    reuses::keep_standing(&tx, parts.id, counted).await?;
    for fact in facts.into_iter().flatten() {
        record(&tx, Some(actor.id), app.now(), fact).await?;
    }
    let told = celebrations::was_told(&tx, Success::PracticeReplicated, parts.id.0).await?;
    if is_newly_replicated(counted.maturity, told) {
        let fact = Fact::PracticeReplicated { practice: parts.id, number: counted.reuses };
        // It comes of what several bodies did: nobody did it, and whoever declared the last one is thanked too.
        record(&tx, None, app.now(), fact).await?;
    }
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(())
}

/// The body, and what people call it: a direction does not take a practice up, nor share one, its body does.
pub(super) fn named(
    app: &App,
    body: Option<OrganisationId>,
) -> Result<(OrganisationId, String), Failure> {
    let at = |code| FieldError::new("/organisation_id", code);
    let body = body.ok_or_else(|| at(FieldCode::Required))?;
    let tree = app.directory.organisations();
    if tree.body_of(body) != Some(body) || !tree.is_offered(body) {
        return Err(at(FieldCode::UnknownValue).into());
    }
    Ok((body, name(app, body)))
}

fn name(app: &App, body: OrganisationId) -> String {
    let tree = app.directory.organisations();
    tree.find(body).map(|body| body.name.clone()).unwrap_or_default()
}
