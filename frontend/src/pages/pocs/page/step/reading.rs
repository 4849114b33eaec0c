//! What was written at a step: answers, techniques, lessons, and the acts on it.

use api_types::poc::{LessonView, StepState, StepView, TechniqueView};
use domain::poc::{PocAct, PocStatus, Question, QuestionKind, Step};
use leptos::prelude::*;

use super::choices::choice;
use super::expectations::Expectations;
use super::sheets::{SheetLink, listed};
use crate::components::{Button, Detail, Glyph, Icon, Look, Markdown, Quotation, Size, Tag};
use crate::pages::lessons::lessons_with;
use crate::pages::pocs::page::record::Record;
use crate::pages::shared::quoted;
use crate::state::References;
use crate::words::{self, tr};

#[component]
pub(super) fn StepReading(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let view = record.step(step);
    let written = move || view.get().map(|view| view! { <Written view /> });
    view! {
        <Expectations step />
        {written}
        <ReadingActs step />
    }
}

#[component]
fn Written(view: StepView) -> impl IntoView {
    let StepView { step, state, answers, answers_html, techniques, lessons, .. } = view;
    let nothing = answers.is_empty() && techniques.is_empty() && lessons.is_empty();
    if nothing && state == StepState::Upcoming {
        return view! { <p class="small">{tr!(pocs.step.nothing)}</p> }.into_any();
    }
    let line = |question: Question| {
        let answer = match (question.kind(), answers_html.get(&question), answers.get(&question)) {
            (QuestionKind::Words, Some(html), _) => {
                view! { <Markdown html=html.clone() /> }.into_any()
            }
            (QuestionKind::Words, None, Some(text)) => text.clone().into_any(),
            (QuestionKind::Choice(_), _, Some(code)) => choice(question, code).into_any(),
            (_, _, None) => {
                view! { <span class="small muted">{tr!(pocs.step.to_complete)}</span> }.into_any()
            }
        };
        view! { <Detail term=words::question(question)>{answer}</Detail> }
    };
    view! {
        <dl class="facts">{Question::of(step).map(line).collect_view()}<Techniques techniques /></dl>
        <Lessons lessons />
    }
    .into_any()
}

#[component]
fn Techniques(techniques: Vec<TechniqueView>) -> impl IntoView {
    let book = expect_context::<References>().book();
    let line = |TechniqueView { name, note }: TechniqueView| {
        let note = note.map(|note| format!(" : {note}"));
        let code = listed(&book, &name);
        let sheet = code.map(|code| view! { <SheetLink code name=name.clone() /> });
        view! { <li><Tag href=lessons_with(&name) label=name />{note}{sheet}</li> }
    };
    let some = !techniques.is_empty();
    let lines = techniques.into_iter().map(line).collect_view();
    some.then(|| {
        view! {
            <Detail term=tr!(pocs.step.techniques)>
                <ul role="list" class="plain-list">{lines}</ul>
            </Detail>
        }
    })
}

#[component]
fn Lessons(lessons: Vec<LessonView>) -> impl IntoView {
    let lesson = |lesson: LessonView| {
        let LessonView { kind, text, author, .. } = lesson;
        let glyph = words::lesson_glyph(kind);
        let kind = view! { <Icon glyph />{words::lesson_kind(kind)} }.into_any();
        let source = author.map(|person| person.name).unwrap_or_default();
        view! { <Quotation kind text=quoted(&text) source /> }
    };
    (!lessons.is_empty()).then(|| {
        view! { <div class="lessons">{lessons.into_iter().map(lesson).collect_view()}</div> }
    })
}

/// What one may do at this step.
#[component]
fn ReadingActs(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let number = step.number();
    let begun = Memo::new(move |_| {
        let outline = record.outline.read();
        let next = outline.next().map_or(u8::MAX, Step::number);
        outline.status != PocStatus::Planned && number <= next
    });
    let passed = Memo::new(move |_| {
        let outline = record.outline.read();
        outline.steps.iter().any(|one| one.step == step && one.state == StepState::Passed)
    });
    let button = |glyph, words: String, look, press: Callback<()>| {
        view! {
            <Button size=Size::Small look glyph on:click=move |_| press.run(())>{words}</Button>
        }
    };
    let write = Callback::new(move |()| record.editing.set(Some(step)));
    let learn = Callback::new(move |()| record.lesson.about(step));
    let reopen = Callback::new(move |()| record.reopening.about(step));
    view! {
        <div class="cluster no-print step-acts">
            <Show when=move || record.may(PocAct::Edit)>
                {button(Glyph::Edit, tr!(pocs.step.write, number = number), Look::Plain, write)}
            </Show>
            <Show when=move || record.may(PocAct::Edit) && begun.get()>
                {button(Glyph::Plus, tr!(pocs.step.learn, number = number), Look::Plain, learn)}
            </Show>
            <Show when=move || record.may(PocAct::Reopen) && passed.get()>
                {button(Glyph::Reuse, tr!(pocs.step.reopen, number = number), Look::Quiet, reopen)}
            </Show>
        </div>
    }
}
