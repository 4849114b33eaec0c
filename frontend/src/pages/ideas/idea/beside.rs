//! Around the idea: who signs it, what it is tied to, what it became one with.

mod acts;
mod signatures;

use api_types::idea::{IdeaLinkView, IdeaView, MergedView};
use domain::IdeaId;
use domain::idea::IdeaAct;
use leptos::prelude::*;

use super::merged::origin;
use super::{Shown, may};
use crate::api::use_submit;
use crate::components::{ActProblem, Button, Look, Notice, Section, Size, Tone};
use crate::pages::ideas::conflict::IdeaConflict;
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::{self, tr};

pub(super) use acts::BesideActs;

/// What must be known before anything else: it is merged, or one is asked to sign it.
#[component]
pub(super) fn Before(idea: Shown) -> impl IntoView {
    let asks_me = Memo::new(move |_| idea.read().asks_me);
    let merged = Memo::new(move |_| idea.read().merged_into.clone());
    view! {
        {move || merged.get().map(|merged| view! { <MergedNotice idea merged /> })}
        <Show when=move || asks_me.get()><AskedNotice idea /></Show>
    }
}

#[component]
fn MergedNotice(idea: Shown, merged: MergedView) -> impl IntoView {
    let MergedView { idea: into, undoable, gone_on, .. } = merged;
    let merges = may(idea, IdeaAct::Merge);
    let (undo, first) = (undoable && merges, gone_on && merges);
    // One that went on leads further: the page where its own merge is undone is the one it had.
    let into_id = IdeaId(into.id);
    let href = if first { origin(into_id) } else { Page::Ideas(IdeasPage::Idea(into_id)).path() };
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let part = use_submit(
        move |client, seen| async move { client.undo_merge(id, seen).await },
        move |view: IdeaView| {
            toasts.tell(tr!(ideas.beside.unmerged));
            idea.set(view);
        },
    );
    view! {
        <Notice tone=Tone::Info title=tr!(ideas.beside.merged_into)>
            <p>{tr!(ideas.beside.merged_why)}" "<a href=href>{into.title}</a></p>
            <IdeaConflict idea act=part />
            {first.then(|| view! { <p class="small">{tr!(ideas.beside.undo_first)}</p> })}
            {undo.then(|| view! {
                <p><Button
                    size=Size::Small
                    pending=part.pending()
                    on:click=move |_| part.send(idea.read_untracked().version)
                >
                    {tr!(ideas.beside.undo_merge)}
                </Button></p>
            })}
        </Notice>
    }
}

#[component]
fn AskedNotice(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let answer = use_submit(
        move |client, accepts: bool| async move {
            if accepts {
                client.accept_co_authorship(id).await
            } else {
                client.decline_co_authorship(id).await
            }
        },
        move |view: IdeaView| {
            let signed = view.co_authors.len() > idea.read_untracked().co_authors.len();
            let said = if signed { tr!(ideas.beside.accepted) } else { tr!(ideas.beside.declined) };
            toasts.tell(said);
            idea.set(view);
        },
    );
    view! {
        <Notice tone=Tone::Info title=tr!(ideas.beside.asks_me)>
            <p>{tr!(ideas.beside.asks_me_why)}</p>
            <ActProblem failure=answer.failure() />
            <div class="cluster">
                <Button size=Size::Small pending=answer.pending() on:click=move |_| answer.send(true)>
                    {tr!(ideas.beside.accept)}
                </Button>
                <Button look=Look::Quiet size=Size::Small on:click=move |_| answer.send(false)>
                    {tr!(ideas.beside.decline)}
                </Button>
            </div>
        </Notice>
    }
}

/// The ideas tied to it; nothing while there are none.
#[component]
pub(super) fn Links(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let links = Memo::new(move |_| idea.read().links.clone());
    let unties = Memo::new(move |_| may(idea, IdeaAct::Link));
    let toasts = expect_context::<Toasts>();
    let untie = use_submit(
        move |client, other: IdeaId| async move { client.unlink_idea(id, other).await },
        move |view: IdeaView| {
            toasts.tell(tr!(ideas.beside.unlinked));
            idea.set(view);
        },
    );
    let line = move |IdeaLinkView { kind, idea: other }: IdeaLinkView| {
        let href = Page::Ideas(IdeasPage::Idea(other.id)).path();
        let remove = tr!(ideas.beside.unlink);
        view! {
            <li class="split">
                <span>
                    <span class="small muted">{words::idea_link_kind(kind)}" "</span>
                    <a href=href>{other.title}</a>
                </span>
                {unties.get_untracked().then(|| view! {
                    <Button look=Look::Quiet size=Size::Small on:click=move |_| untie.send(other.id)>
                        {remove}
                    </Button>
                })}
            </li>
        }
    };
    view! {
        <Show when=move || !links.read().is_empty()>
            <Section title=tr!(ideas.beside.links)>
                <ActProblem failure=untie.failure() />
                <ul role="list" class="stack gap-2">
                    // Keyed: a button keeps the idea that it was given first.
                    <For
                        each=move || links.get()
                        key=|link| (link.idea.id, link.kind, link.idea.title.clone())
                        let:link
                    >
                        {line(link)}
                    </For>
                </ul>
            </Section>
        </Show>
    }
}
