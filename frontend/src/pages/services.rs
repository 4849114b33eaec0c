//! What agents ask and read around the doors: the rules of ideas, questions to the Dinno, resources.

mod attached;
mod contact;
mod directory;
mod document_edit;
mod expression;
mod managers;
mod message;
mod question;
mod request_form;
mod resource;
mod resources;
mod rules;
mod settings;
mod team_sheet;

use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::routes::{Page, ServicesPage, use_door};

pub(crate) use attached::AttachedResources;

use contact::ContactPage;
use directory::{CardPage, DirectoryPage};
use document_edit::EditDocumentPage;
use expression::FreeExpressionPage;
use managers::ManagersPage;
use message::{MessagePage, WritePage};
use question::QuestionPage;
use request_form::RequestResourcesPage;
use resource::ResourceRequestPage;
use resources::ResourcesPage;
use rules::IdeaRulesPage;
use settings::ResourceSettingsPage;
use team_sheet::TeamSheetPage;

// One chunk for all: these pages are small, and share what they are made of.
chunk! {
    services {
        services_page(page: ServicesPage) => view! { <ServicePage page /> };
    }
}

#[component]
fn ServicePage(page: ServicesPage) -> impl IntoView {
    match page {
        ServicesPage::IdeaRules => view! { <IdeaRulesPage /> }.into_any(),
        ServicesPage::EditDocument(slug) => view! { <EditDocumentPage slug /> }.into_any(),
        ServicesPage::Contact => view! { <ContactPage /> }.into_any(),
        ServicesPage::Question(id) => view! { <QuestionPage id /> }.into_any(),
        ServicesPage::Resources => view! { <ResourcesPage /> }.into_any(),
        ServicesPage::RequestResources => view! { <RequestResourcesPage /> }.into_any(),
        ServicesPage::ResourceRequest(id) => view! { <ResourceRequestPage id /> }.into_any(),
        ServicesPage::ResourceSettings => view! { <ResourceSettingsPage /> }.into_any(),
        ServicesPage::Expression => view! { <FreeExpressionPage /> }.into_any(),
        ServicesPage::Managers => view! { <ManagersPage /> }.into_any(),
        ServicesPage::TeamSheet(id) => view! { <TeamSheetPage id /> }.into_any(),
        ServicesPage::WriteTo(to) => view! { <WritePage to /> }.into_any(),
        ServicesPage::Message(id) => view! { <MessagePage id /> }.into_any(),
        ServicesPage::Directory => view! { <DirectoryPage /> }.into_any(),
        ServicesPage::Card(id) => view! { <CardPage id /> }.into_any(),
    }
}

/// The pages around the doors that agents ask and read.
#[component]
pub(crate) fn ServicesPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Services(page) = page { Some(page) } else { None });
    move || match page.get() {
        Some(page) => view! { <Lazily load=move || services_page(page) /> }.into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}
