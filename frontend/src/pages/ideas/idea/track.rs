//! « Parcours intrapreneur »: the tracks in which the idea takes part, and the way into one (R078).

use api_types::challenge::{ChallengeRef, EnterTrackRequest, EntryView, TrackEntries};
use domain::access::Permission;
use domain::{ChallengeId, FieldCode, FieldError, IdeaId};
use leptos::prelude::*;

use super::Shown;
use crate::api::{Fetch, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Faults, Form, Glyph, Lazily, Look, Press, Section, SelectField,
    SelectOption, Size, TextArea, chunk,
};
use crate::pages::challenges::{EntryCards, NamedBy};
use crate::pages::shared::{FoundWords, Place, keep_fields, when_overtaken};
use crate::state::{Session, Toasts};
use crate::words::tr;

/// The tracks that the idea may enter, or whose author may be invited.
type Open = Memo<Vec<ChallengeRef>>;

// Most ideas are in no track: cards and forms come with those that are, or may be.
chunk! {
    idea_tracks {
        track_cards(items: Memo<Vec<EntryView>>, entries: Fetch<TrackEntries>) => {
            view! { <EntryCards items by=NamedBy::Track entries /> }
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

/// The author enters an answer of theirs; whoever runs a track invites the author.
#[component]
fn Enter(idea: Shown, open: Open, entries: Fetch<TrackEntries>) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let shown = RwSignal::new(false);
    let own = Memo::new(move |_| idea.read().summary.author.is_me);
    let words = move || {
        if own.get() { tr!(challenges.entries.enter) } else { tr!(challenges.entries.invite) }
    };
    view! {
        <p>
            <Button size=Size::Small glyph=Glyph::Plus on:click=move |_| shown.set(true)>
                {words}
            </Button>
        </p>
        <Dialog open=shown title=tr!(challenges.entries.enter_title)>
            // Made each time it opens: the word that is being written stays on this device.
            <Show when=move || shown.get()><EnterForm id own open entries shown /></Show>
        </Dialog>
    }
}

#[component]
fn EnterForm(
    id: IdeaId,
    own: Memo<bool>,
    open: Open,
    entries: Fetch<TrackEntries>,
    shown: RwSignal<bool>,
) -> impl IntoView {
    let (track, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kept = keep_fields(Place::of(&format!("entrance.{id}")), [("note", note)]);
    let (key, toasts) = (StoredValue::new(draw_key()), expect_context::<Toasts>());
    let send = use_submit(
        move |client, (track, body): (ChallengeId, EnterTrackRequest)| {
            let key = key.get_value();
            async move { client.enter_track(track, &body, &key).await }
        },
        move |_: EntryView| {
            kept.forget();
            shown.set(false);
            toasts.tell(tr!(challenges.entries.entered));
            entries.refetch();
        },
    );
    // It has just entered through somebody else: its card says so.
    when_overtaken(send.failure(), move || entries.refetch());
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
    view! {
        <FoundWords kept />
        <Form faults=send.faults() on_submit=submit>
            <div class="stack">
                <EnterFields faults=send.faults() open track />
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

#[component]
fn EnterFields(faults: Faults, open: Open, track: RwSignal<String>) -> impl IntoView {
    // Where the idea has entered is chosen no more.
    Effect::new(move |_| {
        let tracks: Vec<String> = open.read().iter().map(|one| one.id.to_string()).collect();
        let gone = track.with_untracked(|track| !tracks.contains(track));
        if gone {
            track.set(tracks.into_iter().next().unwrap_or_default());
        }
    });
    let options = Signal::derive(move || {
        let option = |one: ChallengeRef| SelectOption::new(one.id.to_string(), one.title);
        open.get().into_iter().map(option).collect::<Vec<_>>()
    });
    view! {
        <SelectField
            faults
            pointer="/challenge_id"
            label=tr!(challenges.entries.track)
            value=track
            options
        />
    }
}
