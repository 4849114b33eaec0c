//! One's password: changed by oneself, chosen by a link that one was given, asked for again when it is forgotten (R334).

use api_types::password::{
    ChangePasswordRequest, ChoosePasswordRequest, RequestPasswordLinkRequest,
};
use api_types::problem::ProblemCode;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::api::{Failure, Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, Form, Load, Look, MoreLink, Notice, PageHead, PasswordField,
    Press, ProblemNotice, TextField, TextKind, Tone,
};
use crate::routes::{Page, ServicesPage};
use crate::state::{Navigation, Toasts};
use crate::words::tr;

#[component]
pub(super) fn OwnPasswordPage() -> impl IntoView {
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let toasts = expect_context::<Toasts>();
    let change = use_submit(
        |client, body: ChangePasswordRequest| async move { client.change_own_password(&body).await },
        move |()| {
            current.set(String::new());
            new.set(String::new());
            toasts.tell(tr!(password.changed));
        },
    );
    let submit = move |()| {
        let body =
            ChangePasswordRequest { current: current.get_untracked(), new: new.get_untracked() };
        let checked = body.parse();
        change.send_checked(body, checked);
    };
    let faults = change.faults();
    view! {
        <Breadcrumb here=tr!(password.own) />
        <div class="page-narrow">
            <PageHead title=tr!(password.own) lead=tr!(password.own_lead) />
            <div class="stack gap-6">
                <ActProblem failure=change.failure() />
                <Form faults on_submit=submit>
                    <PasswordField
                        faults
                        pointer="/current"
                        label=tr!(password.current)
                        value=current
                        missing=tr!(password.current_missing)
                    />
                    <PasswordField
                        faults
                        pointer="/new"
                        label=tr!(password.fresh)
                        hint=tr!(password.rule)
                        value=new
                        missing=tr!(password.fresh_missing)
                        fresh=true
                    />
                    <p class="form-acts">
                        <Button look=Look::Primary press=Press::Submit pending=change.pending()>
                            {tr!(password.change)}
                        </Button>
                    </p>
                </Form>
                <p>
                    <MoreLink href=Page::Services(ServicesPage::OwnRights).path()>
                        {tr!(admin.own.title)}
                    </MoreLink>
                </p>
            </div>
        </div>
    }
}

/// Where a link leads. What it ends with stands after the `#` of the address: browsers send it to nobody.
#[component]
pub(super) fn ChoosePasswordPage() -> impl IntoView {
    let hash = use_location().hash;
    let new = RwSignal::new(String::new());
    let chosen = RwSignal::new(false);
    let navigation = expect_context::<Navigation>();
    let choose = use_submit(
        |client, (token, body): (String, ChoosePasswordRequest)| async move {
            client.choose_password(&token, &body).await
        },
        move |()| {
            new.set(String::new());
            navigation.moved();
            chosen.set(true);
        },
    );
    let submit = Callback::new(move |()| {
        let token = hash.get_untracked().trim_start_matches('#').to_owned();
        let body = ChoosePasswordRequest { new: new.get_untracked() };
        let checked = body.parse();
        choose.send_checked((token, body), checked);
    });
    view! {
        <div class="page-narrow">
            {move || {
                if chosen.get() {
                    view! { <Chosen /> }.into_any()
                } else {
                    view! { <Choosing value=new choose submit /> }.into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Choosing(
    value: RwSignal<String>,
    choose: Submit<(String, ChoosePasswordRequest)>,
    submit: Callback<()>,
) -> impl IntoView {
    let faults = choose.faults();
    view! {
        <PageHead title=tr!(password.choose) lead=tr!(password.choose_lead) />
        <div class="stack gap-6">
            <Refused failure=choose.failure() />
            <Form faults on_submit=submit>
                <PasswordField
                    faults
                    pointer="/new"
                    label=tr!(password.fresh)
                    hint=tr!(password.rule)
                    value
                    missing=tr!(password.fresh_missing)
                    fresh=true
                />
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending=choose.pending()>
                        {tr!(password.choose_act)}
                    </Button>
                </p>
            </Form>
        </div>
    }
}

#[component]
fn Chosen() -> impl IntoView {
    view! {
        <div class="stack gap-6">
            <PageHead title=tr!(password.chosen) lead=tr!(password.chosen_why) />
            <p><MoreLink href=Page::SignIn.path()>{tr!(sign_in.enter)}</MoreLink></p>
        </div>
    }
}

/// Why nothing was chosen: the server says the same of all links that are good for nothing.
#[component]
fn Refused(failure: Signal<Option<Failure>>) -> impl IntoView {
    let told = |failure: Failure| {
        if failure.is(ProblemCode::NotFound) {
            let href = Page::Services(ServicesPage::ForgottenPassword).path();
            view! {
                <div role="alert">
                    <Notice tone=Tone::Warning title=tr!(password.void)>
                        <p>{tr!(password.void_why)}</p>
                        <p><a href=href>{tr!(password.forgotten)}</a></p>
                    </Notice>
                </div>
            }
            .into_any()
        } else {
            view! { <ProblemNotice failure /> }.into_any()
        }
    };
    move || failure.get().map(told)
}

#[component]
pub(super) fn ForgottenPasswordPage() -> impl IntoView {
    let meta = use_fetch(|| (), |client, ()| async move { client.read_meta().await });
    view! {
        <div class="page-narrow">
            <PageHead title=tr!(password.forgotten) />
            <Load resource=meta let:meta>
                {if meta.sends_mail {
                    view! { <Asking /> }.into_any()
                } else {
                    view! {
                        <Notice title=tr!(password.ask)><p>{tr!(password.ask_why)}</p></Notice>
                    }
                    .into_any()
                }}
            </Load>
        </div>
    }
}

#[component]
fn Asking() -> impl IntoView {
    let email = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let ask = use_submit(
        |client, body: RequestPasswordLinkRequest| async move {
            client.request_password_link(&body).await
        },
        move |()| asked.set(true),
    );
    let submit = move |()| {
        asked.set(false);
        let body = RequestPasswordLinkRequest { email: email.get_untracked() };
        let checked = body.parse();
        ask.send_checked(body, checked);
    };
    let faults = ask.faults();
    view! {
        <div class="stack gap-6">
            <p>{tr!(password.asking)}</p>
            <ActProblem failure=ask.failure() />
            <div role="status">
                <Show when=move || asked.get()>
                    <Notice tone=Tone::Success title=tr!(password.asked)>
                        <p>{tr!(password.asked_why)}</p>
                    </Notice>
                </Show>
            </div>
            <Form faults on_submit=submit>
                <TextField
                    faults
                    pointer="/email"
                    label=tr!(sign_in.email)
                    kind=TextKind::Email
                    value=email
                    missing=tr!(sign_in.email_missing)
                />
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending=ask.pending()>
                        {tr!(password.ask_act)}
                    </Button>
                </p>
            </Form>
        </div>
    }
}
