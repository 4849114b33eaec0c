//! One idea of a track: where it stands, the two of the team, how it was reworked, and what one may do.

use api_types::challenge::{EntryView, ReworkView, TrackEntries};
use api_types::people::PersonView;
use domain::EntryId;
use domain::challenge::{EntryAct, EntryStatus};
use leptos::prelude::*;

use super::act::{AskTeammate, Decide, Leave, Rework};
use super::answer::{Answer, Question};
use super::held::{ActDialog, Held};
use crate::api::Fetch;
use crate::components::{Badge, Button, Glyph, Look, Markdown, Moment, Person, Size};
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

/// It stays while its entry is read again: only what has moved is drawn anew, and nobody loses what they are writing.
#[component]
pub(super) fn EntryCard(
    id: EntryId,
    items: Memo<Vec<EntryView>>,
    by: NamedBy,
    entries: Fetch<TrackEntries>,
) -> impl IntoView {
    let entry = Memo::new(move |_| items.read().iter().find(|one| one.id == id).cloned());
    let held = Held { id, entry, entries };
    view! {
        <article class="tray stack gap-3">
            {move || entry.get().map(|entry| view! { <Told entry by /> })}
            <Acts held />
        </article>
    }
}

/// What everybody who may know of it reads.
#[component]
fn Told(entry: EntryView, by: NamedBy) -> impl IntoView {
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
        <h3 class="h-md"><a href=href>{title}</a></h3>
        <p class="cluster gap-2">
            <Badge tone glyph>{words::entry_status(status)}</Badge>
        </p>
        <Team entry=entry.clone() />
        {note}
        {reason}
        <Reworks reworks=entry.reworks />
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
fn Acts(held: Held) -> impl IntoView {
    let (invited, asked) = (held.may(EntryAct::Answer), held.may(EntryAct::AnswerTeammate));
    let (ask, rework) = (held.may(EntryAct::AskTeammate), held.may(EntryAct::Rework));
    let (decide, leave) = (held.may(EntryAct::Decide), held.may(EntryAct::Leave));
    let [asking, reworking, deciding, leaving] = [(); 4].map(|()| RwSignal::new(false));
    let any = Memo::new(move |_| [ask, rework, decide, leave].iter().any(|act| act.get()));
    view! {
        <Show when=move || invited.get()><Answer question=Question::Track held /></Show>
        <Show when=move || asked.get()><Answer question=Question::Team held /></Show>
        <Show when=move || any.get()>
            <div class="cluster gap-2">
                {opener(ask, asking, (tr!(challenges.entries.ask), Glyph::Users))}
                {opener(rework, reworking, (tr!(challenges.entries.rework), Glyph::Edit))}
                {opener(decide, deciding, (tr!(challenges.entries.decide), Glyph::Flag))}
                <Show when=move || leave.get()>
                    <Button
                        look=Look::Quiet
                        size=Size::Small
                        on:click=move |_| leaving.set(true)
                    >
                        {tr!(challenges.entries.leave)}
                    </Button>
                </Show>
            </div>
        </Show>
        <ActDialog
            may=ask
            open=asking
            title=tr!(challenges.entries.ask)
            held
            form=|held, open| view! { <AskTeammate held open /> }.into_any()
        />
        <ActDialog
            may=rework
            open=reworking
            title=tr!(challenges.entries.rework)
            held
            form=|held, open| view! { <Rework held open /> }.into_any()
        />
        <ActDialog
            may=decide
            open=deciding
            title=tr!(challenges.entries.decide)
            held
            form=|held, open| view! { <Decide held open /> }.into_any()
        />
        <ActDialog
            may=leave
            open=leaving
            title=tr!(challenges.entries.leave)
            held
            form=|held, open| view! { <Leave held open /> }.into_any()
        />
    }
}

/// The button that opens a dialog of the same name.
fn opener(may: Memo<bool>, open: RwSignal<bool>, (words, glyph): (&'static str, Glyph)) -> AnyView {
    view! {
        <Show when=move || may.get()>
            <Button size=Size::Small glyph on:click=move |_| open.set(true)>{words}</Button>
        </Show>
    }
    .into_any()
}
