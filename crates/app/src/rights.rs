//! Who may do what: the matrix, read and changed at run time (R037 to R046).

mod delegations;
mod endings;
mod history;
mod own;
mod owners;
mod things;

pub use delegations::{
    DelegationWish, DelegationsSought, SharedWish, find_delegation, give_delegation,
    give_delegations, list_delegations, prolong_delegation, withdraw_delegation,
};
pub use endings::{follow, tell_endings};
pub use history::{RightsFilter, RightsHistory, delegation_of, history};
pub use own::{HeldRights, OwnRights, held_rights, own_rights};
pub use owners::{NewOwner, declare_owner, list_owners, remove_owner};
pub use things::titles;

use std::collections::BTreeMap;

use domain::access::acts::EditMatrix;
use domain::access::{Actor, CellChange, Matrix, Permission, Profile};
use persistence::{Stored, matrix, people};

use crate::{App, Failure, Version, record, seen};

/// The matrix, and how many people each profile has.
#[derive(Clone, Debug)]
pub struct MatrixReading {
    /// The matrix in force, and its version.
    pub matrix: Stored<Matrix>,
    /// How many active accounts each profile has.
    pub holders: BTreeMap<Profile, u64>,
}

/// The matrix in force.
///
/// # Errors
/// Denied.
pub async fn read_matrix(app: &App, actor: &Actor) -> Result<MatrixReading, Failure> {
    actor.require(Permission::ReadMatrix)?;
    let from = app.store.reader();
    let matrix = matrix::find(&from).await?;
    Ok(MatrixReading { matrix, holders: people::by_profile(&from).await? })
}

/// Changes cells of the matrix, all of them or none; they count from the next request of everybody.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or a management rule.
pub async fn change_matrix(
    app: &App,
    actor: &Actor,
    version: Version,
    changes: &[CellChange],
) -> Result<MatrixReading, Failure> {
    actor.require(Permission::EditMatrix)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut matrix = seen(matrix::find(&tx).await?, version)?;
    let facts = actor.may(EditMatrix, &mut matrix.value)?.change(changes)?;
    if !facts.is_empty() {
        matrix::update(&tx, &matrix, (actor.id, now)).await?;
        matrix.version += 1;
    }
    for fact in facts {
        record(&tx, Some(actor.id), now, fact).await?;
    }
    tx.commit().await?;
    app.identity.forget_all();
    let holders = people::by_profile(&app.store.reader()).await?;
    Ok(MatrixReading { matrix, holders })
}
