//! Who comes to an event: how it fills, registering, the reminder, undoing it.

use api_client::{ApiClient, ApiError};
use api_types::agenda::{AgendaEntryView, AgendaQuery, RegisterQuery, RegistrationView};
use api_types::editorial::{EditorialContentView, EditorialItemView};
use chrono::{DateTime, Utc};
use domain::EditorialId;
use domain::agenda::clash;
use domain::civil::Zone;
use domain::editorial::{EditorialAct, Reminder};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::item::Shown;
use crate::api::{Api, Submit, use_api, use_fetch, use_submit};
use crate::components::{ActProblem, Badge, Button, Glyph, Load, Look, Notice, Section, Tone};
use crate::state::Toasts;
use crate::words::{self, tr, trn};

/// The field of the reminder, and its label.
const REMINDER: &str = "rappel-evenement";

/// What one asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// A place, and when to be reminded.
    Come(Reminder),
    /// To leave it.
    Leave,
    /// Another reminder.
    Remind(Reminder),
}

fn registration_of(item: &EditorialItemView) -> Option<RegistrationView> {
    match &item.content {
        EditorialContentView::Events(event) => event.registration,
        EditorialContentView::News(_)
        | EditorialContentView::Glossary(_)
        | EditorialContentView::KeyFigures(_)
        | EditorialContentView::MethodResources(_)
        | EditorialContentView::Testimonials(_)
        | EditorialContentView::Newsletters(_) => None,
    }
}

/// How it fills, where one stands, when one is reminded, and the one act that is open now.
#[component]
pub(super) fn Seats(item: Shown, times: (DateTime<Utc>, DateTime<Utc>)) -> impl IntoView {
    let ask = use_ask(item);
    let state = Memo::new(move |_| item.with(registration_of));
    let writes = Memo::new(move |_| item.read().allowed.contains(&EditorialAct::Edit));
    let chosen = RwSignal::new(Reminder::default());
    let standing = move || state.get().map(|seats| view! { <Standing seats /> });
    // Read when it is pressed: the button stays, and keeps what it was given first.
    let turn = move || {
        let comes = state.get_untracked().is_some_and(|seats| !seats.registered);
        ask.send(if comes { Asked::Come(chosen.get_untracked()) } else { Asked::Leave });
    };
    let act = move || {
        let seats = state.get().filter(|seats| seats.open)?;
        let (word, look) = if seats.registered {
            (tr!(editorial.agenda.undo), Look::Plain)
        } else {
            (tr!(editorial.agenda.register), Look::Primary)
        };
        Some(view! {
            <Button look pending=ask.pending() on:click=move |_| turn()>
                {word}
            </Button>
        })
    };
    let open = Memo::new(move |_| state.get().is_some_and(|seats| seats.open));
    view! {
        <Section title=tr!(editorial.agenda.registrations)>
            <div class="stack gap-3">
                <div class="stack gap-3" aria-live="polite">
                    {standing}
                    <Clash item times />
                </div>
                <Show when=move || open.get()>
                    <ReminderChoice state chosen ask />
                </Show>
                <p>{act}</p>
                <ActProblem failure=ask.failure() />
            </div>
            <Show when=move || writes.get()><Comers item /></Show>
        </Section>
    }
}

/// Asks, says what was done, and offers to undo it.
fn use_ask(item: Shown) -> Submit<Asked> {
    let id = item.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let api = use_api();
    use_submit(
        move |client, asked: Asked| async move {
            let view = match asked {
                Asked::Come(reminder) | Asked::Remind(reminder) => {
                    let query = RegisterQuery { reminder: Some(reminder) };
                    client.register_for_event_as(id, &query).await?
                }
                Asked::Leave => client.unregister_from_event(id).await?,
            };
            Ok((view, asked))
        },
        move |(view, asked): (EditorialItemView, Asked)| {
            item.set(view);
            let (said, back) = match asked {
                Asked::Come(_) => (tr!(editorial.agenda.registered), false),
                Asked::Leave => (tr!(editorial.agenda.unregistered), true),
                Asked::Remind(_) => return toasts.tell(tr!(editorial.agenda.reminder_kept)),
            };
            let api = api.clone();
            let undo = move || take_back(&api, toasts, (id, item), back);
            toasts.tell_undoable(said, undo);
        },
    )
}

/// The toast may outlive the page: what it undoes is sent whether or not the page is still there. Whoever comes back at
/// once has their place in the order again, as the server says.
fn take_back(api: &Api, toasts: Toasts, (id, item): (EditorialId, Shown), comes: bool) {
    let api = api.clone();
    spawn_local(async move {
        match api.call(|client| turned(client, id, comes)).await {
            Ok(view) => {
                let said = if comes {
                    tr!(editorial.agenda.came_back)
                } else {
                    tr!(editorial.agenda.unregistered)
                };
                toasts.tell(said);
                item.try_update(|shown| *shown = view);
            }
            Err(failure) => toasts.tell(words::problem(&failure)),
        }
    });
}

