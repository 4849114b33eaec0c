//! The people and the stories of the demonstration, written for it: for development and for tests.

mod around;
mod asked;
mod cards;
mod cast;
mod ideas;
mod kits;
mod pictures;
mod pocs;
mod script;
mod stage;
mod telling;
mod told;

pub use cast::{Demo, DemoPerson, PASSWORD, people};

use domain::people::{AccountStatus, EmailAddress};
use domain::text::ShortText;
use persistence::Tx;
use persistence::people::{self as kept, Account};
use uuid::Uuid;

use script::Script;
use stage::Stage;

use crate::{App, Failure, identity};

/// Puts the demonstration in. Safe to repeat: when the cast is there, so are its stories.
///
/// # Errors
/// When the database fails, or a story breaks a rule.
pub async fn fill(app: &App) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let password_hash = identity::hash_password(PASSWORD.to_owned()).await?;
    let new = insert_people(app, &tx, &password_hash).await?;
    tx.commit().await?;
    if new == 0 {
        return Ok(());
    }
    let stories = script::read()?;
    let mut stage = Stage::open(app).await?;
    tell(&mut stage, stories).await
}

/// Tells all of them, each after what it is about.
async fn tell(stage: &mut Stage<'_>, stories: Script) -> Result<(), Failure> {
    let Script { challenge, idea, poc, card, mailbox, practice, partner, page, .. } = stories;
    let (told, reuse) = (stories.told, stories.reuse);
    let (question, resources) = (stories.question, stories.resources);
    for story in challenge.into_iter().enumerate() {
        ideas::challenge(stage, story).await?;
    }
    for story in idea {
        ideas::idea(stage, story).await?;
    }
    for story in poc {
        pocs::poc(stage, story).await?;
    }
    for story in card {
        cards::card(stage, story).await?;
    }
    for story in mailbox {
        cards::mailbox(stage, story).await?;
    }
    for story in practice {
        around::practice(stage, story).await?;
    }
    for story in partner {
        around::partner(stage, story).await?;
    }
    for story in page {
        around::page(stage, story).await?;
    }
    telling::tell(stage, told).await?;
    for story in reuse {
        asked::reuse(stage, story).await?;
    }
    for story in question {
        asked::question(stage, story).await?;
    }
    for story in resources {
        asked::resources(stage, story).await?;
    }
    asked::plan(stage).await
}

/// Adds those of the cast who are not there yet, with this hash of [`PASSWORD`]; says how many.
///
/// # Errors
/// When the database fails.
pub async fn insert_people(app: &App, tx: &Tx, password_hash: &str) -> Result<usize, Failure> {
    let tree = app.directory.organisations();
    let mut new = 0;
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
            marks: person.marks,
            password_hash: Some(password_hash.to_owned()),
        };
        kept::insert(tx, &account, app.now()).await?;
        new += 1;
    }
    Ok(new)
}
