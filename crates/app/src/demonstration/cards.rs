//! People who agree to be found, and the mailboxes of their bodies.

use domain::UserId;
use domain::directory::CardContent;
use domain::people::{EmailAddress, Marks};
use domain::text::{Paragraph, ShortText};
use persistence::Stored;

use super::Demo;
use super::ideas::faulty;
use super::script::{CardStory, MailboxStory};
use super::stage::Stage;
use crate::identity::{self, AccountEdit};
use crate::{Failure, cards};

/// Writes a card: nobody wrote one before.
pub(super) async fn card(stage: &Stage<'_>, story: CardStory) -> Result<(), Failure> {
    let actor = stage.actor(story.who)?;
    let known = |word: &String| ShortText::parse("/expertise", word).map_err(faulty);
    let content = CardContent {
        expertise: story.expertise.iter().map(known).collect::<Result<_, _>>()?,
        help: Some(Paragraph::parse("/help", &story.help).map_err(faulty)?),
        site: ShortText::parse_optional("/site", story.site.as_deref()).map_err(faulty)?,
        telephone: None,
        availability: None,
        channel: None,
        visible: true,
    };
    cards::keep(stage.app, actor, (actor.id, 0), content).await?;
    if story.ambassador { call_ambassador(stage, actor.id).await } else { Ok(()) }
}

/// From now on somebody wears the badge of ambassadors (R343).
async fn call_ambassador(stage: &Stage<'_>, id: UserId) -> Result<(), Failure> {
    let (app, nadia) = (stage.app, stage.actor(Demo::Nadia)?);
    let Stored { value: account, version } = identity::read_account(app, nadia, id).await?;
    let edit = AccountEdit {
        name: account.name,
        email: None,
        profile: account.profile,
        status: account.status,
        organisation: account.department,
        marks: Marks { ambassador: true, ..account.marks },
    };
    identity::edit_account(app, nadia, (id, version), edit).await?;
    Ok(())
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
