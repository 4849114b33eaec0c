//! Delegations: given, prolonged, taken back (D.3).

use chrono::NaiveDate;
use domain::access::acts::GiveDelegation;
use domain::access::{
    Actor, Delegation, DelegationRefused, DelegationState, NewDelegation, Permission, Profile,
    Scope, delegation_day,
};
use domain::people::{AccountStatus, OrganisationKind};
use domain::{DelegationId, FieldCode, FieldError, OrganisationId, UserId};
use persistence::delegations::{self, DelegationFilter};
use persistence::{Cursor, Slice, Stored, Tx, people};
use uuid::Uuid;

use crate::identity::bodies;
use crate::{App, Failure, Once, Version, record, seen};

/// What somebody wishes to lend.
#[derive(Clone, Debug)]
pub struct DelegationWish {
    /// To whom.
    pub to: UserId,
    /// The profile that is lent.
    pub profile: Profile,
    /// What it bears on.
    pub scope: Scope,
    /// Its first day; today when there is none.
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
}

/// What one looks for among delegations.
#[derive(Clone, Copy, Debug, Default)]
pub struct DelegationsSought {
    /// To whom.
    pub to: Option<UserId>,
    /// Bearing on that body, and not on all.
    pub organisation: Option<OrganisationId>,
    /// Where they stand today.
    pub state: Option<DelegationState>,
    /// Only those that count today or will.
    pub current: bool,
}

/// Delegations that meet every criterion, the last given first.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list_delegations(
    app: &App,
    actor: &Actor,
    sought: DelegationsSought,
    page: (u16, Option<&Cursor>),
) -> Result<Slice<Stored<Delegation>>, Failure> {
    let DelegationsSought { to, organisation, state, current } = sought;
    let today = delegation_day(app.now());
    let filter = DelegationFilter {
        to,
        organisation,
        state: state.map(|state| (state, today)),
        current_on: current.then_some(today),
        bodies: bodies(actor, Permission::ReadAccounts)?,
    };
    Ok(delegations::list(&app.store.reader(), &filter, page).await??)
}

/// A delegation.
///
/// # Errors
/// Denied, or no such delegation.
pub async fn find_delegation(
    app: &App,
    actor: &Actor,
    id: DelegationId,
) -> Result<Stored<Delegation>, Failure> {
    actor.require(Permission::ReadAccounts)?;
    let found = delegations::find(&app.store.reader(), id).await?;
    let delegation = found.ok_or(Failure::NotFound("delegation"))?;
    if actor.can(Permission::ReadAccounts, &delegation.value) {
        Ok(delegation)
    } else {
        Err(Failure::NotFound("delegation"))
    }
}

/// Lends rights to somebody: they count from the first day on, at their next request.
///
/// # Errors
/// Denied, faulty fields, or a rule of delegations.
pub async fn give_delegation(
    app: &App,
    actor: &Actor,
    wish: DelegationWish,
    once: &Once,
) -> Result<DelegationId, Failure> {
    let leave = actor.may_create(GiveDelegation)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(DelegationId(id));
    }
    let DelegationWish { to, profile, scope, starts_on, ends_on } = wish;
    check_wish(app, &tx, to, &scope).await?;
    let id = DelegationId(Uuid::now_v7());
    let starts_on = starts_on.unwrap_or_else(|| delegation_day(now));
    let new = NewDelegation { id, to, profile, scope, starts_on, ends_on };
    let (delegation, fact) = leave.give(new, now).map_err(at_its_field)?;
    delegations::insert(&tx, &delegation).await?;
    once.made(&tx, id.0, now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.identity.forget(to);
    Ok(id)
}

async fn check_wish(app: &App, tx: &Tx, to: UserId, scope: &Scope) -> Result<(), Failure> {
    let account = people::find(tx, to).await?.map(|found| found.value);
    let active = account.is_some_and(|account| account.status == AccountStatus::Active);
    let stranger = (!active).then(|| FieldError::new("/account_id", FieldCode::UnknownValue));
    let tree = app.directory.organisations();
    let is_body = |id| {
        let body = tree.find(id).filter(|one| one.kind == OrganisationKind::Organisation);
        body.is_some() && tree.is_offered(id)
    };
    let nowhere = scope.organisation.is_some_and(|id| !is_body(id));
    let nowhere = nowhere.then(|| FieldError::new("/organisation_id", FieldCode::UnknownValue));
    let errors: Vec<_> = [stranger, nowhere].into_iter().flatten().collect();
    if errors.is_empty() { Ok(()) } else { Err(Failure::Invalid(errors)) }
}

/// A rule that one field broke is told at that field.
fn at_its_field(refused: DelegationRefused) -> Failure {
    let at = |pointer, code| Failure::Invalid(vec![FieldError::new(pointer, code)]);
    match refused {
        DelegationRefused::EndsTooEarly => at("/ends_on", FieldCode::BeforeStart),
        DelegationRefused::NotLent(_) => at("/profile", FieldCode::UnknownValue),
        DelegationRefused::NothingOfABody => at("/organisation_id", FieldCode::NothingOfABody),
        DelegationRefused::ToOneself | DelegationRefused::Withdrawn => refused.into(),
    }
}

/// Gives a delegation another last day.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or a rule of delegations.
pub async fn prolong_delegation(
    app: &App,
    actor: &Actor,
    at: (DelegationId, Version),
    ends_on: Option<NaiveDate>,
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut delegation = seen_delegation(&tx, actor, at).await?;
    let granted = actor.may(GiveDelegation, &mut delegation.value)?;
    let fact = granted.prolong(ends_on, now).map_err(at_its_field)?;
    delegations::update(&tx, &delegation).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.identity.forget(delegation.value.parts().to);
    Ok(())
}

/// Takes a delegation back: it counts no more from the next request.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], or a rule of delegations.
pub async fn withdraw_delegation(
    app: &App,
    actor: &Actor,
    at: (DelegationId, Version),
) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut delegation = seen_delegation(&tx, actor, at).await?;
    let fact = actor.may(GiveDelegation, &mut delegation.value)?.withdraw(now)?;
    delegations::update(&tx, &delegation).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.identity.forget(delegation.value.parts().to);
    Ok(())
}

async fn seen_delegation(
    tx: &Tx,
    actor: &Actor,
    (id, version): (DelegationId, Version),
) -> Result<Stored<Delegation>, Failure> {
    actor.require(Permission::GiveDelegation)?;
    let delegation = delegations::find(tx, id).await?.ok_or(Failure::NotFound("delegation"))?;
    seen(delegation, version)
}
