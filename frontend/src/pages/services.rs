//! What agents ask and read around the doors: the rules of ideas, questions to the Dinno, resources.

mod actions;
mod attached;
mod celebrations;
mod contact;
mod contributor;
mod directory;
mod document_edit;
mod expression;
mod managers;
mod message;
mod password;
mod proposals;
mod propose;
mod question;
mod request_form;
mod resource;
mod resources;
mod rules;
mod settings;
mod showcase;
mod team_sheet;
mod text;
mod versions;

use api_types::celebration::CelebrationView;
use domain::access::Permission;
use domain::document::DocumentSlug;
use domain::showcase::ShowcaseKind;
use domain::{ChallengeId, ContactMessageId, HelpRequestId, ResourceRequestId, UserId};
use leptos::prelude::*;
use uuid::Uuid;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::pages::admin::OwnRights;
use crate::routes::{KeptText, Page, ServicesPage, use_door};
use crate::state::Session;

pub(crate) use attached::AttachedResources;

use actions::ActionsPage;
use celebrations::{CelebrationsPage, LatestOnes};
use contact::ContactPage;
use directory::{CardPage, DirectoryPage, PartnersPage};
use document_edit::EditDocumentPage;
use expression::FreeExpressionPage;
use managers::ManagersPage;
use message::{MessagePage, WritePage};
use password::{ChoosePasswordPage, ForgottenPasswordPage, OwnPasswordPage};
use proposals::ProposalsPage;
use propose::ProposePage;
use question::QuestionPage;
use request_form::RequestResourcesPage;
use resource::ResourceRequestPage;
use resources::ResourcesPage;
use rules::IdeaRulesPage;
use settings::ResourceSettingsPage;
use showcase::{ShowcasePage, ShownPage, Switch};
use team_sheet::TeamSheetPage;
use text::TextPage;

// One chunk for each thing that one comes for: its pages share what they are made of.
chunk! {
    services {
        services_idea_rules() => view! { <IdeaRulesPage /> };
        services_text(text: KeptText) => view! { <TextPage text /> };
        services_edit_document(slug: DocumentSlug) => view! { <EditDocumentPage slug /> };
    }
}

chunk! {
    messages {
        services_contact() => view! { <ContactPage /> };
        services_question(id: HelpRequestId) => view! { <QuestionPage id /> };
        services_proposals() => view! { <ProposalsPage /> };
        services_expression() => view! { <FreeExpressionPage /> };
        services_write_to(to: UserId) => view! { <WritePage to /> };
        services_message(id: ContactMessageId) => view! { <MessagePage id /> };
    }
}

chunk! {
    resources {
        resources_list() => view! { <ResourcesPage /> };
        resources_ask() => view! { <RequestResourcesPage /> };
        resources_request(id: ResourceRequestId) => view! { <ResourceRequestPage id /> };
        resources_settings() => view! { <ResourceSettingsPage /> };
    }
}

chunk! {
    network {
        network_directory() => view! { <DirectoryPage /> };
        network_partners() => view! { <PartnersPage /> };
        network_card(id: UserId) => view! { <CardPage id /> };
        network_managers() => view! { <ManagersPage /> };
        network_team_sheet(id: ChallengeId) => view! { <TeamSheetPage id /> };
    }
}

chunk! {
    passwords {
        password_own() => view! { <OwnPasswordPage /> };
        password_choose() => view! { <ChoosePasswordPage /> };
        password_forgotten() => view! { <ForgottenPasswordPage /> };
    }
}

chunk! {
    actions {
        actions_page() => view! { <ActionsPage /> };
    }
}

chunk! {
    celebrations {
        celebrations_page() => view! { <CelebrationsPage /> };
        celebrations_latest(all: Vec<CelebrationView>) => view! { <LatestOnes all /> };
    }
}

chunk! {
    showcase {
        showcase_page() => view! { <ShowcasePage /> };
        showcase_item(kind: ShowcaseKind, id: Uuid) => view! { <ShownPage kind id /> };
        showcase_propose() => view! { <ProposePage /> };
        showcase_switch(kind: ShowcaseKind, id: Uuid) => view! { <Switch kind id /> };
    }
}

