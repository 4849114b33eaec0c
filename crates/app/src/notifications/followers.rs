//! Whoever follows something is told of each change to it (R103).

use domain::UserId;
use domain::expression::Target;
use domain::journal::Fact;
use persistence::notifications::Recipient;
use persistence::{Reads, expression};

use super::Reason;
use crate::Failure;

/// The followers whom a fact concerns. Nobody is told what they did themselves.
pub(super) async fn of(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let Some(target) = fact.followed().and_then(|subject| Target::of(subject.kind, subject.id))
    else {
        return Ok(Vec::new());
    };
    let mut people = expression::followers(from, target).await?;
    people.retain(|person| Some(*person) != actor);
    Ok(people.into_iter().map(|person| (Recipient::Person(person), Reason::Follower)).collect())
}
