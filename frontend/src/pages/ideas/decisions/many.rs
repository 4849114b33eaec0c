//! One answer for several ideas: chosen in the queue, prepared together or not at all.

use std::collections::BTreeSet;

use api_types::review::{BATCH_MAX, BatchLine, PrepareDecisionsRequest, PreparedBatch, QueuedIdea};
use domain::IdeaId;
use leptos::prelude::*;

use super::{Reread, Shown, Titles};
use crate::api::{Submit, use_submit};
use crate::components::{ActProblem, Button, Check, Dialog, Form, Look, Press};
use crate::pages::ideas::verdict::{VerdictFields, VerdictWords};
use crate::pages::shared::{FoundWords, Place};
use crate::state::Toasts;
use crate::words::{tr, trn};

/// The ideas that are chosen. Copy it into the lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen(RwSignal<BTreeSet<IdeaId>>);

impl Default for Chosen {
    fn default() -> Self {
        Self(RwSignal::new(BTreeSet::new()))
    }
}

impl Chosen {
    /// Whether this one is.
    pub(super) fn has(self, id: IdeaId) -> bool {
        self.0.with(|chosen| chosen.contains(&id))
    }

    /// Chooses it, or no more.
    pub(super) fn set(self, id: IdeaId, chosen: bool) {
        self.0.update(|all| {
            if chosen {
                all.insert(id);
            } else {
                all.remove(&id);
            }
        });
    }
}

/// Chooses all of them, and answers those that are chosen.
#[component]
pub(super) fn Many(queue: Shown, chosen: Chosen, reload: Submit<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let lines = Memo::new(move |_| lines(&queue.read().items, chosen));
    let count = move || u64::try_from(lines.read().len()).unwrap_or_default();
    let every = Signal::derive(move || {
        let shown = queue.read().items.len().min(BATCH_MAX);
        shown > 0 && lines.read().len() == shown
    });
    let choose = move |all: bool| {
        let ids = queue.read_untracked().items.iter().map(|one| one.idea.id).collect::<Vec<_>>();
        chosen.0.set(if all { ids.into_iter().take(BATCH_MAX).collect() } else { BTreeSet::new() });
    };
    view! {
        <div class="cluster">
            <Check label=tr!(ideas.queue.choose_all) checked=every on_change=choose />
            <Show when=move || !lines.read().is_empty()>
                <Button on:click=move |_| open.set(true)>
                    {move || trn!(count(), ideas.queue.answer_chosen)}
                </Button>
            </Show>
        </div>
        <Dialog open title=tr!(ideas.queue.chosen_title)>
            // Made each time it opens: it answers those that are chosen then.
            <Show when=move || open.get()>
                <OneAnswer queue chosen lines open reload />
            </Show>
        </Dialog>
    }
}

#[component]
fn OneAnswer(
    queue: Shown,
    chosen: Chosen,
    lines: Memo<Vec<BatchLine>>,
    open: RwSignal<bool>,
    reload: Submit<()>,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let fields = VerdictWords::of(None);
    let kept = fields.keep(Place::of("prepared-together"));
    let save = use_submit(
        |client, body: PrepareDecisionsRequest| async move { client.prepare_decisions(&body).await },
        move |done: PreparedBatch| {
            kept.forget();
            chosen.0.set(BTreeSet::new());
            open.set(false);
            toasts.tell(trn!(u64::from(done.prepared), ideas.queue.saved_together));
            reload.send(());
        },
    );
    let submit = move |()| match fields.read() {
        Ok(answer) => save.send(PrepareDecisionsRequest::of(lines.get_untracked(), answer)),
        Err(faults) => save.refuse(faults),
    };
    view! {
        <FoundWords kept />
        <Form faults=save.faults() on_submit=submit>
            <div class="stack">
                <p class="small muted">{tr!(ideas.queue.chosen_why)}</p>
                <Titles queue ready=lines faults=save.faults() />
                <Reread faults=save.faults() reload />
                <VerdictFields faults=save.faults() fields />
                <div class="form-end stack gap-3">
                    <ActProblem failure=save.failure() />
                    <p><Button look=Look::Primary press=Press::Submit pending=save.pending()>
                        {tr!(ideas.queue.save_together)}
                    </Button></p>
                </div>
            </div>
        </Form>
    }
}

/// The chosen lines, in the order of the queue, with the version of what is prepared for each.
fn lines(items: &[QueuedIdea], chosen: Chosen) -> Vec<BatchLine> {
    let line = |item: &QueuedIdea| BatchLine {
        idea_id: item.idea.id,
        prepared_version: item.prepared.as_ref().map_or(0, |prepared| prepared.version),
    };
    items.iter().filter(|item| chosen.has(item.idea.id)).map(line).take(BATCH_MAX).collect()
}
