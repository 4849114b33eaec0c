//! One's own rights.

use api_types::own_rights::OwnRights;
use app::rights;

use crate::prelude::*;
use crate::views;
use crate::views::people::organisation_ref;

pub(super) fn configure(config: &mut Registry) {
    config.service(read_own_rights);
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