async fn turned(
    client: ApiClient,
    id: EditorialId,
    comes: bool,
) -> Result<EditorialItemView, ApiError> {
    if comes { client.register_for_event(id).await } else { client.unregister_from_event(id).await }
}

/// When one is reminded: sent with the registration, and kept at once afterwards.
#[component]
fn ReminderChoice(
    state: Memo<Option<RegistrationView>>,
    chosen: RwSignal<Reminder>,
    ask: Submit<Asked>,
) -> impl IntoView {
    let choose = move |code: String| {
        let Some(reminder) = Reminder::from_code(&code) else { return };
        chosen.set(reminder);
        if state.get_untracked().is_some_and(|seats| seats.registered) {
            ask.send(Asked::Remind(reminder));
        }
    };
    let now = move || state.get().and_then(|seats| seats.reminder).unwrap_or_else(|| chosen.get());
    let lines = move || {
        let now = now();
        let line = |one: &Reminder| {
            let selected = *one == now;
            view! { <option value=one.code() selected=selected>{words::reminder(*one)}</option> }
        };
        Reminder::ALL.iter().map(line).collect_view()
    };
    view! {
        <div class="field">
            <label for=REMINDER>{tr!(editorial.agenda.reminder)}</label>
            <p class="hint" id="rappel-explique">{tr!(editorial.agenda.reminder_hint)}</p>
            <select
                class="select"
                id=REMINDER
                aria-describedby="rappel-explique"
                on:change:target=move |event| choose(event.target().value())
            >
                {lines}
            </select>
        </div>
    }
}

/// What they registered for at the same moment, told before they press; nothing when it cannot be read.
#[component]
fn Clash(item: Shown, times: (DateTime<Utc>, DateTime<Utc>)) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let days = AgendaQuery::between(Zone::Paris.day(times.0), Zone::Paris.day(times.1));
    let around =
        use_fetch(move || days, |client, days| async move { client.read_agenda(&days).await });
    move || {
        item.with(registration_of).filter(|seats| seats.open)?;
        let same = |entry: &AgendaEntryView| {
            let its = entry.begins_at.zip(entry.ends_at);
            let elsewhere = entry.registered && entry.id != id.0;
            elsewhere && its.is_some_and(|its| clash(its, times))
        };
        let entry = around.get()?.ok()?.items.into_iter().find(same)?;
        let title = tr!(editorial.agenda.clash, title = entry.title);
        Some(view! { <Notice tone=Tone::Warning title /> })
    }
}

#[component]
fn Standing(seats: RegistrationView) -> impl IntoView {
    let RegistrationView { places, seated, waiting, registered, ahead, open, reminder: _ } = seats;
    let taken = if let Some(places) = places {
        tr!(
            editorial.agenda.seated_of,
            seated = words::number(u64::from(seated)),
            places = words::number(u64::from(places))
        )
    } else {
        trn!(u64::from(seated), editorial.agenda.seated)
    };
    let waiting = (waiting > 0).then(|| trn!(u64::from(waiting), editorial.agenda.waiting));
    let mine = match (registered, ahead) {
        (true, None) => Some((Tone::Success, Glyph::Check, tr!(editorial.agenda.held).to_owned())),
        (true, Some(ahead)) => {
            let said = trn!(u64::from(ahead), editorial.agenda.ahead);
            Some((Tone::Info, Glyph::Clock, said))
        }
        (false, _) => None,
    };
    let mine = mine.map(|(tone, glyph, said)| view! { <Badge tone glyph>{said}</Badge> });
    let closed =
        (!open).then(|| view! { <p class="small muted">{tr!(editorial.agenda.closed)}</p> });
    view! {
        <p class="cluster gap-state"><span>{taken}</span>{waiting.map(|said| view! { <span class="muted">{said}</span> })}{mine}</p>
        {closed}
    }
}

/// Those who come, for whoever writes the event.
#[component]
fn Comers(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let all = use_fetch(
        move || item.with(registration_of),
        move |client, _| async move { client.list_event_registrations(id).await },
    );
    view! {
        <details class="disclose">
            <summary>{tr!(editorial.agenda.comers)}</summary>
            <Load resource=all let:all>
                <ol class="stack gap-1">
                    {all
                        .items
                        .into_iter()
                        .map(|one| {
                            let waits = one.waiting.then(|| tr!(editorial.agenda.waits));
                            view! { <li>{one.person.name}" "<span class="small muted">{waits}</span></li> }
                        })
                        .collect_view()}
                </ol>
            </Load>
        </details>
    }
}
