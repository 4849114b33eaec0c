//! What is left for an expert to mark, whatever the challenge: « À noter : 3 sur 12 » (R074, R095).

use api_types::review::{AnswerToMark, AnswersToMark};
use leptos::prelude::*;

use super::promise::PromiseBadge;
use crate::api::use_fetch;
use crate::components::{
    Badge, Breadcrumb, Door, Empty, Glyph, Load, PageHead, RowItem, RowList, Tone,
};
use crate::routes::{IdeasPage, Page};
use crate::words::{self, tr};

#[component]
pub(super) fn MarkingPage() -> impl IntoView {
    let answers = use_fetch(|| (), |client, ()| async move { client.list_answers_to_mark().await });
    let trail = vec![(Page::Ideas(IdeasPage::List), tr!(ideas.title).into())];
    view! {
        <Breadcrumb trail here=tr!(ideas.marking.title) />
        <PageHead
            door=Door::Idea
            kind=tr!(ideas.marking.title)
            title=tr!(ideas.marking.question)
            lead=tr!(ideas.marking.lead)
        />
        <Load resource=answers let:answers><Left answers /></Load>
    }
}

#[component]
fn Left(answers: AnswersToMark) -> impl IntoView {
    let AnswersToMark { counts, items } = answers;
    if items.is_empty() {
        let done = counts.total > 0;
        let title = if done { tr!(ideas.marking.done) } else { tr!(ideas.marking.nothing) };
        let why = if done { tr!(ideas.marking.done_why) } else { tr!(ideas.marking.nothing_why) };
        return view! {
            <h2 class="sr-only">{tr!(ideas.marking.title)}</h2>
            <Empty title why />
        }
        .into_any();
    }
    let rows = items.into_iter().map(|item| view! { <ToMark item /> });
    view! {
        <div class="stack gap-6">
            <h2>{tr!(ideas.marking.count, left = counts.left, total = counts.total)}</h2>
            <div class="idea-rows"><RowList>{rows.collect_view()}</RowList></div>
        </div>
    }
    .into_any()
}

#[component]
fn ToMark(item: AnswerToMark) -> impl IntoView {
    let AnswerToMark { idea, promise, begun } = item;
    let href = Page::Ideas(IdeasPage::Idea(idea.id)).path();
    let promise =
        promise.map(|promise| view! { <PromiseBadge promise day=words::short_date(promise.on) /> });
    let challenge = idea.challenge.map(|challenge| {
        view! { <span>{tr!(ideas.row.challenge, title = challenge.title)}</span> }
    });
    let end = if begun {
        view! { <Badge tone=Tone::Info glyph=Glyph::Edit>{tr!(ideas.marking.begun)}</Badge> }
            .into_any()
    } else {
        ().into_any()
    };
    view! {
        <RowItem door=Door::Idea href title=idea.title end>
            <span class="row-facts">{promise} {challenge}</span>
        </RowItem>
    }
}
