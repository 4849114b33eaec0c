//! What waits for an answer: prepared one by one, published together (R064, R065).

mod line;

use api_types::review::{
    BatchLine, DecisionBatchRequest, DecisionQueue, PublishedBatch, QueueQuery,
};
use domain::ChallengeId;
use leptos::prelude::*;

use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, Dialog, Door, Empty, Form, Keep, Look, MoreLink, PageHead,
    Press, RowList,
};
use crate::pages::shared::focus_on;
use crate::routes::{IdeasPage, Page};
use crate::state::{Toasts, use_address};
use crate::words::{tr, trn};

use line::QueueLine;

/// The queue as it is now.
type Shown = RwSignal<DecisionQueue>;

#[component]
pub(super) fn DecisionsPage() -> impl IntoView {
    let address = use_address();
    let challenge = untrack(|| address.parsed::<ChallengeId>("defi"));
    let query = QueueQuery { challenge_id: challenge };
    let queue = use_fetch(
        move || query.clone(),
        |client, query| async move { client.read_decision_queue(&query).await },
    );
    let trail = vec![(Page::Ideas(IdeasPage::List), tr!(ideas.title).into())];
    view! {
        <Breadcrumb trail here=tr!(ideas.queue.title) />
        <PageHead
            door=Door::Idea
            kind=tr!(ideas.queue.kind)
            title=tr!(ideas.queue.question)
            lead=tr!(ideas.queue.lead)
        />
        <Keep resource=queue let:queue><Queue challenge queue /></Keep>
    }
}

#[component]
fn Queue(challenge: Option<ChallengeId>, queue: Shown) -> impl IntoView {
    let query = QueueQuery { challenge_id: challenge };
    let reload = use_submit(
        move |client, ()| {
            let query = query.clone();
            async move { client.read_decision_queue(&query).await }
        },
        move |current: DecisionQueue| queue.set(current),
    );
    let count = move || u64::try_from(queue.read().items.len()).unwrap_or_default();
    let nothing = Memo::new(move |_| queue.read().items.is_empty());
    let all = challenge.map(|_| {
        let href = Page::Ideas(IdeasPage::Decisions).path();
        view! { <MoreLink href>{tr!(ideas.queue.all)}</MoreLink> }
    });
    view! {
        <div class="stack gap-6">
            <div class="split">
                <h2 aria-live="polite">{move || trn!(count(), ideas.queue.count)}</h2>
                {all}
            </div>
            <ActProblem failure=reload.failure() />
            <Show when=move || nothing.get() fallback=move || view! { <Lines queue reload /> }>
                <Empty title=tr!(ideas.queue.empty_title) why=tr!(ideas.queue.empty_why) />
            </Show>
        </div>
    }
}

#[component]
fn Lines(queue: Shown, reload: Submit<()>) -> impl IntoView {
    let keyed = move || queue.get().items;
    // A line is made again when what is prepared for it has changed.
    let key = |item: &api_types::review::QueuedIdea| {
        (item.idea.id, item.prepared.as_ref().map(|prepared| prepared.version))
    };
    view! {
        <Batch queue reload />
        <div class="idea-rows">
            <RowList>
                <For each=keyed key let:item><QueueLine item reload /></For>
            </RowList>
        </div>
    }
}

/// Publishes everything that is prepared: one confirms it, and each faulty line is named.
#[component]
fn Batch(queue: Shown, reload: Submit<()>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let open = RwSignal::new(false);
    let publish = use_submit(
        |client, body: DecisionBatchRequest| async move { client.publish_decisions(&body).await },
        move |done: PublishedBatch| {
            open.set(false);
            toasts.tell(trn!(u64::from(done.published), ideas.queue.published));
            focus_on("h1");
            reload.send(());
        },
    );
    let ready = Memo::new(move |_| lines(&queue.read()));
    let count = move || u64::try_from(ready.read().len()).unwrap_or_default();
    let submit = move |()| publish.send(DecisionBatchRequest { items: ready.get_untracked() });
    view! {
        <Show when=move || !ready.read().is_empty()>
            <p>
                <Button look=Look::Primary on:click=move |_| open.set(true)>
                    {move || trn!(count(), ideas.queue.publish)}
                </Button>
            </p>
        </Show>
        <Dialog open title=tr!(ideas.queue.publish_title)>
            <Form faults=publish.faults() on_submit=submit>
                <div class="stack">
                    <p>{tr!(ideas.queue.publish_why)}</p>
                    <Titles queue ready />
                    <ActProblem failure=publish.failure() />
                    <div class="cluster">
                        <Button look=Look::Primary press=Press::Submit pending=publish.pending()>
                            {move || trn!(count(), ideas.queue.publish)}
                        </Button>
                        <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                    </div>
                </div>
            </Form>
        </Dialog>
    }
}

/// The lines of the batch, in the order in which a refusal counts them.
#[component]
fn Titles(queue: Shown, ready: Memo<Vec<BatchLine>>) -> impl IntoView {
    let titles = move || {
        let queue = queue.read();
        let title = |line: &BatchLine| {
            let found = queue.items.iter().find(|item| item.idea.id == line.idea_id);
            found.map(|item| view! { <li>{item.idea.title.clone()}</li> })
        };
        ready.read().iter().map(title).collect_view()
    };
    view! { <ol class="small plain-list">{titles}</ol> }
}

fn lines(queue: &DecisionQueue) -> Vec<BatchLine> {
    let line = |item: &api_types::review::QueuedIdea| {
        let prepared = item.prepared.as_ref()?;
        Some(BatchLine { idea_id: item.idea.id, prepared_version: prepared.version })
    };
    queue.items.iter().filter_map(line).collect()
}
