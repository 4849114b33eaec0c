//! The administration: who may do what, who is who. Nobody else downloads it.

mod accounts;
mod bodies;
mod bricks;
mod delegations;
mod duplicates;
mod imports;
mod journal;
mod kept_whole;
mod matrix;
mod names;
mod own_rights;
mod plan;
mod search_words;
mod showcase;
mod tabs;
mod watched_words;

use domain::UserId;
use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::pages::shared::adopt_sheet;
use crate::routes::{AdminPage, Page, use_door};

use accounts::{AccountPage, AccountsPage, CreateAccountPage};
use bodies::BodiesPage;
use bricks::BricksPage;
use delegations::{DelegationsPage, GiveDelegationPage};
use duplicates::DuplicatesPage;
use imports::ImportsPage;
use journal::JournalPage;
use matrix::MatrixPage;
use own_rights::OwnRightsPage;
use plan::PlanPage;
use search_words::SearchWordsPage;
use showcase::ShowcaseSettingsPage;
use watched_words::WatchedWordsPage;

chunk! {
    admin_rights {
        admin_matrix() => styled(view! { <MatrixPage /> });
        admin_journal() => styled(view! { <JournalPage /> });
    }
}

chunk! {
    admin_people {
        admin_accounts() => styled(view! { <AccountsPage /> });
        admin_create_account() => styled(view! { <CreateAccountPage /> });
        admin_bodies() => styled(view! { <BodiesPage /> });
    }
}

chunk! {
    admin_account {
        admin_account(id: UserId) => styled(view! { <AccountPage id /> });
    }
}

chunk! {
    admin_lent {
        admin_delegations() => styled(view! { <DelegationsPage /> });
        admin_give_delegation() => styled(view! { <GiveDelegationPage /> });
    }
}

chunk! {
    admin_imports {
        admin_imports() => styled(view! { <ImportsPage /> });
    }
}

chunk! {
    admin_bricks {
        admin_bricks() => styled(view! { <BricksPage /> });
    }
}

chunk! {
    admin_words {
        admin_search_words() => styled(view! { <SearchWordsPage /> });
        admin_watched_words() => styled(view! { <WatchedWordsPage /> });
        admin_duplicates() => styled(view! { <DuplicatesPage /> });
        admin_plan() => styled(view! { <PlanPage /> });
        admin_showcase() => styled(view! { <ShowcaseSettingsPage /> });
    }
}

chunk! {
    own_rights {
        own_rights_page() => view! { <OwnRightsPage /> };
    }
}

/// What one may do oneself: for everybody, and nothing of the administration comes with it.
#[component]
pub(crate) fn OwnRights() -> impl IntoView {
    view! { <Lazily load=own_rights_page /> }
}

/// A page with the sheet of the administration, which comes with the page.
fn styled(page: impl IntoView) -> AnyView {
    adopt_sheet("admin", include_str!("../../sheets/admin.css"));
    page.into_any()
}

/// The pages of the administration.
#[component]
pub(crate) fn AdminPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Admin(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(page) => screen(page),
    }
}

fn screen(page: AdminPage) -> AnyView {
    match page {
        AdminPage::Matrix => view! { <Lazily load=admin_matrix /> }.into_any(),
        AdminPage::Journal => view! { <Lazily load=admin_journal /> }.into_any(),
        AdminPage::Accounts => view! { <Lazily load=admin_accounts /> }.into_any(),
        AdminPage::CreateAccount => view! { <Lazily load=admin_create_account /> }.into_any(),
        AdminPage::Account(id) => view! { <Lazily load=move || admin_account(id) /> }.into_any(),
        AdminPage::Delegations => view! { <Lazily load=admin_delegations /> }.into_any(),
        AdminPage::GiveDelegation => view! { <Lazily load=admin_give_delegation /> }.into_any(),
        AdminPage::Bodies => view! { <Lazily load=admin_bodies /> }.into_any(),
        AdminPage::Bricks => view! { <Lazily load=admin_bricks /> }.into_any(),
        AdminPage::SearchWords => view! { <Lazily load=admin_search_words /> }.into_any(),
        AdminPage::WatchedWords => view! { <Lazily load=admin_watched_words /> }.into_any(),
        AdminPage::Duplicates => view! { <Lazily load=admin_duplicates /> }.into_any(),
        AdminPage::Imports => view! { <Lazily load=admin_imports /> }.into_any(),
        AdminPage::Plan => view! { <Lazily load=admin_plan /> }.into_any(),
        AdminPage::Showcase => view! { <Lazily load=admin_showcase /> }.into_any(),
    }
}
