//! The thread idea → experiment → practice → reuse: always four knots; the missing ones say what will happen.

use leptos::prelude::*;

use super::marks::{Door, DoorMark};
use crate::words::{Words, tr};

/// One knot of the thread.
#[derive(Clone, Debug)]
pub(crate) struct Knot {
    pub(crate) door: Door,
    /// Its title, or what is missing (« Pas encore publiée »).
    pub(crate) title: Words,
    /// Where it leads; none when it does not exist yet.
    pub(crate) href: Option<String>,
    /// A few words below (« 74 soutiens · mars 2025 »).
    pub(crate) note: Words,
    /// What the thread to the next knot says.
    pub(crate) thread: Thread,
}

/// The line that leaves a knot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thread {
    /// The next knot exists: solid.
    Happened,
    /// It does not yet: dashed.
    ToCome,
}

/// The chain, on the page of the object at `current`.
#[component]
pub(crate) fn Chain(knots: [Knot; 4], current: Door) -> impl IntoView {
    let items = knots.map(|knot| view! { <ChainKnot current=knot.door == current knot /> });
    view! {
        <nav class="chain" aria-label=tr!(common.chain.label)>
            <ol>{items.into_iter().collect_view()}</ol>
        </nav>
    }
}

#[component]
fn ChainKnot(knot: Knot, current: bool) -> impl IntoView {
    let Knot { door, title, href, note, thread } = knot;
    let title = match href {
        Some(href) => view! { <a href=href>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let kind = match door {
        Door::Idea => tr!(common.chain.idea),
        Door::Poc => tr!(common.chain.poc),
        Door::Practice => tr!(common.chain.practice),
        Door::Reuse => tr!(common.chain.reuse),
    };
    view! {
        <li
            data-door=door.name()
            data-state=(thread == Thread::ToCome).then_some("future")
            aria-current=current.then_some("true")
        >
            <DoorMark door />
            <span class="kind">{kind}</span>
            <p class="title">{title}</p>
            <p>{note}</p>
        </li>
    }
}
