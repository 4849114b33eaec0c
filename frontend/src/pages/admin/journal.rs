//! What happened to rights, in full.

use api_types::people::PersonView;
use api_types::rights::{RightsEntry, ScopeView};
use domain::BrickId;
use domain::access::{Brick, BrickKey};
use domain::journal::Fact;
use leptos::prelude::*;

use super::names::{capability_name, holders, owned_words, reach_name, row_name, scope_words};
use super::tabs::{AdminTabs, AdminTrail};
use crate::api::use_fetch;
use crate::components::{Empty, Happening, History, Load, Moment, PageHead};
use crate::routes::AdminPage;
use crate::words::{self, tr};

#[component]
pub(super) fn JournalPage() -> impl IntoView {
    let journal = use_fetch(|| (), |client, ()| async move { client.read_rights_history().await });
    view! {
        <AdminTrail here=tr!(admin.tab.journal) />
        <PageHead title=tr!(admin.journal.title) lead=tr!(admin.journal.lead) />
        <AdminTabs here=AdminPage::Journal />
        <Load resource=journal let:journal>{told(journal.items)}</Load>
    }
}

fn told(entries: Vec<RightsEntry>) -> AnyView {
    if entries.is_empty() {
        return view! { <Empty title=tr!(admin.journal.none) why=tr!(admin.journal.none_why) /> }
            .into_any();
    }
    let entries = entries.into_iter().map(|entry| {
        let what = in_full(&entry);
        let RightsEntry { at, actor, .. } = entry;
        let when = view! { <Moment at /> }.into_any();
        let by = actor.map(|person| tr!(shared.by, name = person.name));
        Happening { when, what: view! { <span>{what}{by}</span> }.into_any() }
    });
    view! { <History entries=entries.collect() /> }.into_any()
}

/// The brick, or the one that was added when it is one.
fn named(brick: Brick, item: Option<BrickId>) -> String {
    let row = BrickKey::of(brick, item);
    row_name(row.unwrap_or(BrickKey::Native(brick))).to_string()
}

/// To whom, and on what.
fn lent(entry: &RightsEntry) -> (String, String) {
    let name = entry.account.as_ref().map(|PersonView { name, .. }| name.clone());
    let scope = entry.scope.as_ref().map(|ScopeView { bricks, organisation, things }| {
        scope_words(bricks, organisation.as_ref(), things)
    });
    (name.unwrap_or_default(), scope.unwrap_or_default())
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what is not about rights is told as elsewhere")]
fn in_full(entry: &RightsEntry) -> String {
    let owner = || entry.owner_name.clone().unwrap_or_default();
    let what = |brick, item| owned_words(brick, item, entry.item_title.clone());
    let (name, scope) = lent(entry);
    match &entry.fact {
        Fact::CellChanged { brick, item, capability, profile, from, to } => tr!(
            admin.journal.cell,
            who = holders(*profile),
            brick = named(*brick, *item),
            capability = capability_name(*capability),
            from = reach_name(*from),
            to = reach_name(*to)
        ),
        Fact::DelegationGiven { profile, .. } => {
            let profile = words::profile(*profile);
            tr!(admin.journal.given, name = name, profile = profile, scope = scope)
        }
        Fact::DelegationProlonged { ends_on: Some(day), .. } => {
            let day = words::date(*day);
            tr!(admin.journal.prolonged_until, name = name, scope = scope, day = day)
        }
        Fact::DelegationProlonged { ends_on: None, .. } => {
            tr!(admin.journal.prolonged_open, name = name, scope = scope)
        }
        Fact::DelegationWithdrawn { .. } => {
            tr!(admin.journal.withdrawn, name = name, scope = scope)
        }
        Fact::OwnerDeclared { brick, item, .. } => {
            tr!(admin.journal.owner_declared, name = owner(), what = what(*brick, *item))
        }
        Fact::OwnerRemoved { brick, item, .. } => {
            tr!(admin.journal.owner_removed, name = owner(), what = what(*brick, *item))
        }
        other => words::fact(other),
    }
}
