//! Preparing the answer to an idea of the queue: nobody but those who decide reads it until it is published.

use api_client::{ApiClient, ApiError};
use api_types::idea::DecideIdeaRequest;
use api_types::review::{DecisionQueue, PreparedDecisionView, QueueQuery, QueuedIdea};
use domain::{ChallengeId, IdeaId};
use leptos::prelude::*;

use super::Shown;
use crate::api::{Submit, use_submit};
use crate::components::{Button, Dialog, Form, Look, Press};
use crate::pages::ideas::verdict::{Texts, VerdictFields, VerdictWords, disputed, texts_of};
use crate::pages::shared::{
    Contested, EditProblem, FoundWords, Place, ResumedNotice, when_overtaken,
};
use crate::state::Toasts;
use crate::words::tr;

/// The idea whose answer is being prepared. Its dialog stands apart from the lines, so that nothing typed is lost when
/// the queue is read again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Preparing {
    open: RwSignal<bool>,
    item: RwSignal<Option<QueuedIdea>>,
}

impl Preparing {
    pub(super) fn new() -> Self {
        Self { open: RwSignal::new(false), item: RwSignal::new(None) }
    }

    pub(super) fn choose(self, item: QueuedIdea) {
        self.item.set(Some(item));
        self.open.set(true);
    }
}

/// Where the words of an answer that is not kept yet stay on this device.
pub(super) fn unsent_of(id: IdeaId) -> String {
    format!("prepared.{id}")
}

#[component]
pub(super) fn PrepareDialog(
    challenge: Option<ChallengeId>,
    queue: Shown,
    preparing: Preparing,
    reload: Submit<()>,
) -> impl IntoView {
    let Preparing { open, item } = preparing;
    let form =
        move || item.get().map(|item| view! { <PrepareForm challenge item queue open reload /> });
    view! {
        <Dialog open title=tr!(ideas.queue.prepare)>
            // Made each time it opens, on what is prepared then: what is typed stays on this device.
            <Show when=move || open.get()>{form}</Show>
        </Dialog>
    }
}

#[component]
fn PrepareForm(
    challenge: Option<ChallengeId>,
    item: QueuedIdea,
    queue: Shown,
    open: RwSignal<bool>,
    reload: Submit<()>,
) -> impl IntoView {
    let id = item.idea.id;
    let prepared = item.prepared.as_ref();
    let fields = VerdictWords::of(prepared);
    let contested = Contested::new(texts_of(prepared), version_of(prepared));
    let kept = fields.keep(Place::of(&unsent_of(id)));
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, body: DecideIdeaRequest| async move {
            client.prepare_decision(id, &body, contested.seen()).await
        },
        move |()| {
            kept.forget();
            open.set(false);
            toasts.tell(tr!(ideas.queue.saved));
            reload.send(());
        },
    );
    when_overtaken(save.failure(), move || reload.send(()));
    let resume = use_resume((challenge, id, queue), (fields, contested), save);
    let submit = move |()| match fields.read() {
        Ok(body) => save.send(body),
        Err(faults) => save.refuse(faults),
    };
    view! {
        <p><b>{item.idea.title}</b></p>
        <FoundWords kept />
        <Form faults=save.faults() on_submit=submit>
            <VerdictFields faults=save.faults() fields />
            <div class="form-end stack gap-3">
                <EditProblem
                    failure=save.failure()
                    pending=resume.pending()
                    on_resume=move |()| resume.send(())
                />
                <ResumedNotice disputed=contested.disputed() />
                <p><Button look=Look::Primary press=Press::Submit pending=save.pending()>
                    {tr!(ideas.queue.save)}
                </Button></p>
            </div>
        </Form>
    }
}

/// Reads the queue again, and goes on from what somebody else has prepared.
fn use_resume(
    (challenge, id, queue): (Option<ChallengeId>, IdeaId, Shown),
    (fields, contested): (VerdictWords, Contested<Texts>),
    save: Submit<DecideIdeaRequest>,
) -> Submit<()> {
    use_submit(
        move |client, ()| seek(client, challenge, id),
        move |(first, found): (DecisionQueue, Option<QueuedIdea>)| {
            queue.set(first);
            let Some(found) = found else { return };
            let prepared = found.prepared.as_ref();
            let now = (texts_of(prepared), version_of(prepared));
            if let Some(merged) = contested.take_over(move || fields.texts(), now, disputed) {
                fields.fill(&merged);
                save.forgive();
            }
        },
    )
}

/// Nought when nothing is prepared.
fn version_of(prepared: Option<&PreparedDecisionView>) -> i32 {
    prepared.map_or(0, |prepared| prepared.version)
}

/// The first page of the queue, and the idea wherever it is in it: nothing once it is answered.
async fn seek(
    client: ApiClient,
    challenge_id: Option<ChallengeId>,
    id: IdeaId,
) -> Result<(DecisionQueue, Option<QueuedIdea>), ApiError> {
    let first = client.read_decision_queue(&QueueQuery { challenge_id, cursor: None }).await?;
    let in_it = |page: &DecisionQueue| page.items.iter().find(|one| one.idea.id == id).cloned();
    let (mut found, mut cursor) = (in_it(&first), first.next.clone());
    while found.is_none() && cursor.is_some() {
        let page = client.read_decision_queue(&QueueQuery { challenge_id, cursor }).await?;
        (found, cursor) = (in_it(&page), page.next);
    }
    Ok((first, found))
}
