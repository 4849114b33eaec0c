//! What the team of a track does, and what whoever runs it decides: each in its own dialog.

use api_types::challenge::{AskTeammateRequest, DecideEntryRequest, ReworkRequest, TrackEntries};
use domain::challenge::EntryVerdict;
use domain::{EntryId, FieldCode, FieldError};
use leptos::prelude::*;

use crate::api::{Fetch, Submit, use_submit};
use crate::components::{
    ActProblem, Button, Choice, ChoiceOption, Dialog, Form, Glyph, Look, Press, Size, TextArea,
};
use crate::pages::shared::{PersonChoice, PersonField, RichArea};
use crate::state::Toasts;
use crate::words::{self, tr};

/// Which entry, at which version.
type Seen = (EntryId, i32);

/// Closes the dialog, says what was done, and reads the entries again.
fn done<T: 'static>(
    open: RwSignal<bool>,
    said: &'static str,
    entries: Fetch<TrackEntries>,
) -> impl Fn(T) + Clone + 'static {
    let toasts = expect_context::<Toasts>();
    move |_: T| {
        open.set(false);
        toasts.tell(said);
        entries.refetch();
    }
}

/// The button that opens a dialog of the same name, and the form in it: its fields, the failure, the act, the way out.
#[component]
fn ActForm<I: Send + Sync + 'static>(
    open: RwSignal<bool>,
    title: &'static str,
    glyph: Glyph,
    send: Submit<I>,
    act: &'static str,
    #[prop(into)] on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <Button size=Size::Small glyph on:click=move |_| open.set(true)>{title}</Button>
        <Dialog open title>
            <Form faults=send.faults() on_submit>
                <div class="stack">
                    {children()}
                    <ActProblem failure=send.failure() />
                    <div class="cluster">
                        <Button look=Look::Primary press=Press::Submit pending=send.pending()>
                            {act}
                        </Button>
                        <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                    </div>
                </div>
            </Form>
        </Dialog>
    }
}

#[component]
pub(super) fn AskTeammate(seen: Seen, entries: Fetch<TrackEntries>) -> impl IntoView {
    let open = RwSignal::new(false);
    let note = RwSignal::new(String::new());
    let choice = PersonChoice::of(None);
    let named = choice.clone();
    let send = use_submit(
        move |client, body: AskTeammateRequest| async move {
            client.ask_teammate(seen.0, &body, seen.1).await
        },
        done(open, tr!(challenges.entries.teammate_asked), entries),
    );
    let submit = move |()| {
        let Some(person_id) = untrack(|| named.id()) else {
            send.refuse(vec![FieldError::new("/person_id", FieldCode::Required)]);
            return;
        };
        let note = Some(note.get_untracked()).filter(|note| !note.trim().is_empty());
        let body = AskTeammateRequest { person_id, note };
        let checked = body.parse();
        send.send_checked(body, checked);
    };
    view! {
        <ActForm
            open
            title=tr!(challenges.entries.ask)
            glyph=Glyph::Users
            send
            act=tr!(challenges.entries.ask_act)
            on_submit=submit
        >
            <PersonField
                faults=send.faults()
                pointer="/person_id"
                label=tr!(challenges.entries.teammate)
                hint=tr!(challenges.entries.teammate_hint)
                missing=tr!(challenges.entries.teammate_missing)
                choice
            />
            <TextArea
                faults=send.faults()
                pointer="/note"
                label=tr!(challenges.entries.note_label)
                value=note
                optional=true
            />
        </ActForm>
    }
}

/// The last version is at hand: one goes on from it.
#[component]
pub(super) fn Rework(seen: Seen, last: String, entries: Fetch<TrackEntries>) -> impl IntoView {
    let open = RwSignal::new(false);
    let body = RwSignal::new(last);
    let send = use_submit(
        move |client, body: ReworkRequest| async move {
            client.rework_entry(seen.0, &body, seen.1).await
        },
        done(open, tr!(challenges.entries.reworked), entries),
    );
    let submit = move |()| {
        let body = ReworkRequest { body: body.get_untracked() };
        let checked = body.parse();
        send.send_checked(body, checked);
    };
    view! {
        <ActForm
            open
            title=tr!(challenges.entries.rework)
            glyph=Glyph::Edit
            send
            act=tr!(challenges.entries.rework_act)
            on_submit=submit
        >
            <p class="small muted">{tr!(challenges.entries.rework_note)}</p>
            <RichArea
                faults=send.faults()
                pointer="/body"
                label=tr!(challenges.entries.rework_label)
                hint=tr!(challenges.entries.rework_hint)
                missing=tr!(challenges.entries.rework_missing)
                value=body
            />
        </ActForm>
    }
}

#[component]
pub(super) fn Decide(
    seen: Seen,
    verdicts: Vec<EntryVerdict>,
    entries: Fetch<TrackEntries>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let (verdict, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let send = use_submit(
        move |client, body: DecideEntryRequest| async move {
            client.decide_entry(seen.0, &body, seen.1).await
        },
        done(open, tr!(challenges.entries.decided), entries),
    );
    let submit = move |()| {
        let Some(verdict) = EntryVerdict::from_code(&verdict.read_untracked()) else {
            send.refuse(vec![FieldError::new("/verdict", FieldCode::Required)]);
            return;
        };
        let reason = Some(reason.get_untracked()).filter(|reason| !reason.trim().is_empty());
        let body = DecideEntryRequest { verdict, reason };
        let checked = body.parse();
        send.send_checked(body, checked);
    };
    let option =
        |verdict: EntryVerdict| ChoiceOption::new(verdict.code(), words::entry_verdict(verdict));
    let options: Vec<ChoiceOption> = verdicts.into_iter().map(option).collect();
    view! {
        <ActForm
            open
            title=tr!(challenges.entries.decide)
            glyph=Glyph::Flag
            send
            act=tr!(challenges.entries.decide_act)
            on_submit=submit
        >
            <Choice
                faults=send.faults()
                pointer="/verdict"
                legend=tr!(challenges.entries.decision)
                missing=tr!(challenges.entries.decision_missing)
                value=verdict
                options
            />
            <TextArea
                faults=send.faults()
                pointer="/reason"
                label=tr!(challenges.entries.reason)
                hint=tr!(challenges.entries.reason_hint)
                missing=tr!(challenges.entries.reason_missing)
                value=reason
            />
        </ActForm>
    }
}

/// One confirms it, knowing what stays.
#[component]
pub(super) fn Leave(seen: Seen, entries: Fetch<TrackEntries>) -> impl IntoView {
    let open = RwSignal::new(false);
    let leave = use_submit(
        move |client, ()| async move { client.leave_entry(seen.0, seen.1).await },
        done(open, tr!(challenges.entries.left), entries),
    );
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(challenges.entries.leave)}
        </Button>
        <Dialog open title=tr!(challenges.entries.leave)>
            <div class="stack">
                <p>{tr!(challenges.entries.leave_text)}</p>
                <ActProblem failure=leave.failure() />
                <div class="cluster">
                    <Button
                        look=Look::Danger
                        pending=leave.pending()
                        on:click=move |_| leave.send(())
                    >
                        {tr!(challenges.entries.leave_act)}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
