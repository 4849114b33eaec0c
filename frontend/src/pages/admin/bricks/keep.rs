//! What is on screen, and how acts change it: each answer is followed by what is there now.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use api_types::brick::{
    BrickSettingsView, BrickSummary, Bricks as BricksView, ChangeBrickSettingsRequest,
    PlaceBrickRequest,
};
use domain::BrickId;
use domain::brick::{BrickNature, BrickState};
use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::api::{Api, Submit, use_api, use_submit};
use crate::pages::shared::keep_focus;
use crate::state::{Bricks, Toasts, brick_title};
use crate::words::{self, tr};

/// The bricks, and what is decided for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) bricks: BricksView,
    pub(super) settings: BrickSettingsView,
}

/// Reads both.
pub(super) async fn read(client: ApiClient) -> Result<Read, ApiError> {
    let bricks = client.list_bricks().await?;
    Ok(Read { bricks, settings: client.read_brick_settings().await? })
}

/// What is on screen, and what is being done to it.
#[derive(Clone, Copy)]
pub(super) struct Board {
    kept: RwSignal<Read>,
    /// The rest of the portal sees it too.
    everywhere: Bricks,
    pub(super) reload: Callback<()>,
    pub(super) adding: RwSignal<bool>,
    pub(super) renaming: RwSignal<Option<BrickId>>,
}

impl Board {
    pub(super) fn new(kept: RwSignal<Read>, reload: Callback<()>) -> Self {
        let (adding, renaming) = (RwSignal::new(false), RwSignal::new(None));
        Self { kept, everywhere: expect_context(), reload, adding, renaming }
    }

    /// The bricks, in their order, removed ones last.
    pub(super) fn bricks(self) -> Vec<BrickSummary> {
        let mut all = self.kept.with(|read| read.bricks.items.clone());
        all.sort_by_key(|brick| brick.state == BrickState::Removed);
        all
    }

    /// Those that were not removed, in their order.
    pub(super) fn standing(self) -> Vec<BrickId> {
        let stands = |brick: &&BrickSummary| brick.state != BrickState::Removed;
        let ids =
            |read: &Read| read.bricks.items.iter().filter(stands).map(|brick| brick.id).collect();
        self.kept.with_untracked(ids)
    }

    /// The brick with this identifier, as it is now.
    pub(super) fn find(self, id: BrickId) -> Option<BrickSummary> {
        let of = |read: &Read| read.bricks.items.iter().find(|brick| brick.id == id).cloned();
        self.kept.with_untracked(of)
    }

    /// How many are shown.
    pub(super) fn shown(self) -> u64 {
        let shown = |brick: &&BrickSummary| brick.state == BrickState::Shown;
        self.kept.with(|read| read.bricks.items.iter().filter(shown).count() as u64)
    }

    /// The links that the button of ideas may open.
    pub(super) fn links(self) -> Vec<BrickSummary> {
        let stands = |brick: &&BrickSummary| {
            brick.nature == BrickNature::Link && brick.state != BrickState::Removed
        };
        self.kept.with(|read| read.bricks.items.iter().filter(stands).cloned().collect())
    }

    /// What is decided for all of them.
    pub(super) fn settings(self) -> BrickSettingsView {
        self.kept.with(|read| read.settings.clone())
    }

    /// The same, to change and send back.
    pub(super) fn next(self) -> ChangeBrickSettingsRequest {
        let BrickSettingsView { order, hosts, idea_door, idea_doors, idea_reply_days, version: _ } =
            self.kept.with_untracked(|read| read.settings.clone());
        // A door that was removed meanwhile opens nothing: it is not sent back.
        let stands = |id: &BrickId| untrack(|| self.links()).iter().any(|link| link.id == *id);
        let idea_doors = idea_doors.into_iter().map(|mut door| {
            door.brick_id = door.brick_id.filter(stands);
            door
        });
        ChangeBrickSettingsRequest {
            order,
            hosts: hosts.iter().map(ToString::to_string).collect(),
            idea_door: idea_door.filter(stands),
            idea_doors: idea_doors.collect(),
            idea_reply_days,
        }
    }

    /// The version of the settings.
    pub(super) fn version(self) -> i32 {
        self.kept.with_untracked(|read| read.settings.version)
    }

    /// Follows what is on screen.
    pub(super) fn track(self) {
        self.kept.track();
    }

    /// What is there now takes the place of what is on screen, here and in the rest of the portal.
    pub(super) fn accept(self, read: Read) {
        keep_focus();
        self.everywhere.fill(read.bricks.clone());
        self.kept.try_set(read);
    }
}

