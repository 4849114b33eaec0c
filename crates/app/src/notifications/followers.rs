//! Whoever follows something is told of each change to it (R103), and of the ideas of a body or a direction (R059).

use std::collections::BTreeSet;

use domain::UserId;
use domain::challenge::CourseChange;
use domain::expression::Target;
use domain::idea::IdeaParts;
use domain::journal::Fact;
use persistence::notifications::Recipient;
use persistence::{Reads, expression, ideas};

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

/// Those who follow an idea, when the challenge that it answers takes no more of them, stops, or tells its results.
pub(super) async fn of_answers(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let (Fact::DepositsStopped { challenge }
    | Fact::DepositsEnded { challenge }
    | Fact::ChallengeCourse { challenge, course: CourseChange::Stopped, .. }
    | Fact::ChallengeClosed { challenge }) = fact
    else {
        return Ok(Vec::new());
    };
    let mut people = expression::followers_of_answers(from, *challenge).await?;
    people.retain(|person| Some(*person) != actor);
    let told = |person| (Recipient::Person(person), Reason::AnswerFollower);
    Ok(people.into_iter().map(told).collect())
}

/// Those who follow the ideas of a body or of a direction, when one is signed there. An anonymous idea has neither.
pub(super) async fn of_body(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let Fact::IdeaDeposited { idea, .. } = fact else { return Ok(Vec::new()) };
    let Some(idea) = ideas::find(from, *idea).await? else { return Ok(Vec::new()) };
    let IdeaParts { organisation, department, .. } = idea.value.parts();
    // Whoever belongs to the body itself has it as their direction; whoever follows both is told once.
    let mut people = BTreeSet::new();
    for place in BTreeSet::from([*organisation, *department]).into_iter().flatten() {
        people.extend(expression::followers(from, Target::Organisation(place)).await?);
    }
    people.retain(|person| Some(*person) != actor);
    let told = |person| (Recipient::Person(person), Reason::BodyFollower);
    Ok(people.into_iter().map(told).collect())
}
