//! Accounts: who gives which profile to whom (R329, D.1).

use domain::access::{Actor, Permission, Profile};
use domain::journal::Fact;
use domain::people::{AccountStatus, EmailAddress};
use domain::text::ShortText;
use domain::{FieldCode, FieldError, OrganisationId, UserId};
use persistence::people::{self, Account};
use persistence::{Cursor, Slice, StoreError, Stored, sessions};
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
    /// Their first password.
    pub password: String,
    /// Their profile.
    pub profile: Profile,
    /// Their body or direction.
    pub organisation: Option<OrganisationId>,
    /// Member of COMEX or CODIR.
    pub top_management: bool,
}

/// Accounts by name.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list_accounts(
    app: &App,
    actor: &Actor,
    name: &str,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Slice<Stored<Account>>, Failure> {
    actor.require(Permission::ReadAccounts)?;
    Ok(people::list(&app.store.reader(), name, limit, after).await??)
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
    actor.require(Permission::EditAccounts)?;
    may_give(actor, new.profile)?;
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
    let NewAccount { name, email, password, profile, organisation, top_management } = new;
    let tree = app.directory.organisations();
    let unknown = organisation.is_some_and(|id| tree.find(id).is_none());
    if unknown {
        let error = FieldError::new("/organisation_id", FieldCode::UnknownValue);
        return Err(Failure::Invalid(vec![error]));
    }
    let password_hash = Some(passwords::hash(password).await?);
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
        organisation: organisation.and_then(|id| tree.body_of(id).or(Some(id))),
        department: organisation,
        top_management,
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

/// Changes the profile or the status of an account; the rights change at its next request.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`Failure::LastSuperAdmin`].
pub async fn edit_account(
    app: &App,
    actor: &Actor,
    (id, version): (UserId, Version),
    (profile, status): (Profile, AccountStatus),
) -> Result<Stored<Account>, Failure> {
    actor.require(Permission::EditAccounts)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let account = people::find(&tx, id).await?.ok_or(Failure::NotFound("account"))?;
    let mut account = seen(account, version)?;
    let before = account.value.clone();
    may_give(actor, profile)?;
    // Nobody touches an account above their own: a functional administrator cannot demote the Dinno.
    may_give(actor, before.profile)?;
    let leaves = before.profile == Profile::SuperAdmin
        && before.status == AccountStatus::Active
        && (profile != Profile::SuperAdmin || status == AccountStatus::Disabled);
    if leaves && people::super_admins(&tx).await? <= 1 {
        return Err(Failure::LastSuperAdmin);
    }
    account.value.profile = profile;
    account.value.status = status;
    people::update(&tx, &account).await?;
    if before.profile != profile {
        let fact = Fact::ProfileChanged { account: id, from: before.profile, to: profile };
        record(&tx, Some(actor.id), now, fact).await?;
    }
    match (before.status, status) {
        (AccountStatus::Active, AccountStatus::Disabled) => {
            sessions::end_all(&tx, id, now).await?;
            record(&tx, Some(actor.id), now, Fact::AccountDisabled { account: id }).await?;
        }
        (AccountStatus::Disabled, AccountStatus::Active) => {
            record(&tx, Some(actor.id), now, Fact::AccountEnabled { account: id }).await?;
        }
        (AccountStatus::Active, AccountStatus::Active)
        | (AccountStatus::Disabled, AccountStatus::Disabled) => {}
    }
    tx.commit().await?;
    app.identity.forget(id);
    account.version += 1;
    Ok(account)
}

/// Nobody gives more than they hold: only a super administrator makes a super administrator or a developer.
fn may_give(actor: &Actor, profile: Profile) -> Result<(), Failure> {
    let above = matches!(profile, Profile::SuperAdmin | Profile::Developer);
    if above && actor.profile != Profile::SuperAdmin {
        let permission = Permission::EditAccounts;
        return Err(domain::access::Denied { profile: actor.profile, permission }.into());
    }
    Ok(())
}
