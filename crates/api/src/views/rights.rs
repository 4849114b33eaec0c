//! Delegations and declared owners, as they travel.

use std::collections::BTreeMap;

use api_types::rights::{
    DelegationStatus, DelegationView, NamedThing, OwnershipView, RightsEntry, ScopeView,
};
use app::{App, Failure, OrganisationTree, rights};
use chrono::NaiveDate;
use domain::access::{
    Actor, Delegation, DelegationParts, Owning, Scope, delegation_day, lends_nothing,
};
use domain::journal::{Entry, Fact};
use domain::people::OwnerKind;
use domain::{DelegationId, OrganisationId, UserId};
use persistence::ownerships::Ownership;
use persistence::{Stored, people};
use uuid::Uuid;

use super::people::{Names, organisation_ref};

/// What things are called, by their identifiers.
type Titles = BTreeMap<Uuid, String>;

/// Delegations, with the names of those they bind and of what they bear on.
pub(crate) async fn delegations(
    app: &App,
    actor: &Actor,
    rows: Vec<Stored<Delegation>>,
) -> Result<Vec<DelegationView>, Failure> {
    let people = rows.iter().flat_map(|row| {
        let DelegationParts { to, by, withdrawn, .. } = row.value.parts();
        [Some(*to), Some(*by), withdrawn.map(|withdrawn| withdrawn.by)].into_iter().flatten()
    });
    let names = Names::of(app, &app.store.reader(), people).await?;
    let things = rows.iter().flat_map(|row| row.value.parts().scope.items.iter().copied());
    let titles = rights::titles(app, actor, things).await?;
    let givers = rows.iter().map(|row| row.value.parts().by);
    let givers = people::profiles_of(&app.store.reader(), givers).await?;
    let today = delegation_day(app.now());
    let view = |row: Stored<Delegation>| {
        let lapsed = lends_nothing(givers.get(&row.value.parts().by).copied());
        view(app, (&names, &titles), (today, lapsed), row)
    };
    Ok(rows.into_iter().map(view).collect())
}

/// A delegation.
pub(crate) async fn delegation(
    app: &App,
    actor: &Actor,
    found: Stored<Delegation>,
) -> Result<DelegationView, Failure> {
    let mut views = delegations(app, actor, vec![found]).await?;
    views.pop().ok_or(Failure::NotFound("delegation"))
}

fn named(items: impl IntoIterator<Item = Uuid>, titles: &Titles) -> Vec<NamedThing> {
    let thing = |id| NamedThing { id, title: titles.get(&id).cloned() };
    items.into_iter().map(thing).collect()
}

fn view(
    app: &App,
    (names, titles): (&Names, &Titles),
    (today, lapsed): (NaiveDate, bool),
    row: Stored<Delegation>,
) -> DelegationView {
    let Stored { value, version } = row;
    let DelegationParts { id, to, by, profile, scope, starts_on, ends_on, given_at, withdrawn } =
        value.parts().clone();
    let Scope { bricks, organisation, items } = scope;
    let tree = app.directory.organisations();
    let status = match withdrawn {
        Some(_) => DelegationStatus::Withdrawn,
        None if value.is_in_force(today) && lapsed => DelegationStatus::Lapsed,
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
        things: named(items.iter().copied(), titles),
        items: items.into_iter().collect(),
        starts_on,
        ends_on,
        given_at,
        withdrawn_at: withdrawn.map(|withdrawn| withdrawn.at),
        withdrawn_by: withdrawn.map(|withdrawn| names.person(withdrawn.by)),
        status,
        version,
    }
}

/// Declared owners, with their names; what they own is named elsewhere.
pub(crate) async fn ownerships(
    app: &App,
    all: Vec<Ownership>,
) -> Result<Vec<OwnershipView>, Failure> {
    owned(app, all, &Titles::new()).await
}

/// Declared owners, with their names and those of what they own.
pub(crate) async fn named_ownerships(
    app: &App,
    actor: &Actor,
    all: Vec<Ownership>,
) -> Result<Vec<OwnershipView>, Failure> {
    let titles = rights::titles(app, actor, all.iter().filter_map(|one| one.owned.item)).await?;
    owned(app, all, &titles).await
}

