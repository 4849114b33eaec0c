//! What somebody holds, told to themselves: nobody needs a right to know their own (R334, R335); and to whoever gives
//! rights, who is asked why somebody cannot.

use domain::access::{Actor, Delegation, Permission, Profile, Reach, delegation_day};
use domain::{OrganisationId, UserId};
use persistence::delegations::{self, DelegationFilter};
use persistence::ownerships::{self, Ownership};
use persistence::people::{self, Account};
use persistence::{Reader, StoreError, Stored};

use crate::{App, Failure, identity};

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

/// What whoever asks holds; as a profile, when they look as one, that profile alone.
///
/// # Errors
/// When the database fails.
pub async fn own_rights(app: &App, actor: &Actor) -> Result<OwnRights, Failure> {
    if let Some(profile) = actor.preview {
        return Ok(OwnRights { profile, acts_for: None, lent: Vec::new(), owned: Vec::new() });
    }
    let from = app.store.reader();
    let account = people::find(&from, actor.id).await?.ok_or(Failure::SessionEnded)?.value;
    let filter = DelegationFilter {
        to: Some(actor.id),
        current_on: Some(delegation_day(app.now())),
        ..DelegationFilter::default()
    };
    let lent = delegations::list(&from, &filter, (LENT_MAX, None)).await??.rows;
    let owned = owned_by(&from, &account).await?;
    // A profile counts for less than its name where it counts for one body alone: see `Standing`.
    let acts_for = account.organisation.filter(|_| actor.profile != account.profile);
    Ok(OwnRights { profile: account.profile, acts_for, lent, owned })
}

async fn owned_by(from: &Reader<'_>, account: &Account) -> Result<Vec<Ownership>, StoreError> {
    let groups = [account.department, account.organisation].into_iter().flatten();
    let owners = groups.map(|group| group.0).chain([account.id.0]);
    ownerships::declared_to(from, owners).await
}

/// What somebody may do, and where it comes from, but for what is lent to them, which is listed with the rest.
#[derive(Clone, Debug)]
pub struct HeldRights {
    /// Their profile.
    pub profile: Profile,
    /// The one body for which that profile counts; none when it counts everywhere.
    pub acts_for: Option<OrganisationId>,
    /// What they, their direction or their body was declared to own.
    pub owned: Vec<Ownership>,
    /// How far each permission goes for them.
    pub reach: Vec<(Permission, Reach)>,
}

/// What somebody holds, for whoever gives rights. Nothing is known of what they wrote without their name.
///
/// # Errors
/// Denied, or no such account.
pub async fn held_rights(app: &App, actor: &Actor, id: UserId) -> Result<HeldRights, Failure> {
    let account = identity::read_account(app, actor, id).await?.value;
    let from = app.store.reader();
    let holder = app.identity.read_absent(&from, &account, app.now()).await?;
    let owned = owned_by(&from, &account).await?;
    let acts_for = account.organisation.filter(|_| holder.profile != account.profile);
    let reach = Permission::ALL.iter().map(|one| (*one, holder.reach(*one))).collect();
    Ok(HeldRights { profile: account.profile, acts_for, owned, reach })
}
