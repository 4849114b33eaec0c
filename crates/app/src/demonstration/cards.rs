//! People who agree to be found, and the mailboxes of their bodies.

use domain::directory::CardContent;
use domain::people::EmailAddress;
use domain::text::{Paragraph, ShortText};

use super::Demo;
use super::ideas::faulty;
use super::script::{CardStory, MailboxStory};
use super::stage::Stage;
use crate::{Failure, cards};

/// Writes a card: nobody wrote one before.
pub(super) async fn card(stage: &Stage<'_>, story: CardStory) -> Result<(), Failure> {
    let actor = stage.actor(story.who)?;
    let known = |word: &String| ShortText::parse("/expertise", word).map_err(faulty);
    let content = CardContent {
        expertise: story.expertise.iter().map(known).collect::<Result<_, _>>()?,
        help: Some(Paragraph::parse("/help", &story.help).map_err(faulty)?),
        visible: true,
    };
    cards::keep(stage.app, actor, (actor.id, 0), content).await
}

/// Gives a body its mailbox.
pub(super) async fn mailbox(stage: &Stage<'_>, story: MailboxStory) -> Result<(), Failure> {
    let tree = stage.app.directory.organisations();
    let body = tree.with_code(&story.organisation).ok_or(Failure::NotFound("organisation"))?;
    let address = EmailAddress::parse("/address", &story.address).map_err(faulty)?;
    let kept = (body.id, body.version);
    cards::set_mailbox(stage.app, stage.actor(Demo::Paul)?, kept, Some(address)).await?;
    Ok(())
}
