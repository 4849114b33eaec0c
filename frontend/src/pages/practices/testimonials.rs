//! What people say of a practice: who speaks, their first words, the way to each, and to one's own.

use api_types::editorial::{EditorialBriefView, EditorialQuery, EditorialSummary};
use api_types::page::LIMIT_MAX;
use domain::PracticeId;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{ButtonLink, Glyph, Load, RowItem, RowList, Section, Size};
use crate::pages::editorial::speaker_words;
use crate::routes::{EditorialPage, Page, testify_path};
use crate::state::Session;
use crate::words::tr;

const BRICK: EditorialBrick = EditorialBrick::Testimonials;

/// The section of the page, for whoever reads testimonials; nothing when there is none and one writes none.
#[component]
pub(super) fn TestimonialSection(id: PracticeId) -> impl IntoView {
    let session = expect_context::<Session>();
    let writes = session.may(BRICK.edit());
    session.may(BRICK.read()).then(|| {
        let told = use_fetch(
            move || id,
            |client, id| async move {
                let query = EditorialQuery {
                    practice_id: Some(id),
                    limit: LIMIT_MAX,
                    ..EditorialQuery::of(BRICK)
                };
                client.list_editorial_items(&query).await
            },
        );
        view! { <Load resource=told let:told><Told id items=told.items writes /></Load> }
    })
}

#[component]
fn Told(id: PracticeId, items: Vec<EditorialSummary>, writes: bool) -> impl IntoView {
    if items.is_empty() && !writes {
        return ().into_any();
    }
    let none =
        items.is_empty().then(|| view! { <p class="muted">{tr!(editorial.spoken.not_yet)}</p> });
    let rows = (!items.is_empty()).then(|| {
        let rows = items.into_iter().map(|item| view! { <Row item /> }).collect_view();
        view! { <RowList>{rows}</RowList> }
    });
    let testify = writes.then(|| {
        view! {
            <p>
                <ButtonLink href=testify_path(id) size=Size::Small glyph=Glyph::Chat>
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
