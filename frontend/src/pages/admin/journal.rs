//! What happened to rights, in full.

use api_types::history::HistoryEntry;
use domain::BrickId;
use domain::access::{Brick, BrickKey};
use domain::journal::Fact;
use leptos::prelude::*;
use uuid::Uuid;

use super::names::{capability_name, holders, reach_name, row_name};
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

fn told(entries: Vec<HistoryEntry>) -> AnyView {
    if entries.is_empty() {
        return view! { <Empty title=tr!(admin.journal.none) why=tr!(admin.journal.none_why) /> }
            .into_any();
    }
    let entries = entries.into_iter().map(|entry| {
        let HistoryEntry { id: _, on: _, at, actor, fact } = entry;
        let when = at.map(|at| view! { <Moment at /> }).into_any();
        let by = actor.map(|person| tr!(shared.by, name = person.name));
        Happening { when, what: view! { <span>{in_full(&fact)}{by}</span> }.into_any() }
    });
    view! { <History entries=entries.collect() /> }.into_any()
}

/// The brick, or the one that was added when it is one.
fn named(brick: Brick, item: Option<Uuid>) -> String {
    let row = BrickKey::of(brick, item.map(BrickId));
    row_name(row.unwrap_or(BrickKey::Native(brick))).to_string()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what is not about rights is told as elsewhere")]
fn in_full(fact: &Fact) -> String {
    match fact {
        Fact::CellChanged { brick, item, capability, profile, from, to } => tr!(
            admin.journal.cell,
            who = holders(*profile),
            brick = named(*brick, item.map(|id| id.0)),
            capability = capability_name(*capability),
            from = reach_name(*from),
            to = reach_name(*to)
        ),
        Fact::DelegationGiven { profile, .. } => {
            tr!(admin.journal.given, profile = words::profile(*profile))
        }
        Fact::DelegationProlonged { ends_on: Some(day), .. } => {
            tr!(admin.journal.prolonged_until, day = words::date(*day))
        }
        Fact::DelegationProlonged { ends_on: None, .. } => {
            tr!(admin.journal.prolonged_open).to_owned()
        }
        Fact::DelegationWithdrawn { .. } => tr!(admin.journal.withdrawn).to_owned(),
        Fact::OwnerDeclared { brick, item, .. } => {
            tr!(admin.journal.owner_declared, brick = named(*brick, *item))
        }
        Fact::OwnerRemoved { brick, item, .. } => {
            tr!(admin.journal.owner_removed, brick = named(*brick, *item))
        }
        other => words::fact(other),
    }
}
