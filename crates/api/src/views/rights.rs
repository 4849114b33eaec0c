//! Delegations and declared owners, as they travel.

use api_types::rights::{DelegationStatus, DelegationView, OwnershipView};
use app::{App, Failure};
use chrono::NaiveDate;
use domain::access::{Delegation, DelegationParts, Owning, Scope};
use domain::people::OwnerKind;
use domain::{OrganisationId, UserId};
use persistence::Stored;
use persistence::ownerships::Ownership;

use super::people::{Names, organisation_ref};

/// Delegations, with the names of those they bind.
pub(crate) async fn delegations(
    app: &App,
    rows: Vec<Stored<Delegation>>,
) -> Result<Vec<DelegationView>, Failure> {
    let people = rows.iter().flat_map(|row| [row.value.parts().to, row.value.parts().by]);
    let names = Names::of(app, &app.store.reader(), people).await?;
    let today = app.now().date_naive();
    Ok(rows.into_iter().map(|row| view(app, &names, today, row)).collect())
}

/// A delegation.
pub(crate) async fn delegation(
    app: &App,
    found: Stored<Delegation>,
) -> Result<DelegationView, Failure> {
    let mut views = delegations(app, vec![found]).await?;
    views.pop().ok_or(Failure::NotFound("delegation"))
}

fn view(app: &App, names: &Names, today: NaiveDate, row: Stored<Delegation>) -> DelegationView {
    let Stored { value, version } = row;
    let DelegationParts { id, to, by, profile, scope, starts_on, ends_on, given_at, withdrawn } =
        value.parts().clone();
    let Scope { bricks, organisation, items } = scope;
    let tree = app.directory.organisations();
    let status = match withdrawn {
        Some(_) => DelegationStatus::Withdrawn,
        None if value.is_in_force(today) => DelegationStatus::InForce,
        None if today < starts_on => DelegationStatus::ToCome,
        None => DelegationStatus::Ended,
    };
    DelegationView {
        id,
        account: names.person(to),
        given_by: names.person(by),
        profile,
        bricks: bricks.into_iter().collect(),
        organisation: organisation.map(|id| organisation_ref(&tree, id)),
        items: items.into_iter().collect(),
        starts_on,
        ends_on,
        given_at,
        withdrawn_at: withdrawn.map(|withdrawn| withdrawn.at),
        status,
        version,
    }
}

/// Declared owners, with their names.
pub(crate) async fn ownerships(
    app: &App,
    all: Vec<Ownership>,
) -> Result<Vec<OwnershipView>, Failure> {
    let people = all.iter().filter(|one| one.owner_kind == OwnerKind::Person);
    let people = people.map(|one| UserId(one.owner));
    let names = Names::of(app, &app.store.reader(), people).await?;
    let tree = app.directory.organisations();
    let view = |Ownership { id, owned: Owning { brick, item }, owner_kind, owner }: Ownership| {
        let owner_name = match owner_kind {
            OwnerKind::Person => names.person(UserId(owner)).name,
            OwnerKind::Department | OwnerKind::Organisation => {
                organisation_ref(&tree, OrganisationId(owner)).name
            }
        };
        OwnershipView { id, brick, item_id: item, owner_kind, owner_id: owner, owner_name }
    };
    Ok(all.into_iter().map(view).collect())
}

/// A declared owner.
pub(crate) async fn ownership(app: &App, one: Ownership) -> Result<OwnershipView, Failure> {
    let mut views = ownerships(app, vec![one]).await?;
    views.pop().ok_or(Failure::NotFound("ownership"))
}
