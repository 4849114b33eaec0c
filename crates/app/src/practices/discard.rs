//! Throwing the draft of a practice away.

use domain::PracticeId;
use domain::access::Actor;
use domain::access::acts::EditPractice;
use persistence::{chain, practices};

use super::kits::{finish, forget};
use super::read::known;
use crate::attachments::{self, carried};
use crate::{App, Failure, Version, seen};

/// Throws a draft away, with its kits and the files that nothing else carries. Its experiment may have another practice.
///
/// # Errors
/// Denied, no such practice, [`Failure::EditConflict`], or a practice that is no draft.
pub async fn discard(
    app: &App,
    actor: &Actor,
    (id, version): (PracticeId, Version),
) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    // Nobody publishes it, or begins a kit of it, meanwhile.
    chain::hold_practice(&tx, id).await?;
    let mut practice = seen(known(&tx, actor, id).await?, version)?;
    let image = practice.value.parts().content.image.map(|image| image.file);
    let fact = actor.may(EditPractice, &mut practice.value)?.discard()?;
    let files = practices::hold_kits(&tx, id).await?;
    practices::discard(&tx, &practice).await?;
    let mut gone = carried::let_go(&tx, (image, None)).await?;
    gone.extend(forget(&tx, files).await?);
    finish(app, tx, actor, fact).await?;
    attachments::erase(app, &gone).await;
    Ok(())
}
