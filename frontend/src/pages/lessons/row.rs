//! One lesson, with the experiment it comes from and the techniques of its step.

use api_types::poc::{LessonView, PocRef, TechniqueView};
use domain::poc::PocStatus;
use leptos::prelude::*;

use super::lessons_with;
use crate::components::{Badge, Glyph, Icon, Quotation, Tag, Tone, steps_sentence};
use crate::pages::shared::quoted;
use crate::routes::{Page, PocsPage};
use crate::words::{self, tr};

#[component]
pub(super) fn LessonRow(lesson: LessonView) -> impl IntoView {
    let LessonView { id: _, poc, step, kind, text, author, written_at, techniques } = lesson;
    let glyph = words::lesson_glyph(kind);
    let kind = view! { <Icon glyph />{words::lesson_kind(kind)} }.into_any();
    let on = words::date(written_at.date_naive());
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
        </li>
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
