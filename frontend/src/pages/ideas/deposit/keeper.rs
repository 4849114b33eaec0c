//! The draft keeps itself: on the server two seconds after one stops typing; in this browser when the
//! server cannot be reached; and it says so when somebody else (another tab, another device) has changed it.

use std::time::Duration;

use api_types::idea::{DraftContent, DraftView};
use api_types::problem::ProblemCode;
use chrono::{DateTime, Utc};
use domain::DraftId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::local::LocalCopy;
use crate::api::{Api, Failure, Fetched, draw_key, use_api};
use crate::pages::ideas::writing::{Named, Writing, is_blank};
use crate::pages::shared::{Later, Place, focus_on};
use crate::routes::{IdeasPage, Page};
use crate::state::{Session, Toasts};
use crate::words::{self, tr};

/// How long one stops typing before the draft is kept.
const PAUSE: Duration = Duration::from_secs(2);

/// Where what is typed is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// Nothing was kept yet.
    Nowhere,
    /// On the server, since.
    OnServer(DateTime<Utc>),
    /// In this browser alone, since.
    Here(DateTime<Utc>),
    /// The server holds something else, written elsewhere meanwhile.
    Disputed,
}

/// Keeps what is being written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keeper {
    writing: Writing,
    state: RwSignal<Kept>,
    /// The draft on the server, and the version that was last seen of it.
    draft: RwSignal<Option<(DraftId, i32)>>,
    /// What the server holds.
    saved: StoredValue<DraftContent>,
    later: Later,
    busy: StoredValue<bool>,
    /// Grows when the draft is done with: an answer that comes later is about nothing.
    round: StoredValue<u32>,
    closed: StoredValue<bool>,
    /// What this browser kept of an earlier time, and was not asked about yet.
    found: RwSignal<Option<LocalCopy>>,
    /// Where it is kept in this browser, and what reaches the server.
    ways: StoredValue<(Place, Api)>,
}

impl Keeper {
    /// Begins to keep what is written.
    pub(super) fn start(writing: Writing, start: Option<&DraftView>) -> Self {
        let session = expect_context::<Session>();
        let place = Place::of("draft");
        let state = start.map_or(Kept::Nowhere, |draft| Kept::OnServer(draft.updated_at));
        let saved = untrack(|| writing.draft());
        let found = place.read().filter(|copy: &LocalCopy| copy.content != saved);
        let keeper = Self {
            writing,
            state: RwSignal::new(state),
            draft: RwSignal::new(start.map(|draft| (draft.id, draft.version))),
            saved: StoredValue::new(saved),
            later: Later::new(),
            busy: StoredValue::new(false),
            round: StoredValue::new(0),
            closed: StoredValue::new(false),
            found: RwSignal::new(found),
            ways: StoredValue::new((place, use_api())),
        };
        keeper.later.does(move || keeper.save());
        Effect::new(move |_| {
            // Signed in again: what could not be kept is tried again.
            session.epoch();
            keeper.touched(&writing.draft());
        });
        keeper.watch_the_door();
        keeper
    }

    /// Where what is typed is kept.
    pub(super) fn state(self) -> Kept {
        self.state.get()
    }

    /// The draft on the server, if there is one.
    pub(super) fn draft(self) -> Option<DraftId> {
        self.draft.get().map(|(id, _)| id)
    }

    /// What this browser kept of an earlier time.
    pub(super) fn found(self) -> Option<LocalCopy> {
        self.found.get()
    }

    /// Nothing is kept while the idea is on its way; the next change keeps again.
    pub(super) fn pause(self) {
        self.later.stop();
    }

    /// The idea is deposited: the server has thrown the draft away.
    pub(super) fn close(self) {
        self.forget();
        self.closed.set_value(true);
    }

    /// Another idea begins on the same page.
    pub(super) fn reopen(self) {
        self.forget();
        self.closed.set_value(false);
    }

    /// Takes up what this browser kept.
    pub(super) fn take_found(self) {
        if let Some(copy) = self.found.get_untracked() {
            self.found.set(None);
            let LocalCopy { content, files, colleague, together, .. } = copy;
            self.writing.fill(&content, Named { files, colleague, together });
        }
    }

    /// Throws away what this browser kept.
    pub(super) fn drop_found(self) {
        self.found.set(None);
        self.ways.with_value(|(place, _)| place.forget());
    }

    /// Throws the draft away; the toast gives it back, here or among the drafts when the page was left.
    pub(super) fn discard(self, toasts: Toasts) {
        let content = untrack(|| self.writing.draft());
        let named = untrack(|| self.writing.named());
        let draft = self.draft.get_untracked();
        let api = self.ways.get_value().1;
        self.forget();
        self.writing.clear();
        if let Some((id, _)) = draft {
            let api = api.clone();
            spawn_local(async move {
                let gone = api.call(|client| async move { client.discard_draft(id).await }).await;
                if let Err(failure) = gone {
                    toasts.tell(words::problem(&failure));
                }
            });
        }
        toasts.tell_undoable(tr!(ideas.draft_discarded), move || {
            if !self.writing.fill(&content, named.clone()) {
                restore(api.clone(), toasts, content.clone());
            }
        });
        focus_on("input[id^='content-title-']");
    }

    /// Two versions: keeps what is on this screen.
    pub(super) fn keep_mine(self) {
        self.settle(move |draft| {
            self.draft.set(Some((draft.id, draft.version)));
            self.state.set(Kept::OnServer(draft.updated_at));
            self.save();
        });
    }

    /// Two versions: takes the other one.
    pub(super) fn take_theirs(self) {
        self.settle(move |draft| {
            self.draft.set(Some((draft.id, draft.version)));
            self.saved.set_value(draft.content.clone());
            self.state.set(Kept::OnServer(draft.updated_at));
            self.writing.resume(&draft);
        });
    }

