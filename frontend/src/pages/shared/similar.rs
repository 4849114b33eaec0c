//! « Est-ce que cela a déjà été fait ? » What is like what somebody writes, or reads (R311). Never in the way.

use std::time::Duration;

use api_types::search::{SearchHit, SimilarItemsQuery};
use domain::IdeaId;
use domain::search::SearchKind;
use leptos::prelude::*;
use uuid::Uuid;

use super::hits::{HitState, HitStop, hit_door, hit_kind, hit_page};
use crate::api::{use_fetch, use_submit};
use crate::components::{ActProblem, Button, DoorMark, Glyph, Section, Size};
use crate::routes::Page;
use crate::words::{tr, trn};

/// How long somebody must pause before what they write is compared.
const PAUSE: Duration = Duration::from_millis(400);
/// A title of fewer characters says nothing yet.
const SHORTEST: usize = 10;
/// A text is known by its beginning; an address has an end.
const TEXT_MAX: usize = 900;

/// What is like a text that is being written: at most five, under the field, announced once.
#[component]
pub(crate) fn SimilarWhileTyping(
    /// The title and the text, as they are.
    #[prop(into)]
    title: Signal<String>,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    let written = move || SimilarItemsQuery {
        title: title.get(),
        text: text.get().chars().take(TEXT_MAX).collect(),
        ..SimilarItemsQuery::default()
    };
    let paused = paused(Signal::derive(written));
    let found = use_fetch(
        move || paused.get(),
        |client, query: SimilarItemsQuery| async move {
            if query.title.trim().chars().count() < SHORTEST {
                return Ok(Vec::new());
            }
            Ok(client.list_similar_items(&query).await?.items)
        },
    );
    // What failed says nothing: somebody writes, and nothing is lost.
    let items = Memo::new(move |former: Option<&Vec<SearchHit>>| match found.get() {
        Some(Ok(items)) => items,
        Some(Err(_)) => Vec::new(),
        None => former.cloned().unwrap_or_default(),
    });
    let count = move || items.read().len() as u64;
    let there = Memo::new(move |_| count() > 0);
    view! {
        <div class="similar">
            <p class="sr-only" role="status">{move || there.get().then(|| trn!(count(), search.near))}</p>
            <Show when=move || there.get()>
                <div class="stack gap-2">
                    <h2 class="small">{move || trn!(count(), search.near)}</h2>
                    <p class="small muted">{tr!(search.near_why)}</p>
                    <ul role="list" class="row-list">
                        <For each=move || items.get() key=|hit| (hit.kind, hit.id) let:hit>
                            <Near hit />
                        </For>
                    </ul>
                </div>
            </Show>
        </div>
    }
}

/// The same value, once it stays the same for a while.
pub(crate) fn paused<T: Clone + PartialEq + Send + Sync + 'static>(
    value: Signal<T>,
) -> RwSignal<T> {
    let paused = RwSignal::new(value.get_untracked());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        let now = value.get();
        hold();
        if now != paused.get_untracked() {
            let timer = set_timeout_with_handle(move || _ = paused.try_set(now), PAUSE);
            waiting.set_value(timer.ok());
        }
    });
    on_cleanup(hold);
    paused
}

/// A near thing: where it stands, why it stopped, whom to call; an idea may be supported in place.
#[component]
fn Near(hit: SearchHit) -> impl IntoView {
    let SearchHit { kind, id, title, status, stop, contact, organisation, .. } = hit;
    let title = match hit_page(kind, id) {
        // In another tab: what is being written stays.
        Some(page) => view! {
            <a href=page.path() target="_blank" rel="noopener">
                {title}<span class="sr-only">" "{tr!(common.new_tab)}</span>
            </a>
        }
        .into_any(),
        None => title.into_any(),
    };
    let call = match &stop {
        Some(_) => None,
        None => contact.clone().map(|contact| tr!(search.call, name = contact.name)),
    };
    view! {
        <li class="row-item">
            {hit_door(kind).map(|door| view! { <DoorMark door /> })}
            <div>
                <p class="title">{title}</p>
                {stop.map(|stop| view! { <HitStop stop contact /> })}
                <span class="row-facts">
                    <span>{hit_kind(kind)}</span>
                    {organisation.map(|body| view! { <span>{body.name}</span> })}
                    {call.map(|call| view! { <span>{call}</span> })}
                </span>
                {(kind == SearchKind::Idea).then(|| view! { <ItIsMine id=IdeaId(id) /> })}
            </div>
            {status.map(|status| view! { <span class="end"><HitState kind status /></span> })}
        </li>
    }
}

/// « C’est la mienne, je la soutiens » : a vote, without leaving what one writes.
#[component]
fn ItIsMine(id: IdeaId) -> impl IntoView {
    let done = RwSignal::new(false);
    let vote = use_submit(
        move |client, ()| async move { client.support_idea(id).await },
        move |_| _ = done.try_set(true),
    );
    view! {
        <Show
            when=move || done.get()
            fallback=move || view! {
                <Button
                    size=Size::Small
                    glyph=Glyph::Heart
                    pending=vote.pending()
                    on:click=move |_| vote.send(())
                >
                    {tr!(search.mine)}
                </Button>
            }
        >
            <p class="small" role="status">{tr!(search.mine_done)}</p>
        </Show>
        <ActProblem failure=vote.failure() />
    }
}

/// « À lire aussi »: what is like an object that one reads; nothing when nothing is.
#[component]
pub(crate) fn ReadAlso(kind: SearchKind, id: Uuid) -> impl IntoView {
    let found = use_fetch(
        move || (kind, id),
        |client, (kind, id)| async move {
            let (of_kind, of_id) = (Some(kind), Some(id));
            let query = SimilarItemsQuery { of_kind, of_id, ..SimilarItemsQuery::default() };
            Ok(client.list_similar_items(&query).await?.items)
        },
    );
    // A page does not wait for what is beside it: this boundary is its own.
    let also = move || {
        let items = found.get().and_then(Result::ok).unwrap_or_default();
        let line = |SearchHit { kind, id, title, status, organisation, .. }: SearchHit| {
            let href = hit_page(kind, id).map(Page::path);
            view! {
                <li class="row-item">
                    {hit_door(kind).map(|door| view! { <DoorMark door /> })}
                    <div>
                        <p class="title"><a href=href>{title}</a></p>
                        <span class="row-facts">
                            <span>{hit_kind(kind)}</span>
                            {organisation.map(|body| view! { <span>{body.name}</span> })}
                        </span>
                    </div>
                    {status.map(|status| view! { <span class="end"><HitState kind status /></span> })}
                </li>
            }
        };
        (!items.is_empty()).then(|| {
            view! {
                <Section title=tr!(search.read_also)>
                    <ul role="list" class="row-list">{items.into_iter().map(line).collect_view()}</ul>
                </Section>
            }
        })
    };
    view! { <Transition fallback=|| ()>{also}</Transition> }
}
