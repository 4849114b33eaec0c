//! « Parcours intrapreneur »: the tracks in which the idea takes part, and the way into one (R078).

use api_types::challenge::{ChallengeRef, EnterTrackRequest, EntryView, TrackEntries};
use domain::access::Permission;
use domain::{ChallengeId, FieldCode, FieldError, IdeaId};
use leptos::prelude::*;

use super::Shown;
use crate::api::{Fetch, Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Form, Glyph, Lazily, Look, Press, Section, SelectField,
    SelectOption, Size, TextArea, chunk,
};
use crate::pages::challenges::{EntryCard, NamedBy};
use crate::state::{Session, Toasts};
use crate::words::tr;

/// The tracks that the idea may enter, or whose author may be invited.
type Open = Memo<Vec<ChallengeRef>>;

// Most ideas are in no track: cards and forms come with those that are, or may be.
chunk! {
    idea_tracks {
        track_cards(items: Memo<Vec<EntryView>>, entries: Fetch<TrackEntries>) => {
            view! { <Cards items entries /> }
        };
        track_entrance(idea: Shown, open: Open, entries: Fetch<TrackEntries>) => {
            view! { <Enter idea open entries /> }
        };
    }
}

/// For whoever may read challenges.
#[component]
pub(super) fn Tracks(idea: Shown) -> impl IntoView {
    let may_read = expect_context::<Session>().may(Permission::ReadChallenges);
    may_read.then(|| view! { <OfIdea idea /> })
}

/// Only where there is something to read, or to do.
#[component]
fn OfIdea(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let version = Memo::new(move |_| idea.read().version);
    let entries = use_fetch(
        move || (id, version.get()),
        |client, (id, _)| async move { client.read_idea_entries(id).await },
    );
    let now = Memo::new(move |_| entries.get().and_then(Result::ok));
    let items = Memo::new(move |_| now.get().map(|now| now.items).unwrap_or_default());
    let open = Memo::new(move |_| now.get().map(|now| now.open).unwrap_or_default());
    let shown = Memo::new(move |_| !items.read().is_empty() || !open.read().is_empty());
    view! {
        <Show when=move || shown.get()>
            <Section title=tr!(challenges.entries.of_idea)>
                <div class="stack gap-4">
                    <Show when=move || !items.read().is_empty()>
                        <Lazily load=move || track_cards(items, entries) />
                    </Show>
                    <Show when=move || !open.read().is_empty()>
                        <Lazily load=move || track_entrance(idea, open, entries) />
                    </Show>
                </div>
            </Section>
        </Show>
    }
}

#[component]
fn Cards(items: Memo<Vec<EntryView>>, entries: Fetch<TrackEntries>) -> impl IntoView {
    let cards = move || {
        let card = |entry: EntryView| {
            view! { <li><EntryCard entry by=NamedBy::Track entries /></li> }
        };
        items.get().into_iter().map(card).collect_view()
    };
    view! { <ul role="list" class="stack gap-4">{cards}</ul> }
}

/// The author enters an answer of theirs; whoever runs a track invites the author.
#[component]
fn Enter(idea: Shown, open: Open, entries: Fetch<TrackEntries>) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let shown = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let own = Memo::new(move |_| idea.read().summary.author.is_me);
    let words = move || {
        if own.get() { tr!(challenges.entries.enter) } else { tr!(challenges.entries.invite) }
    };
    let send = use_submit(
        move |client, (track, body): (ChallengeId, EnterTrackRequest)| async move {
            client.enter_track(track, &body).await
        },
        move |_: EntryView| {
            shown.set(false);
            toasts.tell(tr!(challenges.entries.entered));
            entries.refetch();
        },
    );
    view! {
        <p>
            <Button size=Size::Small glyph=Glyph::Plus on:click=move |_| shown.set(true)>
                {words}
            </Button>
        </p>
        <Dialog open=shown title=tr!(challenges.entries.enter_title)>
            <EnterForm id own open send shown />
        </Dialog>
    }
}

#[component]
fn EnterForm(
    id: IdeaId,
    own: Memo<bool>,
    open: Open,
    send: Submit<(ChallengeId, EnterTrackRequest)>,
    shown: RwSignal<bool>,
) -> impl IntoView {
    let (track, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // Where the idea has entered is chosen no more, and what was written went there.
    Effect::new(move |_| {
        let first = open.read().first().map(|one| one.id.to_string());
        track.set(first.unwrap_or_default());
        note.set(String::new());
    });
    let submit = move |()| {
        let Ok(track) = track.read_untracked().parse::<ChallengeId>() else {
            send.refuse(vec![FieldError::new("/challenge_id", FieldCode::Required)]);
            return;
        };
        let note = Some(note.get_untracked()).filter(|note| !note.trim().is_empty());
        let body = EnterTrackRequest { idea_id: id, note };
        let checked = body.parse();
        send.send_checked((track, body), checked);
    };
    let options = Signal::derive(move || {
        let option = |one: ChallengeRef| SelectOption::new(one.id.to_string(), one.title);
        open.get().into_iter().map(option).collect::<Vec<_>>()
    });
    view! {
        <Form faults=send.faults() on_submit=submit>
            <div class="stack">
                <SelectField
                    faults=send.faults()
                    pointer="/challenge_id"
                    label=tr!(challenges.entries.track)
                    value=track
                    options
                />
                <Show when=move || !own.get()>
                    <TextArea
                        faults=send.faults()
                        pointer="/note"
                        label=tr!(challenges.entries.note_label)
                        value=note
                        optional=true
                    />
                </Show>
                <ActProblem failure=send.failure() />
                <div class="cluster">
                    <Button look=Look::Primary press=Press::Submit pending=send.pending()>
                        {tr!(challenges.entries.enter_act)}
                    </Button>
                    <Button on:click=move |_| shown.set(false)>{tr!(common.cancel)}</Button>
                </div>
            </div>
        </Form>
    }
}
