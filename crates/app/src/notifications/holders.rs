//! Whoever holds rights is told when they change: a profile, what is lent to them, what they were declared to own
//! (R329, R335, R042). What is about to end is told to whoever lent it too, who may make it last. Whoever is put in charge
//! of a thing, or named as the one to call, is told by name.

use domain::journal::{Fact, SubjectKind};
use domain::{ChallengeId, UserId};
use persistence::notifications::Recipient;
use persistence::{Reads, challenges, delegations, people};

use super::Reason;
use crate::Failure;

/// Whose rights a fact changes, or whom it puts in charge. What a direction or a whole body owns is told to nobody by name.
pub(super) async fn of(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    if let Fact::PutInCharge { account, on, target } = fact {
        if *on == SubjectKind::Challenge && is_gone(from, ChallengeId(*target)).await? {
            return Ok(Vec::new());
        }
        let reason = if *on == SubjectKind::Practice { Reason::Contact } else { Reason::Keeper };
        return Ok(vec![(Recipient::Person(*account), reason)]);
    }
    let holder = if let Fact::ProfileChanged { account, .. }
    | Fact::DelegationGiven { account, .. }
    | Fact::DelegationProlonged { account, .. }
    | Fact::DelegationWithdrawn { account, .. }
    | Fact::DelegationEnding { account, .. } = fact
    {
        Some(*account)
    } else if let Fact::OwnerDeclared { owner, .. } | Fact::OwnerRemoved { owner, .. } = fact {
        people::find(from, UserId(*owner)).await?.map(|found| found.value.id)
    } else {
        None
    };
    let told = holder.filter(|person| Some(*person) != actor);
    let holder = told.map(|person| (Recipient::Person(person), Reason::Holder));
    let giver = giver(from, fact).await?;
    let giver = giver.map(|person| (Recipient::Person(person), Reason::Giver));
    Ok(holder.into_iter().chain(giver).collect())
}

/// Who lent what is about to end.
async fn giver(from: &impl Reads, fact: &Fact) -> Result<Option<UserId>, Failure> {
    let Fact::DelegationEnding { delegation, .. } = fact else { return Ok(None) };
    let found = delegations::find(from, *delegation).await?;
    Ok(found.map(|found| found.value.parts().by))
}

/// Whether a challenge that was being prepared was thrown away meanwhile.
async fn is_gone(from: &impl Reads, id: ChallengeId) -> Result<bool, Failure> {
    Ok(challenges::find(from, id).await?.is_none())
}
