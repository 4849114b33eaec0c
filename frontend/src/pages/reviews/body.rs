//! What a review says, in the order in which it is read: where things stand, what moved, why, what was learnt.

use api_types::half_year_review::HalfYearReviewView;
use domain::half_year_review::{
    ReviewContent, ReviewedAttention, ReviewedCause, ReviewedLesson, ReviewedPoc, ReviewedStatus,
};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::components::{Icon, Markdown, Quotation, Stat, Stats, steps_sentence};
use crate::pages::shared::quoted;
use crate::routes::{Page, PocsPage};
use crate::state::References;
use crate::words::{self, number, tr, trn};

#[component]
pub(super) fn ReviewBody(review: HalfYearReviewView) -> impl IntoView {
    let HalfYearReviewView { foreword_html, content, .. } = review;
    let ReviewContent {
        from: _,
        until: _,
        total,
        total_before,
        before: _,
        by_status,
        restricted,
        started,
        completed,
        held,
        abandoned,
        causes,
        lessons,
        attention,
    } = content;
    let restricted = (restricted > 0)
        .then(|| view! { <p class="small">{trn!(restricted, reviews.restricted)}</p> });
    let stopped = !(held.is_empty() && abandoned.is_empty());
    view! {
        {foreword_html.map(|html| view! { <Markdown html /> })}
        <section class="stack gap-4" aria-labelledby="chiffres">
            <h2 id="chiffres">{tr!(reviews.figures)}</h2>
            <p class="sentence">{trn!(total, reviews.sentence)}</p>
            {total_before.map(|then| view! { <p class="small muted">{trend(total, then)}</p> })}
            <Statuses by_status />
            {restricted}
        </section>
        <Named title=tr!(reviews.started) nothing=tr!(reviews.nothing.started) pocs=started />
        <Named title=tr!(reviews.completed) nothing=tr!(reviews.nothing.completed) pocs=completed />
        {stopped.then(|| view! { <blockquote class="text-md">{tr!(reviews.right)}</blockquote> })}
        <Named title=tr!(reviews.held) nothing=tr!(reviews.nothing.held) pocs=held />
        <Named title=tr!(reviews.abandoned) nothing=tr!(reviews.nothing.abandoned) pocs=abandoned />
        <Causes causes />
        <Lessons lessons />
        <Waiting attention />
    }
}

fn trend(now: u64, then: u64) -> String {
    let count = now.abs_diff(then);
    match now.cmp(&then) {
        std::cmp::Ordering::Greater => trn!(count, reviews.before.more),
        std::cmp::Ordering::Less => trn!(count, reviews.before.less),
        std::cmp::Ordering::Equal => tr!(reviews.before.same).to_owned(),
    }
}

#[component]
fn Statuses(by_status: Vec<ReviewedStatus>) -> impl IntoView {
    let tile = |ReviewedStatus { status, count, before }: ReviewedStatus| {
        let (label, figure) = (words::poc_status(status), number(count));
        match before {
            Some(before) => view! { <Stat label figure note=trend(count, before) /> }.into_any(),
            None => view! { <Stat label figure /> }.into_any(),
        }
    };
    view! { <Stats>{by_status.into_iter().map(tile).collect_view()}</Stats> }
}

#[component]
fn Named(title: &'static str, nothing: &'static str, pocs: Vec<ReviewedPoc>) -> impl IntoView {
    let body = if pocs.is_empty() {
        view! { <p class="muted">{nothing}</p> }.into_any()
    } else {
        let lines = pocs.into_iter().map(|poc| view! { <PocLine poc /> }).collect_view();
        view! { <ul role="list" class="row-list row-list-sm">{lines}</ul> }.into_any()
    };
    let id = domain::text::fold(title).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let heading = id.clone();
    view! {
        <section class="stack gap-2" aria-labelledby=id>
            <h2 id=heading class="h-lg">{title}</h2>
            {body}
        </section>
    }
}

#[component]
fn PocLine(poc: ReviewedPoc) -> impl IntoView {
    let references = expect_context::<References>();
    let ReviewedPoc { id, reference, title, department, steps_passed, verdict, cause, on } = poc;
    let cause = cause.map(|cause| {
        view! { " · "<b>{move || references.label(ReferenceList::Cause, &cause)}</b> }
    });
    let verdict = verdict.map(|verdict| {
        view! { " · "<b>{words::gate_verdict(verdict)}</b> }
    });
    view! {
        <li>
            <p class="title"><a href=Page::Pocs(PocsPage::Poc(id)).path()>{title}</a></p>
            <p class="small muted">
                {department}" · "{reference}" · "{words::date(on)}" · "{steps_sentence(steps_passed)}
                {verdict}{cause}
            </p>
        </li>
    }
}

#[component]
fn Causes(causes: Vec<ReviewedCause>) -> impl IntoView {
    let references = expect_context::<References>();
    let line = move |ReviewedCause { cause, count }: ReviewedCause| {
        let said = move || {
            let what = references.label(ReferenceList::Cause, &cause).to_string();
            trn!(count, reviews.cause_count, what = what.clone())
        };
        view! { <li>{said}</li> }
    };
    (!causes.is_empty()).then(|| {
        view! {
            <section class="stack gap-2" aria-labelledby="pourquoi">
                <h2 id="pourquoi" class="h-lg">{tr!(reviews.causes)}</h2>
                <ul>{causes.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Lessons(lessons: Vec<ReviewedLesson>) -> impl IntoView {
    let lesson = |lesson: ReviewedLesson| {
        let ReviewedLesson { poc, title, step, kind, text, served, .. } = lesson;
        let glyph = words::lesson_glyph(kind);
        let kind = view! { <Icon glyph />{words::lesson_kind(kind)} }.into_any();
        let served =
            (served > 0).then(|| format!(" · {}", trn!(u64::from(served), reviews.served)));
        view! {
            <li class="stack gap-2">
                <Quotation kind text=quoted(&text) />
                <p class="small muted">
                    <a href=Page::Pocs(PocsPage::Poc(poc)).path()>{title}</a>
                    " · "{words::numbered_step(step)}{served}
                </p>
            </li>
        }
    };
    let body = if lessons.is_empty() {
        view! { <p class="muted">{tr!(reviews.nothing.lessons)}</p> }.into_any()
    } else {
        let lines = lessons.into_iter().map(lesson).collect_view();
        view! { <ul role="list" class="row-list">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack gap-2" aria-labelledby="lecons">
            <h2 id="lecons" class="h-lg">{tr!(reviews.lessons)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Waiting(attention: Vec<ReviewedAttention>) -> impl IntoView {
    let waiting: Vec<_> = attention.into_iter().filter(|line| line.count > 0).collect();
    let line = |ReviewedAttention { reason, count }: ReviewedAttention| {
        view! { <li>{words::attention(reason)}" : "<b>{number(count)}</b></li> }
    };
    (!waiting.is_empty()).then(|| {
        view! {
            <section class="stack gap-2" aria-labelledby="attention">
                <h2 id="attention" class="h-lg">{tr!(reviews.attention)}</h2>
                <ul>{waiting.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}
