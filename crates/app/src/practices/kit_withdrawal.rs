//! Withdrawing a release of a kit, and putting it back.

use domain::KitId;
use domain::access::Actor;
use domain::access::acts::EditKit;
use domain::journal::Fact;
use domain::practice::{Kit, KitRelease};
use domain::text::Paragraph;
use persistence::{Stored, Tx, chain, kits};

use super::kits::{finish, shown};
use crate::{App, Failure, Version, seen};

/// Withdraws a release: its files no longer download, and people read the one before. One that is withdrawn already
/// stays as it is.
///
/// # Errors
/// Denied, no such kit, no release of that number, or [`Failure::EditConflict`].
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    (id, version, number): (KitId, Version, u32),
    reason: Paragraph,
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let (mut kit, mut release) = held(&tx, actor, (id, version, number)).await?;
    let was_read = kit.value.parts().standing;
    let granted = actor.may(EditKit, &mut kit.value)?;
    let before = kits::standing_beside(&tx, id, number).await?;
    let fact = granted.withdraw_release(&mut release, before, reason, app.now());
    keep(app, tx, actor, ((&kit, was_read), &release, fact)).await
}

/// Puts a release back; one that stands stays as it is.
///
/// # Errors
/// Denied, no such kit, no release of that number, or [`Failure::EditConflict`].
pub async fn put_back(
    app: &App,
    actor: &Actor,
    (id, version, number): (KitId, Version, u32),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let (mut kit, mut release) = held(&tx, actor, (id, version, number)).await?;
    let was_read = kit.value.parts().standing;
    let fact = actor.may(EditKit, &mut kit.value)?.put_release_back(&mut release, app.now());
    keep(app, tx, actor, ((&kit, was_read), &release, fact)).await
}

/// A kit as the caller saw it, and one of its releases: nobody else counts the kits of the practice meanwhile.
async fn held(
    tx: &Tx,
    actor: &Actor,
    (id, version, number): (KitId, Version, u32),
) -> Result<(Stored<Kit>, KitRelease), Failure> {
    let practice = shown(tx, actor, id).await?.value.parts().practice.parts().id;
    chain::hold_practice(tx, practice).await?;
    let kit = seen(shown(tx, actor, id).await?, version)?;
    let release = kits::release(tx, id, number).await?;
    Ok((kit, release.ok_or(Failure::NotFound("kit release"))?))
}

/// Search and those who follow the practice hear of the fact. `was_read` is the release that people read before.
async fn keep(
    app: &App,
    tx: Tx,
    actor: &Actor,
    ((kit, was_read), release, fact): ((&Stored<Kit>, u32), &KitRelease, Option<Fact>),
) -> Result<(), Failure> {
    let Some(fact) = fact else { return Ok(()) };
    let parts = kit.value.parts();
    kits::update(&tx, kit).await?;
    if parts.standing != was_read {
        // What people read is another release: nobody was asked about that one.
        kits::begin_year(&tx, parts.id).await?;
    }
    kits::keep_withdrawal(&tx, release).await?;
    kits::keep_count(&tx, parts.practice.parts().id).await?;
    finish(app, tx, actor, fact).await
}
