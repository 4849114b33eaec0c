//! The life of the network: the latest ideas, the experiments on the move, the recent practices.

use api_types::agenda::AgendaEntryView;
use api_types::attachment::AttachmentView;
use api_types::home::HomeFigure;
use api_types::idea::IdeaSummary;
use api_types::poc::PocSummary;
use api_types::practice::PracticeSummary;
use domain::agenda::AgendaKind;
use domain::editorial::EditorialBrick;
use leptos::prelude::*;

use crate::components::{Ago, Day, Moment, MoreLink, Section, steps_sentence};
use crate::pages::shared::happening_page;
use crate::routes::{EditorialPage, IdeasPage, Page, PocsPage, PracticesPage};
use crate::state::Session;
use crate::words::{self, tr};

/// Lines of each kind.
const LINES: usize = 3;

#[component]
pub(super) fn Latest(
    ideas: Vec<IdeaSummary>,
    pocs: Vec<PocSummary>,
    practices: Vec<PracticeSummary>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let (ideas_list, pocs_list) = (Page::Ideas(IdeasPage::List), Page::Pocs(PocsPage::List));
    let practices_list = Page::Practices(PracticesPage::List);
    // « Aucune idée » would be false of ideas that one may not read.
    let ideas = session.sees(ideas_list).then(|| {
        let lines = ideas.into_iter().take(LINES).map(idea_line).collect();
        let all = (ideas_list, tr!(home.all_ideas));
        view! { <Lines title=tr!(home.latest_ideas) none=tr!(home.no_idea_yet) all lines /> }
    });
    let pocs = session.sees(pocs_list).then(|| {
        let lines = pocs.into_iter().take(LINES).map(poc_line).collect();
        let all = (pocs_list, tr!(home.all_pocs));
        view! { <Lines title=tr!(home.latest_pocs) none=tr!(home.no_poc_yet) all lines /> }
    });
    let practices = session.sees(practices_list).then(|| {
        let lines = practices.into_iter().take(LINES).map(practice_line).collect();
        let all = (practices_list, tr!(home.all_practices));
        view! { <Lines title=tr!(home.latest_practices) none=tr!(home.no_practice_yet) all lines /> }
    });
    let any = ideas.is_some() || pocs.is_some() || practices.is_some();
    any.then(|| {
        view! {
            <aside class="stack gap-10" aria-label=tr!(home.latest)>{ideas}{pocs}{practices}</aside>
        }
    })
}

/// What comes next and what was last counted, side by side; nothing when there is neither.
#[component]
pub(super) fn Coming(events: Vec<AgendaEntryView>, figures: Vec<HomeFigure>) -> impl IntoView {
    if events.is_empty() && figures.is_empty() {
        return ().into_any();
    }
    let list = |brick| Page::Editorial(EditorialPage::List(brick));
    view! {
        <div class="grid-2">
            {beside(
                tr!(home.events),
                (list(EditorialBrick::Events), tr!(home.all_events)),
                events.into_iter().map(event_line).collect(),
            )}
            {beside(
                tr!(home.figures),
                (list(EditorialBrick::KeyFigures), tr!(home.all_figures)),
                figures.into_iter().map(figure_line).collect(),
            )}
        </div>
    }
    .into_any()
}

/// A title that leads somewhere, a few words below, and what shows it.
struct Line {
    page: Page,
    title: String,
    note: AnyView,
    image: Option<AttachmentView>,
}

/// Lines that are there when there is something to show.
fn beside(title: &'static str, all: (Page, &'static str), lines: Vec<Line>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| view! { <Lines title none="" all lines /> }.into_any())
}

fn event_line(entry: AgendaEntryView) -> Line {
    let AgendaEntryView { kind, id, title, on, begins_at, place, image, .. } = entry;
    // What nobody wrote has the title of what it is about.
    let what = (kind != AgendaKind::Event).then(|| view! { {words::agenda_kind(kind)}" · " });
    let when = match begins_at {
        Some(at) => view! { <Moment at /> }.into_any(),
        None => view! { <Day on /> }.into_any(),
    };
    let place = place.map(|place| format!(" · {place}"));
    let note = view! { {what}{when}{place} }.into_any();
    Line { page: happening_page(kind, id), title, note, image }
}

fn figure_line(figure: HomeFigure) -> Line {
    let HomeFigure { id, title, value, unit, on, source } = figure;
    let said = [Some(value), unit].into_iter().flatten().collect::<Vec<_>>().join("\u{a0}");
    let note = view! { <strong>{said}</strong>" · "<Day on />" · "{source} }.into_any();
    let page = Page::Editorial(EditorialPage::Item(EditorialBrick::KeyFigures, id));
    Line { page, title, note, image: None }
}

fn idea_line(idea: IdeaSummary) -> Line {
    let IdeaSummary { id, title, deposited_on, organisation, .. } = idea;
    let body = organisation.map(|body| format!("{} · ", body.name));
    let note = view! { {body}<Day on=deposited_on /> }.into_any();
    Line { page: Page::Ideas(IdeasPage::Idea(id)), title, note, image: None }
}

fn poc_line(poc: PocSummary) -> Line {
    let PocSummary { id, title, steps_passed, updated_at, .. } = poc;
    let note = view! { {steps_sentence(steps_passed)}" · "<Ago at=updated_at /> }.into_any();
    Line { page: Page::Pocs(PocsPage::Poc(id)), title, note, image: None }
}

fn practice_line(practice: PracticeSummary) -> Line {
    let PracticeSummary { id, title, organisation, published_at, .. } = practice;
    let note = view! { {organisation.name}" · "<Ago at=published_at /> }.into_any();
    Line { page: Page::Practices(PracticesPage::Practice(id)), title, note, image: None }
}

/// What shows a line. Its title, beside, says it already; as large before it arrives as after.
fn picture(image: AttachmentView) -> impl IntoView {
    view! {
        <span class="end">
            <img class="thumb" src=image.url alt="" width="72" height="48" loading="lazy" />
        </span>
    }
}

#[component]
fn Lines(
    title: &'static str,
    none: &'static str,
    all: (Page, &'static str),
    lines: Vec<Line>,
) -> impl IntoView {
    let (page, word) = all;
    if lines.is_empty() {
        return view! { <Section title><p class="small muted">{none}</p></Section> }.into_any();
    }
    let lines = lines.into_iter().map(|Line { page, title, note, image }| {
        let class = image.is_some().then_some("row-item");
        view! {
            <li class=class>
                <div>
                    <p class="title"><a href=page.path()>{title}</a></p>
                    <p class="small muted">{note}</p>
                </div>
                {image.map(picture)}
            </li>
        }
    });
    view! {
        <Section title>
            <ul role="list" class="row-list row-list-sm">{lines.collect_view()}</ul>
            <MoreLink href=page.path()>{word}</MoreLink>
        </Section>
    }
    .into_any()
}
