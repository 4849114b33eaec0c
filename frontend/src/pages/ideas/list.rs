//! The ideas of the network: looked for, filtered, sorted; everything stands in the address (R055).

mod cards;
mod chips;
mod criteria;
mod filters;
mod follow;
mod looks;
mod nature;
mod table;
mod toolbar;

use api_client::ApiClient;
use api_types::challenge::ChallengeQuery;
use api_types::idea::{IdeaQuery, IdeaSummary};
use api_types::page::LIMIT_MAX;
use api_types::saved_view::ViewList;
use domain::access::Permission;
use leptos::prelude::*;

use crate::api::{Growing, use_fetch, use_growing};
use crate::components::{
    Breadcrumb, Button, Door, Empty, Filters, Glyph, Load, Look, MoreLink, PageHead,
};
use crate::pages::shared::{DepositLink, ExportList, KeptViews, ShareLink, use_bodies, use_bricks};
use crate::routes::{IdeasPage, Page};
use crate::state::Session;
use crate::words::{tr, trn};

use chips::Chips;
use criteria::Seeking;
use filters::{Offered, filter_groups};
use follow::FollowBody;
use looks::{Found, IdeaLooks, with_look};
use toolbar::{SortChoice, WordSearch};

/// The list.
#[component]
pub(super) fn IdeasListPage() -> impl IntoView {
    use_bricks();
    let seeking = Seeking::from_address();
    let offered = offered(seeking);
    let list = use_growing(
        move || seeking.criteria.read().query(),
        |client, query, cursor| async move { client.list_ideas(&IdeaQuery { cursor, ..query }).await },
    );
    let active = move || u64::try_from(seeking.criteria.read().count()).unwrap_or_default();
    // An order alone is no view to keep.
    let kept = Signal::derive(move || match seeking.criteria.read().count() {
        0 => String::new(),
        _ => with_look(seeking.criteria.read().address(), seeking.address),
    });
    let export = move |client: ApiClient, format| {
        let query = seeking.criteria.get_untracked().query();
        async move { client.export_ideas(format, &query).await }
    };
    view! {
        <Breadcrumb here=tr!(ideas.title) />
        <ListHead />
        <div class="sheet sheet-facets">
            <Filters
                label=tr!(ideas.list.filters)
                active=Signal::derive(active)
                results=list.total
                groups=move || filter_groups(seeking, offered)
            />
            <div class="stack">
                <WordSearch seeking />
                <ListState seeking list />
                <Chips seeking offered />
                <FollowBody seeking bodies=offered.bodies />
                <KeptViews list=ViewList::Ideas query=kept />
                <Load resource=list.first let:_first><Results seeking list /></Load>
                <ExportList name="idees" export />
            </div>
        </div>
    }
}

/// What the filters offer; a list that could not be read offers nothing, and the page works without it.
fn offered(seeking: Seeking) -> Offered {
    // Beside the list, which does not wait for it.
    let counts = use_fetch(
        move || seeking.criteria.read().counted(),
        |client, query| async move { client.count_ideas(&query).await },
    );
    let challenges = use_fetch(
        || (),
        |client, ()| async move {
            let query = ChallengeQuery { limit: LIMIT_MAX, ..ChallengeQuery::default() };
            client.list_challenges(&query).await
        },
    );
    let put = move || challenges.get().and_then(Result::ok).map(|page| page.items);
    Offered {
        bodies: use_bodies(),
        challenges: Signal::derive(move || put().unwrap_or_default()),
        counts: Memo::new(move |_| counts.get().and_then(Result::ok)),
    }
}

#[component]
fn ListHead() -> impl IntoView {
    let may_deposit = expect_context::<Session>().may(Permission::DepositIdea);
    let deposit = may_deposit.then(|| {
        view! {
            <DepositLink words=tr!(ideas.deposit_act) look=Look::Primary glyph=Glyph::Plus />
        }
    });
    let challenges = Page::Ideas(IdeasPage::Challenges).path();
    let decides = expect_context::<Session>().may(Permission::DecideIdea);
    let queue = decides.then(|| {
        let href = Page::Ideas(IdeasPage::Decisions).path();
        view! { <MoreLink href>{tr!(ideas.queue.link)}</MoreLink> }
    });
    view! {
        <div class="head-with-act">
            <PageHead
                door=Door::Idea
                kind=tr!(ideas.kind)
                title=tr!(ideas.list.title)
                lead=tr!(ideas.list.lead)
            />
            <div class="cluster">
                {deposit}
                <MoreLink href=challenges>{tr!(ideas.list.see_challenges)}</MoreLink>
                <MoreLink href=Page::Ideas(IdeasPage::Dormant).path()>{tr!(ideas.sleep.link)}</MoreLink>
                {queue}
                <ShareLink />
            </div>
        </div>
    }
}

/// How many there are, said aloud when it changes, and in which order.
#[component]
fn ListState(seeking: Seeking, list: Growing<IdeaSummary>) -> impl IntoView {
    let count = move || list.total.get().map(|total| trn!(total, ideas.list.count));
    view! {
        <div class="split">
            <h2 aria-live="polite" aria-atomic="true">
                {move || count().unwrap_or_else(|| tr!(ideas.list.results).to_owned())}
            </h2>
            <div class="cluster"><IdeaLooks seeking /> <SortChoice seeking /></div>
        </div>
    }
}

#[component]
fn Results(seeking: Seeking, list: Growing<IdeaSummary>) -> impl IntoView {
    let nothing = Memo::new(move |_| list.items.read().is_empty());
    move || match (nothing.get(), seeking.criteria.read_untracked().count()) {
        (false, _) => view! { <Found seeking list /> }.into_any(),
        (true, 0) => view! { <NoIdeaYet /> }.into_any(),
        (true, _) => view! { <NothingFound seeking /> }.into_any(),
    }
}

#[component]
fn NoIdeaYet() -> impl IntoView {
    view! {
        <Empty
            title=tr!(ideas.list.empty_title)
            why=tr!(ideas.list.empty_why)
            example=tr!(ideas.list.empty_example)
        >
            <DepositLink words=tr!(ideas.deposit_act) />
        </Empty>
    }
}

#[component]
fn NothingFound(seeking: Seeking) -> impl IntoView {
    let clear = move |_| seeking.change(|criteria| *criteria = criteria.cleared());
    view! {
        <Empty
            title=tr!(ideas.list.none_title)
            why=tr!(ideas.list.none_why)
            example=tr!(ideas.list.none_example)
        >
            <Button on:click=clear>{tr!(common.clear_filters)}</Button>
        </Empty>
    }
}
