//! The third door: practices, and the figures of the second.

mod actors;
mod checks;
mod contact;
mod content;
mod discard;
mod draft;
mod edit;
mod figure;
mod grid;
mod held;
mod identity;
mod kits;
mod list;
mod origin;
mod outlook;
mod page;
mod publish;
mod readers;
mod renewal;
mod reuses;
mod schedule;
mod share;
mod tiles;
mod withdrawal;

use api_types::practice::{KitView, PracticeView, ReuseView, Reuses};
use domain::{KitId, PracticeId, ReviewId};
use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::pages::portfolio::PortfolioPage;
use crate::pages::reviews::{ReviewListPage, ReviewPage};
use crate::routes::{Page, PracticesPage, use_door};

use contact::{LeaveContact, LeaveReuse};
use discard::Discard;
use edit::EditPracticePage;
pub(in crate::pages) use kits::{KitFile, KitFilesField};
use kits::{KitPage, Prepare, WithdrawRelease};
use list::PracticeListPage;
use page::PracticePage;
use publish::PublishPracticePage;
use readers::ChooseReaders;
use renewal::SayRenewal;
use reuses::{ChangeReuse, Changes, Declare, WithdrawReuse};
use schedule::Schedule;
use tiles::ReuseRegions;
use withdrawal::Withdraw;

// Whoever reads does not download what writes.
chunk! {
    practices {
        practice_list() => view! { <PracticeListPage /> };
        // On the page of a practice that was taken up: the map is the list's.
        reuse_regions(reuses: RwSignal<Reuses>) => view! { <ReuseRegions reuses /> };
    }
}

chunk! {
    practice {
        practice_page(id: PracticeId) => view! { <PracticePage id /> };
    }
}

chunk! {
    kit {
        kit_page(id: KitId) => view! { <KitPage id /> };
    }
}

// What those who keep a practice, or take it up, do on its page.
chunk! {
    practice_acting {
        prepare_kit(practice: StoredValue<PracticeView>, changes: Changes) => {
            view! { <Prepare practice changes /> }
        };
        withdraw_kit_release(kit: RwSignal<KitView>, number: u32, changes: Changes) => {
            view! { <WithdrawRelease kit number changes /> }
        };
        declare_reuse(id: PracticeId, any_body: bool, changes: Changes) => {
            view! { <Declare id any_body changes /> }
        };
        change_reuse(reuse: ReuseView, editing: RwSignal<bool>, changes: Changes) => {
            view! { <ChangeReuse reuse editing changes /> }
        };
        withdraw_reuse(reuse: ReuseView, changes: Changes) => {
            view! { <WithdrawReuse reuse changes /> }
        };
        leave_reuse_contact(reuse: ReuseView, changes: Changes) => {
            view! { <LeaveReuse reuse changes /> }
        };
        leave_practice_contact(now: RwSignal<PracticeView>, changes: Changes) => {
            view! { <LeaveContact now changes /> }
        };
        withdraw_practice(now: RwSignal<PracticeView>, changes: Changes) => {
            view! { <Withdraw now changes /> }
        };
        schedule_practice(now: RwSignal<PracticeView>, changes: Changes) => {
            view! { <Schedule now changes /> }
        };
        discard_practice(now: RwSignal<PracticeView>, changes: Changes) => {
            view! { <Discard now changes /> }
        };
        say_practice_renewal(now: RwSignal<PracticeView>, changes: Changes) => {
            view! { <SayRenewal now changes /> }
        };
        choose_practice_readers(now: RwSignal<PracticeView>, changes: Changes) => {
            view! { <ChooseReaders now changes /> }
        };
    }
}

chunk! {
    figures {
        portfolio_page() => view! { <PortfolioPage /> };
        review_list() => view! { <ReviewListPage /> };
        review_page(id: ReviewId) => view! { <ReviewPage id /> };
    }
}

chunk! {
    practices_writing {
        practice_publish() => view! { <PublishPracticePage /> };
        practice_edit(id: PracticeId) => view! { <EditPracticePage id /> };
    }
}

/// The pages of this door.
#[component]
pub(crate) fn PracticesPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Practices(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(PracticesPage::List) => view! { <Lazily load=practice_list /> }.into_any(),
        Some(PracticesPage::Publish) => view! { <Lazily load=practice_publish /> }.into_any(),
        Some(PracticesPage::Practice(id)) => {
            view! { <Lazily load=move || practice_page(id) /> }.into_any()
        }
        Some(PracticesPage::Kit(id)) => view! { <Lazily load=move || kit_page(id) /> }.into_any(),
        Some(PracticesPage::Edit(id)) => {
            view! { <Lazily load=move || practice_edit(id) /> }.into_any()
        }
        Some(PracticesPage::Portfolio) => view! { <Lazily load=portfolio_page /> }.into_any(),
        Some(PracticesPage::Reviews) => view! { <Lazily load=review_list /> }.into_any(),
        Some(PracticesPage::Review(id)) => {
            view! { <Lazily load=move || review_page(id) /> }.into_any()
        }
    }
}
