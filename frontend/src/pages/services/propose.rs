//! Where anybody proposes an idea or a partnership, without signing in (R032).

use api_types::showcase::proposal::ProposeRequest;
use domain::showcase::proposal::ProposalKind;
use leptos::prelude::*;

use super::proposals::kind_name;
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Agreement, Breadcrumb, Button, Choice, ChoiceOption, Form, Load, Look, MoreLink,
    PageHead, Press, TextArea, TextField, TextKind,
};
use crate::routes::{Page, ServicesPage};
use crate::state::Navigation;
use crate::words::tr;

#[component]
pub(super) fn ProposePage() -> impl IntoView {
    // Only while the showcase is open: the server answers as for any page that is not there.
    let opened = use_fetch(|| (), |client, ()| async move { client.read_showcase_welcome().await });
    view! { <Load resource=opened let:_opened><Desk /></Load> }
}

/// The fields of a proposal. Copy it where they are shown and sent.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<String>,
    name: RwSignal<String>,
    organisation: RwSignal<String>,
    email: RwSignal<String>,
    subject: RwSignal<String>,
    body: RwSignal<String>,
    consent: RwSignal<bool>,
    website: RwSignal<String>,
}

impl Fields {
    fn blank() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            kind: RwSignal::new(ProposalKind::Idea.code().to_owned()),
            name: text(),
            organisation: text(),
            email: text(),
            subject: text(),
            body: text(),
            consent: RwSignal::new(false),
            website: text(),
        }
    }

    fn request(self) -> ProposeRequest {
        let organisation = self.organisation.get();
        ProposeRequest {
            kind: ProposalKind::from_code(&self.kind.get()).unwrap_or(ProposalKind::Idea),
            name: self.name.get(),
            organisation: (!organisation.trim().is_empty()).then_some(organisation),
            email: self.email.get(),
            subject: self.subject.get(),
            body: self.body.get(),
            consent: self.consent.get(),
            website: self.website.get(),
        }
    }
}

#[component]
fn Desk() -> impl IntoView {
    let fields = Fields::blank();
    let sent = RwSignal::new(false);
    let navigation = expect_context::<Navigation>();
    let send = use_submit(
        |client, request: ProposeRequest| async move { client.propose_from_outside(&request).await },
        move |()| {
            navigation.moved();
            sent.set(true);
        },
    );
    let trail = vec![(Page::Services(ServicesPage::Showcase), tr!(showcase.title).into())];
    view! {
        <Breadcrumb trail here=tr!(showcase.propose.act) />
        {move || {
            if sent.get() {
                view! { <Sent /> }.into_any()
            } else {
                view! { <Writing fields send /> }.into_any()
            }
        }}
    }
}

#[component]
fn Sent() -> impl IntoView {
    let href = Page::Services(ServicesPage::Showcase).path();
    view! {
        <div class="page-narrow stack gap-6">
            <PageHead title=tr!(showcase.propose.done) lead=tr!(showcase.propose.done_why) />
            <p><MoreLink href>{tr!(showcase.propose.back)}</MoreLink></p>
        </div>
    }
}

#[component]
fn Writing(fields: Fields, send: Submit<ProposeRequest>) -> impl IntoView {
    let submit = move |()| {
        let request = untrack(move || fields.request());
        let checked = request.parse();
        send.send_checked(request, checked);
    };
    view! {
        <div class="page-narrow stack gap-8">
            <PageHead title=tr!(showcase.propose.act) lead=tr!(showcase.propose.lead) />
            <Form
                faults=send.faults()
                on_submit=submit
                label=tr!(showcase.propose.act).to_owned()
            >
                <WhatFields fields send />
                <WhoFields fields send />
                <Agreement
                    faults=send.faults()
                    pointer="/consent"
                    label=tr!(showcase.propose.consent)
                    hint=tr!(showcase.propose.consent_why)
                    missing=tr!(showcase.propose.consent_missing)
                    value=fields.consent
                />
                <div class="form-end stack gap-3">
                    <ActProblem failure=send.failure() />
                    <p>
                        <Button look=Look::Primary press=Press::Submit pending=send.pending()>
                            {tr!(showcase.propose.send)}
                        </Button>
                    </p>
                </div>
            </Form>
        </div>
    }
}

#[component]
fn WhatFields(fields: Fields, send: Submit<ProposeRequest>) -> impl IntoView {
    let faults = send.faults();
    let option = |kind: &ProposalKind| ChoiceOption::new(kind.code(), kind_name(*kind));
    let options = ProposalKind::ALL.iter().map(option).collect::<Vec<_>>();
    view! {
        <div class="choices-inline">
            <Choice
                faults
                pointer="/kind"
                legend=tr!(showcase.propose.kind)
                value=fields.kind
                options
            />
        </div>
        <TextField
            faults
            pointer="/subject"
            label=tr!(showcase.propose.subject)
            missing=tr!(showcase.propose.subject_missing)
            value=fields.subject
        />
        <TextArea
            faults
            pointer="/body"
            label=tr!(showcase.propose.body)
            missing=tr!(showcase.propose.body_missing)
            value=fields.body
        />
    }
}

#[component]
fn WhoFields(fields: Fields, send: Submit<ProposeRequest>) -> impl IntoView {
    let faults = send.faults();
    // Nobody sees it: what fills it in is a machine.
    let website = fields.website;
    view! {
        <TextField
            faults
            pointer="/name"
            label=tr!(showcase.propose.name)
            missing=tr!(showcase.propose.name_missing)
            value=fields.name
        />
        <TextField
            faults
            pointer="/organisation"
            label=tr!(showcase.propose.organisation)
            value=fields.organisation
            optional=true
        />
        <TextField
            faults
            pointer="/email"
            label=tr!(showcase.propose.email)
            hint=tr!(showcase.propose.email_hint)
            missing=tr!(showcase.propose.email_missing)
            kind=TextKind::Email
            value=fields.email
        />
        <div hidden>
            <label>
                {tr!(showcase.propose.trap)}
                <input
                    type="text"
                    name="website"
                    tabindex="-1"
                    autocomplete="off"
                    bind:value=website
                />
            </label>
        </div>
    }
}