async fn owned(
    app: &App,
    all: Vec<Ownership>,
    titles: &Titles,
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
        let item_title = item.and_then(|item| titles.get(&item).cloned());
        OwnershipView {
            id,
            brick,
            item_id: item,
            item_title,
            owner_kind,
            owner_id: owner,
            owner_name,
        }
    };
    Ok(all.into_iter().map(view).collect())
}

/// A declared owner.
pub(crate) async fn ownership(
    app: &App,
    actor: &Actor,
    one: Ownership,
) -> Result<OwnershipView, Failure> {
    let mut views = named_ownerships(app, actor, vec![one]).await?;
    views.pop().ok_or(Failure::NotFound("ownership"))
}

/// What happened to rights: with the names of those who acted, of those it is about, and of what it bears on.
pub(crate) async fn history(
    app: &App,
    actor: &Actor,
    (entries, delegations): (Vec<Entry>, BTreeMap<DelegationId, Delegation>),
) -> Result<Vec<RightsEntry>, Failure> {
    let tree = app.directory.organisations();
    let told = entries.iter().flat_map(|entry| {
        let owner = owner_of(&entry.fact).map(UserId);
        [entry.actor, account_of(&entry.fact), owner].into_iter().flatten()
    });
    let names = Names::of(app, &app.store.reader(), told).await?;
    let lent = delegations.values().flat_map(|one| one.parts().scope.items.iter().copied());
    let theirs = entries.iter().filter_map(|entry| item_of(&entry.fact));
    let titles = rights::titles(app, actor, lent.chain(theirs)).await?;
    let entry = |Entry { id, actor, at, fact }: Entry| {
        let delegation = rights::delegation_of(&fact).and_then(|id| delegations.get(&id));
        RightsEntry {
            id,
            on: at.date_naive(),
            at,
            actor: actor.map(|actor| names.person(actor)),
            account: account_of(&fact).map(|account| names.person(account)),
            scope: delegation.map(|one| scope_view(&tree, &one.parts().scope, &titles)),
            owner_name: owner_of(&fact).map(|owner| owner_name(&tree, &names, owner)),
            item_title: item_of(&fact).and_then(|item| titles.get(&item).cloned()),
            fact,
        }
    };
    Ok(entries.into_iter().map(entry).collect())
}

/// To whom rights were lent.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts are told of a delegation")]
const fn account_of(fact: &Fact) -> Option<UserId> {
    match fact {
        Fact::DelegationGiven { account, .. }
        | Fact::DelegationProlonged { account, .. }
        | Fact::DelegationWithdrawn { account, .. } => Some(*account),
        _ => None,
    }
}

/// Who was declared to own.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts are told of an owner")]
const fn owner_of(fact: &Fact) -> Option<Uuid> {
    match fact {
        Fact::OwnerDeclared { owner, .. } | Fact::OwnerRemoved { owner, .. } => Some(*owner),
        _ => None,
    }
}

/// Which thing is owned, or which brick that was added has another cell.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts are told of a thing")]
fn item_of(fact: &Fact) -> Option<Uuid> {
    match fact {
        Fact::OwnerDeclared { item, .. } | Fact::OwnerRemoved { item, .. } => *item,
        Fact::CellChanged { item, .. } => item.map(|brick| brick.0),
        _ => None,
    }
}

/// The journal does not say which of the three an owner is: no identifier is of two.
fn owner_name(tree: &OrganisationTree, names: &Names, owner: Uuid) -> String {
    match tree.find(OrganisationId(owner)) {
        Some(body) => body.name.clone(),
        None => names.person(UserId(owner)).name,
    }
}

fn scope_view(tree: &OrganisationTree, scope: &Scope, titles: &Titles) -> ScopeView {
    let Scope { bricks, organisation, items } = scope;
    ScopeView {
        bricks: bricks.iter().copied().collect(),
        organisation: organisation.map(|id| organisation_ref(tree, id)),
        things: named(items.iter().copied(), titles),
    }
}