/// The switch that shows something outside, on the page of whoever may change it: nothing for those who do not keep the
/// texts of the portal.
#[component]
pub(crate) fn ShowcaseSwitch(kind: ShowcaseKind, id: Uuid) -> impl IntoView {
    let allowed = expect_context::<Session>().may(Permission::EditDocument);
    allowed.then(|| view! { <Lazily load=move || showcase_switch(kind, id) /> })
}

/// What succeeded lately, for the landing page: downloaded when there is some.
#[component]
pub(crate) fn LatestCelebrations(all: Vec<CelebrationView>) -> impl IntoView {
    view! { <Lazily load=move || celebrations_latest(all.clone()) /> }
}

/// The pages around the doors that agents ask and read.
#[component]
pub(crate) fn ServicesPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Services(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(ServicesPage::IdeaRules) => view! { <Lazily load=services_idea_rules /> }.into_any(),
        Some(ServicesPage::Text(text)) => {
            view! { <Lazily load=move || services_text(text) /> }.into_any()
        }
        Some(ServicesPage::EditDocument(slug)) => {
            view! { <Lazily load=move || services_edit_document(slug) /> }.into_any()
        }
        Some(ServicesPage::Contact) => view! { <Lazily load=services_contact /> }.into_any(),
        Some(ServicesPage::Question(id)) => {
            view! { <Lazily load=move || services_question(id) /> }.into_any()
        }
        Some(ServicesPage::Expression) => view! { <Lazily load=services_expression /> }.into_any(),
        Some(ServicesPage::WriteTo(to)) => {
            view! { <Lazily load=move || services_write_to(to) /> }.into_any()
        }
        Some(ServicesPage::Message(id)) => {
            view! { <Lazily load=move || services_message(id) /> }.into_any()
        }
        Some(ServicesPage::Resources) => view! { <Lazily load=resources_list /> }.into_any(),
        Some(ServicesPage::RequestResources) => view! { <Lazily load=resources_ask /> }.into_any(),
        Some(ServicesPage::ResourceRequest(id)) => {
            view! { <Lazily load=move || resources_request(id) /> }.into_any()
        }
        Some(ServicesPage::ResourceSettings) => {
            view! { <Lazily load=resources_settings /> }.into_any()
        }
        Some(ServicesPage::Directory) => view! { <Lazily load=network_directory /> }.into_any(),
        Some(ServicesPage::Partners) => view! { <Lazily load=network_partners /> }.into_any(),
        Some(ServicesPage::Card(id)) => {
            view! { <Lazily load=move || network_card(id) /> }.into_any()
        }
        Some(ServicesPage::Actions) => view! { <Lazily load=actions_page /> }.into_any(),
        Some(ServicesPage::Celebrations) => view! { <Lazily load=celebrations_page /> }.into_any(),
        Some(ServicesPage::Showcase) => view! { <Lazily load=showcase_page /> }.into_any(),
        Some(ServicesPage::Propose) => view! { <Lazily load=showcase_propose /> }.into_any(),
        Some(ServicesPage::Proposals) => view! { <Lazily load=services_proposals /> }.into_any(),
        Some(ServicesPage::Shown(kind, id)) => {
            view! { <Lazily load=move || showcase_item(kind, id) /> }.into_any()
        }
        Some(ServicesPage::OwnPassword) => view! { <Lazily load=password_own /> }.into_any(),
        Some(ServicesPage::ChoosePassword) => view! { <Lazily load=password_choose /> }.into_any(),
        Some(ServicesPage::ForgottenPassword) => {
            view! { <Lazily load=password_forgotten /> }.into_any()
        }
        Some(ServicesPage::OwnRights) => view! { <OwnRights /> }.into_any(),
        Some(ServicesPage::Managers) => view! { <Lazily load=network_managers /> }.into_any(),
        Some(ServicesPage::TeamSheet(id)) => {
            view! { <Lazily load=move || network_team_sheet(id) /> }.into_any()
        }
    }
}
