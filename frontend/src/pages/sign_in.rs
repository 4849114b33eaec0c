//! Signing in.

use api_types::session::SignInRequest;
use domain::people::EmailAddress;
use domain::text::FieldErrors;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::api::{Failure, use_api, use_fetch};
use crate::components::{
    ActProblem, Button, Faults, Form, Look, Notice, PageHead, PasswordField, Press, TextField,
    TextKind, Tone,
};
use crate::routes::{Page, ServicesPage};
use crate::words::tr;

/// The sign-in page, at its own address or in place of a page that is not open to all.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let forgotten = Page::Services(ServicesPage::ForgottenPassword).path();
    view! {
        <div class="page-narrow sign-in">
            <PageHead title=tr!(sign_in.title) lead=tr!(sign_in.lead) />
            <SignInForm />
            <p><a href=forgotten>{tr!(password.forgotten)}</a></p>
            <DemonstrationHint />
        </div>
    }
}

/// The form alone: it is also shown over a page whose session has ended.
#[component]
pub(crate) fn SignInForm() -> impl IntoView {
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let faults = Faults::new();
    let failure = RwSignal::new(None::<Failure>);
    let enter = use_entry(failure);
    let pending = enter.pending();
    let submit = move |()| {
        let request = SignInRequest { email: email.get(), password: password.get() };
        match check(&request) {
            Ok(()) if !pending.get_untracked() => {
                faults.clear();
                failure.set(None);
                enter.dispatch_local(request);
            }
            Ok(()) => {}
            Err(found) => faults.show(found),
        }
    };
    view! {
        <div class="stack gap-6">
            <ActProblem failure />
            <Form faults on_submit=submit>
                <TextField
                    faults
                    pointer="/email"
                    label=tr!(sign_in.email)
                    kind=TextKind::Email
                    value=email
                    missing=tr!(sign_in.email_missing)
                />
                <PasswordField
                    faults
                    pointer="/password"
                    label=tr!(sign_in.password)
                    value=password
                    missing=tr!(sign_in.password_missing)
                />
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending>{tr!(sign_in.enter)}</Button>
                </p>
            </Form>
        </div>
    }
}

/// Opens the session; from the page of its own, goes on to the home page.
fn use_entry(failure: RwSignal<Option<Failure>>) -> Action<SignInRequest, ()> {
    let api = use_api();
    let navigate = use_navigate();
    let pathname = use_location().pathname;
    Action::new_unsync(move |request: &SignInRequest| {
        let (api, navigate, request) = (api.clone(), navigate.clone(), request.clone());
        async move {
            match api.sign_in(&request).await {
                Ok(()) if pathname.get_untracked() == Page::SignIn.path() => {
                    navigate(&Page::Home.path(), NavigateOptions::default());
                }
                Ok(()) => {}
                Err(refused) => {
                    failure.try_set(Some(refused));
                }
            }
        }
    })
}

fn check(request: &SignInRequest) -> Result<(), Vec<FieldError>> {
    let mut faults = FieldErrors::default();
    faults.check(EmailAddress::parse("/email", &request.email));
    if request.password.is_empty() {
        faults.push(FieldError::new("/password", FieldCode::Required));
    }
    faults.into_result()
}

/// How to enter a demonstration: only where the server says that it is one.
#[component]
fn DemonstrationHint() -> impl IntoView {
    let meta = use_fetch(|| (), |client, ()| async move { client.read_meta().await });
    move || {
        let demonstration =
            meta.get().is_some_and(|meta| meta.is_ok_and(|meta| meta.demonstration));
        demonstration.then(|| {
            view! {
                <Notice tone=Tone::Info title=tr!(sign_in.demonstration_title)>
                    <p>{tr!(sign_in.demonstration)}</p>
                </Notice>
            }
        })
    }
}
