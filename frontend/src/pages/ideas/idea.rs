//! The page of an idea: what it says, what was answered, who supports it, what became of it.

mod acts;
mod answer;
mod beside;
mod body;
mod decide;
mod head;
mod history;
mod review;
mod revival;
mod support;

use api_types::idea::{AuthorKind, IdeaView};
use domain::IdeaId;
use domain::expression::Target;
use domain::idea::IdeaAct;
use domain::resource_request::Purpose;
use domain::search::SearchKind;
use leptos::prelude::*;

use crate::api::{use_fetch, use_submit};
use crate::components::{ActProblem, Breadcrumb, Door, Keep, Look};
use crate::pages::services::AttachedResources;
use crate::pages::shared::{ChainSection, Discussion, ExpressionPanel, Heard, ReadAlso};
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::tr;

use acts::Acts;
use answer::Answer;
use beside::{Before, BesideActs, Links};
use body::IdeaBody;
use decide::DecideForm;
use head::IdeaHead;
use history::IdeaHistory;
use review::Review;
use revival::Revival;
use support::Support;

/// The idea as it is now; acts put their answer into it.
type Shown = RwSignal<IdeaView>;

#[component]
pub(super) fn IdeaPage(id: IdeaId) -> impl IntoView {
    let idea = use_fetch(move || id, |client, id| async move { client.read_idea(id).await });
    view! { <Keep resource=idea let:idea><IdeaSheet id idea /></Keep> }
}

#[component]
fn IdeaSheet(id: IdeaId, idea: Shown) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let reload = use_submit(
        move |client, ()| async move { client.read_idea(id).await },
        move |current| {
            idea.set(current);
            toasts.tell(tr!(ideas.conflict.reloaded));
        },
    );
    let may_decide = Memo::new(move |_| may(idea, IdeaAct::Decide));
    let trail = vec![(Page::Ideas(IdeasPage::List), tr!(ideas.title).into())];
    view! {
        <Breadcrumb trail here=idea.read_untracked().summary.reference.clone() />
        <IdeaHead idea />
        <div class="page-band"><IdeaChain idea /></div>
        <ActProblem failure=reload.failure() />
        <Before idea />
        <div class="sheet sheet-act">
            <div class="act stack gap-3"><Support idea /> <Acts idea reload /> <BesideActs idea /></div>
            <div class="body stack gap-10">
                <Answer idea />
                <IdeaBody idea />
                <Links idea />
                <Review idea />
                <Show when=move || may_decide.get()><DecideForm idea reload /></Show>
                <Revival idea reload />
                <Talk idea />
                <AttachedResources purpose=Purpose::Idea(id) />
            </div>
            <aside class="side stack gap-8" aria-label=tr!(ideas.idea.around)>
                <ExpressionPanel heard=Heard::of(Target::Idea(id)) />
                <IdeaHistory idea />
            </aside>
        </div>
        <ReadAlso kind=SearchKind::Idea id=id.0 />
    }
}

/// What people say of it. Deciding comes first for who may decide: one primary button per screen.
#[component]
fn Talk(idea: Shown) -> impl IntoView {
    let (target, masked) = idea.with_untracked(|idea| {
        let author = &idea.summary.author;
        let masked = author.kind == AuthorKind::Anonymous && author.is_me;
        (Target::Idea(idea.summary.id), masked)
    });
    let decides = untrack(|| may(idea, IdeaAct::Decide));
    // The author of an anonymous idea signs comments like anybody: they must know it before writing.
    let note = if masked { tr!(ideas.comment.signed) } else { tr!(expression.kindness) };
    let counted = move |change: i32| {
        idea.update(|idea| {
            idea.summary.comments = idea.summary.comments.saturating_add_signed(change);
        });
    };
    view! {
        <Discussion
            target
            count=Signal::derive(move || idea.read().summary.comments)
            on_count=counted
            may_comment=Signal::derive(move || may(idea, IdeaAct::Comment))
            look=if decides { Look::Plain } else { Look::Primary }
            note
        />
    }
}

/// Whether an act is open to the reader now.
fn may(idea: Shown, act: IdeaAct) -> bool {
    idea.read().allowed.contains(&act)
}

/// The thread is drawn again when it has grown.
#[component]
fn IdeaChain(idea: Shown) -> impl IntoView {
    let chain = Memo::new(move |_| idea.read().chain.clone());
    move || view! { <ChainSection chain=chain.get() current=Door::Idea /> }
}
