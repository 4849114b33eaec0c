//! The first door: ideas and challenges.

mod conflict;
mod deposit;
mod edit;
mod idea;
mod list;
mod mine;
mod row;
mod writing;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

pub(crate) use row::IdeaRows;

use crate::pages::challenges::{ChallengePage, ChallengesPage};
use crate::pages::not_found::NotFoundPage;
use crate::routes::{IdeasPage, Page, use_door};

use deposit::DepositPage;
use edit::EditPage;
use idea::IdeaPage;
use list::IdeasListPage;
use mine::MinePage;

/// Loaded when one first comes through the door.
#[derive(Debug)]
pub(crate) struct IdeasDoor;

#[lazy_route]
impl LazyRoute for IdeasDoor {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <IdeasPages /> }.into_any()
    }
}

#[component]
fn IdeasPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Ideas(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(IdeasPage::List) => view! { <IdeasListPage /> }.into_any(),
        Some(IdeasPage::Deposit) => view! { <DepositPage draft=None /> }.into_any(),
        Some(IdeasPage::Resume(draft)) => view! { <DepositPage draft=Some(draft) /> }.into_any(),
        Some(IdeasPage::Idea(id)) => view! { <IdeaPage id /> }.into_any(),
        Some(IdeasPage::Edit(id)) => view! { <EditPage id /> }.into_any(),
        Some(IdeasPage::Mine) => view! { <MinePage /> }.into_any(),
        Some(IdeasPage::Challenges) => view! { <ChallengesPage /> }.into_any(),
        Some(IdeasPage::Challenge(id)) => view! { <ChallengePage id /> }.into_any(),
    }
}
