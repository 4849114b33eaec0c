//! The half-year reviews (R212): made by one act, commented as drafts, frozen, read on paper as on screen.

mod body;
mod keep;
mod list;

use api_client::ApiClient;
use api_types::half_year_review::{HalfYearReviewSummary, HalfYearReviewView};
use domain::ReviewId;
use domain::civil::Zone;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{
    Badge, Breadcrumb, Button, Door, Glyph, Keep, Notice, PageHead, Size, Tone,
};
use crate::pages::shared::{ShareLink, TakeAlong};
use crate::routes::{Page, PracticesPage};
use crate::words::{self, tr};

use body::ReviewBody;
use keep::KeepReview;

pub(crate) use list::ReviewListPage;

/// « Second semestre 2026 ».
fn half_name(summary: &HalfYearReviewSummary) -> String {
    let year = summary.year.to_string();
    if summary.half == 1 {
        tr!(reviews.name_one, year = year)
    } else {
        tr!(reviews.name_two, year = year)
    }
}

/// The perimeter, in words.
fn place(summary: &HalfYearReviewSummary) -> String {
    let body = summary.organisation.as_ref().map(|body| body.name.clone());
    body.unwrap_or_else(|| tr!(reviews.branch).to_owned())
}

#[component]
pub(crate) fn ReviewPage(id: ReviewId) -> impl IntoView {
    let review =
        use_fetch(move || id, |client, id| async move { client.read_half_year_review(id).await });
    view! {
        <Keep resource=review let:kept>
            <ReviewSheet kept reload=move |()| review.refetch() />
        </Keep>
    }
}

#[component]
fn ReviewSheet(
    kept: RwSignal<HalfYearReviewView>,
    #[prop(into)] reload: Callback<()>,
) -> impl IntoView {
    let summary = kept.with_untracked(|review| review.summary.clone());
    let half = half_name(&summary);
    let title = tr!(reviews.page_title, half = half.clone());
    view! {
        <Breadcrumb
            trail=vec![
                (Page::Practices(PracticesPage::Portfolio), tr!(portfolio.title).into()),
                (Page::Practices(PracticesPage::Reviews), tr!(reviews.title).into()),
            ]
            here=half
        />
        <div class="page-narrow review">
            <PageHead door=Door::Poc kind=place(&summary) title>
                <Standing kept />
            </PageHead>
            {move || {
                let review = kept.get();
                view! { <ReviewBody review /> }
            }}
            <KeepReview kept reload />
        </div>
    }
}

/// Whether it may still change, and how to take it along.
#[component]
fn Standing(kept: RwSignal<HalfYearReviewView>) -> impl IntoView {
    let print = move |_| {
        let _ = window().print();
    };
    let (id, name) = kept.with_untracked(|review| {
        let HalfYearReviewSummary { id, year, half, .. } = review.summary;
        (id, format!("synthese-{year}-s{half}"))
    });
    let state = move || {
        let HalfYearReviewView { summary, frozen_by, content, .. } = kept.get();
        let span =
            tr!(reviews.span, from = words::date(content.from), until = words::date(content.until));
        let badge = match (summary.frozen_at, frozen_by) {
            (Some(at), Some(person)) => {
                let day = words::date(Zone::Paris.day(at));
                let said = tr!(reviews.frozen_on, day = day, name = person.name);
                view! { <Badge tone=Tone::Success glyph=Glyph::Lock>{said}</Badge> }.into_any()
            }
            _ => view! { <Badge tone=Tone::Warning glyph=Glyph::Edit>{tr!(reviews.draft)}</Badge> }
                .into_any(),
        };
        view! { {badge}<span class="small muted">{span}</span> }
    };
    let draft = move || {
        kept.with(|review| review.may_keep).then(|| {
            view! {
                <div class="no-print"><Notice tone=Tone::Info title=tr!(reviews.draft_why) /></div>
            }
        })
    };
    view! {
        <div class="cluster gap-state">
            {state}
            <span class="no-print">
                <Button size=Size::Small glyph=Glyph::Print on:click=print>{tr!(reviews.print)}</Button>
            </span>
            <TakeAlong
                name=name
                what=tr!(reviews.take)
                export=move |client: ApiClient, format| async move {
                    client.print_half_year_review(id, format).await
                }
            />
            <ShareLink />
        </div>
        {draft}
    }
}
