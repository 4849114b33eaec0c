//! People: accounts, and those whom an import names.

mod emails;
mod listed;
mod standing;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::Profile;
use domain::people::{AccountStatus, EmailAddress, Marks, Person, PersonKind};
use domain::text::{ShortText, fold};
use domain::{OrganisationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, LockType};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use crate::chain::has_one_writer;
use crate::code::{count as count_of, from_code, instant};
use crate::entity::person::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Stored, Tx};

pub use emails::find_by_emails;
pub use listed::{AccountFilter, count, list};
pub use standing::{profiles_of, regional_administrators, standing, with_profiles};

/// An account, as whoever checks rights and passwords needs it.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its identifier.
    pub id: UserId,
    /// The person's name.
    pub name: ShortText,
    /// Their address.
    pub email: String,
    /// Their profile.
    pub profile: Profile,
    /// Whether it may be used.
    pub status: AccountStatus,
    /// Their body.
    pub organisation: Option<OrganisationId>,
    /// Their direction.
    pub department: Option<OrganisationId>,
    /// What is said of them beside their profile.
    pub marks: Marks,
    /// Argon2id hash, in PHC form.
    pub password_hash: Option<String>,
}

/// The account with this address.
///
/// # Errors
/// When the database fails.
pub async fn find_by_email(
    from: &impl Reads,
    email: &EmailAddress,
) -> Result<Option<Stored<Account>>, StoreError> {
    let row = accounts().filter(Column::Email.eq(email.as_str())).one(from.connection()).await?;
    row.map(account).transpose()
}

/// The account with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: UserId) -> Result<Option<Stored<Account>>, StoreError> {
    let row = accounts().filter(Column::Id.eq(id.0)).one(from.connection()).await?;
    row.map(account).transpose()
}

