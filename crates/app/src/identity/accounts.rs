//! Accounts: who gives which profile to whom (R329, D.1).

use chrono::{DateTime, Utc};
use domain::access::{Actor, Extent, Permission, Place, Profile};
use domain::journal::{Entry, Fact};
use domain::people::{AccountStatus, EmailAddress, Marks};
use domain::text::ShortText;
use domain::{FieldCode, FieldError, OrganisationId, UserId};
use persistence::people::{self, Account, AccountFilter};
use persistence::{Cursor, Slice, StoreError, Stored, Tx, journal, password_links, sessions};
use uuid::Uuid;

use super::passwords;
use crate::{App, Failure, Once, Version, record, seen};

/// What is needed to make an account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The person's name.
    pub name: ShortText,
    /// Their address.
    pub email: EmailAddress,
    /// Their first password; without one they wait for a link to choose it.
    pub password: Option<String>,
    /// Their profile.
    pub profile: Profile,
    /// Their body or direction.
    pub organisation: Option<OrganisationId>,
    /// What is said of them beside their profile.
    pub marks: Marks,
}

/// What an administrator changes in an account.
#[derive(Clone, Debug)]
pub struct AccountEdit {
    /// The person's name.
    pub name: ShortText,
    /// Their address, when it is corrected.
    pub email: Option<EmailAddress>,
    /// Their profile.
    pub profile: Profile,
    /// Whether it may be used.
    pub status: AccountStatus,
    /// Their body or direction.
    pub organisation: Option<OrganisationId>,
    /// What is said of them beside their profile.
    pub marks: Marks,
}

const HISTORY_MAX: u64 = 200;

/// Accounts by name that meet every criterion; and how many in all, when `total`. Who was lent the administration of
/// one body sees the accounts of that body.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list_accounts(
    app: &App,
    actor: &Actor,
    (filter, total): (AccountFilter, bool),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<(Slice<Stored<Account>>, Option<u64>), Failure> {
    let filter = AccountFilter { bodies: bodies(actor, Permission::ReadAccounts)?, ..filter };
    let from = app.store.reader();
    let slice = people::list(&from, &filter, limit, after).await??;
    let total = if total { Some(people::count(&from, &filter).await?) } else { None };
    Ok((slice, total))
}

/// The bodies that a permission is limited to; none when it is not.
///
/// # Errors
/// Denied.
pub(crate) fn bodies(
    actor: &Actor,
    permission: Permission,
) -> Result<Option<Vec<OrganisationId>>, Failure> {
    actor.require(permission)?;
    match actor.extent(permission) {
        Extent::Everywhere => Ok(None),
        Extent::Bodies(bodies) => Ok(Some(bodies.into_iter().collect())),
        Extent::Nowhere => Ok(Some(Vec::new())),
    }
}

/// An account.
///
/// # Errors
/// Denied, or no such account.
pub async fn read_account(
    app: &App,
    actor: &Actor,
    id: UserId,
) -> Result<Stored<Account>, Failure> {
    actor.require(Permission::ReadAccounts)?;
    let account = people::find(&app.store.reader(), id).await?;
    let account = account.ok_or(Failure::NotFound("account"))?;
    actor.require_in(Permission::ReadAccounts, place(&account.value))?;
    Ok(account)
}

/// What happened to an account, the newest first.
///
/// # Errors
/// Denied, or no such account.
pub async fn history(app: &App, actor: &Actor, id: UserId) -> Result<Vec<Entry>, Failure> {
    read_account(app, actor, id).await?;
    Ok(journal::about(&app.store.reader(), id.0, HISTORY_MAX).await?)
}

pub(super) const fn place(account: &Account) -> Place {
    Place { organisation: account.organisation, item: Some(account.id.0) }
}

/// Creates an account with a profile that is not above the giver's own.
///
/// # Errors
/// Denied, [`Failure::EmailTaken`], an unknown organisation.
pub async fn create_account(
    app: &App,
    actor: &Actor,
    new: NewAccount,
    once: &Once,
) -> Result<Stored<Account>, Failure> {
    let tree = app.directory.organisations();
    let body = new.organisation.and_then(|id| tree.body_of(id));
    let place = Place { organisation: body, item: None };
    actor.require_in(Permission::EditAccounts, place)?;
    actor.may_give(new.profile, place)?;
    actor.may_mark(Marks::default(), new.marks)?;
    insert(app, Some(actor.id), new, once).await
}

/// Creates the first account, from the command line, when nobody can sign in yet.
///
/// # Errors
/// [`Failure::EmailTaken`].
pub async fn create_first_account(app: &App, new: NewAccount) -> Result<Stored<Account>, Failure> {
    insert(app, None, new, &Once::default()).await
}

async fn insert(
    app: &App,
    by: Option<UserId>,
    new: NewAccount,
    once: &Once,
) -> Result<Stored<Account>, Failure> {
    let NewAccount { name, email, password, profile, organisation, marks } = new;
    let (body, department) = attachment(app, organisation, None)?;
    let password_hash = match password {
        Some(password) => Some(passwords::hash(password).await?),
        None => None,
    };
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        let account = people::find(&tx, UserId(id)).await?;
        tx.commit().await?;
        return account.ok_or(Failure::NotFound("account"));
    }
    let account = Account {
        id: UserId(Uuid::now_v7()),
        name,
        email: email.as_str().to_owned(),
        profile,
        status: AccountStatus::Active,
        organisation: body,
        department,
        marks,
        password_hash,
    };
    match people::insert(&tx, &account, now).await {
        Err(StoreError::Duplicate) => return Err(Failure::EmailTaken),
        other => other?,
    }
    once.made(&tx, account.id.0, now).await?;
    record(&tx, by, now, Fact::AccountCreated { account: account.id, profile }).await?;
    tx.commit().await?;
    Ok(Stored { value: account, version: 1 })
}

