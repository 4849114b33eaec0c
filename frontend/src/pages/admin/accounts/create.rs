//! A new account.

use api_types::account::{AccountView, CreateAccountRequest};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::fields::{AccountFields, EmailField, NameField, RightsFields};
use crate::api::{Submit, draw_key, use_submit};
use crate::components::{ActProblem, Button, ButtonLink, Form, Look, PageHead, Press};
use crate::pages::admin::tabs::AdminTrail;
use crate::pages::shared::use_bodies;
use crate::routes::{AdminPage, Page};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(crate) fn CreateAccountPage() -> impl IntoView {
    let list = Page::Admin(AdminPage::Accounts);
    view! {
        <AdminTrail
            between=(list, tr!(admin.tab.accounts).into())
            here=tr!(admin.account.create_title)
        />
        <div class="page-narrow">
            <PageHead title=tr!(admin.account.create_title) />
            <CreateForm />
        </div>
    }
}

#[component]
fn CreateForm() -> impl IntoView {
    let fields = AccountFields::blank();
    let create = use_creation();
    let submit = move |()| {
        let body = CreateAccountRequest {
            name: fields.name.get_untracked(),
            email: fields.email.get_untracked(),
            // They choose it themselves, by the link that their page gives.
            password: None,
            profile: fields.profile(),
            organisation_id: fields.organisation.read_untracked().parse().ok(),
            marks: fields.marks(),
        };
        let checked = body.parse();
        create.send_checked(body, checked);
    };
    let faults = create.faults();
    view! {
        <div class="stack gap-6">
            <ActProblem failure=create.failure() />
            <Form faults on_submit=submit>
                <NameField faults fields />
                <EmailField faults fields />
                <RightsFields faults fields bodies=use_bodies() />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=create.pending()>
                        {tr!(admin.account.create)}
                    </Button>
                    <ButtonLink href=Page::Admin(AdminPage::Accounts).path() look=Look::Quiet>
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Creates once, however often one presses; then shows the account.
fn use_creation() -> Submit<CreateAccountRequest> {
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    let key = draw_key();
    use_submit(
        move |client, body: CreateAccountRequest| {
            let key = key.clone();
            async move { client.create_account(&body, &key).await }
        },
        move |account: AccountView| {
            toasts.tell(tr!(admin.account.created));
            let page = Page::Admin(AdminPage::Account(account.id));
            navigate(&page.path(), NavigateOptions::default());
        },
    )
}
