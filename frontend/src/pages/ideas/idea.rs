//! The page of an idea: what it says, what was answered, who supports it, what became of it.

mod acts;
mod answer;
mod beside;
mod body;
mod decide;
mod gains;
mod head;
mod history;
mod merged;
mod pledges;
mod potential;
mod readers;
mod review;
mod revival;
mod sign;
mod support;
mod track;

use api_types::idea::{AuthorKind, IdeaView};
use domain::IdeaId;
use domain::access::Brick;
use domain::expression::Target;
use domain::idea::IdeaAct;
use domain::resource_request::Purpose;
use domain::search::SearchKind;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Breadcrumb, Door, Keep, Lazily, Look, chunk};
use crate::pages::services::AttachedResources;
use crate::pages::shared::{ChainSection, Discussion, ExpressionPanel, Heard, ReadAlso, RightsOn};
use crate::routes::{IdeasPage, Page};
use crate::words::tr;

use acts::Acts;
use answer::Answer;
use beside::{Before, BesideActs, Links};
use body::IdeaBody;
use decide::DecideForm;
use gains::Gains;
use head::IdeaHead;
use history::IdeaHistory;
use merged::{Absorbed, Arrived, lead_on};
use pledges::Pledges;
use potential::PotentialActs;
use readers::ChooseReaders;
use review::{Review, ReviewSheet};
use revival::{Dormant, Revival};
use support::Support;
use track::Tracks;

/// The idea as it is now; acts put their answer into it.
type Shown = RwSignal<IdeaView>;

// What those who answer an idea, or do something around it, download and its readers do not.
chunk! {
    idea_acting {
        review_sheet(id: IdeaId, reviews: Memo<bool>, scores: Memo<bool>) => {
            view! { <ReviewSheet id reviews scores /> }
        };
        decide_form(idea: Shown) => view! { <DecideForm idea /> };
        beside_acts(idea: Shown) => view! { <BesideActs idea /> };
        potential_acts(idea: Shown) => view! { <PotentialActs idea /> };
        dormant_sheet(idea: Shown) => view! { <Dormant idea /> };
        choose_idea_readers(idea: Shown) => view! { <ChooseReaders idea /> };
    }
}

#[component]
pub(super) fn IdeaPage(id: IdeaId) -> impl IntoView {
    let idea = use_fetch(move || id, |client, id| async move { client.read_idea(id).await });
    view! { <Keep resource=idea let:idea><IdeaSheet id idea /></Keep> }
}

#[component]
fn IdeaSheet(id: IdeaId, idea: Shown) -> impl IntoView {
    lead_on(idea);
    let may_decide = Memo::new(move |_| may(idea, IdeaAct::Decide));
    let heard = Heard::of(Target::Idea(id));
    let trail = vec![(Page::Ideas(IdeasPage::List), tr!(ideas.title).into())];
    view! {
        <Breadcrumb trail here=idea.read_untracked().summary.reference.clone() />
        <IdeaHead idea />
        <div class="page-band"><IdeaChain idea /></div>
        <Arrived idea />
        <Before idea />
        <div class="sheet sheet-act">
            <div class="act stack gap-3"><Support idea heard /> <Acts idea /> <Around idea /></div>
            <div class="body stack gap-10">
                <Answer idea />
                <IdeaBody idea />
                <Tracks idea />
                <Gains idea />
                <Pledges idea />
                <Absorbed idea />
                <Links idea />
                <Review idea />
                <Show when=move || may_decide.get()>
                    <Lazily load=move || decide_form(idea) />
                </Show>
                <Revival idea />
                <Talk idea />
                <AttachedResources purpose=Purpose::Idea(id) />
            </div>
            <aside class="side stack gap-8" aria-label=tr!(ideas.idea.around)>
                <ExpressionPanel heard />
                <IdeaHistory idea />
                <RightsOn brick=Brick::Ideas id=id.0 />
            </aside>
        </div>
        <ReadAlso kind=SearchKind::Idea id=id.0 />
    }
}

/// What may be done around it, for whoever may do any of it.
#[component]
fn Around(idea: Shown) -> impl IntoView {
    let acts = [IdeaAct::InviteCoAuthor, IdeaAct::Link, IdeaAct::Merge];
    let any = Memo::new(move |_| acts.iter().any(|act| may(idea, *act)));
    view! { <Show when=move || any.get()><Lazily load=move || beside_acts(idea) /></Show> }
}

/// What people say of it. Deciding comes first for who may decide: one primary button per screen.
#[component]
fn Talk(idea: Shown) -> impl IntoView {
    let target = Target::Idea(idea.read_untracked().summary.id);
    let masked = move || {
        let author = &idea.read().summary.author;
        author.kind == AuthorKind::Anonymous && author.is_me
    };
    let decides = untrack(|| may(idea, IdeaAct::Decide));
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
            note=tr!(expression.kindness)
            masked=Signal::derive(masked)
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
