//! Who the Dinno declares to own a brick, or one thing of it (A08, R041, R042).

use domain::access::{Actor, Owning, Permission};
use domain::journal::Fact;
use domain::people::{OrganisationKind, OwnerKind};
use domain::{FieldCode, FieldError, OrganisationId, OwnershipId, UserId};
use persistence::ownerships::{self, Ownership};
use persistence::{StoreError, Tx, people};
use uuid::Uuid;

use crate::{App, Failure, Once, record};

/// What is to be declared.
#[derive(Clone, Copy, Debug)]
pub struct NewOwner {
    /// Of what.
    pub owned: Owning,
    /// What the owner is.
    pub kind: OwnerKind,
    /// Who.
    pub owner: Uuid,
}

/// Every declaration.
///
/// # Errors
/// Denied.
pub async fn list_owners(app: &App, actor: &Actor) -> Result<Vec<Ownership>, Failure> {
    actor.require(Permission::ReadMatrix)?;
    Ok(ownerships::all(&app.store.reader()).await?)
}

/// Declares an owner: it counts from their next request.
///
/// # Errors
/// Denied, an unknown owner, [`Failure::OwnerDeclared`].
pub async fn declare_owner(
    app: &App,
    actor: &Actor,
    new: NewOwner,
    once: &Once,
) -> Result<Ownership, Failure> {
    actor.require(Permission::DeclareOwners)?;
    let now = app.now();
    let NewOwner { owned, kind, owner } = new;
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(Ownership { id: OwnershipId(id), owned, owner_kind: kind, owner });
    }
    check_owner(app, &tx, kind, owner).await?;
    let ownership = Ownership { id: OwnershipId(Uuid::now_v7()), owned, owner_kind: kind, owner };
    match ownerships::insert(&tx, &ownership, now).await {
        Err(StoreError::Duplicate) => return Err(Failure::OwnerDeclared),
        other => other?,
    }
    once.made(&tx, ownership.id.0, now).await?;
    let Owning { brick, item } = owned;
    record(&tx, Some(actor.id), now, Fact::OwnerDeclared { brick, owner, item }).await?;
    tx.commit().await?;
    app.identity.forget_all();
    Ok(ownership)
}

async fn check_owner(app: &App, tx: &Tx, kind: OwnerKind, owner: Uuid) -> Result<(), Failure> {
    let tree = app.directory.organisations();
    let id = OrganisationId(owner);
    let node = |kind| tree.find(id).is_some_and(|one| one.kind == kind) && tree.is_offered(id);
    let known = match kind {
        OwnerKind::Person => people::find(tx, UserId(owner)).await?.is_some(),
        OwnerKind::Department => node(OrganisationKind::Department),
        OwnerKind::Organisation => node(OrganisationKind::Organisation),
    };
    let error = || FieldError::new("/owner_id", FieldCode::UnknownValue);
    if known { Ok(()) } else { Err(Failure::Invalid(vec![error()])) }
}

/// Takes a declaration away.
///
/// # Errors
/// Denied, or no such declaration.
pub async fn remove_owner(app: &App, actor: &Actor, id: OwnershipId) -> Result<(), Failure> {
    actor.require(Permission::DeclareOwners)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let gone = ownerships::remove(&tx, id).await?.ok_or(Failure::NotFound("ownership"))?;
    let Ownership { owned: Owning { brick, item }, owner, .. } = gone;
    record(&tx, Some(actor.id), now, Fact::OwnerRemoved { brick, owner, item }).await?;
    tx.commit().await?;
    app.identity.forget_all();
    Ok(())
}
