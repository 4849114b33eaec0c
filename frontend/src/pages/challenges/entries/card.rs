//! One idea of a track: where it stands, the two of the team, how it was reworked, and what one may do.

use api_types::challenge::{EntryView, ReworkView, TrackEntries};
use api_types::people::PersonView;
use domain::challenge::{EntryAct, EntryStatus};
use leptos::prelude::*;

use super::act::{AskTeammate, Decide, Leave, Rework};
use super::answer::{Answer, Question};
use crate::api::Fetch;
use crate::components::{Badge, Markdown, Moment, Person};
use crate::routes::{IdeasPage, Page};
use crate::words::{self, tr, trn};

/// What the title of a card names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedBy {
    /// The idea, on the page of the challenge.
    Idea,
    /// The challenge, on the page of the idea.
    Track,
}

#[component]
pub(crate) fn EntryCard(
    entry: EntryView,
    by: NamedBy,
    entries: Fetch<TrackEntries>,
) -> impl IntoView {
    let (href, title) = match by {
        NamedBy::Idea => {
            let href = Page::Ideas(IdeasPage::Idea(entry.idea.id)).path();
            (href, entry.idea.title.clone())
        }
        NamedBy::Track => {
            let href = Page::Ideas(IdeasPage::Challenge(entry.challenge.id)).path();
            let track = entry.challenge.title.clone();
            if entry.reworks.is_empty() {
                (href, track)
            } else {
                (href, tr!(challenges.entries.reworked_in, title = track))
            }
        }
    };
    let status = entry.status;
    let (tone, glyph) = words::entry_mark(status);
    let note = entry.note.clone().zip(entry.invited_by.clone()).map(|(note, by)| {
        let whose = tr!(challenges.entries.note_of, name = by.name);
        view! { <p class="small"><b>{whose}</b>" "<span class="as-typed">{note}</span></p> }
    });
    let reason = entry.reason.clone().map(|reason| view! { <p class="as-typed">{reason}</p> });
    view! {
        <article class="tray stack gap-3">
            <h3 class="h-md"><a href=href>{title}</a></h3>
            <p class="cluster gap-2">
                <Badge tone glyph>{words::entry_status(status)}</Badge>
            </p>
            <Team entry=entry.clone() />
            {note}
            {reason}
            <Reworks reworks=entry.reworks.clone() />
            <Acts entry entries />
        </article>
    }
}

/// The two of the team, or the one who looks for the other.
#[component]
fn Team(entry: EntryView) -> impl IntoView {
    let EntryView { author, teammate, asked, status, .. } = entry;
    let second = teammate.map(named);
    let waits = asked.map(|asked| tr!(challenges.entries.asked, name = asked.name));
    let alone = (status == EntryStatus::Forming && waits.is_none())
        .then(|| tr!(challenges.entries.alone).to_owned());
    let said = waits.or(alone).map(|said| view! { <p class="small muted">{said}</p> });
    view! {
        <p class="cluster gap-2">{named(author)}{second}</p>
        {said}
    }
}

fn named(person: PersonView) -> impl IntoView {
    let body = person.organisation.map(|body| body.name).unwrap_or_default();
    view! { <Person name=person.name note=body /> }
}

/// The last version; those before, folded.
#[component]
fn Reworks(reworks: Vec<ReworkView>) -> impl IntoView {
    let mut versions = reworks.into_iter();
    let Some(last) = versions.next() else { return ().into_any() };
    let former: Vec<ReworkView> = versions.collect();
    let count = u64::try_from(former.len()).unwrap_or(u64::MAX);
    let before = (!former.is_empty()).then(|| {
        let lines = former.into_iter().map(|one| view! { <li>{version(one)}</li> });
        view! {
            <details class="disclose">
                <summary>{trn!(count, challenges.entries.former)}</summary>
                <ul role="list" class="stack gap-4">{lines.collect_view()}</ul>
            </details>
        }
    });
    view! {
        <h4 class="h-md">{tr!(challenges.entries.rework_title)}</h4>
        {version(last)}
        {before}
    }
    .into_any()
}

fn version(rework: ReworkView) -> impl IntoView {
    let ReworkView { body, by, at } = rework;
    view! {
        <div class="stack gap-2">
            <p class="small muted">{by.name}" · "<Moment at /></p>
            <Markdown html=body.html />
        </div>
    }
}

/// What the server says that the reader may do.
#[component]
fn Acts(entry: EntryView, entries: Fetch<TrackEntries>) -> impl IntoView {
    if entry.allowed.is_empty() {
        return ().into_any();
    }
    let may = |act: EntryAct| entry.allowed.contains(&act);
    let seen = (entry.id, entry.version);
    let invited =
        may(EntryAct::Answer).then(|| view! { <Answer question=Question::Track seen entries /> });
    let asked = may(EntryAct::AnswerTeammate)
        .then(|| view! { <Answer question=Question::Team seen entries /> });
    let ask = may(EntryAct::AskTeammate).then(|| view! { <AskTeammate seen entries /> });
    let rework = may(EntryAct::Rework).then(|| {
        let last = entry.reworks.first().map(|last| last.body.markdown.clone());
        view! { <Rework seen last=last.unwrap_or_default() entries /> }
    });
    let decide = may(EntryAct::Decide)
        .then(|| view! { <Decide seen verdicts=entry.verdicts.clone() entries /> });
    let leave = may(EntryAct::Leave).then(|| view! { <Leave seen entries /> });
    view! {
        <div class="stack gap-3">
            {invited}
            {asked}
            <div class="cluster gap-2">{ask}{rework}{decide}{leave}</div>
        </div>
    }
    .into_any()
}