/// The body and the direction of whoever belongs there; nobody is attached to one that is closed, unless they were.
fn attachment(
    app: &App,
    organisation: Option<OrganisationId>,
    before: Option<OrganisationId>,
) -> Result<(Option<OrganisationId>, Option<OrganisationId>), Failure> {
    let tree = app.directory.organisations();
    let chosen = organisation.filter(|id| Some(*id) != before);
    if chosen.is_some_and(|id| !tree.is_offered(id)) {
        let error = FieldError::new("/organisation_id", FieldCode::UnknownValue);
        return Err(Failure::Invalid(vec![error]));
    }
    Ok((organisation.and_then(|id| tree.body_of(id).or(Some(id))), organisation))
}

/// Changes an account; the rights change at its next request.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`Failure::LastSuperAdmin`], [`Failure::OwnAccount`], [`Failure::EmailTaken`].
pub async fn edit_account(
    app: &App,
    actor: &Actor,
    (id, version): (UserId, Version),
    edit: AccountEdit,
) -> Result<Stored<Account>, Failure> {
    actor.require(Permission::EditAccounts)?;
    let AccountEdit { name, email, profile, status, organisation, marks } = edit;
    let now = app.now();
    let tx = app.store.begin().await?;
    let account = people::find(&tx, id).await?.ok_or(Failure::NotFound("account"))?;
    actor.require_in(Permission::EditAccounts, place(&account.value))?;
    let mut account = seen(account, version)?;
    let before = account.value.clone();
    let (body, department) = attachment(app, organisation, before.department)?;
    let email = email.map_or_else(|| before.email.clone(), |email| email.as_str().to_owned());
    account.value = Account {
        name,
        email,
        profile,
        status,
        organisation: body,
        department,
        marks,
        ..before.clone()
    };
    save(&tx, actor, (&before, &account), now).await?;
    tx.commit().await?;
    app.identity.forget_all();
    account.version += 1;
    Ok(account)
}

/// Keeps what somebody makes of an account, and does what follows from it.
///
/// # Errors
/// See [`edit_account`].
pub(super) async fn save(
    tx: &Tx,
    actor: &Actor,
    (before, account): (&Account, &Stored<Account>),
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let (id, after) = (account.value.id, &account.value);
    check_edit(tx, actor, (before, after)).await?;
    match people::update(tx, account).await {
        Err(StoreError::Duplicate) => return Err(Failure::EmailTaken),
        other => other?,
    }
    let leaves = (before.status, after.status) == (AccountStatus::Active, AccountStatus::Disabled);
    if leaves {
        sessions::end_all(tx, id, now).await?;
        password_links::void_all_of(tx, id).await?;
    } else if before.email != after.email {
        // Nor does a link that went to another address open anything.
        password_links::void(tx, id).await?;
    }
    for fact in told(before, after) {
        record(tx, Some(actor.id), now, fact).await?;
    }
    Ok(())
}

/// Nobody touches an account above what they may give, moves one out of their reach or into it, takes their own rights
/// away, or takes the last super administrator away.
pub(super) async fn check_edit(
    tx: &Tx,
    actor: &Actor,
    (before, after): (&Account, &Account),
) -> Result<(), Failure> {
    for account in [before, after] {
        actor.require_in(Permission::EditAccounts, place(account))?;
    }
    actor.may_give(after.profile, place(after))?;
    actor.may_give(before.profile, place(before))?;
    actor.may_mark(before.marks, after.marks)?;
    let rights = |account: &Account| (account.profile, account.status);
    let (was, is) = (rights(before), rights(after));
    let top = (Profile::SuperAdmin, AccountStatus::Active);
    if was == top && is != top && people::hold_super_admins(tx).await? <= 1 {
        return Err(Failure::LastSuperAdmin);
    }
    // Nor moves their own way in elsewhere: a session that was left open would be enough to.
    if actor.id == before.id && (was != is || before.email != after.email) {
        return Err(Failure::OwnAccount);
    }
    Ok(())
}

/// What happened, from one state of an account to the next.
pub(crate) fn told(before: &Account, after: &Account) -> Vec<Fact> {
    let account = after.id;
    let (from, to) = (before.profile, after.profile);
    let profile = (from != to).then_some(Fact::ProfileChanged { account, from, to });
    let status = match (before.status, after.status) {
        (AccountStatus::Active, AccountStatus::Disabled) => Some(Fact::AccountDisabled { account }),
        (AccountStatus::Disabled, AccountStatus::Active) => Some(Fact::AccountEnabled { account }),
        (AccountStatus::Active, AccountStatus::Active)
        | (AccountStatus::Disabled, AccountStatus::Disabled) => None,
    };
    let said = |one: &Account| (one.name.clone(), one.email.clone(), one.department, one.marks);
    let edited = (said(before) != said(after)).then_some(Fact::AccountEdited { account });
    [edited, profile, status].into_iter().flatten().collect()
}
