//! Who is told of an invitation to a challenge: whoever is invited; then, of the answer, whoever invited them and whoever
//! is in charge (R093).

use domain::UserId;
use domain::challenge::InvitationState;
use domain::journal::Fact;
use persistence::notifications::Recipient;
use persistence::{Reads, challenges};

use super::Reason;
use crate::Failure;

/// Those whom an invitation concerns. Nobody is told what they did themselves.
pub(super) async fn of(
    from: &impl Reads,
    fact: &Fact,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let Fact::ChallengeInvitation { challenge, account, invitation, .. } = fact else {
        return Ok(Vec::new());
    };
    let (mut people, reason) = match invitation {
        InvitationState::Pending | InvitationState::Withdrawn => (vec![*account], Reason::Invited),
        InvitationState::Accepted | InvitationState::Declined => {
            let by = challenges::inviter(from, *challenge, *account).await?;
            let read = challenges::find(from, *challenge).await?;
            let owner = read.and_then(|challenge| challenge.value.parts().owner);
            let owner = owner.filter(|owner| Some(*owner) != by);
            (by.into_iter().chain(owner).collect(), Reason::Keeper)
        }
    };
    people.retain(|person| Some(*person) != actor);
    Ok(people.into_iter().map(|person| (Recipient::Person(person), reason)).collect())
}
