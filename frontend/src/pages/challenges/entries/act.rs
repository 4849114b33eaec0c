//! What the team of a track does, and what whoever runs it decides: each in its own dialog, made when it opens on the
//! entry as it is then. What is typed stays on this device.

use api_types::challenge::{AskTeammateRequest, DecideEntryRequest, EntryView, ReworkRequest};
use domain::challenge::EntryVerdict;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;
use serde_json::Value;

use super::held::{ActForm, Held, Resume, done, use_resume, use_resume_on};
use crate::api::{Submit, use_submit};
use crate::components::{Button, Choice, ChoiceOption, Look, TextArea};
use crate::pages::shared::{
    Contested, Disputed, EditProblem, Merged, PersonChoice, PersonField, Place, ResumedNotice,
    RichArea, keep_fields, keep_words, told, when_overtaken,
};
use crate::state::Toasts;
use crate::words::{self, tr};

#[component]
pub(super) fn AskTeammate(held: Held, open: RwSignal<bool>) -> impl IntoView {
    let note = RwSignal::new(String::new());
    let kept = keep_fields(Place::of(&format!("teammate.{}", held.id)), [("note", note)]);
    let choice = PersonChoice::of(None);
    let named = choice.clone();
    let send = use_submit(
        move |client, (body, seen): (AskTeammateRequest, i32)| async move {
            client.ask_teammate(held.id, &body, seen).await
        },
        done((kept, open), tr!(challenges.entries.teammate_asked), held),
    );
    let (resume, contested) = use_resume_on(held, send);
    let submit = move |()| {
        let Some(person_id) = untrack(|| named.id()) else {
            send.refuse(vec![FieldError::new("/person_id", FieldCode::Required)]);
            return;
        };
        let note = Some(note.get_untracked()).filter(|note| !note.trim().is_empty());
        let body = AskTeammateRequest { person_id, note };
        let checked = body.parse();
        send.send_checked((body, contested.seen()), checked);
    };
    view! {
        <ActForm
            kept
            held
            open
            send
            resume
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

/// The last version is at hand: one goes on from it, and from the one that the other of the two wrote meanwhile.
#[component]
pub(super) fn Rework(held: Held, open: RwSignal<bool>) -> impl IntoView {
    let last = held.entry.get_untracked().map(|entry| last_of(&entry)).unwrap_or_default();
    let body = RwSignal::new(last.clone());
    let mine = move || ReworkRequest { body: body.get() };
    let contested = Contested::new(ReworkRequest { body: last }, held.seen());
    let kept = keep_words(
        Place::of(&format!("rework.{}", held.id)),
        mine,
        move |found: Merged<ReworkRequest>| {
            body.set(found.value.body);
            contested.found(found.disputed.into_iter().map(other_version).collect());
        },
    );
    let send = use_submit(
        move |client, (body, seen): (ReworkRequest, i32)| async move {
            client.rework_entry(held.id, &body, seen).await
        },
        done((kept, open), tr!(challenges.entries.reworked), held),
    );
    let again = use_resume(held, move |theirs: EntryView| {
        let now = (ReworkRequest { body: last_of(&theirs) }, theirs.version);
        if let Some(merged) = contested.take_over(mine, now, other_version) {
            body.set(merged.body);
            send.forgive();
        }
    });
    let resume = Resume { again, disputed: contested.disputed() };
    let submit = move |()| {
        let body = untrack(mine);
        let checked = body.parse();
        send.send_checked((body, contested.seen()), checked);
    };
    view! {
        <ActForm
            kept
            held
            open
            send
            resume
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

/// The last version of a reworked idea; blank while there is none.
fn last_of(entry: &EntryView) -> String {
    entry.reworks.first().map(|last| last.body.markdown.clone()).unwrap_or_default()
}

/// The version that the other of the two wrote meanwhile.
fn other_version((_, body): (String, Value)) -> Disputed {
    Disputed { label: tr!(challenges.entries.rework_label).into(), theirs: told(&body) }
}

#[component]
pub(super) fn Decide(held: Held, open: RwSignal<bool>) -> impl IntoView {
    let (verdict, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kept = keep_fields(
        Place::of(&format!("team-decision.{}", held.id)),
        [("verdict", verdict), ("reason", reason)],
    );
    let send = use_submit(
        move |client, (body, seen): (DecideEntryRequest, i32)| async move {
            client.decide_entry(held.id, &body, seen).await
        },
        done((kept, open), tr!(challenges.entries.decided), held),
    );
    let (resume, contested) = use_resume_on(held, send);
    let submit = move |()| {
        let Some(verdict) = EntryVerdict::from_code(&verdict.read_untracked()) else {
            send.refuse(vec![FieldError::new("/verdict", FieldCode::Required)]);
            return;
        };
        let reason = Some(reason.get_untracked()).filter(|reason| !reason.trim().is_empty());
        let body = DecideEntryRequest { verdict, reason };
        let checked = body.parse();
        send.send_checked((body, contested.seen()), checked);
    };
    view! {
        <ActForm
            kept
            held
            open
            send
            resume
            act=tr!(challenges.entries.decide_act)
            on_submit=submit
        >
            <Verdicts held send verdict />
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

/// What may be decided: drawn again when the team has moved.
#[component]
fn Verdicts(
    held: Held,
    send: Submit<(DecideEntryRequest, i32)>,
    verdict: RwSignal<String>,
) -> impl IntoView {
    let verdicts = Memo::new(move |_| {
        held.entry.read().as_ref().map(|entry| entry.verdicts.clone()).unwrap_or_default()
    });
    move || {
        let option = |verdict: EntryVerdict| {
            ChoiceOption::new(verdict.code(), words::entry_verdict(verdict))
        };
        let options: Vec<ChoiceOption> = verdicts.get().into_iter().map(option).collect();
        view! {
            <Choice
                faults=send.faults()
                pointer="/verdict"
                legend=tr!(challenges.entries.decision)
                missing=tr!(challenges.entries.decision_missing)
                value=verdict
                options
            />
        }
    }
}

/// One confirms it, knowing what stays.
#[component]
pub(super) fn Leave(held: Held, open: RwSignal<bool>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let leave = use_submit(
        move |client, seen: i32| async move { client.leave_entry(held.id, seen).await },
        move |()| {
            open.set(false);
            toasts.tell(tr!(challenges.entries.left));
            held.entries.refetch();
        },
    );
    let (resume, contested) = use_resume_on(held, leave);
    when_overtaken(leave.failure(), move || held.entries.refetch());
    view! {
        <div class="stack">
            <p>{tr!(challenges.entries.leave_text)}</p>
            <EditProblem
                failure=leave.failure()
                pending=resume.again.pending()
                on_resume=move |()| resume.again.send(())
            />
            <ResumedNotice disputed=resume.disputed />
            <div class="cluster">
                <Button
                    look=Look::Danger
                    pending=leave.pending()
                    on:click=move |_| leave.send(contested.seen())
                >
                    {tr!(challenges.entries.leave_act)}
                </Button>
                <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
            </div>
        </div>
    }
}
