//! Delegations: given, prolonged, taken back (D.3).

use chrono::NaiveDate;
use domain::access::acts::GiveDelegation;
use domain::access::{
    Actor, Delegation, DelegationRefused, DelegationState, NewDelegation, Permission, Place,
    Profile, Scope, delegation_day,
};
use domain::people::{AccountStatus, OrganisationKind};
use domain::{DelegationId, FieldCode, FieldError, OrganisationId, UserId};
use persistence::delegations::{self, DelegationFilter};
use persistence::people::{self, Account};
use persistence::{Cursor, Slice, Stored, Tx};
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

/// What somebody wishes to lend to several people.
#[derive(Clone, Debug)]
pub struct SharedWish {
    /// To whom, each once.
    pub to: Vec<UserId>,
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

/// Lends the same to several people: to all of them, or to none; then each faulty line is named.
///
/// # Errors
/// Denied, faulty fields, or a rule of delegations.
pub async fn give_delegations(
    app: &App,
    actor: &Actor,
    wish: SharedWish,
    once: &Once,
) -> Result<(), Failure> {
    actor.require_in(Permission::GiveDelegation, Place::default())?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if once.already(&tx).await?.is_some() {
        tx.commit().await?;
        return Ok(());
    }
    let SharedWish { to, profile, scope, starts_on, ends_on } = wish;
    check_shared(app, &tx, actor, (&to, &scope)).await?;
    let starts_on = starts_on.unwrap_or_else(|| delegation_day(now));
    let mut first = None;
    for person in &to {
        let id = DelegationId(Uuid::now_v7());
        let scope = scope.clone();
        let new = NewDelegation { id, to: *person, profile, scope, starts_on, ends_on };
        let leave = actor.may_create(GiveDelegation)?;
        let (delegation, fact) = leave.give(new, now).map_err(at_its_field)?;
        delegations::insert(&tx, &delegation).await?;
        record(&tx, Some(actor.id), now, fact).await?;
        first = first.or(Some(id));
    }
    if let Some(id) = first {
        once.made(&tx, id.0, now).await?;
    }
    tx.commit().await?;
    for person in to {
        app.identity.forget(person);
    }
    Ok(())
}

async fn check_wish(app: &App, tx: &Tx, to: UserId, scope: &Scope) -> Result<(), Failure> {
    let account = people::find(tx, to).await?.map(|found| found.value);
    let stranger = (!is_active(account.as_ref()))
        .then(|| FieldError::new("/account_id", FieldCode::UnknownValue));
    none_of(stranger.into_iter().chain(nowhere(app, scope)))
}

/// The same for several people, oneself excepted: each at their line.
async fn check_shared(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (to, scope): (&[UserId], &Scope),
) -> Result<(), Failure> {
    let found = people::find_all(tx, to.iter().copied()).await?;
    let faulty = to.iter().enumerate().filter_map(|(place, id)| {
        let code = if *id == actor.id {
            FieldCode::NotAllowed
        } else if is_active(found.get(id).map(|found| &found.value)) {
            return None;
        } else {
            FieldCode::UnknownValue
        };
        Some(FieldError::new(format!("/account_ids/{place}"), code))
    });
    none_of(faulty.chain(nowhere(app, scope)))
}

fn is_active(account: Option<&Account>) -> bool {
    account.is_some_and(|account| account.status == AccountStatus::Active)
}

/// Rights end at a body, in use, and not at a direction of one.
fn nowhere(app: &App, scope: &Scope) -> Option<FieldError> {
    let tree = app.directory.organisations();
    let is_body = |id| {
        let body = tree.find(id).filter(|one| one.kind == OrganisationKind::Organisation);
        body.is_some() && tree.is_offered(id)
    };
    let nowhere = scope.organisation.is_some_and(|id| !is_body(id));
    nowhere.then(|| FieldError::new("/organisation_id", FieldCode::UnknownValue))
}

fn none_of(errors: impl Iterator<Item = FieldError>) -> Result<(), Failure> {
    let errors: Vec<_> = errors.collect();
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