/// Prepares an act on the board.
pub(super) fn use_kept<I, T, Fut>(
    board: Board,
    ask: impl Fn(ApiClient, I) -> Fut + Clone + 'static,
    said: &'static str,
    done: impl Fn() + Clone + 'static,
) -> Submit<I>
where
    I: Clone + Send + Sync + 'static,
    T: 'static,
    Fut: Future<Output = Result<T, ApiError>> + 'static,
{
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client: ApiClient, input: I| {
            let ask = ask.clone();
            async move {
                ask(client.clone(), input).await?;
                read(client).await
            }
        },
        move |now: Read| {
            board.accept(now);
            toasts.tell(said);
            done();
        },
    )
}

/// Where a brick is to stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    pub(super) id: BrickId,
    pub(super) to: BrickState,
    pub(super) from: BrickState,
    pub(super) version: i32,
}

/// Shows a brick, hides it, removes it, brings it back; the toast undoes it.
pub(super) fn use_place(board: Board) -> Submit<Move> {
    let toasts = expect_context::<Toasts>();
    let api = use_api();
    use_submit(
        |client: ApiClient, step: Move| async move {
            let body = PlaceBrickRequest { state: step.to };
            let placed = client.place_brick(step.id, &body, step.version).await?;
            let back =
                Move { to: step.from, from: step.to, version: placed.summary.version, ..step };
            Ok((read(client).await?, back))
        },
        move |(now, back): (Read, Move)| {
            let api = api.clone();
            board.accept(now);
            let what = board.find(back.id).map(|brick| brick_title(&brick).to_string());
            let said = said(back.from, back.to, what.unwrap_or_default());
            toasts.tell_undoable(said, move || take_back(&api, board, toasts, back));
        },
    )
}

fn said(now: BrickState, before: BrickState, what: String) -> String {
    match (now, before) {
        (BrickState::Removed, _) => tr!(bricks.removed, what = what),
        (BrickState::Hidden, _) => tr!(bricks.hidden, what = what),
        (BrickState::Shown, BrickState::Removed) => tr!(bricks.restored, what = what),
        (BrickState::Shown, _) => tr!(bricks.shown, what = what),
    }
}

fn take_back(api: &Api, board: Board, toasts: Toasts, back: Move) {
    let api = api.clone();
    leptos::task::spawn_local(async move {
        let done = api.call(|client| async move {
            let body = PlaceBrickRequest { state: back.to };
            client.place_brick(back.id, &body, back.version).await?;
            read(client).await
        });
        match done.await {
            Ok(now) => {
                toasts.tell(tr!(bricks.undone));
                board.accept(now);
            }
            Err(failure) => toasts.tell(words::problem(&failure)),
        }
    });
}

/// Puts the bricks in another order; the toast undoes it.
pub(super) fn use_arrange(board: Board) -> Submit<Vec<BrickId>> {
    let (toasts, api) = (expect_context::<Toasts>(), use_api());
    use_submit(
        move |client: ApiClient, order: Vec<BrickId>| {
            let (seen, now) = (board.version(), board.next());
            // What is undone is known before one leaves the page.
            let back = ChangeBrickSettingsRequest { order: board.standing(), ..now.clone() };
            let next = ChangeBrickSettingsRequest { order, ..now };
            async move {
                client.change_brick_settings(&next, seen).await?;
                Ok((read(client).await?, back))
            }
        },
        move |(now, back): (Read, ChangeBrickSettingsRequest)| {
            let (api, seen) = (api.clone(), now.settings.version);
            board.accept(now);
            let undo = move || put_back(&api, board, toasts, (back.clone(), seen));
            toasts.tell_undoable(tr!(bricks.arranged), undo);
        },
    )
}

fn put_back(
    api: &Api,
    board: Board,
    toasts: Toasts,
    (back, seen): (ChangeBrickSettingsRequest, i32),
) {
    let api = api.clone();
    leptos::task::spawn_local(async move {
        let done = api.call(|client| {
            let back = back.clone();
            async move {
                client.change_brick_settings(&back, seen).await?;
                read(client).await
            }
        });
        match done.await {
            Ok(now) => {
                toasts.tell(tr!(bricks.undone));
                board.accept(now);
            }
            Err(failure) => toasts.tell(words::problem(&failure)),
        }
    });
}

/// Says what is dragged: some browsers drag nothing that carries nothing.
pub(super) fn carry(event: &DragEvent, what: &str) {
    if let Some(carried) = event.data_transfer() {
        let _ = carried.set_data("text/plain", what);
    }
}
