//! An entry on which one acts while others do too: its version, going on after a conflict, the dialog of an act.

use api_types::challenge::{EntryView, TrackEntries};
use domain::EntryId;
use domain::challenge::EntryAct;
use leptos::prelude::*;

use crate::api::{Fetch, Submit, use_submit};
use crate::components::{Button, Dialog, Form, Look, Press};
use crate::pages::shared::{
    Contested, Disputed, EditProblem, FoundWords, KeptWords, ResumedNotice, when_overtaken,
};
use crate::state::Toasts;
use crate::words::{self, tr};

/// An entry as it is now, and the list that is read again with it. Copy it into the acts.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) id: EntryId,
    pub(super) entry: Memo<Option<EntryView>>,
    pub(super) entries: Fetch<TrackEntries>,
}

impl Held {
    /// Whether the reader may do this now.
    pub(super) fn may(self, act: EntryAct) -> Memo<bool> {
        let allowed = move |entry: &EntryView| entry.allowed.contains(&act);
        Memo::new(move |_| self.entry.read().as_ref().is_some_and(allowed))
    }

    /// The version that is on screen, to send back.
    pub(super) fn seen(self) -> i32 {
        self.entry.with_untracked(|entry| entry.as_ref().map_or(0, |entry| entry.version))
    }

    /// What an act is done on: where the entry stands, and its version.
    fn contested(self) -> (Option<EntryView>, Contested<()>) {
        (self.entry.get_untracked(), Contested::new((), self.seen()))
    }
}

/// Closes the dialog, says what was done, and reads the entries again.
pub(super) fn done<T: 'static>(
    (kept, open): (KeptWords, RwSignal<bool>),
    said: &'static str,
    held: Held,
) -> impl Fn(T) + Clone + 'static {
    let toasts = expect_context::<Toasts>();
    move |_: T| {
        kept.forget();
        open.set(false);
        toasts.tell(said);
        held.entries.refetch();
    }
}

/// Reads the entry again, after a conflict: `then` goes on from it.
pub(super) fn use_resume(held: Held, then: impl Fn(EntryView) + Clone + 'static) -> Submit<()> {
    let idea = held.entry.with_untracked(|entry| entry.as_ref().map(|entry| entry.idea.id));
    let idea = idea.unwrap_or_default();
    use_submit(
        move |client, ()| async move { client.read_idea_entries(idea).await },
        move |now: TrackEntries| {
            held.entries.refetch();
            if let Some(entry) = now.items.into_iter().find(|one| one.id == held.id) {
                then(entry);
            }
        },
    )
}

/// The same, for an act on which nobody else writes: where the team stands is told when it has moved.
pub(super) fn use_resume_on<I: Send + Sync + 'static>(
    held: Held,
    send: Submit<I>,
) -> (Resume, Contested<()>) {
    let (before, contested) = held.contested();
    let before = StoredValue::new(before.map(stands));
    let resume = use_resume(held, move |theirs: EntryView| {
        let (version, now) = (theirs.version, stands(theirs));
        if contested.rebase((), version).is_none() {
            return;
        }
        let moved = before.with_value(|before| before.as_ref() != Some(&now)).then(|| {
            let label = tr!(challenges.entries.now).into();
            Disputed { label, theirs: now }
        });
        contested.tell(moved.into_iter().collect());
        send.forgive();
    });
    (Resume { again: resume, disputed: contested.disputed() }, contested)
}

/// Where a team stands, and why.
fn stands(entry: EntryView) -> String {
    let said = words::entry_status(entry.status).to_owned();
    match entry.reason {
        Some(reason) => format!("{said} — {reason}"),
        None => said,
    }
}

/// How one goes on after a conflict, and what both changed.
#[derive(Clone, Copy)]
pub(super) struct Resume {
    pub(super) again: Submit<()>,
    pub(super) disputed: Signal<Option<Vec<Disputed>>>,
}

/// The form of a dialog: words that were found, its fields, the failure, the act, the way out.
#[component]
pub(super) fn ActForm<I: Send + Sync + 'static>(
    kept: KeptWords,
    held: Held,
    open: RwSignal<bool>,
    send: Submit<I>,
    resume: Resume,
    act: &'static str,
    #[prop(into)] on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    when_overtaken(send.failure(), move || held.entries.refetch());
    view! {
        <FoundWords kept />
        <Form faults=send.faults() on_submit>
            <div class="stack">
                {children()}
                <EditProblem
                    failure=send.failure()
                    pending=resume.again.pending()
                    on_resume=move |()| resume.again.send(())
                />
                <ResumedNotice disputed=resume.disputed />
                <div class="cluster">
                    <Button look=Look::Primary press=Press::Submit pending=send.pending()>
                        {act}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                </div>
            </div>
        </Form>
    }
}

/// The dialog of an act, there while one may do it; and while it is open, for what is being written in it is still
/// there to read when somebody else has just ended it.
#[component]
pub(super) fn ActDialog(
    may: Memo<bool>,
    open: RwSignal<bool>,
    title: &'static str,
    held: Held,
    form: fn(Held, RwSignal<bool>) -> AnyView,
) -> impl IntoView {
    view! {
        <Show when=move || may.get() || open.get()>
            <Dialog open title>
                <Show when=move || open.get()>{form(held, open)}</Show>
            </Dialog>
        </Show>
    }
}
