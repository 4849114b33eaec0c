//! Whoever holds rights is told when they change: a profile, what is lent to them, what they were declared to own
//! (R329, R335, R042).

use domain::UserId;
use domain::journal::Fact;
use persistence::notifications::Recipient;
use persistence::{Reads, people};

use super::Reason;
use crate::Failure;

/// Whose rights a fact changes. What a direction or a whole body owns is told to nobody by name.
pub(super) async fn of(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let holder = if let Fact::ProfileChanged { account, .. }
    | Fact::DelegationGiven { account, .. }
    | Fact::DelegationProlonged { account, .. }
    | Fact::DelegationWithdrawn { account, .. } = fact
    {
        Some(*account)
    } else if let Fact::OwnerDeclared { owner, .. } | Fact::OwnerRemoved { owner, .. } = fact {
        people::find(from, UserId(*owner)).await?.map(|found| found.value.id)
    } else {
        None
    };
    let told = holder.filter(|person| Some(*person) != actor);
    Ok(told.map(|person| (Recipient::Person(person), Reason::Holder)).into_iter().collect())
}
