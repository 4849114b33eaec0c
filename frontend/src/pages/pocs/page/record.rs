//! The experiment on screen: what the server last said of it, and what is being written.

use std::future::Future;

use api_client::{ApiClient, ApiError};
use api_types::poc::{PocView, StepView};
use domain::PocId;
use domain::poc::{PocAct, Step};
use leptos::prelude::*;

use super::outline::Outline;
use super::step::Draft;
use super::turn::{Held, Turn};
use crate::api::{Submit, use_submit};

/// The record, for every part of the page: `expect_context::<Record>()`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) id: PocId,
    /// What the server last said.
    pub(super) view: RwSignal<PocView>,
    /// Its stages and gates only: changes when a step is passed, not when a word is written.
    pub(super) outline: Memo<Outline>,
    /// What one may do now.
    pub(super) allowed: Memo<Vec<PocAct>>,
    /// The step being written, one at a time.
    pub(super) editing: RwSignal<Option<Step>>,
    /// Writing down a lesson of a step.
    pub(super) lesson: Asked,
    /// Reopening a step.
    pub(super) reopening: Asked,
    /// The number of the condition being lifted.
    pub(super) lifting: RwSignal<Option<u8>>,
    /// Tracking the prototype.
    pub(super) tracking: RwSignal<bool>,
    /// What is being written, while its editor is open.
    draft: StoredValue<Option<Draft>>,
    turn: StoredValue<Turn>,
    reload: Callback<()>,
}

/// A dialog about one step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) step: RwSignal<Step>,
    pub(super) open: RwSignal<bool>,
}

impl Asked {
    fn new() -> Self {
        Self { step: RwSignal::new(Step::FrameChallenge), open: RwSignal::new(false) }
    }

    /// Opens the dialog for this step.
    pub(super) fn about(self, step: Step) {
        self.step.set(step);
        self.open.set(true);
    }
}

impl Record {
    pub(super) fn new(view: RwSignal<PocView>, reload: Callback<()>) -> Self {
        Self {
            id: view.with_untracked(|poc| poc.summary.id),
            view,
            outline: Memo::new(move |_| view.with(Outline::of)),
            allowed: Memo::new(move |_| view.with(|poc| poc.allowed.clone())),
            editing: RwSignal::new(None),
            lesson: Asked::new(),
            reopening: Asked::new(),
            lifting: RwSignal::new(None),
            tracking: RwSignal::new(false),
            draft: StoredValue::new(None),
            turn: StoredValue::new(Turn::default()),
            reload,
        }
    }

    /// The version that the next write is made on.
    pub(super) fn version(self) -> i32 {
        self.view.try_with_untracked(|poc| poc.version).unwrap_or_default()
    }

    /// Whether one may do this now.
    pub(super) fn may(self, act: PocAct) -> bool {
        self.allowed.read().contains(&act)
    }

    /// One of the seven steps.
    pub(super) fn step(self, step: Step) -> Memo<Option<StepView>> {
        Memo::new(move |_| {
            self.view.with(|poc| poc.steps.iter().find(|known| known.step == step).cloned())
        })
    }

    /// The server said something newer. The page may be gone by then.
    pub(super) fn show(self, view: PocView) {
        self.view.try_set(view);
    }

    /// Reads it again.
    pub(super) fn reload(self) {
        self.reload.run(());
    }

    /// An editor opens, or closes.
    pub(super) fn hold_draft(self, draft: Option<Draft>) {
        self.draft.try_set_value(draft);
    }

    /// Waits until nothing else is being written.
    pub(super) async fn take_turn(self) -> Held {
        let turn = self.turn.try_get_value().unwrap_or_default();
        turn.take().await
    }

    /// Sends what an open editor still holds.
    async fn flush(self, client: &ApiClient) -> Result<(), ApiError> {
        match self.draft.try_get_value().flatten() {
            Some(draft) => draft.send(self, client).await,
            None => Ok(()),
        }
    }
}

/// Prepares an act on the experiment: what is being written is sent first, then the act, on the version that
/// comes out of it; its answer takes the place of what is on screen.
pub(super) fn use_act<I, Fut>(
    ask: impl Fn(ApiClient, PocId, I, i32) -> Fut + Clone + 'static,
    done: impl Fn() + Clone + 'static,
) -> Submit<I>
where
    I: Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<PocView, ApiError>> + 'static,
{
    let record = expect_context::<Record>();
    use_submit(
        move |client: ApiClient, input: I| {
            let ask = ask.clone();
            async move {
                let _turn = record.take_turn().await;
                record.flush(&client).await?;
                ask(client, record.id, input, record.version()).await
            }
        },
        move |view| {
            record.show(view);
            done();
        },
    )
}
