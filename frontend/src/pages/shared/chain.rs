//! The chain idea → experiment → practice → reuse, on the page of each of them (R013).

use api_types::chain::{Chain as ChainView, Knot as KnotView};
use domain::idea::IdeaStatus;
use domain::poc::{PocStatus, STEP_COUNT};
use domain::{IdeaId, PocId, PracticeId};
use leptos::prelude::*;

use crate::components::{Chain, Door, Knot, Section, Thread, steps_sentence};
use crate::routes::{IdeasPage, Page, PocsPage, PracticesPage};
use crate::words::{self, tr};

/// The section « D’où elle vient, où elle va ».
#[component]
pub(crate) fn ChainSection(chain: ChainView, current: Door) -> impl IntoView {
    view! {
        <Section title=tr!(common.chain.title)>
            <Chain knots=knots(chain) current />
        </Section>
    }
}

fn knots(chain: ChainView) -> [Knot; 4] {
    let ChainView { idea, poc, practice } = chain;
    let tried = thread(poc.is_some());
    let shared = thread(practice.is_some());
    [
        idea_knot(idea, tried),
        poc_knot(poc, shared),
        practice_knot(practice),
        Knot {
            door: Door::Reuse,
            title: tr!(chain.no_reuse).into(),
            href: None,
            note: tr!(chain.no_reuse_note).into(),
            thread: Thread::ToCome,
        },
    ]
}

const fn thread(next: bool) -> Thread {
    if next { Thread::Happened } else { Thread::ToCome }
}

fn idea_knot(idea: Option<KnotView>, thread: Thread) -> Knot {
    let Some(KnotView { id, title, status, .. }) = idea else {
        let (title, note) = (tr!(chain.no_idea), tr!(chain.no_idea_note));
        return Knot {
            door: Door::Idea,
            title: title.into(),
            href: None,
            note: note.into(),
            thread,
        };
    };
    let note = IdeaStatus::from_code(&status).map_or("", words::idea_status);
    let href = Page::Ideas(IdeasPage::Idea(IdeaId(id))).path();
    Knot { door: Door::Idea, title: title.into(), href: Some(href), note: note.into(), thread }
}

fn poc_knot(poc: Option<KnotView>, thread: Thread) -> Knot {
    let Some(KnotView { id, title, status, steps_passed, .. }) = poc else {
        let (title, note) = (tr!(chain.no_poc), tr!(chain.no_poc_note));
        return Knot {
            door: Door::Poc,
            title: title.into(),
            href: None,
            note: note.into(),
            thread,
        };
    };
    let status = PocStatus::from_code(&status).map(words::poc_status);
    let steps = steps_passed.filter(|steps| *steps <= STEP_COUNT).map(steps_sentence);
    let note: Vec<String> = status.map(str::to_owned).into_iter().chain(steps).collect();
    let href = Page::Pocs(PocsPage::Poc(PocId(id))).path();
    let note = note.join(" · ").into();
    Knot { door: Door::Poc, title: title.into(), href: Some(href), note, thread }
}

fn practice_knot(practice: Option<KnotView>) -> Knot {
    // Reuses are not told yet: the thread that leads to them is always to come.
    let thread = Thread::ToCome;
    let door = Door::Practice;
    let Some(KnotView { id, title, reference, .. }) = practice else {
        let (title, note) = (tr!(chain.no_practice), tr!(chain.no_practice_note));
        return Knot { door, title: title.into(), href: None, note: note.into(), thread };
    };
    let href = Page::Practices(PracticesPage::Practice(PracticeId(id))).path();
    Knot { door, title: title.into(), href: Some(href), note: reference.into(), thread }
}
