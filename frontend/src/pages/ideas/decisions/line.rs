//! An idea that waits for its answer: what was promised, what experts think, what is prepared.

use api_types::idea::DecideIdeaRequest;
use api_types::review::{PreparedDecisionView, QueuedIdea};
use domain::IdeaId;
use leptos::prelude::*;

use super::many::Chosen;
use crate::api::{Submit, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Door, Form, Glyph, Look, Press, RowItem, Size,
};
use crate::pages::ideas::promise::PromiseBadge;
use crate::pages::ideas::verdict::{VerdictFields, VerdictWords};
use crate::pages::shared::{FoundWords, Place};
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::{self, tr, trn};

#[component]
pub(super) fn QueueLine(item: QueuedIdea, chosen: Chosen, reload: Submit<()>) -> impl IntoView {
    let QueuedIdea { idea, promise, scored, prepared } = item.clone();
    let href = Page::Ideas(IdeasPage::Idea(idea.id)).path();
    let scored = (scored > 0).then(
        || view! { <span class="nowrap">{trn!(u64::from(scored), ideas.queue.scored)}</span> },
    );
    let challenge = idea.challenge.map(|challenge| {
        view! { <span>{tr!(ideas.row.challenge, title = challenge.title)}</span> }
    });
    let promise = match promise {
        None => view! { <span>{tr!(ideas.queue.no_promise)}</span> }.into_any(),
        Some(promise) => {
            view! { <PromiseBadge promise day=words::short_date(promise.on) /> }.into_any()
        }
    };
    let end =
        view! { <Choose id=idea.id title=idea.title.clone() chosen /> <Prepare item reload /> };
    let end = end.into_any();
    view! {
        <RowItem door=Door::Idea href title=idea.title end>
            <span class="row-facts">
                {promise}
                {challenge}
                <span class="nowrap">{trn!(u64::from(idea.votes), ideas.votes)}</span>
                {scored}
            </span>
            {prepared.map(|prepared| view! { <PreparedWords prepared /> })}
        </RowItem>
    }
}

/// Chosen for an answer that is given to several.
#[component]
fn Choose(id: IdeaId, title: String, chosen: Chosen) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || chosen.has(id)
                on:change:target=move |event| chosen.set(id, event.target().checked())
            />
            <span>{tr!(ideas.queue.choose)}<span class="sr-only">" : "{title}</span></span>
        </label>
    }
}

#[component]
fn PreparedWords(prepared: PreparedDecisionView) -> impl IntoView {
    let PreparedDecisionView { verdict, reason, prepared_by, .. } = prepared;
    view! {
        <span class="row-excerpt small">
            <b>{tr!(ideas.queue.prepared)}" : "{words::idea_verdict(verdict)}</b>
            " — "{reason}" "
            <span class="muted">{tr!(ideas.queue.prepared_by, name = prepared_by.name)}</span>
        </span>
    }
}

#[component]
fn Prepare(item: QueuedIdea, reload: Submit<()>) -> impl IntoView {
    let id = item.idea.id;
    let toasts = expect_context::<Toasts>();
    let open = RwSignal::new(false);
    let version = item.prepared.as_ref().map_or(0, |prepared| prepared.version);
    let has = version > 0;
    let fields = VerdictWords::of(item.prepared.as_ref());
    let kept = fields.keep(Place::of(&format!("prepared.{id}")));
    let save = use_submit(
        move |client, body: DecideIdeaRequest| async move {
            client.prepare_decision(id, &body, version).await
        },
        move |()| {
            open.set(false);
            kept.forget();
            toasts.tell(tr!(ideas.queue.saved));
            reload.send(());
        },
    );
    let discard = use_submit(
        move |client, ()| async move { client.discard_prepared_decision(id, version).await },
        move |()| {
            kept.forget();
            toasts.tell(tr!(ideas.queue.discarded));
            reload.send(());
        },
    );
    let submit = move |()| match fields.read() {
        Ok(body) => save.send(body),
        Err(faults) => save.refuse(faults),
    };
    let act = if has { tr!(ideas.queue.change) } else { tr!(ideas.queue.prepare) };
    view! {
        <span class="cluster">
            <Button size=Size::Small glyph=Glyph::Edit on:click=move |_| open.set(true)>{act}</Button>
            {has.then(|| view! {
                <Button look=Look::Quiet size=Size::Small pending=discard.pending() on:click=move |_| discard.send(())>
                    {tr!(ideas.queue.discard)}
                </Button>
            })}
        </span>
        <ActProblem failure=discard.failure() />
        <Dialog open title=item.idea.title.clone()>
            // Made when it opens: a queue has many lines.
            <Show when=move || open.get()>
                <FoundWords kept />
                <Form faults=save.faults() on_submit=submit>
                    <VerdictFields faults=save.faults() fields />
                    <div class="form-end stack gap-3">
                        <ActProblem failure=save.failure() />
                        <p><Button look=Look::Primary press=Press::Submit pending=save.pending()>
                            {tr!(ideas.queue.save)}
                        </Button></p>
                    </div>
                </Form>
            </Show>
        </Dialog>
    }
}
