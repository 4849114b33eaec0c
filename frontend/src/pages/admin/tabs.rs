//! The way between the pages of the administration.

use domain::access::Permission;
use leptos::prelude::*;

use crate::components::Breadcrumb;
use crate::routes::{AdminPage, Page};
use crate::state::Session;
use crate::words::{Words, tr};

/// Home › Administration › this page.
#[component]
pub(super) fn AdminTrail(
    #[prop(optional)] between: Option<(Page, Words)>,
    #[prop(into)] here: Words,
) -> impl IntoView {
    let home = (Page::Admin(AdminPage::Matrix), tr!(shell.administration).into());
    view! { <Breadcrumb trail=[Some(home), between].into_iter().flatten().collect() here /> }
}

/// The pages that somebody who administers may open; `here` is the one on screen.
#[component]
pub(super) fn AdminTabs(here: AdminPage) -> impl IntoView {
    let session = expect_context::<Session>();
    let tab = |page: AdminPage, word: &'static str, permission| {
        session.may(permission).then(|| {
            let current = (page == here).then_some("page");
            view! { <a href=Page::Admin(page).path() aria-current=current>{word}</a> }
        })
    };
    view! {
        <nav class="tabs admin-tabs" aria-label=tr!(shell.administration)>
            {tab(AdminPage::Matrix, tr!(admin.tab.matrix), Permission::ReadMatrix)}
            {tab(AdminPage::Bricks, tr!(admin.tab.bricks), Permission::WriteBricks)}
            {tab(AdminPage::Accounts, tr!(admin.tab.accounts), Permission::ReadAccounts)}
            {tab(AdminPage::Delegations, tr!(admin.tab.delegations), Permission::ReadAccounts)}
            {tab(AdminPage::Journal, tr!(admin.tab.journal), Permission::ReadMatrix)}
            {tab(AdminPage::SearchWords, tr!(admin.tab.search), Permission::EditSynonyms)}
            {tab(AdminPage::WatchedWords, tr!(admin.tab.words), Permission::EditDocument)}
            {tab(AdminPage::Duplicates, tr!(admin.tab.duplicates), Permission::DecideIdea)}
        </nav>
    }
}
