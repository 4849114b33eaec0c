//! What reviewers read of an idea: their marks beside their reasoning, and the notes they keep among themselves (R074).

mod card;

use api_types::review::{ReviewNoteRequest, ReviewView, ScorecardView};
use domain::IdeaId;
use domain::idea::IdeaAct;
use leptos::prelude::*;

use super::{Shown, may, review_sheet};
use crate::api::{draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Ago, Button, Form, Keep, Lazily, Person, Press, Section, TextArea,
};
use crate::pages::shared::{FoundWords, Place, keep_fields};
use crate::state::Toasts;
use crate::words::tr;

use card::CardForm;

/// The review as it is now.
pub(super) type Reading = RwSignal<ReviewView>;

/// Nothing for whoever does not review the idea.
#[component]
pub(super) fn Review(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let reviews = Memo::new(move |_| may(idea, IdeaAct::Review));
    let scores = Memo::new(move |_| may(idea, IdeaAct::Score));
    view! {
        <Show when=move || reviews.get() || scores.get()>
            <Lazily load=move || review_sheet(id, reviews, scores) />
        </Show>
    }
}

#[component]
pub(super) fn ReviewSheet(id: IdeaId, reviews: Memo<bool>, scores: Memo<bool>) -> impl IntoView {
    let review = use_fetch(move || id, |client, id| async move { client.read_review(id).await });
    view! {
        <Section title=tr!(ideas.review.title)>
            <Keep resource=review let:review>
                <div class="stack gap-8">
                    {move || view! { <Marks review=review.get() /> }}
                    <Show when=move || scores.get()><CardForm id review reviews /></Show>
                    <Show when=move || reviews.get()><Notes id review /></Show>
                </div>
            </Keep>
        </Section>
    }
}

/// « 2 sur 3 experts ont envoyé leurs notes », the mean, and each card with its reasoning.
#[component]
fn Marks(review: ReviewView) -> impl IntoView {
    let ReviewView { criteria, cards, sent, awaited, percent, .. } = review;
    if criteria.is_empty() {
        return ().into_any();
    }
    let mean = percent.map(|percent| {
        view! { <p><b>{tr!(ideas.review.mean, percent = percent)}</b></p> }
    });
    let titles: Vec<String> = criteria.into_iter().map(|criterion| criterion.title).collect();
    let cards = match cards {
        None => view! { <p class="muted">{tr!(ideas.review.blind)}</p> }.into_any(),
        Some(cards) => cards
            .into_iter()
            .map(|card| view! { <Card card titles=titles.clone() /> })
            .collect_view()
            .into_any(),
    };
    view! {
        <div class="stack">
            <p>{tr!(ideas.review.progress, sent = sent, awaited = awaited)}</p>
            {mean}
            {cards}
        </div>
    }
    .into_any()
}

#[component]
fn Card(card: ScorecardView, titles: Vec<String>) -> impl IntoView {
    let ScorecardView { reviewer, conflict, marks, percent, .. } = card;
    let name = reviewer.map(|person| person.name).unwrap_or_default();
    let said = match (&conflict, percent) {
        (Some(_), _) | (None, None) => tr!(ideas.review.conflict_of, name = name),
        (None, Some(percent)) => tr!(ideas.review.card_of, name = name, percent = percent),
    };
    let lines = marks.into_iter().filter_map(|mark| {
        let title = titles.get(usize::from(mark.criterion))?.clone();
        let why =
            mark.reasoning.map(|why| view! { <span class="muted as-typed">" — "{why}</span> });
        Some(view! { <li><b>{title}" : "{mark.value}</b>{why}</li> })
    });
    view! {
        <article class="stack gap-2">
            <h3 class="h-md">{said}</h3>
            {conflict.map(|why| view! { <p class="small as-typed">{why}</p> })}
            <ul class="plain-list small">{lines.collect_view()}</ul>
        </article>
    }
}

#[component]
fn Notes(id: IdeaId, review: Reading) -> impl IntoView {
    let body = RwSignal::new(String::new());
    let kept = keep_fields(Place::of(&format!("review-note.{id}")), [("body", body)]);
    let key = StoredValue::new(draw_key());
    let toasts = expect_context::<Toasts>();
    let post = use_submit(
        move |client, request: ReviewNoteRequest| {
            let key = key.get_value();
            async move { client.post_review_note(id, &request, &key).await }
        },
        move |view: ReviewView| {
            kept.forget();
            body.set(String::new());
            key.set_value(draw_key());
            toasts.tell(tr!(ideas.review.noted));
            review.set(view);
        },
    );
    let submit = move |()| {
        let request = ReviewNoteRequest { body: body.get_untracked() };
        let checked = request.parse();
        post.send_checked(request, checked);
    };
    let lines = move || {
        let notes = review.read().notes.clone();
        let line = |note: api_types::review::ReviewNoteView| {
            view! {
                <li class="stack gap-1">
                    <span class="cluster small"><Person name=note.author.name /> <Ago at=note.posted_at /></span>
                    <p class="as-typed">{note.body}</p>
                </li>
            }
        };
        notes.into_iter().map(line).collect_view()
    };
    view! {
        <div class="stack">
            <h3>{tr!(ideas.review.notes)}</h3>
            <p class="small muted">{tr!(ideas.review.notes_hint)}</p>
            <ul role="list" class="stack">{lines}</ul>
            <FoundWords kept />
            <Form faults=post.faults() on_submit=submit label=tr!(ideas.review.notes).to_owned()>
                <TextArea
                    faults=post.faults()
                    pointer="/body"
                    label=tr!(ideas.review.note)
                    missing=tr!(ideas.review.note_missing)
                    value=body
                />
                <div class="form-end stack gap-3">
                    <ActProblem failure=post.failure() />
                    <p><Button press=Press::Submit pending=post.pending()>{tr!(ideas.review.note_act)}</Button></p>
                </div>
            </Form>
        </div>
    }
}
