//! An idea that waits for its answer: what was promised, what experts think, what is prepared.

use api_types::review::{PreparedDecisionView, QueuedIdea};
use domain::IdeaId;
use leptos::prelude::*;

use super::many::Chosen;
use super::prepare::{Preparing, unsent_of};
use crate::api::{Submit, use_submit};
use crate::components::{Badge, Button, Door, Glyph, Look, RowItem, Size, Tone};
use crate::pages::ideas::promise::PromiseBadge;
use crate::pages::shared::{EditProblem, Place};
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::{self, tr, trn};

#[component]
pub(super) fn QueueLine(
    item: QueuedIdea,
    chosen: Chosen,
    preparing: Preparing,
    reload: Submit<()>,
) -> impl IntoView {
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
    let end = view! {
        <Choose id=idea.id title=idea.title.clone() chosen />
        <Acts item preparing reload />
    };
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
    let PreparedDecisionView { verdict, reason, prepared_by, outdated, .. } = prepared;
    let outdated = outdated.then(|| {
        view! {
            <Badge tone=Tone::Warning glyph=Glyph::Alert>{tr!(ideas.queue.outdated)}</Badge>
            <span class="small">{tr!(ideas.queue.outdated_remedy)}</span>
        }
    });
    view! {
        <span class="row-excerpt small">
            <b>{tr!(ideas.queue.prepared)}" : "{words::idea_verdict(verdict)}</b>
            " — "{reason}" "
            <span class="muted">{tr!(ideas.queue.prepared_by, name = prepared_by.name)}</span>
        </span>
        {outdated}
    }
}

/// What one does of it: a dialog of the page, and taking back what is prepared.
#[component]
fn Acts(item: QueuedIdea, preparing: Preparing, reload: Submit<()>) -> impl IntoView {
    let id = item.idea.id;
    let toasts = expect_context::<Toasts>();
    let version = item.prepared.as_ref().map_or(0, |prepared| prepared.version);
    let has = version > 0;
    let unsent = StoredValue::new(Place::of(&unsent_of(id)));
    let discard = use_submit(
        move |client, ()| async move { client.discard_prepared_decision(id, version).await },
        move |()| {
            unsent.try_with_value(Place::forget);
            toasts.tell(tr!(ideas.queue.discarded));
            reload.send(());
        },
    );
    let act = if has { tr!(ideas.queue.change) } else { tr!(ideas.queue.prepare) };
    let item = StoredValue::new(item);
    let choose = move |_| preparing.choose(item.get_value());
    view! {
        <span class="cluster">
            <Button size=Size::Small glyph=Glyph::Edit on:click=choose>{act}</Button>
            {has.then(|| view! {
                <Button look=Look::Quiet size=Size::Small pending=discard.pending() on:click=move |_| discard.send(())>
                    {tr!(ideas.queue.discard)}
                </Button>
            })}
        </span>
        // The line is made again with what somebody else has prepared meanwhile.
        <EditProblem
            failure=discard.failure()
            pending=reload.pending()
            on_resume=move |()| reload.send(())
        />
    }
}
