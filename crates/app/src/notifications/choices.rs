//! What somebody chose to be told of, besides what they follow, and what of it comes by mail.

use domain::access::{Actor, Permission};
use domain::mail::MailChoice;
use persistence::{mail_choices, votes};

use crate::{App, Failure};

/// What somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Whether they are told of what becomes of the ideas that they support.
    pub supported: bool,
    /// What comes by mail.
    pub mail: MailChoice,
}

/// What somebody chose.
///
/// # Errors
/// Denied.
pub async fn choices(app: &App, actor: &Actor) -> Result<Choices, Failure> {
    actor.require(Permission::Follow)?;
    let from = app.store.reader();
    let supported = votes::is_told(&from, actor.id).await?;
    Ok(Choices { supported, mail: mail_choices::of(&from, actor.id).await? })
}

/// Keeps these choices. Twice is once; no version is needed, for nothing else is replaced.
///
/// # Errors
/// Denied.
pub async fn choose(app: &App, actor: &Actor, choices: Choices) -> Result<(), Failure> {
    actor.require(Permission::Follow)?;
    let tx = app.store.begin().await?;
    votes::tell(&tx, actor.id, choices.supported).await?;
    mail_choices::keep(&tx, actor.id, choices.mail, app.now().date_naive()).await?;
    Ok(tx.commit().await?)
}
