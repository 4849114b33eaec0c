//! What the Dinno tells around the doors: news, the glossary, the agenda. The pages of every brick are the same ones.

mod agenda;
mod audience_form;
mod check;
mod counted;
mod disputed;
mod event;
mod event_feedback;
mod event_form;
mod event_seats;
mod feed;
mod fields;
mod figure_form;
mod issue;
mod issue_form;
mod item;
mod item_form;
mod knowledge;
mod knowledge_form;
mod leaving;
mod list;
mod manage;
mod met_field;
mod month_grid;
mod offered;
mod past_events;
mod pitch_form;
mod pitches;
mod poc_field;
mod practice_field;
mod project;
mod seek;
mod sister;
mod speaking;
mod taken_form;
mod term_form;
mod terms;
mod versions;
mod write;
mod written_for;

use domain::editorial::EditorialBrick;
use domain::{EditorialId, UserId};
use leptos::prelude::*;

use crate::components::{Lazily, NotFoundPage, chunk};
use crate::routes::{EditorialPage, Page, use_door};
use crate::words::tr;

use agenda::AgendaPage;
pub(crate) use feed::FeedOf;
use item::ItemPage;
pub(crate) use knowledge::speaker_words;
use leaving::LeavePage;
use list::ItemsPage;
pub(crate) use seek::{SoughtWords, one_field};
use terms::GlossaryPage;
pub(crate) use terms::{TermWords, named};
use write::{EditItemPage, WriteItemPage};

// Whoever reads does not download what writes.
chunk! {
    editorial {
        editorial_list(brick: EditorialBrick) => view! { <ListPage brick /> };
        editorial_item(id: EditorialId) => view! { <ItemPage id /> };
        newsletter_leave(account: UserId) => view! { <LeavePage account /> };
    }
}

chunk! {
    editorial_writing {
        editorial_write(brick: EditorialBrick) => view! { <WriteItemPage brick /> };
        editorial_edit(id: EditorialId) => view! { <EditItemPage id /> };
    }
}

#[component]
fn ListPage(brick: EditorialBrick) -> impl IntoView {
    match brick {
        EditorialBrick::Glossary => view! { <GlossaryPage /> }.into_any(),
        EditorialBrick::Events => view! { <AgendaPage /> }.into_any(),
        EditorialBrick::News
        | EditorialBrick::KeyFigures
        | EditorialBrick::MethodResources
        | EditorialBrick::Testimonials
        | EditorialBrick::Newsletters => view! { <ItemsPage brick /> }.into_any(),
    }
}

/// The pages of these bricks.
#[component]
pub(crate) fn EditorialPages() -> impl IntoView {
    let page = use_door(|page| if let Page::Editorial(page) = page { Some(page) } else { None });
    move || match page.get() {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(EditorialPage::List(brick)) => {
            view! { <Lazily load=move || editorial_list(brick) /> }.into_any()
        }
        Some(EditorialPage::Write(brick)) => {
            view! { <Lazily load=move || editorial_write(brick) /> }.into_any()
        }
        Some(EditorialPage::Item(_, id)) => {
            view! { <Lazily load=move || editorial_item(id) /> }.into_any()
        }
        Some(EditorialPage::Edit(_, id)) => {
            view! { <Lazily load=move || editorial_edit(id) /> }.into_any()
        }
        Some(EditorialPage::Leave(account)) => {
            view! { <Lazily load=move || newsletter_leave(account) /> }.into_any()
        }
    }
}

/// The name of a brick.
fn title_of(brick: EditorialBrick) -> &'static str {
    match brick {
        EditorialBrick::News => tr!(editorial.news.title),
        EditorialBrick::Glossary => tr!(editorial.glossary.title),
        EditorialBrick::Events => tr!(editorial.agenda.title),
        EditorialBrick::KeyFigures => tr!(editorial.figures.title),
        EditorialBrick::MethodResources => tr!(editorial.methods.title),
        EditorialBrick::Testimonials => tr!(editorial.spoken.title),
        EditorialBrick::Newsletters => tr!(editorial.letter.title),
    }
}

/// What beginning an item of a brick is called.
pub(crate) fn write_act(brick: EditorialBrick) -> &'static str {
    match brick {
        EditorialBrick::News => tr!(editorial.news.write),
        EditorialBrick::Glossary => tr!(editorial.glossary.write),
        EditorialBrick::Events => tr!(editorial.agenda.write),
        EditorialBrick::KeyFigures => tr!(editorial.figures.write),
        EditorialBrick::MethodResources => tr!(editorial.methods.write),
        EditorialBrick::Testimonials => tr!(editorial.spoken.write),
        EditorialBrick::Newsletters => tr!(editorial.letter.write),
    }
}
