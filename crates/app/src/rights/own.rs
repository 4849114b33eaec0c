//! What somebody holds, told to themselves: nobody needs a right to know their own (R334, R335).

use domain::OrganisationId;
use domain::access::{Actor, Delegation, Profile, delegation_day};
use persistence::delegations::{self, DelegationFilter};
use persistence::ownerships::{self, Ownership};
use persistence::{Stored, people};

use crate::{App, Failure};

/// Delegations that one reads at once.
const LENT_MAX: u16 = 100;

/// One's own rights, and where each comes from.
#[derive(Clone, Debug)]
pub struct OwnRights {
    /// One's profile.
    pub profile: Profile,
    /// The one body for which that profile counts; none when it counts everywhere.
    pub acts_for: Option<OrganisationId>,
    /// What is lent to one, in force or to come, the last given first.
    pub lent: Vec<Stored<Delegation>>,
    /// What one, one's direction or one's body was declared to own.
    pub owned: Vec<Ownership>,
}

/// What whoever asks holds.
///
/// # Errors
/// When the database fails.
pub async fn own_rights(app: &App, actor: &Actor) -> Result<OwnRights, Failure> {
    let from = app.store.reader();
    let account = people::find(&from, actor.id).await?.ok_or(Failure::SessionEnded)?.value;
    let filter = DelegationFilter {
        to: Some(actor.id),
        current_on: Some(delegation_day(app.now())),
        ..DelegationFilter::default()
    };
    let lent = delegations::list(&from, &filter, (LENT_MAX, None)).await??.rows;
    let groups = [account.department, account.organisation].into_iter().flatten();
    let owners = groups.map(|group| group.0).chain([account.id.0]);
    let owned = ownerships::declared_to(&from, owners).await?;
    // A profile counts for less than its name where it counts for one body alone: see `Standing`.
    let acts_for = account.organisation.filter(|_| actor.profile != account.profile);
    Ok(OwnRights { profile: account.profile, acts_for, lent, owned })
}
