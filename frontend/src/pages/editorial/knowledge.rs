//! Key figures, method resources, testimonials: what a list and a page show of them.

use api_types::editorial::{
    FramedFeedbackView, KeyFigureView, MethodBriefView, MethodResourceView, TestimonialBriefView,
    TestimonialView,
};
use leptos::prelude::*;

use crate::components::{Day, Detail, Markdown};
use crate::words::{self, tr};

/// « 13 500 agents ».
pub(super) fn figure_words(figure: &KeyFigureView) -> String {
    match &figure.unit {
        Some(unit) => format!("{}\u{a0}{unit}", figure.value),
        None => figure.value.clone(),
    }
}

#[component]
pub(super) fn FigureNote(figure: KeyFigureView) -> impl IntoView {
    let said = figure_words(&figure);
    let KeyFigureView { on, source, note, .. } = figure;
    view! {
        <strong>{said}</strong>
        " · "
        {tr!(editorial.figures.at)}
        " "
        <Day on />
        " · "
        {tr!(editorial.figures.source, source = source)}
        {note.map(|note| format!(" · {note}"))}
    }
}

#[component]
pub(super) fn FigureBody(figure: KeyFigureView) -> impl IntoView {
    let said = figure_words(&figure);
    let KeyFigureView { on, source, note, .. } = figure;
    view! {
        <p class="lead"><strong>{said}</strong></p>
        {note.map(|note| view! { <p>{note}</p> })}
        <dl class="facts">
            <Detail term=tr!(editorial.field.on)><Day on /></Detail>
            <Detail term=tr!(editorial.field.source)>{source}</Detail>
        </dl>
    }
}

/// What kind of resource it is, and what that kind says of itself.
pub(super) fn method_words(brief: &MethodBriefView) -> String {
    let kind = words::method_kind(brief.kind);
    match (&brief.objective, &brief.version) {
        (Some(objective), _) => format!("{kind} · {objective}"),
        (None, Some(version)) => {
            let version = tr!(editorial.methods.version, version = version);
            format!("{kind} · {version}")
        }
        (None, None) => kind.to_owned(),
    }
}

#[component]
pub(super) fn MethodBody(resource: MethodResourceView) -> impl IntoView {
    let MethodResourceView { brief, body } = resource;
    view! {
        <p class="lead">{method_words(&brief)}</p>
        <Markdown html=body.html />
    }
}

/// Who speaks, from where.
pub(super) fn speaker_words(brief: &TestimonialBriefView) -> String {
    let TestimonialBriefView { speaker, role, side } = brief;
    format!("{speaker} · {} · {}", words::speaker_role(*role), words::speaker_side(*side))
}

#[component]
pub(super) fn TestimonialBody(testimonial: TestimonialView) -> impl IntoView {
    let TestimonialView { brief, story, framed } = testimonial;
    view! {
        <p class="lead">{speaker_words(&brief)}</p>
        {story.map(|story| view! { <Markdown html=story.html /> })}
        {framed.map(|parts| view! { <Framed parts /> })}
    }
}

/// Each part with its label in the margin; failure wears the same dress as success.
#[component]
fn Framed(parts: FramedFeedbackView) -> impl IntoView {
    let FramedFeedbackView { context, done, worked, failed, advice } = parts;
    let parts = [
        (tr!(editorial.field.context), Some(context)),
        (tr!(editorial.field.done), Some(done)),
        (tr!(editorial.field.worked), worked),
        (tr!(editorial.field.failed), failed),
        (tr!(editorial.field.advice), advice),
    ];
    let rows = parts.into_iter().filter_map(|(label, text)| Some((label, text?)));
    let rows = rows.map(|(label, text)| {
        view! {
            <div class="note-row">
                <h2 class="note-label">{label}</h2>
                <p>{text}</p>
            </div>
        }
    });
    view! { <div class="noted">{rows.collect_view()}</div> }
}
