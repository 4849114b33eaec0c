//! Who is who: accounts found by name, profile, state, body, direction and mark.

mod account;
mod create;
mod criteria;
mod erase;
mod fields;
mod invite;
mod rights;
mod together;
mod trainings;

use api_types::account::{AccountQuery, AccountView};
use api_types::import::ImportKind;
use domain::access::Permission;
use domain::people::{AccountStatus, Marks, PersonMark};
use leptos::prelude::*;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Growing, use_growing};
use crate::components::{
    Badge, ButtonLink, Column, Empty, Filters, Glyph, Load, Look, PageHead, Table, TableCell, Tone,
};
use crate::pages::shared::{MorePager, use_bodies};
use crate::routes::{AdminPage, Page, import_path};
use crate::state::{Session, use_address};
use crate::words::{number, profile, tr, trn};

pub(super) use account::AccountPage;
pub(super) use create::CreateAccountPage;
use criteria::{Criteria, active, query};
use together::{ChooseOne, Chosen, Together};

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
    let bodies = use_bodies();
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
                active=Signal::derive(move || active(address))
                results=list.total
                groups=move || view! { <Criteria address bodies /> }.into_any()
            />
            <Found list edits=adds />
        </div>
    }
}

fn state(status: AccountStatus) -> &'static str {
    match status {
        AccountStatus::Active => tr!(admin.accounts.active),
        AccountStatus::Disabled => tr!(admin.accounts.disabled),
    }
}

fn mark_words(mark: PersonMark) -> &'static str {
    match mark {
        PersonMark::TopManagement => tr!(admin.account.top_management),
        PersonMark::Manager => tr!(admin.account.manager),
        PersonMark::Referent => tr!(admin.account.referent),
        PersonMark::Ambassador => tr!(admin.account.ambassador),
    }
}

/// What is said of somebody beside their profile, in words.
fn said_of(marks: Marks) -> Option<String> {
    let had = PersonMark::ALL.iter().filter(|mark| marks.has(**mark));
    let said: Vec<_> = had.map(|mark| mark_words(*mark)).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

#[component]
fn Found(list: Growing<AccountView>, edits: bool) -> impl IntoView {
    let chosen = edits.then(Chosen::none);
    // Beside what is read again, so that a dialog stays open meanwhile.
    let together = chosen.map(|chosen| view! { <Together list chosen /> });
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
            {together}
            <Load resource=list.first let:_first>
                <Show when=move || !list.items.read().is_empty() fallback=none>
                    <AccountTable list chosen />
                    <MorePager list shown=Signal::derive(shown) row=".table tbody th a" />
                </Show>
            </Load>
        </section>
    }
}

#[component]
fn AccountTable(list: Growing<AccountView>, chosen: Option<Chosen>) -> impl IntoView {
    let mut columns = vec![
        Column::words(tr!(admin.accounts.person)),
        Column::words(tr!(admin.accounts.profile)),
        Column::words(tr!(admin.accounts.attachment)),
        Column::words(tr!(admin.accounts.status)),
    ];
    columns.extend(chosen.map(|_| Column::words(tr!(admin.together.choose))));
    view! {
        <Table caption=tr!(admin.accounts.title) columns>
            <For each=move || list.items.get() key=|account| (account.id, account.version) let:account>
                <AccountRow account chosen />
            </For>
        </Table>
    }
}

#[component]
fn AccountRow(account: AccountView, chosen: Option<Chosen>) -> impl IntoView {
    let choice = chosen.map(|chosen| {
        let account = account.clone();
        view! {
            <TableCell label=tr!(admin.together.choose)><ChooseOne chosen account /></TableCell>
        }
    });
    let AccountView {
        id,
        name,
        email,
        profile: of,
        status,
        organisation,
        department,
        marks,
        awaits_password,
        version: _,
    } = account;
    let place = [organisation, department].into_iter().flatten().map(|one| one.name);
    let mut place: Vec<_> = place.collect();
    place.dedup();
    // Broken where one reads a pause, before it is broken anywhere.
    let parts = email.split_inclusive('@').map(|part| view! { {part.to_owned()}<wbr /> });
    let email = parts.collect_view();
    let awaits = awaits_password && status == AccountStatus::Active;
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
            <TableCell label=tr!(admin.accounts.profile)>
                {profile(of)}
                {said_of(marks).map(|said| view! { <small class="muted">" "{said}</small> })}
            </TableCell>
            <TableCell label=tr!(admin.accounts.attachment)>{place.join(" · ")}</TableCell>
            <TableCell label=tr!(admin.accounts.status)>
                <Badge tone glyph>{state(status)}</Badge>
                {awaits.then(|| view! { <small class="muted">" "{tr!(admin.accounts.awaits)}</small> })}
            </TableCell>
            {choice}
        </tr>
    }
}
