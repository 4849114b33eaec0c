//! Authors of an idea that became one with another are told of what becomes of that one, masked or not (R065).

use domain::journal::Fact;
use domain::{IdeaId, UserId};
use persistence::notifications::Recipient;
use persistence::{Reads, ideas, merges};

use super::Reason;
use super::deliver::authors_of;
use crate::{App, Failure};

/// The authors whom a fact about the idea that goes on for theirs concerns.
pub(super) async fn of(
    app: &App,
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let (Fact::IdeaDecided { idea, .. }
    | Fact::IdeaExperimented { idea, .. }
    | Fact::IdeaImplemented { idea }
    | Fact::CommentPosted { idea, .. }
    | Fact::DormantIdeaMatched { idea, .. }
    | Fact::RevivalProposed { idea, .. }
    | Fact::RevivalAccepted { idea, .. }
    | Fact::RevivalRefused { idea, .. }
    | Fact::IdeaPledged { idea, .. }
    | Fact::IdeaPotentialChanged { idea, .. }) = fact
    else {
        return Ok(Vec::new());
    };
    of_parts(app, from, *idea, actor).await
}

/// The authors of the ideas that became one with this one.
pub(super) async fn of_parts(
    app: &App,
    from: &impl Reads,
    idea: IdeaId,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let parts = merges::absorbed(from, idea).await?;
    let parts = ideas::find_all(from, &parts).await?;
    Ok(parts.iter().flat_map(|part| authors_of(app, &part.value, actor)).collect())
}
