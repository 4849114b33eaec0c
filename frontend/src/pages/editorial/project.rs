//! The project that news tells about: what was abandoned is told like the rest, with why and what it taught (R252).

use api_types::editorial::{ToldPocView, ToldProjectView};
use domain::editorial::ProjectStatus;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::components::{Badge, Detail, Glyph, Tone};
use crate::pages::lessons::lessons_of;
use crate::routes::{Page, PocsPage, PracticesPage};
use crate::state::References;
use crate::words::{self, tr};

/// How far it is; what was abandoned is a right that was used.
#[component]
pub(super) fn ProjectMark(status: ProjectStatus) -> impl IntoView {
    let (tone, glyph) = words::project_mark(status);
    let abandoned = status == ProjectStatus::Abandoned;
    view! {
        <Badge tone glyph>{words::project_status(status)}</Badge>
        " "
        {abandoned.then(|| view! {
            <Badge tone=Tone::Neutral glyph=Glyph::Flag>{tr!(lessons.right)}</Badge>
        })}
    }
}

#[component]
pub(super) fn Project(project: ToldProjectView) -> impl IntoView {
    let ToldProjectView { status, poc, practice } = project;
    let abandoned = status == ProjectStatus::Abandoned;
    let poc = poc.map(|poc| view! { <Tried poc abandoned /> });
    let practice = practice.map(|practice| {
        let href = Page::Practices(PracticesPage::Practice(practice.id)).path();
        view! {
            <Detail term=tr!(editorial.field.practice)><a href=href>{practice.title}</a></Detail>
        }
    });
    view! {
        <dl class="facts">
            <Detail term=tr!(editorial.field.project)><ProjectMark status /></Detail>
            {poc}
            {practice}
        </dl>
    }
}

/// The experiment, why it stopped when it did, and what it taught.
#[component]
fn Tried(
    poc: ToldPocView,
    /// The news tells that it was.
    abandoned: bool,
) -> impl IntoView {
    let references = expect_context::<References>();
    let ToldPocView { id, title, cause, .. } = poc;
    let stopped = abandoned || cause.is_some();
    let lessons = lessons_of(&title);
    let learnt = stopped.then(|| {
        view! {
            <Detail term=tr!(lessons.found)>
                <a href=lessons>{tr!(editorial.news.lessons)}</a>
            </Detail>
        }
    });
    let cause = cause.map(|code| {
        view! {
            <Detail term=tr!(editorial.news.cause)>
                {move || references.label(ReferenceList::Cause, &code)}
            </Detail>
        }
    });
    let href = Page::Pocs(PocsPage::Poc(id)).path();
    view! {
        <Detail term=tr!(editorial.field.poc)><a href=href>{title}</a></Detail>
        {cause}
        {learnt}
    }
}
