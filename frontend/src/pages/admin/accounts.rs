//! Who is who: accounts found by name, profile and state.

mod account;
mod create;
mod fields;
mod trainings;

use api_types::account::{AccountQuery, AccountView};
use api_types::import::ImportKind;
use api_types::page::Include;
use domain::access::{Permission, Profile};
use domain::people::AccountStatus;
use leptos::prelude::*;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Growing, use_growing};
use crate::components::{
    Badge, ButtonLink, Column, Empty, FilterSelect, FilterText, Filters, Glyph, Load, Look,
    PageHead, SelectOption, Table, TableCell, Tone,
};
use crate::pages::shared::MorePager;
use crate::routes::{AdminPage, Page, import_path};
use crate::state::{Address, AddressStep, Session, use_address};
use crate::words::{number, profile, tr, trn};

pub(super) use account::AccountPage;
pub(super) use create::CreateAccountPage;

const WORDS: &str = "q";
const PROFILE: &str = "profil";
const STATUS: &str = "etat";

fn query(address: Address) -> AccountQuery {
    AccountQuery {
        q: address.text(WORDS).unwrap_or_default(),
        profile: address.parsed(PROFILE),
        status: address.parsed(STATUS),
        include: Some(Include::Total),
        ..AccountQuery::default()
    }
}

#[component]
pub(super) fn AccountsPage() -> impl IntoView {
    let address = use_address();
    let list = use_growing(
        move || query(address),
        |client, query, cursor| async move {
            client.list_accounts(&AccountQuery { cursor, ..query }).await
        },
    );
    let session = expect_context::<Session>();
    let adds = session.may(Permission::EditAccounts);
    let imports = adds && session.sees(Page::Admin(AdminPage::Imports));
    let new = Page::Admin(AdminPage::CreateAccount).path();
    let active = move || {
        [WORDS, PROFILE, STATUS].iter().filter(|name| address.text(name).is_some()).count() as u64
    };
    view! {
        <AdminTrail here=tr!(admin.tab.accounts) />
        <PageHead title=tr!(admin.accounts.title) lead=tr!(admin.accounts.lead)>
            {adds.then(|| view! {
                <p class="cluster">
                    <ButtonLink href=new look=Look::Primary glyph=Glyph::Plus>{tr!(admin.accounts.add)}</ButtonLink>
                    {imports.then(|| view! {
                        <ButtonLink href=import_path(ImportKind::Accounts)>{tr!(admin.accounts.import)}</ButtonLink>
                    })}
                </p>
            })}
        </PageHead>
        <AdminTabs here=AdminPage::Accounts />
        <div class="sheet sheet-facets">
            <Filters
                label=tr!(admin.accounts.filter)
                active=Signal::derive(active)
                results=list.total
                groups=move || view! { <Criteria address /> }.into_any()
            />
            <Found list />
        </div>
    }
}

#[component]
fn Criteria(address: Address) -> impl IntoView {
    let value = move |name| Signal::derive(move || address.text(name).unwrap_or_default());
    let choose = move |name| move |value| address.set(&[(name, value)], AddressStep::Push);
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    let profiles = || {
        let line = |of: &Profile| SelectOption::new(of.code(), profile(*of));
        Profile::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let states = || {
        let line = |status: &AccountStatus| SelectOption::new(status.code(), state(*status));
        AccountStatus::ALL.iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <div class="criteria">
            <FilterText label=tr!(admin.accounts.words) value=value(WORDS) on_change=look_for />
            <FilterSelect
                label=tr!(admin.accounts.profile)
                blank=tr!(admin.accounts.any_profile)
                value=value(PROFILE)
                options=Signal::derive(profiles)
                on_change=choose(PROFILE)
            />
            <FilterSelect
                label=tr!(admin.accounts.status)
                blank=tr!(admin.accounts.any_status)
                value=value(STATUS)
                options=Signal::derive(states)
                on_change=choose(STATUS)
            />
        </div>
    }
}

fn state(status: AccountStatus) -> &'static str {
    match status {
        AccountStatus::Active => tr!(admin.accounts.active),
        AccountStatus::Disabled => tr!(admin.accounts.disabled),
    }
}

#[component]
fn Found(list: Growing<AccountView>) -> impl IntoView {
    let count = move || list.total.get().map(|total| trn!(total, admin.accounts.count));
    let shown = move || {
        let shown = number(list.items.read().len() as u64);
        let total = list.total.get();
        total.map(|total| trn!(total, admin.accounts.shown, shown = shown)).unwrap_or_default()
    };
    let none =
        || view! { <Empty title=tr!(admin.accounts.none) why=tr!(admin.accounts.none_why) /> };
    view! {
        <section aria-labelledby="comptes">
            <h2 id="comptes" class="section-title" aria-live="polite">{count}</h2>
            <Load resource=list.first let:_first>
                <Show when=move || !list.items.read().is_empty() fallback=none>
                    <AccountTable list />
                    <MorePager list shown=Signal::derive(shown) row=".table tbody th a" />
                </Show>
            </Load>
        </section>
    }
}

#[component]
fn AccountTable(list: Growing<AccountView>) -> impl IntoView {
    let columns = vec![
        Column::words(tr!(admin.accounts.person)),
        Column::words(tr!(admin.accounts.profile)),
        Column::words(tr!(admin.accounts.attachment)),
        Column::words(tr!(admin.accounts.status)),
    ];
    view! {
        <Table caption=tr!(admin.accounts.title) columns>
            <For each=move || list.items.get() key=|account| (account.id, account.version) let:account>
                <AccountRow account />
            </For>
        </Table>
    }
}

#[component]
fn AccountRow(account: AccountView) -> impl IntoView {
    let AccountView { id, name, email, profile: of, status, organisation, department, .. } =
        account;
    let place = [organisation, department].into_iter().flatten().map(|one| one.name);
    let mut place: Vec<_> = place.collect();
    place.dedup();
    let (tone, glyph) = match status {
        AccountStatus::Active => (Tone::Success, Glyph::Check),
        AccountStatus::Disabled => (Tone::Neutral, Glyph::Lock),
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=Page::Admin(AdminPage::Account(id)).path()>{name}</a>
                <small class="muted">" "{email}</small>
            </th>
            <TableCell label=tr!(admin.accounts.profile)>{profile(of)}</TableCell>
            <TableCell label=tr!(admin.accounts.attachment)>{place.join(" · ")}</TableCell>
            <TableCell label=tr!(admin.accounts.status)>
                <Badge tone glyph>{state(status)}</Badge>
            </TableCell>
        </tr>
    }
}
