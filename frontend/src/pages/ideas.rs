//! The first door: ideas and challenges.

mod conflict;
mod decisions;
mod deposit;
mod dormant;
mod edit;
mod idea;
mod list;
mod marking;
mod mine;
mod potential;
mod promise;
mod row;
mod verdict;
mod writing;

use domain::{ChallengeId, DraftId, IdeaId};
use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};

pub(crate) use row::{IdeaFacts, IdeaPager, IdeaRows};

use crate::pages::challenges::{
    CalendarPage, ChallengePage, ChallengesPage, CreateChallengePage, EditChallengePage,
};
use crate::routes::{IdeasPage, Page, use_door};

use decisions::DecisionsPage;
use deposit::DepositPage;
use dormant::DormantPage;
use edit::EditPage;
use idea::IdeaPage;
use list::IdeasListPage;
use marking::MarkingPage;
use mine::MinePage;

// Whoever reads does not download what writes.
chunk! {
    ideas {
        idea_list() => view! { <IdeasListPage /> };
        my_ideas() => view! { <MinePage /> };
        dormant_ideas() => view! { <DormantPage /> };
    }
}

chunk! {
    challenges {
        challenge_list() => view! { <ChallengesPage /> };
        challenge_page(id: ChallengeId) => view! { <ChallengePage id /> };
        calendar() => view! { <CalendarPage /> };
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
    }
}

chunk! {
    ideas_editing {
        idea_edit(id: IdeaId) => view! { <EditPage id /> };
    }
}

// What those who run challenges download, and nobody else.
chunk! {
    challenges_writing {
        challenge_create() => view! { <CreateChallengePage /> };
        challenge_edit(id: ChallengeId) => view! { <EditChallengePage id /> };
    }
}

chunk! {
    decisions {
        decisions() => view! { <DecisionsPage /> };
        to_mark() => view! { <MarkingPage /> };
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
        Some(IdeasPage::CreateChallenge) => view! { <Lazily load=challenge_create /> }.into_any(),
        Some(IdeasPage::EditChallenge(id)) => {
            view! { <Lazily load=move || challenge_edit(id) /> }.into_any()
        }
        Some(IdeasPage::Calendar) => view! { <Lazily load=calendar /> }.into_any(),
        Some(IdeasPage::Dormant) => view! { <Lazily load=dormant_ideas /> }.into_any(),
        Some(IdeasPage::Decisions) => view! { <Lazily load=decisions /> }.into_any(),
        Some(IdeasPage::ToMark) => view! { <Lazily load=to_mark /> }.into_any(),
    }
}
