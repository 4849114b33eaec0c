//! What is kept of whoever asks: nobody needs a right to take their own data away, and nobody takes those of another.

use domain::access::Actor;
use domain::directory::CardContent;
use domain::personal::PersonalItem;
use persistence::people::{self, Account};
use persistence::{directory, mail_choices, personal, votes};

use crate::notifications::Choices;
use crate::{App, Failure, identity};

/// All that is kept of one person.
#[derive(Clone, Debug)]
pub struct OwnData {
    /// Their account.
    pub account: Account,
    /// What they tell of themselves in the directory.
    pub card: CardContent,
    /// What they chose to be told of.
    pub choices: Choices,
    /// The rest, kind by kind: under their name, then what their own request alone finds without it.
    pub items: Vec<PersonalItem>,
}

/// What is kept of whoever asks. Their masked ideas are found by the seals that this very request can compute: no other
/// finds them, and nothing of it is written down.
///
/// # Errors
/// When the database fails.
pub async fn own_data(app: &App, actor: &Actor) -> Result<OwnData, Failure> {
    let from = app.store.reader();
    let account = people::find(&from, actor.id).await?.ok_or(Failure::SessionEnded)?.value;
    let card = directory::find(&from, actor.id).await?;
    let supported = votes::is_told(&from, actor.id).await?;
    let choices = Choices { supported, mail: mail_choices::of(&from, actor.id).await? };
    let mut items = personal::of(&from, actor.id).await?;
    let seals = identity::seals_of(&from, actor).await?;
    items.extend(personal::masked(&from, &seals).await?);
    let card = card.map(|row| row.card.value.content).unwrap_or_default();
    Ok(OwnData { account, card, choices, items })
}
