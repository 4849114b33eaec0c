//! What one may come to or ask for, under what a resource says: the sessions of a training (R297), the support of a
//! service offer (R025, R325).

use api_types::editorial::SessionView;
use domain::editorial::{EditorialBrick, MethodKind};
use domain::help_request::SupportStage;
use leptos::prelude::*;

use crate::components::{Lazily, MoreLink, RowItem, RowList, Section, chunk};
use crate::routes::{EditorialPage, Page, ServicesPage, support_path};
use crate::state::Session;
use crate::words::{self, tr};

// Few resources are trainings or service offers.
chunk! {
    offered {
        offered(kind: MethodKind, sessions: Vec<SessionView>) => view! { <Beside kind sessions /> };
    }
}

#[component]
pub(super) fn Offered(kind: MethodKind, sessions: Vec<SessionView>) -> impl IntoView {
    view! { <Lazily load=move || offered(kind, sessions.clone()) /> }
}

#[component]
fn Beside(kind: MethodKind, sessions: Vec<SessionView>) -> impl IntoView {
    let supports = kind == MethodKind::ServiceOffer;
    view! {
        {supports.then(|| view! { <Support /> })}
        {(!sessions.is_empty()).then(|| view! { <Sessions sessions /> })}
    }
}

/// The stages of support, each with the request that asks for it; nothing for those to whom questions are closed.
#[component]
fn Support() -> impl IntoView {
    let contact = Page::Services(ServicesPage::Contact);
    let open = expect_context::<Session>().sees(contact);
    open.then(|| {
        let ask = |stage: &SupportStage| {
            let href = support_path(*stage);
            let stage = words::support_stage(*stage).to_lowercase();
            view! { <li><MoreLink href>{tr!(pocs.kit.ask_at, stage = stage)}</MoreLink></li> }
        };
        let stages = SupportStage::ALL.iter().map(ask).collect_view();
        view! {
            <Section title=tr!(services.contact.stages)>
                <ul role="list" class="stack gap-2">{stages}</ul>
            </Section>
        }
    })
}

#[component]
fn Sessions(sessions: Vec<SessionView>) -> impl IntoView {
    let row = |SessionView { id, title, begins_at, ends_at: _, place }: SessionView| {
        let page = Page::Editorial(EditorialPage::Item(EditorialBrick::Events, id));
        view! {
            <RowItem href=page.path() title>
                <time datetime=begins_at.to_rfc3339()>{words::date_time_in_paris(begins_at)}</time>
                {place.map(|place| format!(" · {place}"))}
            </RowItem>
        }
    };
    let rows = sessions.into_iter().map(row).collect_view();
    view! {
        <Section title=tr!(editorial.methods.sessions)>
            <RowList>{rows}</RowList>
        </Section>
    }
}
