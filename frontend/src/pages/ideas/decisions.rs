//! What waits for an answer: prepared one by one, published together (R064, R065).

mod line;
mod many;
mod prepare;

use api_types::review::{
    BATCH_MAX, BatchLine, DecisionBatchRequest, DecisionQueue, PublishedBatch, QueueQuery,
};
use domain::ChallengeId;
use leptos::prelude::*;

use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, Dialog, Door, Empty, Faults, Form, Keep, Look, MoreLink,
    PageHead, Press, RowList, Size,
};
use crate::pages::shared::focus_on;
use crate::routes::{IdeasPage, Page};
use crate::state::{Toasts, use_address};
use crate::words::{tr, trn};

use line::QueueLine;
use many::{Chosen, Many};
use prepare::{PrepareDialog, Preparing};

/// The queue as it is now.
type Shown = RwSignal<DecisionQueue>;

#[component]
pub(super) fn DecisionsPage() -> impl IntoView {
    let address = use_address();
    let challenge = untrack(|| address.parsed::<ChallengeId>("defi"));
    let query = QueueQuery { challenge_id: challenge, cursor: None };
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
    let query = QueueQuery { challenge_id: challenge, cursor: None };
    let reload = use_submit(
        move |client, ()| {
            let query = query.clone();
            async move { client.read_decision_queue(&query).await }
        },
        move |current: DecisionQueue| queue.set(current),
    );
    let count = move || queue.read().total;
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
            <Show when=move || nothing.get() fallback=move || view! { <Lines challenge queue reload /> }>
                <Empty title=tr!(ideas.queue.empty_title) why=tr!(ideas.queue.empty_why) />
            </Show>
        </div>
    }
}

#[component]
fn Lines(challenge: Option<ChallengeId>, queue: Shown, reload: Submit<()>) -> impl IntoView {
    let (chosen, preparing) = (Chosen::default(), Preparing::new());
    let keyed = move || queue.get().items;
    // A line is made again when what is prepared for it has changed.
    let key = |item: &api_types::review::QueuedIdea| {
        (item.idea.id, item.prepared.as_ref().map(|prepared| prepared.version))
    };
    view! {
        <Batch queue chosen reload />
        <Many queue chosen reload />
        <div class="idea-rows">
            <RowList>
                <For each=keyed key let:item><QueueLine item chosen preparing reload /></For>
            </RowList>
        </div>
        <PrepareDialog challenge queue preparing reload />
        <Rest challenge queue />
    }
}

/// « 200 sur 412 affichées », and the next ones.
#[component]
fn Rest(challenge: Option<ChallengeId>, queue: Shown) -> impl IntoView {
    let grow = use_submit(
        move |client, cursor: Option<String>| {
            let query = QueueQuery { challenge_id: challenge, cursor };
            async move { client.read_decision_queue(&query).await }
        },
        move |page: DecisionQueue| {
            queue.update(|queue| {
                // Whatever moved meanwhile is shown once.
                queue.items.retain(|one| page.items.iter().all(|new| new.idea.id != one.idea.id));
                queue.items.extend(page.items);
                queue.total = page.total;
                queue.next = page.next;
            });
        },
    );
    let shown = move || u64::try_from(queue.read().items.len()).unwrap_or_default();
    let more = Memo::new(move |_| queue.read().next.is_some());
    view! {
        <ActProblem failure=grow.failure() />
        <Show when=move || more.get()>
            <p class="cluster">
                <span class="small muted">
                    {move || tr!(ideas.queue.shown, shown = shown(), total = queue.read().total)}
                </span>
                <Button
                    pending=grow.pending()
                    on:click=move |_| grow.send(queue.read_untracked().next.clone())
                >
                    {tr!(ideas.queue.more)}
                </Button>
            </p>
        </Show>
    }
}

/// Publishes what is prepared, or what of it is chosen: one confirms it, and each faulty line is named.
#[component]
fn Batch(queue: Shown, chosen: Chosen, reload: Submit<()>) -> impl IntoView {
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
    let ready = Memo::new(move |_| lines(&queue.read(), chosen));
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
                    <Titles queue ready faults=publish.faults() />
                    <Reread faults=publish.faults() reload />
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

/// The lines of the batch, in the order in which a refusal counts them: each faulty one says why.
#[component]
fn Titles(queue: Shown, ready: Memo<Vec<BatchLine>>, faults: Faults) -> impl IntoView {
    let titles = move || {
        let queue = queue.read();
        let title = |(index, line): (usize, &BatchLine)| {
            let fault = faults.about(&format!("/items/{index}"));
            let fault = fault.map(|why| view! { " — " <b>{why}</b> });
            let found = queue.items.iter().find(|item| item.idea.id == line.idea_id);
            found.map(|item| view! { <li>{item.idea.title.clone()}{fault}</li> })
        };
        ready.read().iter().enumerate().map(title).collect_view()
    };
    view! { <ol class="small plain-list">{titles}</ol> }
}

/// Lines that somebody else has changed meanwhile are read again when one asks for it: what is written stays.
#[component]
fn Reread(faults: Faults, reload: Submit<()>) -> impl IntoView {
    let again = move |_| {
        faults.clear();
        reload.send(());
    };
    view! {
        <Show when=move || faults.beyond(&["/verdict", "/reason", "/ground", "/condition"])>
            <p>
                <Button size=Size::Small pending=reload.pending() on:click=again>
                    {tr!(ideas.conflict.reload)}
                </Button>
            </p>
        </Show>
    }
}

/// What may be published: of the ideas that are chosen, when one of them is ready; of all of them, when none is.
fn lines(queue: &DecisionQueue, chosen: Chosen) -> Vec<BatchLine> {
    let line = |item: &api_types::review::QueuedIdea| {
        let prepared = item.prepared.as_ref().filter(|prepared| !prepared.outdated)?;
        Some(BatchLine { idea_id: item.idea.id, prepared_version: prepared.version })
    };
    let ready: Vec<_> = queue.items.iter().filter_map(line).collect();
    let some = ready.iter().any(|line| chosen.has(line.idea_id));
    let wanted = ready.into_iter().filter(|line| !some || chosen.has(line.idea_id));
    wanted.take(BATCH_MAX).collect()
}
