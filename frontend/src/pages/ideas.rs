//! The first door: ideas and challenges.

mod conflict;
mod deposit;
mod edit;
mod idea;
mod list;
mod mine;
mod row;
mod writing;

use domain::{ChallengeId, DraftId, IdeaId};
use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};

pub(crate) use row::IdeaRows;

use crate::pages::challenges::{ChallengePage, ChallengesPage};
use crate::routes::{IdeasPage, Page, use_door};

use deposit::DepositPage;
use edit::EditPage;
use idea::IdeaPage;
use list::IdeasListPage;
use mine::MinePage;

// Whoever reads does not download what writes.
chunk! {
    ideas {
        idea_list() => view! { <IdeasListPage /> };
        my_ideas() => view! { <MinePage /> };
        challenge_list() => view! { <ChallengesPage /> };
        challenge_page(id: ChallengeId) => view! { <ChallengePage id /> };
    }
}

chunk! {
    idea {
        idea_page(id: IdeaId) => view! { <IdeaPage id /> };
    }
}

chunk! {
    ideas_writing {
        idea_deposit(draft: Option<DraftId>) => view! { <DepositPage draft /> };
        idea_edit(id: IdeaId) => view! { <EditPage id /> };
    }
}

/// The pages of this door.
#[component]
pub(crate) fn IdeasPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Ideas(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(IdeasPage::List) => view! { <Lazily load=idea_list /> }.into_any(),
        Some(IdeasPage::Deposit) => view! { <Lazily load=|| idea_deposit(None) /> }.into_any(),
        Some(IdeasPage::Resume(draft)) => {
            view! { <Lazily load=move || idea_deposit(Some(draft)) /> }.into_any()
        }
        Some(IdeasPage::Idea(id)) => view! { <Lazily load=move || idea_page(id) /> }.into_any(),
        Some(IdeasPage::Edit(id)) => view! { <Lazily load=move || idea_edit(id) /> }.into_any(),
        Some(IdeasPage::Mine) => view! { <Lazily load=my_ideas /> }.into_any(),
        Some(IdeasPage::Challenges) => view! { <Lazily load=challenge_list /> }.into_any(),
        Some(IdeasPage::Challenge(id)) => {
            view! { <Lazily load=move || challenge_page(id) /> }.into_any()
        }
    }
}
