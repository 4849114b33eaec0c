//! One's own rights, and those of somebody, for whoever gives rights.

use api_types::own_rights::{HeldReach, HeldRights, OwnRights};
use app::rights;
use domain::UserId;

use crate::prelude::*;
use crate::views;
use crate::views::people::organisation_ref;

pub(super) fn configure(config: &mut Registry) {
    config.service(read_own_rights).service(read_account_rights);
}

/// Read what one holds, and where it comes from.
///
/// One's profile, the body for which it counts when it is one alone, what is lent to one (by whom, on what, until when),
/// what one, one's direction or one's body was declared to own. What each permission gives is told by `GET /me`.
#[utoipa::path(tag = "people", security(("bearer" = [])),
    responses((status = OK, body = OwnRights)))]
#[get("/me/rights")]
async fn read_own_rights(app: Data<App>, caller: Caller) -> Answer<Plain<OwnRights>> {
    let rights::OwnRights { profile, acts_for, lent, owned } =
        rights::own_rights(&app, &caller).await?;
    let tree = app.directory.organisations();
    Ok(Plain(OwnRights {
        profile,
        acts_for: acts_for.map(|body| organisation_ref(&tree, body)),
        delegations: views::rights::delegations(&app, &caller, lent).await?,
        ownerships: views::rights::named_ownerships(&app, &caller, owned).await?,
    }))
}

/// Read what somebody may do, and where it comes from.
///
/// For whoever reads accounts: how far each permission goes for them now, the body for which their profile counts when it
/// is one alone, what they, their direction or their body was declared to own. What is lent to them is in
/// `GET /delegations`. Of an account that is disabled, what it would hold once it is enabled.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_accounts"])),
    params(("id" = UserId, Path)), responses((status = OK, body = HeldRights)))]
#[get("/accounts/{id}/rights")]
async fn read_account_rights(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
) -> Answer<Plain<HeldRights>> {
    let rights::HeldRights { profile, acts_for, owned, reach } =
        rights::held_rights(&app, &caller, *id).await?;
    let tree = app.directory.organisations();
    let reach = reach.into_iter().map(|(permission, reach)| HeldReach { permission, reach });
    Ok(Plain(HeldRights {
        profile,
        acts_for: acts_for.map(|body| organisation_ref(&tree, body)),
        ownerships: views::rights::named_ownerships(&app, &caller, owned).await?,
        permissions: reach.collect(),
    }))
}
