//! Whoever said what a moderator takes away is told of it: what is moderated is moderated in the open (R109).

use domain::UserId;
use domain::idea::CommentParts;
use domain::journal::Fact;
use persistence::notifications::Recipient;
use persistence::{Reads, comments};

use super::Reason;
use super::deliver::recipient;
use crate::{App, Failure};

/// The author of a comment that somebody else took away, by name or by seal.
pub(super) async fn of(
    app: &App,
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let (Fact::CommentRemoved { comment, .. } | Fact::CommentWithdrawn { comment, .. }) = fact
    else {
        return Ok(Vec::new());
    };
    // What nobody took away, its masked author did.
    if actor.is_none() {
        return Ok(Vec::new());
    }
    let Some(row) = comments::read(from, *comment).await? else { return Ok(Vec::new()) };
    let CommentParts { author, masked, .. } = row.comment.parts();
    let signed = author.filter(|author| Some(*author) != actor).map(Recipient::Person);
    let sealed = masked.as_ref().and_then(|mask| recipient(app, &mask.author, actor));
    Ok(signed.or(sealed).map(|told| (told, Reason::Speaker)).into_iter().collect())
}
