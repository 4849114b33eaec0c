//! The answers of a challenge while votes are taken: one supports from the row, without leaving the list (R098).

use api_types::idea::{IdeaSummary, VoteView};
use domain::IdeaId;
use domain::idea::IdeaStatus;
use leptos::prelude::*;

use crate::api::{Growing, use_submit};
use crate::components::{Badge, Door, Glyph, Icon, RowItem, RowList};
use crate::pages::ideas::{IdeaFacts, IdeaPager};
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::{self, tr};

#[component]
pub(super) fn VoteRows(list: Growing<IdeaSummary>) -> impl IntoView {
    view! {
        <div class="stack">
            <p class="small muted">{tr!(challenges.vote.lead)}</p>
            <div class="idea-rows">
                <RowList>
                    <For
                        each=move || list.items.get()
                        key=|idea| (idea.id, idea.votes, idea.voted)
                        let:idea
                    >
                        <VoteRow idea />
                    </For>
                </RowList>
            </div>
        </div>
        <IdeaPager list row=".idea-rows .title a" />
    }
}

#[component]
fn VoteRow(idea: IdeaSummary) -> impl IntoView {
    let href = Page::Ideas(IdeasPage::Idea(idea.id)).path();
    let (tone, glyph, standing) = words::idea_standing(idea.status, idea.experiment);
    let counted = RwSignal::new(VoteView { voted: idea.voted, votes: idea.votes });
    // One supports neither one's own idea, nor one that was taken back.
    let open = !idea.author.is_me && idea.status != IdeaStatus::Withdrawn;
    let (id, name) = (idea.id, idea.title.clone());
    let vote = open.then(|| view! { <VoteHere id title=name counted /> });
    let end = view! { <Badge tone glyph>{standing}</Badge>" "{vote} };
    let (title, excerpt, end) = (idea.title.clone(), idea.excerpt.clone(), end.into_any());
    let facts = move || {
        let VoteView { voted, votes } = counted.get();
        let idea = IdeaSummary { voted, votes, ..idea.clone() };
        view! { <IdeaFacts idea /> }
    };
    view! {
        <RowItem door=Door::Idea href title end>
            <span class="row-excerpt">{excerpt}</span>
            {facts}
        </RowItem>
    }
}

/// « Je soutiens » : pressed at once, put back when the server refuses.
#[component]
fn VoteHere(id: IdeaId, title: String, counted: RwSignal<VoteView>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    // What was just asked, until the server has answered.
    let wish = RwSignal::new(None::<bool>);
    let vote = use_submit(
        move |client, support: bool| async move {
            if support { client.support_idea(id).await } else { client.unsupport_idea(id).await }
        },
        move |answer: VoteView| {
            counted.try_set(answer);
            wish.try_set(None);
        },
    );
    let failure = vote.failure();
    Effect::new(move |_| {
        if let Some(said) = failure.with(|failure| failure.as_ref().map(words::problem)) {
            wish.set(None);
            toasts.tell(said);
        }
    });
    let supported = move || wish.get().unwrap_or_else(|| counted.read().voted);
    let toggle = move |_| {
        if !vote.pending().get_untracked() {
            let support = !untrack(supported);
            wish.set(Some(support));
            vote.send(support);
        }
    };
    view! {
        <button
            class="btn btn-sm"
            type="button"
            aria-pressed=move || if supported() { "true" } else { "false" }
            on:click=toggle
        >
            <Icon glyph=Glyph::Heart />
            {tr!(challenges.vote.give)}
            <span class="sr-only">" "{tr!(challenges.vote.to, title = title)}</span>
        </button>
    }
}
