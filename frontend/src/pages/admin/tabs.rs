//! The way between the pages of the administration.

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
    // Whoever exchanges files, and reads no rights, has nothing above this page.
    let matrix = Page::Admin(AdminPage::Matrix);
    let home = expect_context::<Session>().sees(matrix);
    let home = home.then(|| (matrix, tr!(shell.administration).into()));
    view! { <Breadcrumb trail=[home, between].into_iter().flatten().collect() here /> }
}

/// The pages that somebody who administers may open; `here` is the one on screen.
#[component]
pub(super) fn AdminTabs(here: AdminPage) -> impl IntoView {
    let session = expect_context::<Session>();
    let tab = |page: AdminPage, word: &'static str| {
        session.sees(Page::Admin(page)).then(|| {
            let current = (page == here).then_some("page");
            view! { <a href=Page::Admin(page).path() aria-current=current>{word}</a> }
        })
    };
    view! {
        <nav class="tabs admin-tabs" aria-label=tr!(shell.administration)>
            {tab(AdminPage::Matrix, tr!(admin.tab.matrix))}
            {tab(AdminPage::Bricks, tr!(admin.tab.bricks))}
            {tab(AdminPage::Accounts, tr!(admin.tab.accounts))}
            {tab(AdminPage::Bodies, tr!(admin.tab.bodies))}
            {tab(AdminPage::Delegations, tr!(admin.tab.delegations))}
            {tab(AdminPage::Journal, tr!(admin.tab.journal))}
            {tab(AdminPage::SearchWords, tr!(admin.tab.search))}
            {tab(AdminPage::WatchedWords, tr!(admin.tab.words))}
            {tab(AdminPage::Duplicates, tr!(admin.tab.duplicates))}
            {tab(AdminPage::Imports, tr!(admin.tab.imports))}
            {tab(AdminPage::Plan, tr!(admin.tab.plan))}
            {tab(AdminPage::Showcase, tr!(admin.tab.showcase))}
        </nav>
    }
}
