//! Key figures, method resources, testimonials: what a list and a page show of them.

use api_types::editorial::{
    FramedFeedbackView, KeyFigureView, MethodBriefView, MethodResourceView, TestimonialBriefView,
    TestimonialView,
};
use api_types::practice::KitFileView;
use domain::EditorialId;
use domain::editorial::MethodKind;
use leptos::prelude::*;

use super::offered::Offered;
use super::versions::GuideVersions;
use crate::components::{Day, Detail, Markdown, MoreLink};
use crate::pages::lessons::lessons_with;
use crate::pages::practices::KitFile;
use crate::pages::shared::VideoOf;
use crate::routes::{Page, PocsPage, PracticesPage, ServicesPage};
use crate::state::Session;
use crate::words::{self, tr};

/// « 13 500 agents »; nothing of what is told in words.
fn figure_words(figure: &KeyFigureView) -> Option<String> {
    let value = figure.value.as_ref()?;
    Some(match &figure.unit {
        Some(unit) => format!("{value}\u{a0}{unit}"),
        None => value.clone(),
    })
}

#[component]
pub(super) fn FigureNote(figure: KeyFigureView, excerpt: String) -> impl IntoView {
    let said = figure_words(&figure);
    let KeyFigureView { on, source, note, body, counted_organisation, .. } = figure;
    view! {
        {said.map(|said| view! { <strong>{said}</strong>" · " })}
        {body.map(|_| format!("{excerpt} · "))}
        {counted_organisation.map(|of| format!("{} · ", of.name))}
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
    let KeyFigureView { on, source, note, body, link, counted, counted_organisation, .. } = figure;
    let not_told = counted.filter(|_| said.is_none());
    let link = link.map(|link| {
        view! {
            <Detail term=tr!(editorial.field.watch_link)>
                <a href=link.clone() rel="external noopener">{link.clone()}</a>
            </Detail>
        }
    });
    let of = counted_organisation.map(|of| {
        view! { <Detail term=tr!(portfolio.perimeter)>{of.name}</Detail> }
    });
    view! {
        {said.map(|said| view! { <p class="lead"><strong>{said}</strong></p> })}
        {not_told.map(|_| view! { <p>{tr!(editorial.figures.not_told)}</p> })}
        {body.map(|body| view! { <p class="as-typed">{body}</p> })}
        {note.map(|note| view! { <p>{note}</p> })}
        <dl class="facts">
            {of}
            <Detail term=tr!(editorial.field.on)><Day on /></Detail>
            <Detail term=tr!(editorial.field.source)>{source}</Detail>
            {link}
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
pub(super) fn MethodBody(id: EditorialId, resource: MethodResourceView) -> impl IntoView {
    let MethodResourceView { brief, body, files, sessions } = resource;
    view! {
        <p class="lead">{method_words(&brief)}</p>
        {brief.change.map(|change| {
            view! {
                <dl class="facts"><Detail term=tr!(practices.kit.note)>{change}</Detail></dl>
            }
        })}
        <Markdown html=body.html />
        {(!files.is_empty()).then(|| view! { <MethodFiles files /> })}
        {brief.technique.map(|code| {
            let href = lessons_with(code.as_str());
            view! { <p><MoreLink href>{tr!(editorial.methods.served)}</MoreLink></p> }
        })}
        {(brief.kind == MethodKind::ServiceOffer || !sessions.is_empty())
            .then(|| view! { <Offered kind=brief.kind sessions /> })}
        {(brief.kind == MethodKind::Guide).then(|| view! { <GuideVersions id /> })}
    }
}

/// What one takes away.
#[component]
fn MethodFiles(files: Vec<KitFileView>) -> impl IntoView {
    let lines = files.into_iter().map(|file| view! { <li><KitFile file /></li> });
    view! {
        <section aria-labelledby="fichiers">
            <h2 id="fichiers" class="section-title">{tr!(editorial.methods.files)}</h2>
            <ul role="list" class="stack gap-2">{lines.collect_view()}</ul>
        </section>
    }
}

/// The two texts that administrators keep and that every method begins with (R233, R298).
#[component]
pub(super) fn KeptMethods() -> impl IntoView {
    let session = expect_context::<Session>();
    let kept = [
        (Page::Pocs(PocsPage::Kit), tr!(editorial.methods.poc_kit)),
        (Page::Services(ServicesPage::IdeaRules), tr!(editorial.methods.idea_rules)),
    ];
    let open = kept.into_iter().filter(|(page, _)| session.sees(*page));
    let link = |(page, name): (Page, &'static str)| {
        view! { <li><MoreLink href=page.path()>{name}</MoreLink></li> }
    };
    view! {
        <ul role="list" class="cluster" aria-label=tr!(editorial.methods.kept)>
            {open.map(link).collect_view()}
        </ul>
    }
}

/// Who speaks, from where.
pub(crate) fn speaker_words(brief: &TestimonialBriefView) -> String {
    let TestimonialBriefView { speaker, role, side } = brief;
    format!("{speaker} · {} · {}", words::speaker_role(*role), words::speaker_side(*side))
}

#[component]
pub(super) fn TestimonialBody(testimonial: TestimonialView) -> impl IntoView {
    let TestimonialView { brief, story, framed, practice, poc, video } = testimonial;
    let practice = practice.map(|practice| {
        let page = Page::Practices(PracticesPage::Practice(practice.id));
        (tr!(editorial.field.practice), page, practice.title)
    });
    let poc = poc.map(|poc| {
        let page = Page::Pocs(PocsPage::Poc(poc.id));
        (tr!(editorial.field.poc), page, poc.title)
    });
    let about = practice.or(poc).map(|(term, page, title)| {
        view! {
            <dl class="facts">
                <Detail term><a href=page.path()>{title}</a></Detail>
            </dl>
        }
    });
    view! {
        <p class="lead">{speaker_words(&brief)}</p>
        {story.map(|story| view! { <Markdown html=story.html /> })}
        {framed.map(|parts| view! { <Framed parts /> })}
        {video.map(|video| view! { <VideoOf video /> })}
        {about}
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