    fn settle(self, settled: impl FnOnce(DraftView) + 'static) {
        let Some((id, _)) = self.draft.get_untracked() else { return };
        let api = self.ways.get_value().1;
        spawn_local(async move {
            let read = api.call(|client| async move { client.read_draft(id).await }).await;
            if !self.alive() {
                return;
            }
            match read {
                Ok(draft) => settled(draft),
                Err(failure) => self.failed(&failure, untrack(|| self.writing.draft())),
            }
        });
    }

    /// Whether the page is still there.
    fn alive(self) -> bool {
        self.busy.try_get_value().is_some()
    }

    fn forget(self) {
        self.later.stop();
        self.round.update_value(|round| *round += 1);
        self.draft.set(None);
        self.saved.set_value(DraftContent::default());
        self.state.set(Kept::Nowhere);
        self.ways.with_value(|(place, _)| place.forget());
        write_address(Page::Ideas(IdeasPage::Deposit));
    }

    fn touched(self, content: &DraftContent) {
        let disputed = self.state.get_untracked() == Kept::Disputed;
        if self.worth_keeping(content) && !disputed {
            self.later.after(PAUSE);
        } else {
            self.later.stop();
        }
    }

    fn worth_keeping(self, content: &DraftContent) -> bool {
        let begun = self.draft.get_untracked().is_some() || !is_blank(content);
        let closed = self.closed.get_value();
        !closed && begun && self.saved.with_value(|saved| saved != content)
    }

    fn save(self) {
        let Some(content) =
            self.writing.title.try_get_untracked().map(|_| untrack(|| self.writing.draft()))
        else {
            return;
        };
        if self.busy.get_value() || !self.worth_keeping(&content) {
            return;
        }
        self.busy.set_value(true);
        spawn_local(async move {
            let round = self.round.get_value();
            let api = self.ways.get_value().1;
            let draft = self.draft.get_untracked();
            let answer = send(&api, draft, &content).await;
            if !self.alive() {
                return;
            }
            self.busy.set_value(false);
            match answer {
                Ok(kept) if self.round.get_value() != round => {
                    let id = kept.id;
                    let _ = api.call(|client| async move { client.discard_draft(id).await }).await;
                }
                Ok(kept) => self.kept(&kept, content),
                Err(failure) => self.failed(&failure, content),
            }
        });
    }

    fn kept(self, draft: &DraftView, content: DraftContent) {
        self.later.done();
        self.draft.set(Some((draft.id, draft.version)));
        self.state.set(Kept::OnServer(draft.updated_at));
        self.saved.set_value(content);
        self.ways.with_value(|(place, _)| place.forget());
        write_address(Page::Ideas(IdeasPage::Resume(draft.id)));
        // What was typed meanwhile.
        self.touched(&untrack(|| self.writing.draft()));
    }

    fn failed(self, failure: &Failure, content: DraftContent) {
        if failure.is(ProblemCode::EditConflict) {
            self.state.set(Kept::Disputed);
            self.keep_here(content);
        } else if failure.is(ProblemCode::NotFound) && self.draft.get_untracked().is_some() {
            // Thrown away elsewhere, yet still being written: it begins again.
            self.draft.set(None);
            self.save();
        } else {
            self.keep_here(content);
            self.state.set(Kept::Here(words::now()));
            self.later.again();
        }
    }

    fn keep_here(self, content: DraftContent) {
        let draft = self.draft();
        let Named { files, colleague, together } = untrack(|| self.writing.named());
        let copy = LocalCopy { draft, content, files, colleague, together, at: words::now() };
        self.ways.with_value(|(place, _)| place.keep(&copy));
    }

    /// Leaving the page keeps the last words: sent when one goes to another page, kept here when the tab closes.
    fn watch_the_door(self) {
        let closing = window_event_listener_untyped("pagehide", move |_| {
            let content = untrack(|| self.writing.draft());
            if self.worth_keeping(&content) {
                self.keep_here(content);
            }
        });
        on_cleanup(move || {
            closing.remove();
            let content = untrack(|| self.writing.draft());
            if self.worth_keeping(&content) {
                self.keep_here(content.clone());
                let (api, draft) = (self.ways.get_value().1, self.draft.get_untracked());
                let place = self.ways.get_value().0;
                spawn_local(async move {
                    if send(&api, draft, &content).await.is_ok() {
                        place.forget();
                    }
                });
            }
        });
    }
}

async fn send(
    api: &Api,
    draft: Option<(DraftId, i32)>,
    content: &DraftContent,
) -> Fetched<DraftView> {
    let key = draw_key();
    api.call(|client| {
        let (content, key) = (content.clone(), key.clone());
        async move {
            match draft {
                None => client.create_draft(&content, &key).await,
                Some((id, seen)) => client.save_draft(id, &content, seen).await,
            }
        }
    })
    .await
}

/// A draft again, when the page it was written on is gone.
fn restore(api: Api, toasts: Toasts, content: DraftContent) {
    spawn_local(async move {
        match send(&api, None, &content).await {
            Ok(_) => toasts.tell(tr!(ideas.draft_restored)),
            Err(failure) => toasts.tell(words::problem(&failure)),
        }
    });
}

/// Names the draft in the address without making the page again, so that reloading resumes it.
fn write_address(page: Page) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&page.path()));
    }
}

/// The draft that the browser's address names: the router does not know what [`write_address`] wrote.
pub(super) fn draft_in_address() -> Option<DraftId> {
    let path = window().location().pathname().ok()?;
    match Page::at(&path) {
        Some(Page::Ideas(IdeasPage::Resume(draft))) => Some(draft),
        _ => None,
    }
}
