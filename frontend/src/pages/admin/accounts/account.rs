//! An account: what administrators change in it, what is lent to it, what happened to it.

use api_types::account::{AccountView, EditAccountRequest};
use api_types::rights::DelegationQuery;
use domain::UserId;
use domain::access::Permission;
use leptos::prelude::*;

use super::erase::EraseCard;
use super::fields::{AccountFields, EmailField, NameField, RightsFields};
use super::invite::WayIn;
use super::rights::HeldBy;
use super::trainings::Trainings;
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Button, ButtonLink, Check, Form, Keep, Load, Look, Notice, PageHead, Press, Section, Size,
};
use crate::pages::admin::delegations::DelegationRows;
use crate::pages::admin::tabs::AdminTrail;
use crate::pages::shared::{HistoryList, HistoryOf, PlainForm, PlainProblem, use_bodies};
use crate::routes::{AdminPage, Page};
use crate::state::{Session, Toasts};
use crate::words::tr;

#[component]
pub(crate) fn AccountPage(id: UserId) -> impl IntoView {
    let account = use_fetch(move || id, |client, id| async move { client.read_account(id).await });
    view! {
        <Keep resource=account let:kept>
            <AccountBody kept reload=Callback::new(move |()| account.refetch()) />
        </Keep>
    }
}

#[component]
fn AccountBody(kept: RwSignal<AccountView>, reload: Callback<()>) -> impl IntoView {
    let AccountView { id, name, email, .. } = kept.get_untracked();
    let list = Page::Admin(AdminPage::Accounts);
    view! {
        <AdminTrail between=(list, tr!(admin.tab.accounts).into()) here=name.clone() />
        <div class="page-narrow">
            <PageHead title=name lead=email />
            <div class="stack gap-10">
                <AccountForm kept />
                <WayIn kept />
                <Trainings kept reload />
                <Lent id />
                <HeldBy kept />
                <EraseCard kept />
                <Section title=tr!(admin.account.history)><Told kept /></Section>
            </div>
        </div>
    }
}

#[component]
fn AccountForm(kept: RwSignal<AccountView>) -> impl IntoView {
    let session = expect_context::<Session>();
    let account = kept.get_untracked();
    let (id, own) = (account.id, session.who().is_some_and(|me| me.person.id == account.id));
    let (fields, bodies) = (AccountFields::blank(), use_bodies());
    let seen = fields.fill(&account);
    let form = PlainForm::new(fields.plain(bodies), seen);
    let edit = use_edit(id, kept, (form, fields));
    let submit = move |()| {
        let body = fields.request();
        let checked = body.parse();
        edit.send_checked((body, form.seen()), checked);
    };
    // Rights that somebody else took away meanwhile stay away, unless one gives them back here.
    let resume = form.use_resume(
        edit,
        move |client| async move { client.read_account(id).await },
        move |theirs: AccountView| {
            let seen = fields.fill(&theirs);
            kept.set(theirs);
            seen
        },
    );
    // The rest of the page, and signing in anew, read the account again.
    Effect::new(move |_| {
        let account = kept.get();
        if account.version > form.seen() {
            form.follow(move || fields.fill(&account));
        }
    });
    let faults = edit.faults();
    view! {
        <div class="stack gap-6">
            {own.then(|| view! { <Notice title=tr!(admin.account.own) /> })}
            <PlainProblem form failure=edit.failure() resume />
            <Form faults on_submit=submit>
                <NameField faults fields />
                {(!own).then(|| view! { <EmailField faults fields /> })}
                <RightsFields faults fields bodies />
                <div class="field">
                    <Check
                        label=tr!(admin.account.open)
                        checked=fields.open
                        on_change=move |on| fields.open.set(on)
                    />
                    <p class="hint">{tr!(admin.account.open_hint)}</p>
                </div>
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending=edit.pending()>
                        {tr!(admin.account.save)}
                    </Button>
                </p>
            </Form>
        </div>
    }
}

/// Sends the whole account, made on the version that the form was filled with.
fn use_edit(
    id: UserId,
    kept: RwSignal<AccountView>,
    (form, fields): (PlainForm, AccountFields),
) -> Submit<(EditAccountRequest, i32)> {
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, (body, seen): (EditAccountRequest, i32)| async move {
            client.edit_account(id, &body, seen).await
        },
        move |account: AccountView| {
            toasts.tell(tr!(admin.account.saved));
            form.saved(|| fields.fill(&account));
            kept.set(account);
        },
    )
}

/// What is lent to this account now.
#[component]
fn Lent(id: UserId) -> impl IntoView {
    let gives = expect_context::<Session>().may(Permission::GiveDelegation);
    let lent = use_fetch(
        move || id,
        |client, id| async move {
            let query = DelegationQuery {
                account_id: Some(id),
                current: true,
                ..DelegationQuery::default()
            };
            client.list_delegations(&query).await
        },
    );
    let again = Callback::new(move |()| lent.refetch());
    let give = format!("{}?compte={id}", Page::Admin(AdminPage::GiveDelegation).path());
    view! {
        <Section title=tr!(admin.account.delegations)>
            <div class="stack">
                <Load resource=lent let:lent>
                    {if lent.items.is_empty() {
                        view! { <p class="muted">{tr!(admin.account.no_delegation)}</p> }.into_any()
                    } else {
                        view! { <DelegationRows items=lent.items again /> }.into_any()
                    }}
                </Load>
                {gives.then(|| view! {
                    <p><ButtonLink href=give size=Size::Small>{tr!(admin.account.delegate)}</ButtonLink></p>
                })}
            </div>
        </Section>
    }
}

#[component]
fn Told(kept: RwSignal<AccountView>) -> impl IntoView {
    let id = kept.with_untracked(|account| account.id);
    let version = Memo::new(move |_| kept.with(|account| i64::from(account.version)));
    view! { <HistoryList of=HistoryOf::Account(id) moment=version /> }
}
