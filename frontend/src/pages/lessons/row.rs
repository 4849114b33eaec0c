//! One lesson, with the experiment it comes from and the techniques of its step.

use api_types::poc::{LessonView, PocRef, ServedView, TechniqueView};
use domain::LessonId;
use domain::civil::Zone;
use domain::poc::PocStatus;
use leptos::prelude::*;

use super::lessons_with;
use crate::api::use_submit;
use crate::components::{
    ActProblem, Badge, Button, Glyph, Icon, Look, Quotation, Size, Tag, Tone, steps_sentence,
};
use crate::pages::shared::quoted;
use crate::routes::{Page, PocsPage};
use crate::words::{self, tr, trn};

/// A lesson, wherever it is met.
#[component]
pub(crate) fn LessonRow(lesson: LessonView) -> impl IntoView {
    let LessonView { id, poc, step, kind, text, author, written_at, techniques, served, served_me } =
        lesson;
    let glyph = words::lesson_glyph(kind);
    let kind = view! { <Icon glyph />{words::lesson_kind(kind)} }.into_any();
    let on = words::date(Zone::Paris.day(written_at));
    let source = match author {
        Some(person) => tr!(lessons.by_on, name = person.name, day = on),
        None => on,
    };
    view! {
        <li class="stack gap-2">
            <Quotation kind text=quoted(&text) source />
            <p class="small">{tr!(lessons.at_step, step = words::numbered_step(step))}</p>
            <Origin poc />
            <Techniques techniques />
            <Served id now=ServedView { served, served_me } />
        </li>
    }
}

/// « M’a servi »: once for each person, and undone by pressing again.
#[component]
fn Served(id: LessonId, now: ServedView) -> impl IntoView {
    let state = RwSignal::new(now);
    let toggle = use_submit(
        move |client, served: bool| async move {
            if served { client.serve_lesson(id).await } else { client.unserve_lesson(id).await }
        },
        move |served: ServedView| {
            state.try_set(served);
        },
    );
    let press = move |_| toggle.send(!state.with_untracked(|state| state.served_me));
    let pressed = move || if state.read().served_me { "true" } else { "false" };
    let count = move || {
        let served = state.read().served;
        (served > 0).then(|| trn!(u64::from(served), lessons.served_count))
    };
    view! {
        <p class="cluster gap-2 small no-print">
            <Button
                size=Size::Small
                look=Look::Quiet
                glyph=Glyph::Heart
                pending=toggle.pending()
                attr:aria-pressed=pressed
                on:click=press
            >
                {tr!(lessons.served)}
            </Button>
            <span class="muted" role="status">{count}</span>
        </p>
        <ActProblem failure=toggle.failure() />
    }
}

/// The experiment: what was stopped is named as openly as what went to the end.
#[component]
pub(super) fn Origin(poc: PocRef) -> impl IntoView {
    let PocRef { id, reference: _, title, status, steps_passed } = poc;
    let (tone, glyph) = words::poc_status_mark(status);
    let stopped = matches!(status, PocStatus::Abandoned | PocStatus::OnHold);
    view! {
        <p class="cluster gap-2 small">
            <a class="lesson-poc" href=Page::Pocs(PocsPage::Poc(id)).path()>{title}</a>
            <Badge tone glyph>{words::poc_status(status)}</Badge>
            <span class="muted">{steps_sentence(steps_passed)}</span>
            {stopped.then(|| view! {
                <Badge tone=Tone::Neutral glyph=Glyph::Flag>{tr!(lessons.right)}</Badge>
            })}
        </p>
    }
}

#[component]
fn Techniques(techniques: Vec<TechniqueView>) -> impl IntoView {
    let tag = |TechniqueView { name, note: _ }: TechniqueView| {
        view! { <Tag href=lessons_with(&name) label=name /> }
    };
    (!techniques.is_empty()).then(|| {
        view! {
            <p class="cluster gap-2 small">
                <span class="muted">{tr!(lessons.techniques)}</span>
                {techniques.into_iter().map(tag).collect_view()}
            </p>
        }
    })
}
