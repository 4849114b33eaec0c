//! The chain idea → experiment → practice → reuse, on the page of each of them (R013).

use api_types::chain::{Chain as ChainView, Knot as KnotView};
use domain::idea::IdeaStatus;
use domain::poc::{PocStatus, STEP_COUNT};
use domain::{IdeaId, PocId, PracticeId};
use leptos::prelude::*;

use crate::components::{Chain, Door, Knot, Section, Thread, steps_and_percent};
use crate::routes::{IdeasPage, Page, PocsPage, PracticesPage};
use crate::words::{self, tr, trn};

/// Why the chain goes no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    NotSelected,
    Withdrawn,
    Abandoned,
    NotValidated,
}

impl Stop {
    fn of(chain: &ChainView, refused: bool) -> Option<Self> {
        let idea = chain.idea.as_ref().and_then(|knot| IdeaStatus::from_code(&knot.status));
        match (poc_status(chain), idea) {
            (Some(PocStatus::Abandoned), _) => Some(Self::Abandoned),
            (Some(_), _) => refused.then_some(Self::NotValidated),
            (None, Some(IdeaStatus::NotSelected)) => Some(Self::NotSelected),
            (None, Some(IdeaStatus::Withdrawn)) => Some(Self::Withdrawn),
            (None, _) => None,
        }
    }

    /// An idea that was not selected only sleeps: nothing is said of what will not be.
    fn no_practice(self) -> &'static str {
        match self {
            Self::NotSelected | Self::Withdrawn => tr!(chain.unpublished),
            Self::Abandoned | Self::NotValidated => tr!(chain.never_practice),
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::NotSelected => tr!(chain.not_selected),
            Self::Withdrawn => tr!(chain.withdrawn),
            Self::Abandoned => tr!(chain.abandoned),
            Self::NotValidated => tr!(chain.not_validated),
        }
    }
}

fn poc_status(chain: &ChainView) -> Option<PocStatus> {
    chain.poc.as_ref().and_then(|knot| PocStatus::from_code(&knot.status))
}

/// The section « D’où elle vient, où elle va ».
#[component]
pub(crate) fn ChainSection(
    chain: ChainView,
    current: Door,
    /// Whether the experiment went to its end and was not validated.
    #[prop(optional)]
    refused: bool,
) -> impl IntoView {
    view! {
        <Section title=tr!(common.chain.title)>
            <Chain knots=knots(chain, refused) current />
        </Section>
    }
}

fn knots(chain: ChainView, refused: bool) -> [Knot; 4] {
    let stop = Stop::of(&chain, refused).filter(|_| chain.practice.is_none());
    let completed = poc_status(&chain) == Some(PocStatus::Completed);
    let ChainView { idea, poc, practice, reuses } = chain;
    let taken_up = practice.as_ref().map(|knot| (PracticeId(knot.id), reuses));
    let taken_up = taken_up.filter(|(_, reuses)| *reuses > 0);
    let published = practice.is_some();
    // What is published has its past behind it, told or not.
    let tried = thread(poc.is_some() || published);
    let alone = published && poc.is_none();
    [
        idea_knot(idea, tried, alone),
        poc_knot(poc, thread(published), (stop, alone)),
        practice_knot(practice, thread(taken_up.is_some()), (stop, completed)),
        reuse_knot(taken_up, stop),
    ]
}

const fn thread(next: bool) -> Thread {
    if next { Thread::Happened } else { Thread::ToCome }
}

fn idea_knot(idea: Option<KnotView>, thread: Thread, alone: bool) -> Knot {
    let Some(KnotView { id, title, status, .. }) = idea else {
        let note = if alone { tr!(chain.no_idea_alone) } else { tr!(chain.no_idea_note) };
        let title = tr!(chain.no_idea);
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

/// `alone`: the practice is there, and no experiment that one may read came before it.
fn poc_knot(poc: Option<KnotView>, thread: Thread, (stop, alone): (Option<Stop>, bool)) -> Knot {
    let Some(KnotView { id, title, status, steps_passed, .. }) = poc else {
        let (title, note) = match stop {
            Some(stop) => (tr!(chain.untried), stop.said()),
            None if alone => (tr!(chain.untold_poc), tr!(chain.untold_poc_note)),
            None => (tr!(chain.no_poc), tr!(chain.no_poc_note)),
        };
        return Knot {
            door: Door::Poc,
            title: title.into(),
            href: None,
            note: note.into(),
            thread,
        };
    };
    let status = PocStatus::from_code(&status).map(words::poc_status);
    let steps = steps_passed.filter(|steps| *steps <= STEP_COUNT).map(steps_and_percent);
    let note: Vec<String> = status.map(str::to_owned).into_iter().chain(steps).collect();
    let href = Page::Pocs(PocsPage::Poc(PocId(id))).path();
    let note = note.join(" · ").into();
    Knot { door: Door::Poc, title: title.into(), href: Some(href), note, thread }
}

fn practice_knot(
    practice: Option<KnotView>,
    thread: Thread,
    (stop, completed): (Option<Stop>, bool),
) -> Knot {
    let door = Door::Practice;
    let Some(KnotView { id, title, reference, .. }) = practice else {
        let (title, note) = match stop {
            Some(stop) => (stop.no_practice(), stop.said()),
            None if completed => (tr!(chain.no_practice), tr!(chain.no_practice_done)),
            None => (tr!(chain.no_practice), tr!(chain.no_practice_note)),
        };
        return Knot { door, title: title.into(), href: None, note: note.into(), thread };
    };
    let href = Page::Practices(PracticesPage::Practice(PracticeId(id))).path();
    Knot { door, title: title.into(), href: Some(href), note: reference.into(), thread }
}

/// How many bodies took it up, where the page of the practice says who.
fn reuse_knot(taken_up: Option<(PracticeId, u32)>, stop: Option<Stop>) -> Knot {
    if let Some((practice, reuses)) = taken_up {
        let page = Page::Practices(PracticesPage::Practice(practice)).path();
        return Knot {
            door: Door::Reuse,
            title: trn!(u64::from(reuses), chain.reused).into(),
            href: Some(page + "#reprises"),
            note: tr!(chain.reused_note).into(),
            thread: Thread::Happened,
        };
    }
    let (title, note) = match stop {
        Some(stop) => (tr!(chain.never_reuse), stop.said()),
        None => (tr!(chain.no_reuse), tr!(chain.no_reuse_note)),
    };
    let (door, thread) = (Door::Reuse, Thread::ToCome);
    Knot { door, title: title.into(), href: None, note: note.into(), thread }
}
