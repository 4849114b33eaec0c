//! The people and the stories of the demonstration, written for it: for development and for tests.

mod cast;

pub use cast::{Demo, DemoPerson, PASSWORD, people};

use domain::people::{AccountStatus, EmailAddress};
use domain::text::ShortText;
use persistence::Tx;
use persistence::people::{self as kept, Account};
use uuid::Uuid;

use crate::{App, Failure, identity};

/// Puts the demonstration in. Safe to repeat: people who are there stay as they are.
///
/// # Errors
/// When the database fails.
pub async fn fill(app: &App) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    insert_people(app, &tx).await?;
    Ok(tx.commit().await?)
}

/// Adds those of the cast who are not there yet.
///
/// # Errors
/// When the database fails.
pub async fn insert_people(app: &App, tx: &Tx) -> Result<(), Failure> {
    let password_hash = identity::hash_password(PASSWORD.to_owned()).await?;
    let tree = app.directory.organisations();
    for person in people() {
        let email = EmailAddress::parse("/email", person.email).map_err(|error| vec![error])?;
        if kept::find_by_email(tx, &email).await?.is_some() {
            continue;
        }
        let department = tree.with_code(person.organisation);
        let account = Account {
            id: domain::UserId(Uuid::now_v7()),
            name: ShortText::parse("/name", person.name).map_err(|error| vec![error])?,
            email: person.email.to_owned(),
            profile: person.profile,
            status: AccountStatus::Active,
            organisation: department.and_then(|organisation| organisation.body),
            department: department.map(|organisation| organisation.id),
            top_management: person.top_management,
            password_hash: Some(password_hash.clone()),
        };
        kept::insert(tx, &account, app.now()).await?;
    }
    Ok(())
}
