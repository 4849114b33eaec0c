//! Whoever supports an idea and chose so is told of its answer and of what comes of it (R065, R106).

use domain::UserId;
use domain::journal::Fact;
use persistence::notifications::Recipient;
use persistence::{Reads, votes};

use super::Reason;
use crate::Failure;

/// The supporters whom a fact concerns: nobody else learns who they are. Nobody is told what they did themselves.
pub(super) async fn of(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let (Fact::IdeaDecided { idea, .. }
    | Fact::IdeaExperimented { idea, .. }
    | Fact::IdeaImplemented { idea }) = fact
    else {
        return Ok(Vec::new());
    };
    let mut people = votes::told_supporters(from, *idea).await?;
    people.retain(|person| Some(*person) != actor);
    Ok(people.into_iter().map(|person| (Recipient::Person(person), Reason::Voter)).collect())
}
