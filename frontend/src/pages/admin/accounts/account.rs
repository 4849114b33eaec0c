//! An account: what administrators change in it, what is lent to it, what happened to it.

use api_types::account::{AccountView, EditAccountRequest};
use api_types::rights::DelegationQuery;
use domain::UserId;
use domain::access::Permission;
use domain::people::AccountStatus;
use leptos::prelude::*;

use super::erase::EraseCard;
use super::fields::{AccountFields, EmailField, NameField, RightsFields};
use super::invite::WayIn;
use super::trainings::Trainings;
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Button, ButtonLink, Check, Form, Keep, Load, Look, Notice, PageHead, Press, Section, Size,
};
use crate::pages::admin::delegations::DelegationRows;
use crate::pages::admin::tabs::AdminTrail;
use crate::pages::shared::{EditProblem, HistoryList, HistoryOf};
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
                <AccountForm kept reload />
                <WayIn kept />
                <Trainings kept />
                <Lent id />
                <EraseCard kept />
                <Section title=tr!(admin.account.history)><Told kept /></Section>
            </div>
        </div>
    }
}

#[component]
fn AccountForm(kept: RwSignal<AccountView>, reload: Callback<()>) -> impl IntoView {
    let session = expect_context::<Session>();
    let account = kept.get_untracked();
    let own = session.who().is_some_and(|me| me.person.id == account.id);
    let EditAccountRequest { name, email, profile, status, organisation_id, marks } =
        (&account).into();
    let email = RwSignal::new(email.unwrap_or_default());
    let place = organisation_id.map(|id| id.to_string()).unwrap_or_default();
    let fields = AccountFields::new(name, profile, place, marks);
    let open = RwSignal::new(status == AccountStatus::Active);
    let id = account.id;
    let edit = use_edit(id, kept);
    let submit = move |()| {
        let active = open.get_untracked();
        let body = EditAccountRequest {
            name: fields.name.get_untracked(),
            email: Some(email.get_untracked()),
            profile: fields.profile(),
            status: if active { AccountStatus::Active } else { AccountStatus::Disabled },
            organisation_id: fields.organisation.read_untracked().parse().ok(),
            marks: fields.marks.get_untracked(),
        };
        let checked = body.parse();
        edit.send_checked(body, checked);
    };
    let faults = edit.faults();
    let resume = move |()| {
        edit.forgive();
        reload.run(());
    };
    view! {
        <div class="stack gap-6">
            {own.then(|| view! { <Notice title=tr!(admin.account.own) /> })}
            <EditProblem failure=edit.failure() pending=edit.pending() on_resume=resume />
            <Form faults on_submit=submit>
                <NameField faults fields />
                {(!own).then(|| view! { <EmailField faults email /> })}
                <RightsFields faults fields />
                <div class="field">
                    <Check
                        label=tr!(admin.account.open)
                        checked=open
                        on_change=move |on| open.set(on)
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

/// Sends the whole account, made on the version that is shown.
fn use_edit(id: UserId, kept: RwSignal<AccountView>) -> Submit<EditAccountRequest> {
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, body: EditAccountRequest| async move {
            let seen = kept.with_untracked(|account| account.version);
            client.edit_account(id, &body, seen).await
        },
        move |account: AccountView| {
            toasts.tell(tr!(admin.account.saved));
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
