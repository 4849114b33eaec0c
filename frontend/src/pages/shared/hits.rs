//! What was found, wherever it is shown: marks, words, where it leads, why it stopped.

use api_types::search::{SearchContact, SearchFragment, SearchStop};
use domain::challenge::ChallengePhase;
use domain::editorial::{EditorialBrick, ProjectStatus};
use domain::idea::IdeaStatus;
use domain::poc::PocStatus;
use domain::practice::PracticeKind;
use domain::reference::ReferenceList;
use domain::search::SearchKind;
use domain::{BrickId, ChallengeId, EditorialId, IdeaId, KitId, PocId, PracticeId};
use leptos::prelude::*;
use uuid::Uuid;

use crate::components::{Badge, Door, Glyph, Tone};
use crate::routes::{EditorialPage, IdeasPage, Page, PocsPage, PracticesPage};
use crate::state::References;
use crate::words::{self, tr};

/// Where it leads; nowhere for a person, who has no page.
pub(crate) const fn hit_page(kind: SearchKind, id: Uuid) -> Option<Page> {
    match kind {
        SearchKind::Idea => Some(Page::Ideas(IdeasPage::Idea(IdeaId(id)))),
        SearchKind::Challenge => Some(Page::Ideas(IdeasPage::Challenge(ChallengeId(id)))),
        SearchKind::Poc => Some(Page::Pocs(PocsPage::Poc(PocId(id)))),
        SearchKind::Practice => Some(Page::Practices(PracticesPage::Practice(PracticeId(id)))),
        SearchKind::Kit => Some(Page::Practices(PracticesPage::Kit(KitId(id)))),
        SearchKind::Person => None,
        SearchKind::News => Some(item_page(EditorialBrick::News, id)),
        SearchKind::Event => Some(item_page(EditorialBrick::Events, id)),
        SearchKind::Term => Some(item_page(EditorialBrick::Glossary, id)),
        SearchKind::Figure => Some(item_page(EditorialBrick::KeyFigures, id)),
        SearchKind::Resource => Some(item_page(EditorialBrick::MethodResources, id)),
        SearchKind::Testimonial => Some(item_page(EditorialBrick::Testimonials, id)),
        SearchKind::Newsletter => Some(item_page(EditorialBrick::Newsletters, id)),
        SearchKind::Brick => Some(Page::Brick(BrickId(id))),
    }
}

const fn item_page(brick: EditorialBrick, id: Uuid) -> Page {
    Page::Editorial(EditorialPage::Item(brick, EditorialId(id)))
}

/// The door that it stands behind.
pub(crate) const fn hit_door(kind: SearchKind) -> Option<Door> {
    match kind {
        SearchKind::Idea | SearchKind::Challenge => Some(Door::Idea),
        SearchKind::Poc => Some(Door::Poc),
        SearchKind::Practice | SearchKind::Kit => Some(Door::Practice),
        SearchKind::Person
        | SearchKind::News
        | SearchKind::Event
        | SearchKind::Term
        | SearchKind::Figure
        | SearchKind::Resource
        | SearchKind::Testimonial
        | SearchKind::Newsletter
        | SearchKind::Brick => None,
    }
}

/// The mark of what stands behind no door.
pub(crate) const fn hit_glyph(kind: SearchKind) -> Glyph {
    match kind {
        SearchKind::Idea | SearchKind::Challenge => Glyph::Idea,
        SearchKind::Poc => Glyph::Poc,
        SearchKind::Practice | SearchKind::Kit => Glyph::Practice,
        SearchKind::Person => Glyph::Users,
        SearchKind::News => Glyph::News,
        SearchKind::Event => Glyph::Calendar,
        SearchKind::Term => Glyph::Book,
        SearchKind::Figure => Glyph::Chart,
        SearchKind::Resource => Glyph::File,
        SearchKind::Testimonial => Glyph::Chat,
        SearchKind::Newsletter => Glyph::Mail,
        SearchKind::Brick => Glyph::Leave,
    }
}

/// What it is, in one word.
pub(crate) fn hit_kind(kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::Idea => tr!(search.kind.idea),
        SearchKind::Challenge => tr!(search.kind.challenge),
        SearchKind::Poc => tr!(search.kind.poc),
        SearchKind::Practice => tr!(search.kind.practice),
        SearchKind::Kit => tr!(search.kind.kit),
        SearchKind::Person => tr!(search.kind.person),
        SearchKind::News => tr!(search.kind.news),
        SearchKind::Event => tr!(search.kind.event),
        SearchKind::Term => tr!(search.kind.term),
        SearchKind::Figure => tr!(search.kind.figure),
        SearchKind::Resource => tr!(search.kind.resource),
        SearchKind::Testimonial => tr!(search.kind.testimonial),
        SearchKind::Newsletter => tr!(search.kind.newsletter),
        SearchKind::Brick => tr!(search.kind.brick),
    }
}