/// The accounts among these, by their identifiers.
///
/// # Errors
/// When the database fails.
pub async fn find_all(
    from: &impl Reads,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<BTreeMap<UserId, Stored<Account>>, StoreError> {
    let wanted = Column::Id.is_in(ids.into_iter().map(|id| id.0));
    let rows = accounts().filter(wanted).all(from.connection()).await?;
    let found = rows.into_iter().map(account);
    found.map(|one| one.map(|account| (account.value.id, account))).collect()
}

/// These accounts, which stay as they are for others until the end of this transaction, as the active super
/// administrators do. All are held in one order: of two who hold several at once, neither waits for the other twice.
/// What is written about these people elsewhere goes on.
///
/// # Errors
/// When the database fails.
pub async fn hold_all(
    tx: &Tx,
    ids: &[UserId],
) -> Result<BTreeMap<UserId, Stored<Account>>, StoreError> {
    if !has_one_writer(tx) {
        let named = Column::Id.is_in(ids.iter().map(|id| id.0));
        let _: Vec<Uuid> = accounts()
            .filter(Condition::any().add(named).add(is_active_super_admin()))
            .order_by_asc(Column::Id)
            .select_only()
            .column(Column::Id)
            .lock(LockType::NoKeyUpdate)
            .into_tuple()
            .all(&tx.0)
            .await?;
    }
    find_all(tx, ids.iter().copied()).await
}

/// Adds an account.
///
/// # Errors
/// [`StoreError::Duplicate`] when the address is taken.
pub async fn insert(tx: &Tx, new: &Account, at: DateTime<Utc>) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(new.id.0),
        kind: Set(PersonKind::Account.code().to_owned()),
        name: Set(new.name.as_str().to_owned()),
        name_key: Set(fold(new.name.as_str())),
        email: Set(Some(new.email.clone())),
        password_hash: Set(new.password_hash.clone()),
        profile: Set(new.profile.code().to_owned()),
        status: Set(new.status.code().to_owned()),
        organisation_id: Set(new.organisation.map(|id| id.0)),
        department_id: Set(new.department.map(|id| id.0)),
        top_management: Set(new.marks.top_management),
        manager: Set(new.marks.manager),
        referent: Set(new.marks.referent),
        ambassador: Set(new.marks.ambassador),
        created_at: Set(instant(at)),
        version: Set(1),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Adds people whom an import names: they have no address and cannot sign in.
///
/// # Errors
/// When the database fails.
pub async fn insert_imported(
    tx: &Tx,
    people: &[(UserId, ShortText)],
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    for chunk in people.chunks(500) {
        let rows = chunk.iter().map(|(id, name)| ActiveModel {
            id: Set(id.0),
            kind: Set(PersonKind::Imported.code().to_owned()),
            name: Set(name.as_str().to_owned()),
            name_key: Set(fold(name.as_str())),
            email: Set(None),
            password_hash: Set(None),
            profile: Set(Profile::Reader.code().to_owned()),
            status: Set(AccountStatus::Disabled.code().to_owned()),
            organisation_id: Set(None),
            department_id: Set(None),
            top_management: Set(false),
            manager: Set(false),
            referent: Set(false),
            ambassador: Set(false),
            created_at: Set(instant(at)),
            version: Set(1),
        });
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

/// Saves what administrators change in an account.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between, [`StoreError::Duplicate`] when the address is taken.
pub async fn update(tx: &Tx, account: &Stored<Account>) -> Result<(), StoreError> {
    let Account { name, email, profile, status, organisation, department, marks, .. } =
        &account.value;
    let row = ActiveModel {
        name: Set(name.as_str().to_owned()),
        name_key: Set(fold(name.as_str())),
        email: Set(Some(email.clone())),
        profile: Set(profile.code().to_owned()),
        status: Set(status.code().to_owned()),
        organisation_id: Set(organisation.map(|id| id.0)),
        department_id: Set(department.map(|id| id.0)),
        top_management: Set(marks.top_management),
        manager: Set(marks.manager),
        referent: Set(marks.referent),
        ambassador: Set(marks.ambassador),
        version: Set(account.version + 1),
        ..Default::default()
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(account.value.id.0))
        .filter(Column::Version.eq(account.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// How many active super administrators there are.
///
/// # Errors
/// When the database fails.
pub async fn super_admins(from: &impl Reads) -> Result<u64, StoreError> {
    Ok(active_super_admins().count(from.connection()).await?)
}

/// The same, and they stay as they are for others until the end of this transaction: of two who would each take the
/// other away at once, the second finds one left. What these people write meanwhile goes on: a whole file may be long.
///
/// # Errors
/// When the database fails.
pub async fn hold_super_admins(tx: &Tx) -> Result<u64, StoreError> {
    let mut active = active_super_admins().select_only().column(Column::Id);
    active = active.order_by_asc(Column::Id);
    if !has_one_writer(tx) {
        active = active.lock(LockType::NoKeyUpdate);
    }
    let held: Vec<Uuid> = active.into_tuple().all(&tx.0).await?;
    Ok(u64::try_from(held.len()).unwrap_or(u64::MAX))
}

fn active_super_admins() -> Select<Entity> {
    accounts().filter(is_active_super_admin())
}

fn is_active_super_admin() -> Condition {
    Condition::all()
        .add(Column::Profile.eq(Profile::SuperAdmin.code()))
        .add(Column::Status.eq(AccountStatus::Active.code()))
}

/// How many active accounts each profile has; a profile without any is not there.
///
/// # Errors
/// When the database fails.
pub async fn by_profile(from: &impl Reads) -> Result<BTreeMap<Profile, u64>, StoreError> {
    let rows: Vec<(String, i64)> = accounts()
        .select_only()
        .column(Column::Profile)
        .column_as(Column::Id.count(), "accounts")
        .filter(Column::Status.eq(AccountStatus::Active.code()))
        .group_by(Column::Profile)
        .into_tuple()
        .all(from.connection())
        .await?;
    rows.into_iter()
        .map(|(profile, accounts)| Ok((from_code(&profile)?, count_of(accounts)?)))
        .collect()
}

/// The addresses of these accounts, as long as they are active and have one of these profiles.
///
/// # Errors
/// When the database fails.
pub async fn addresses(
    from: &impl Reads,
    ids: impl IntoIterator<Item = UserId>,
    profiles: &[Profile],
) -> Result<BTreeMap<UserId, (ShortText, String)>, StoreError> {
    let ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String, Option<String>)> = accounts()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Email])
        .filter(Column::Id.is_in(ids))
        .filter(Column::Status.eq(AccountStatus::Active.code()))
        .filter(Column::Profile.is_in(profiles.iter().map(|profile| profile.code())))
        .into_tuple()
        .all(from.connection())
        .await?;
    let address = |(id, name, email): (Uuid, String, Option<String>)| {
        Some((UserId(id), (ShortText::restore(name), email?)))
    };
    Ok(rows.into_iter().filter_map(address).collect())
}

/// At most `limit` active people whose name, or one of its words, begins with `name`.
///
/// # Errors
/// When the database fails.
pub async fn search(from: &impl Reads, name: &str, limit: u64) -> Result<Vec<Person>, StoreError> {
    let rows = accounts()
        .filter(Column::Status.eq(AccountStatus::Active.code()))
        .filter(named(name))
        .order_by_asc(Column::NameKey)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(person).collect())
}

/// These people, by identifier: one query for a whole page.
///
/// # Errors
/// When the database fails.
pub async fn named_by(
    from: &impl Reads,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<BTreeMap<UserId, Person>, StoreError> {
    let mut ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(from.connection()).await?;
    Ok(rows.into_iter().map(person).map(|person| (person.id, person)).collect())
}

pub(crate) fn accounts() -> Select<Entity> {
    Entity::find().filter(Column::Kind.eq(PersonKind::Account.code()))
}

fn named(name: &str) -> Condition {
    let key = fold(name.trim()).replace(['%', '_', '\\'], "");
    if key.is_empty() {
        return Condition::all();
    }
    Condition::any()
        .add(Column::NameKey.like(format!("{key}%")))
        .add(Column::NameKey.like(format!("% {key}%")))
}

pub(crate) fn person(row: Model) -> Person {
    Person {
        id: UserId(row.id),
        name: ShortText::restore(row.name),
        organisation: row.organisation_id.map(OrganisationId),
        reachable: is_reachable(&row.status),
    }
}

/// Whether an account of this status reads what is sent to it. Somebody whom an import names is written closed.
pub(crate) fn is_reachable(status: &str) -> bool {
    status == AccountStatus::Active.code()
}

fn account(row: Model) -> Result<Stored<Account>, StoreError> {
    let value = Account {
        id: UserId(row.id),
        name: ShortText::restore(row.name),
        email: row.email.unwrap_or_default(),
        profile: from_code(&row.profile)?,
        status: from_code(&row.status)?,
        organisation: row.organisation_id.map(OrganisationId),
        department: row.department_id.map(OrganisationId),
        marks: Marks {
            top_management: row.top_management,
            manager: row.manager,
            referent: row.referent,
            ambassador: row.ambassador,
        },
        password_hash: row.password_hash,
    };
    Ok(Stored { value, version: row.version })
}
