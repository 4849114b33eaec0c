//! What happened to rights, the newest first: found by act, by person, by brick, between two days, and taken away.

mod criteria;

use api_client::ApiClient;
use api_types::people::PersonView;
use api_types::rights::{RightsEntry, RightsHistoryQuery, ScopeView};
use domain::BrickId;
use domain::access::{Brick, BrickKey};
use domain::journal::Fact;
use leptos::prelude::*;

use super::names::{holders, owned_words, reach_name, right_name, row_name, scope_words};
use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Growing, use_growing};
use crate::components::{Button, Empty, Filters, Load, Moment, PageHead, Size};
use crate::pages::shared::{ExportList, MorePager};
use crate::routes::AdminPage;
use crate::state::{Address, use_address};
use crate::words::{self, tr, trn};

pub(super) use criteria::Somebody;
use criteria::{Criteria, NAMES, active, query};

#[component]
pub(super) fn JournalPage() -> impl IntoView {
    let address = use_address();
    let list = use_growing(
        move || query(address),
        |client, query, cursor| async move {
            client.read_rights_history(&RightsHistoryQuery { cursor, ..query }).await
        },
    );
    let export = move |client: ApiClient, format| {
        let query = untrack(|| query(address));
        async move { client.export_rights_history(format, &query).await }
    };
    view! {
        <AdminTrail here=tr!(admin.tab.journal) />
        <PageHead title=tr!(admin.journal.title) lead=tr!(admin.journal.lead) />
        <AdminTabs here=AdminPage::Journal />
        <div class="sheet sheet-facets">
            <Filters
                label=tr!(admin.journal.filter)
                active=Signal::derive(move || active(address))
                results=list.total
                groups=move || view! { <Criteria address /> }.into_any()
            />
            <div class="stack">
                <Found list address />
                <ExportList name="journal-des-droits" export />
            </div>
        </div>
    }
}

#[component]
fn Found(list: Growing<RightsEntry>, address: Address) -> impl IntoView {
    let length = move || u64::try_from(list.items.read().len()).unwrap_or_default();
    let count = move || {
        if list.has_more() {
            trn!(length(), admin.journal.last)
        } else {
            trn!(length(), admin.journal.count)
        }
    };
    let shown = Signal::derive(move || trn!(length(), admin.journal.count));
    let none = move || view! { <Nothing address /> };
    view! {
        <section class="stack" aria-labelledby="changements">
            <h2 id="changements" class="section-title" aria-live="polite">{count}</h2>
            <Load resource=list.first let:_first>
                <Show when=move || !list.items.read().is_empty() fallback=none>
                    <ol class="history">
                        <For each=move || list.items.get() key=|entry| entry.id let:entry>
                            <Line entry />
                        </For>
                    </ol>
                    <MorePager list shown row=".history li" />
                </Show>
            </Load>
        </section>
    }
}

/// Nothing happened yet, or nothing that one looks for.
#[component]
fn Nothing(address: Address) -> impl IntoView {
    move || {
        if active(address) == 0 {
            let (title, why) = (tr!(admin.journal.none), tr!(admin.journal.none_why));
            return view! { <Empty title why /> }.into_any();
        }
        let clear = move |_| address.clear(&NAMES);
        view! {
            <Empty title=tr!(admin.journal.none_found) why=tr!(admin.journal.none_found_why)>
                <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button>
            </Empty>
        }
        .into_any()
    }
}

/// The keyboard comes to it when it is the first of those that were asked for.
#[component]
fn Line(entry: RightsEntry) -> impl IntoView {
    let what = in_full(&entry);
    let by = entry.actor.map(|person| tr!(shared.by, name = person.name));
    view! { <li tabindex="-1"><Moment at=entry.at /><span>{what}{by}</span></li> }
}

/// The brick, or the one that was added when it is one.
fn named(brick: Brick, item: Option<BrickId>) -> String {
    row_name(row_of(brick, item)).to_string()
}

fn row_of(brick: Brick, item: Option<BrickId>) -> BrickKey {
    BrickKey::of(brick, item).unwrap_or(BrickKey::Native(brick))
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
            capability = right_name(row_of(*brick, *item), *capability),
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