/// What they are.
pub(crate) fn hit_kinds(kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::Idea => tr!(search.kinds.idea),
        SearchKind::Challenge => tr!(search.kinds.challenge),
        SearchKind::Poc => tr!(search.kinds.poc),
        SearchKind::Practice => tr!(search.kinds.practice),
        SearchKind::Kit => tr!(search.kinds.kit),
        SearchKind::Person => tr!(search.kinds.person),
        SearchKind::News => tr!(search.kinds.news),
        SearchKind::Event => tr!(search.kinds.event),
        SearchKind::Term => tr!(search.kinds.term),
        SearchKind::Figure => tr!(search.kinds.figure),
        SearchKind::Resource => tr!(search.kinds.resource),
        SearchKind::Testimonial => tr!(search.kinds.testimonial),
        SearchKind::Newsletter => tr!(search.kinds.newsletter),
        SearchKind::Brick => tr!(search.kinds.brick),
    }
}

/// Where something stands, in words; of any kind when it is not said which.
pub(crate) fn status_words(kind: Option<SearchKind>, code: &str) -> Option<&'static str> {
    let is = |one: SearchKind| kind.is_none_or(|kind| kind == one);
    let idea = IdeaStatus::from_code(code).filter(|_| is(SearchKind::Idea)).map(words::idea_status);
    let poc = || PocStatus::from_code(code).filter(|_| is(SearchKind::Poc)).map(words::poc_status);
    let challenge = || {
        let phase = ChallengePhase::from_code(code).filter(|_| is(SearchKind::Challenge));
        phase.map(words::challenge_phase)
    };
    let practice = || {
        let kind = PracticeKind::from_code(code).filter(|_| is(SearchKind::Practice));
        kind.map(words::practice_kind)
    };
    // Of any kind, « abandonnée » is said of the experiment; news alone tell that a project is done.
    let project = || {
        let status = ProjectStatus::from_code(code).filter(|_| is(SearchKind::News));
        status.map(words::project_status)
    };
    idea.or_else(poc).or_else(challenge).or_else(practice).or_else(project)
}

fn status_mark(kind: SearchKind, code: &str) -> Option<(Tone, Glyph)> {
    match kind {
        SearchKind::Idea => IdeaStatus::from_code(code).map(words::idea_status_mark),
        SearchKind::Poc => PocStatus::from_code(code).map(words::poc_status_mark),
        SearchKind::Challenge => ChallengePhase::from_code(code).map(words::challenge_phase_mark),
        SearchKind::Practice => Some((Tone::Neutral, Glyph::Practice)),
        SearchKind::News => ProjectStatus::from_code(code).map(words::project_mark),
        SearchKind::Kit
        | SearchKind::Person
        | SearchKind::Event
        | SearchKind::Term
        | SearchKind::Figure
        | SearchKind::Resource
        | SearchKind::Testimonial
        | SearchKind::Newsletter
        | SearchKind::Brick => None,
    }
}

/// Where it stands.
#[component]
pub(crate) fn HitState(kind: SearchKind, status: String) -> impl IntoView {
    let said = status_words(Some(kind), &status);
    let mark = status_mark(kind, &status);
    said.zip(mark).map(|(said, (tone, glyph))| view! { <Badge tone glyph>{said}</Badge> })
}

/// Words, those that were sought marked.
#[component]
pub(crate) fn Marked(fragments: Vec<SearchFragment>) -> impl IntoView {
    let piece = |SearchFragment { text, hit }: SearchFragment| {
        if hit { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    fragments.into_iter().map(piece).collect_view()
}

/// Why it stopped, and whom to call about it.
#[component]
pub(crate) fn HitStop(stop: SearchStop, contact: Option<SearchContact>) -> impl IntoView {
    let references = expect_context::<References>();
    let SearchStop { cause, note } = stop;
    let cause = cause.map(|code| references.label(ReferenceList::Cause, &code).to_string());
    let why = [cause, note].into_iter().flatten().collect::<Vec<_>>().join(". ");
    let call = contact.map(|contact| tr!(search.call, name = contact.name));
    view! {
        <span class="row-excerpt">
            <b class="small">{tr!(search.stopped)}" "</b>{why}
            {call.map(|call| view! { <span class="muted">" "{call}</span> })}
        </span>
    }
}
