//! The administration: who may do what, who is who. Nobody else downloads it.

mod accounts;
mod bricks;
mod delegations;
mod duplicates;
mod journal;
mod matrix;
mod names;
mod search_words;
mod tabs;
mod watched_words;

use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::pages::shared::adopt_sheet;
use crate::routes::{AdminPage, Page, use_door};

use accounts::{AccountPage, AccountsPage, CreateAccountPage};
use bricks::BricksPage;
use delegations::{DelegationsPage, GiveDelegationPage};
use duplicates::DuplicatesPage;
use journal::JournalPage;
use matrix::MatrixPage;
use search_words::SearchWordsPage;
use watched_words::WatchedWordsPage;

chunk! {
    admin {
        admin_page(page: AdminPage) => view! { <AdminScreen page /> };
    }
}

/// The pages of the administration.
#[component]
pub(crate) fn AdminPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Admin(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(page) => view! { <Lazily load=move || admin_page(page) /> }.into_any(),
    }
}

#[component]
fn AdminScreen(page: AdminPage) -> impl IntoView {
    adopt_sheet("admin", include_str!("../../sheets/admin.css"));
    match page {
        AdminPage::Matrix => view! { <MatrixPage /> }.into_any(),
        AdminPage::Delegations => view! { <DelegationsPage /> }.into_any(),
        AdminPage::GiveDelegation => view! { <GiveDelegationPage /> }.into_any(),
        AdminPage::Accounts => view! { <AccountsPage /> }.into_any(),
        AdminPage::CreateAccount => view! { <CreateAccountPage /> }.into_any(),
        AdminPage::Account(id) => view! { <AccountPage id /> }.into_any(),
        AdminPage::Journal => view! { <JournalPage /> }.into_any(),
        AdminPage::SearchWords => view! { <SearchWordsPage /> }.into_any(),
        AdminPage::WatchedWords => view! { <WatchedWordsPage /> }.into_any(),
        AdminPage::Bricks => view! { <BricksPage /> }.into_any(),
        AdminPage::Duplicates => view! { <DuplicatesPage /> }.into_any(),
    }
}
