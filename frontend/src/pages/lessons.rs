//! The knowledge base: what every experiment taught, step by step, failures as openly as successes (R146).

mod filters;
mod row;
mod uses;

use api_types::poc::{LessonQuery, LessonView};
use domain::poc::Step;
use leptos::prelude::*;

use crate::api::{Growing, use_growing};
use crate::components::{Breadcrumb, Button, Door, Empty, Load, PageHead, Size};
use crate::pages::shared::{MorePager, ShareLink};
use crate::routes::{Page, PocsPage};
use crate::state::{Address, use_address};
use crate::words::{tr, trn};

use filters::{FILTERS, LessonFilters, TECHNIQUE, query};
pub(crate) use row::LessonRow;
use uses::TechniqueUses;

#[component]
pub(crate) fn LessonsPage() -> impl IntoView {
    let address = use_address();
    let lessons = use_growing(
        move || query(address),
        |client, query, cursor| async move {
            client.list_lessons(&LessonQuery { cursor, ..query }).await
        },
    );
    view! {
        <Breadcrumb
            trail=vec![(Page::Pocs(PocsPage::List), tr!(pocs.title).into())]
            here=tr!(lessons.title)
        />
        <PageHead door=Door::Poc kind=tr!(lessons.kind) title=tr!(lessons.title) lead=tr!(lessons.lead)>
            <p class="cluster"><ShareLink /></p>
        </PageHead>
        <div class="sheet sheet-facets">
            <LessonFilters address />
            <div class="stack gap-8">
                <TechniqueUses address />
                <Found address lessons />
            </div>
        </div>
    }
}

/// The lessons of a step.
pub(crate) fn lessons_at(step: Step) -> String {
    let asked = [(filters::STEP.to_owned(), step.number().to_string())];
    Page::Pocs(PocsPage::Lessons).path() + &crate::state::address_search(&asked)
}

/// The lessons of an experiment, by its title.
pub(crate) fn lessons_of(title: &str) -> String {
    let asked = [(filters::WORDS.to_owned(), title.to_owned())];
    Page::Pocs(PocsPage::Lessons).path() + &crate::state::address_search(&asked)
}

/// The lessons of the steps that used a technique.
pub(crate) fn lessons_with(technique: &str) -> String {
    let asked = [(TECHNIQUE.to_owned(), technique.to_owned())];
    Page::Pocs(PocsPage::Lessons).path() + &crate::state::address_search(&asked)
}

#[component]
fn Found(address: Address, lessons: Growing<LessonView>) -> impl IntoView {
    let shown = Signal::derive(move || trn!(lessons.items.read().len() as u64, lessons.shown));
    view! {
        <section class="stack gap-4" aria-labelledby="lecons">
            <h2 id="lecons">{tr!(lessons.found)}</h2>
            <Load resource=lessons.first let:_first>
                <Show
                    when=move || !lessons.items.read().is_empty()
                    fallback=move || view! { <Nothing address /> }
                >
                    <ul role="list" class="row-list lesson-rows">
                        <For
                            each=move || lessons.items.get()
                            key=|lesson| lesson.id
                            let:lesson
                        >
                            <LessonRow lesson />
                        </For>
                    </ul>
                    <MorePager list=lessons shown row=".lesson-rows .lesson-poc" />
                </Show>
            </Load>
        </section>
    }
}

#[component]
fn Nothing(address: Address) -> impl IntoView {
    let filtered = untrack(move || FILTERS.iter().any(|name| address.text(name).is_some()));
    if filtered {
        let clear = move |_| address.clear(&FILTERS);
        return view! {
            <Empty title=tr!(lessons.none_found) why=tr!(lessons.none_found_why)>
                <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button>
            </Empty>
        }
        .into_any();
    }
    view! { <Empty title=tr!(lessons.none) why=tr!(lessons.none_why) example=tr!(lessons.none_example) /> }
        .into_any()
}
