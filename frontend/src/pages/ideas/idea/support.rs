//! Supporting an idea: at once on screen, put back when the server refuses (R106, R107, A13).

use api_client::{ApiClient, ApiError};
use api_types::idea::VoteView;
use domain::IdeaId;
use domain::access::Permission;
use domain::idea::{IdeaAct, VoteRefusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Shown, may};
use crate::api::{Api, Submit, use_api, use_submit};
use crate::components::{ActProblem, VoteButton};
use crate::pages::shared::{FollowThis, Heard, ToldOfSupported};
use crate::state::{Session, Toasts};
use crate::words::{self, Plural, tr, trn};

#[component]
pub(super) fn Support(idea: Shown, heard: Heard) -> impl IntoView {
    let may_vote = Memo::new(move |_| may(idea, IdeaAct::Vote));
    let here = move || {
        if may_vote.get() {
            view! { <VoteToggle idea heard /> }.into_any()
        } else {
            view! { <VoteCount idea /> }.into_any()
        }
    };
    // Those of the tool that it comes from never change, and are added to none.
    let former = u64::from(idea.read_untracked().imported_votes);
    let former = (former > 0).then(|| trn!(former, ideas.former_votes));
    view! { {here} {former.map(|said| view! { <p class="small muted">{said}</p> })} }
}

/// The count alone, and why one does not vote here.
#[component]
fn VoteCount(idea: Shown) -> impl IntoView {
    let count = move || trn!(u64::from(idea.read().summary.votes), ideas.votes);
    let why = move || {
        idea.read().vote_refused.map(|refused| match refused {
            VoteRefusal::OwnIdea => tr!(ideas.vote.own),
            VoteRefusal::Withdrawn => tr!(ideas.vote.withdrawn),
            VoteRefusal::Merged => tr!(ideas.vote.merged),
            VoteRefusal::Profile => tr!(ideas.vote.not_yours),
            VoteRefusal::Closed => tr!(ideas.vote.closed),
        })
    };
    view! { <p><strong>{count}</strong></p> <p class="small muted">{why}</p> }
}

#[component]
fn VoteToggle(idea: Shown, heard: Heard) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let api = use_api();
    // What was just asked, until the server has answered.
    let wish = RwSignal::new(None::<bool>);
    let vote = use_submit(
        move |client, support: bool| ask(client, id, support),
        move |answer: VoteView| {
            take(idea, answer);
            wish.set(None);
            tell(toasts, api.clone(), idea, answer);
        },
    );
    let later = use_later(vote, wish);
    let failure = Signal::derive(move || vote.failure().get().filter(|_| later.read().is_none()));
    // A refusal puts back what the server holds.
    let wished = move || {
        let asked = if failure.read().is_some() { None } else { wish.get() };
        later.get().or(asked)
    };
    let supported = move || wished().unwrap_or_else(|| idea.read().summary.voted);
    let count = move || {
        let (voted, votes) = (idea.read().summary.voted, u64::from(idea.read().summary.votes));
        match (voted, supported()) {
            (false, true) => votes + 1,
            (true, false) => votes.saturating_sub(1),
            (true, true) | (false, false) => votes,
        }
    };
    let toggle = move |()| {
        if !vote.pending().get_untracked() {
            let support = !untrack(supported);
            later.set(None);
            wish.set(Some(support));
            vote.send(support);
        }
    };
    view! {
        <VoteButton
            supported=Signal::derive(supported)
            count=Signal::derive(count)
            words=|count, supported| vote_words(count, supported).into()
            on_toggle=toggle
        />
        <div role="status">
            <Show when=move || later.read().is_some()>
                <p class="small">{tr!(ideas.vote.later)}</p>
            </Show>
        </div>
        <ActProblem failure />
        <WhatNext idea heard />
    }
}

/// What was asked while the network was away: it goes as soon as it is back. Asking twice is asking once.
fn use_later(vote: Submit<bool>, wish: RwSignal<Option<bool>>) -> RwSignal<Option<bool>> {
    let later = RwSignal::new(None::<bool>);
    let failure = vote.failure();
    Effect::new(move |_| {
        if failure.read().is_some() && !window().navigator().on_line() {
            later.set(wish.get_untracked());
        }
    });
    let back = window_event_listener(leptos::ev::online, move |_| {
        if let Some(support) = later.get_untracked() {
            later.set(None);
            vote.send(support);
        }
    });
    on_cleanup(move || back.remove());
    later
}

/// Once one supports it: to be told of what becomes of this one, or of all that one supports. Neither says who votes.
#[component]
fn WhatNext(idea: Shown, heard: Heard) -> impl IntoView {
    let may_follow = expect_context::<Session>().may(Permission::Follow);
    let voted = Memo::new(move |_| may_follow && idea.read().summary.voted);
    view! {
        <Show when=move || voted.get()>
            <ToldOfSupported />
            <FollowThis heard />
        </Show>
    }
}

async fn ask(client: ApiClient, id: IdeaId, support: bool) -> Result<VoteView, ApiError> {
    if support { client.support_idea(id).await } else { client.unsupport_idea(id).await }
}

/// What stands below the count.
fn vote_words(count: u64, supported: bool) -> &'static str {
    match (words::plural(count), supported) {
        (Plural::One, true) => tr!(ideas.vote.with_mine.one),
        (Plural::Other, true) => tr!(ideas.vote.with_mine.other),
        (Plural::One, false) => tr!(ideas.vote.without_mine.one),
        (Plural::Other, false) => tr!(ideas.vote.without_mine.other),
    }
}

/// What the server counts.
fn take(idea: Shown, answer: VoteView) {
    let VoteView { voted, votes } = answer;
    idea.try_update(|idea| {
        idea.summary.voted = voted;
        idea.summary.votes = votes;
    });
}

fn tell(toasts: Toasts, api: Api, idea: Shown, answer: VoteView) {
    let id = idea.read_untracked().summary.id;
    let undo = move || undo(&api, toasts, (id, idea), !answer.voted);
    let said = if answer.voted { tr!(ideas.vote.done) } else { tr!(ideas.vote.undone) };
    toasts.tell_undoable(said, undo);
}

/// The toast may outlive the page: what it undoes is sent whether or not the page is still there.
fn undo(api: &Api, toasts: Toasts, (id, idea): (IdeaId, Shown), support: bool) {
    let api = api.clone();
    spawn_local(async move {
        match api.call(|client| ask(client, id, support)).await {
            Ok(answer) => take(idea, answer),
            Err(failure) => toasts.tell(words::problem(&failure)),
        }
    });
}
