//! What people say of a practice or of an experiment: who speaks, their first words, the way to each, and to one's own.

use api_types::editorial::{EditorialBriefView, EditorialQuery, EditorialSummary};
use api_types::page::LIMIT_MAX;
use domain::editorial::{EditorialBrick, TestimonySubject};
use leptos::prelude::*;

use super::talk_testimonials;
use crate::api::use_fetch;
use crate::components::{ButtonLink, Glyph, Lazily, Load, RowItem, RowList, Section, Size};
use crate::pages::editorial::speaker_words;
use crate::routes::{EditorialPage, Page, testify_path};
use crate::state::Session;
use crate::words::tr;

const BRICK: EditorialBrick = EditorialBrick::Testimonials;

/// The section of the page, for whoever reads testimonials; nothing when there is none and one writes none.
#[component]
pub(crate) fn TestimonialsOf(about: TestimonySubject) -> impl IntoView {
    let reads = expect_context::<Session>().may(BRICK.read());
    reads.then(|| view! { <Lazily load=move || talk_testimonials(about) /> })
}

#[component]
pub(super) fn Testimonials(about: TestimonySubject) -> impl IntoView {
    let writes = expect_context::<Session>().may(BRICK.edit());
    let told = use_fetch(
        move || about,
        |client, about: TestimonySubject| async move {
            let query = EditorialQuery {
                practice_id: about.practice(),
                poc_id: about.poc(),
                limit: LIMIT_MAX,
                ..EditorialQuery::of(BRICK)
            };
            client.list_editorial_items(&query).await
        },
    );
    view! { <Load resource=told let:told><Told about items=told.items writes /></Load> }
}

#[component]
fn Told(about: TestimonySubject, items: Vec<EditorialSummary>, writes: bool) -> impl IntoView {
    if items.is_empty() && !writes {
        return ().into_any();
    }
    let not_yet = match about {
        TestimonySubject::Practice(_) => tr!(editorial.spoken.not_yet),
        TestimonySubject::Poc(_) => tr!(editorial.spoken.not_yet_poc),
    };
    let none = items.is_empty().then(|| view! { <p class="muted">{not_yet}</p> });
    let rows = (!items.is_empty()).then(|| {
        let rows = items.into_iter().map(|item| view! { <Row item /> }).collect_view();
        view! { <RowList>{rows}</RowList> }
    });
    let testify = writes.then(|| {
        view! {
            <p>
                <ButtonLink href=testify_path(about) size=Size::Small glyph=Glyph::Chat>
                    {tr!(editorial.spoken.testify)}
                </ButtonLink>
            </p>
        }
    });
    view! {
        <Section title=tr!(editorial.spoken.title)>
            <div class="stack gap-4">
                {none}
                {rows}
                {testify}
            </div>
        </Section>
    }
    .into_any()
}

#[component]
fn Row(item: EditorialSummary) -> impl IntoView {
    let EditorialSummary { id, title, excerpt, brief, .. } = item;
    let href = Page::Editorial(EditorialPage::Item(BRICK, id)).path();
    let speaker = match &brief {
        EditorialBriefView::Testimonials(brief) => Some(speaker_words(brief)),
        EditorialBriefView::News(_)
        | EditorialBriefView::Glossary(_)
        | EditorialBriefView::Events(_)
        | EditorialBriefView::KeyFigures(_)
        | EditorialBriefView::MethodResources(_)
        | EditorialBriefView::Newsletters(_) => None,
    };
    view! { <RowItem href title>{speaker}" · "{excerpt}</RowItem> }
}
