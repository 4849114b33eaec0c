//! What was probably written twice: pairs to be made one, tied, or left alone. Nothing is decided here.

use api_types::page::Page as ApiPage;
use api_types::search::{DuplicatePair, DuplicateQuery, SearchHit};
use domain::IdeaId;
use domain::search::{DuplicateKind, SearchKind};
use leptos::prelude::*;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Growing, use_growing};
use crate::components::{ButtonLink, DoorMark, Empty, Load, PageHead, ShortDay, Size};
use crate::pages::shared::{HitState, MorePager, hit_door, hit_page};
use crate::routes::{AdminPage, IdeasPage, OTHER, Page};
use crate::state::{AddressStep, address_search, use_address};
use crate::words::{self, tr, trn};

/// The parameter of the address that holds the kind; ideas when it is absent.
const KIND: &str = "nature";

#[component]
pub(super) fn DuplicatesPage() -> impl IntoView {
    let address = use_address();
    let kind = Memo::new(move |_| address.parsed(KIND).unwrap_or(DuplicateKind::Idea));
    let choose = move |kind: DuplicateKind| {
        let code = match kind {
            DuplicateKind::Idea => "",
            DuplicateKind::Poc => kind.code(),
        };
        address.set(&[(KIND, code.to_owned())], AddressStep::Push);
    };
    let choice = move |one: DuplicateKind| {
        let word = match one {
            DuplicateKind::Idea => tr!(search.kinds.idea),
            DuplicateKind::Poc => tr!(search.kinds.poc),
        };
        view! {
            <button
                type="button"
                aria-pressed=move || if kind.get() == one { "true" } else { "false" }
                on:click=move |_| choose(one)
            >
                {word}
            </button>
        }
    };
    view! {
        <AdminTrail here=tr!(admin.tab.duplicates) />
        <PageHead title=tr!(admin.duplicates.title) lead=tr!(admin.duplicates.lead) />
        <AdminTabs here=AdminPage::Duplicates />
        <div class="stack gap-6">
            <div class="switch" role="group" aria-label=tr!(search.by_kind)>
                {DuplicateKind::ALL.iter().copied().map(choice).collect_view()}
            </div>
            <Pairs kind />
        </div>
    }
}

#[component]
fn Pairs(kind: Memo<DuplicateKind>) -> impl IntoView {
    let examined = RwSignal::new(0_u64);
    let list: Growing<DuplicatePair> = use_growing(
        move || kind.get(),
        move |client, kind, cursor: Option<String>| async move {
            let first = cursor.is_none();
            let found = client.list_duplicates(&DuplicateQuery { kind, cursor }).await?;
            let before = if first { 0 } else { examined.try_get_untracked().unwrap_or_default() };
            examined.try_set(before + u64::from(found.examined));
            Ok(ApiPage { items: found.items, next: found.next, total: None })
        },
    );
    let shown = Signal::derive(move || trn!(examined.get(), admin.duplicates.examined));
    let none = || {
        view! {
            <h2 class="sr-only">{tr!(admin.duplicates.title)}</h2>
            <Empty title=tr!(admin.duplicates.none) why=tr!(admin.duplicates.none_why) />
        }
    };
    view! {
        <Load resource=list.first let:_first>
            <Show when=move || !list.items.read().is_empty() fallback=none>
                <ul role="list" class="row-list">
                    {move || {
                        list.items.get().into_iter().map(|pair| view! { <PairRow pair /> }).collect_view()
                    }}
                </ul>
            </Show>
            <MorePager list shown row=".row-list .title:first-child a" />
        </Load>
    }
}

#[component]
fn PairRow(pair: DuplicatePair) -> impl IntoView {
    let DuplicatePair { one, other, likeness } = pair;
    // Both acts stand on the page of the newer one, where what becomes of it is seen.
    let act = (one.kind == SearchKind::Idea).then(|| {
        let asked = address_search(&[(OTHER.to_owned(), other.id.to_string())]);
        let href = Page::Ideas(IdeasPage::Idea(IdeaId(one.id))).path() + &asked;
        view! {
            <ButtonLink href size=Size::Small attr:aria-label=tr!(admin.duplicates.act_named, title = one.title.clone())>
                {tr!(admin.duplicates.act)}
            </ButtonLink>
        }
    });
    view! {
        <li class="row-item">
            {hit_door(one.kind).map(|door| view! { <DoorMark door /> })}
            <div class="stack gap-1">
                <Side hit=one />
                <Side hit=other />
                <span class="row-facts">
                    <span>{tr!(admin.duplicates.likeness, percent = words::number(likeness.into()))}</span>
                </span>
            </div>
            <span class="end">{act}</span>
        </li>
    }
}

#[component]
fn Side(hit: SearchHit) -> impl IntoView {
    let SearchHit { kind, id, title, reference, status, organisation, day, .. } = hit;
    let href = hit_page(kind, id).map(Page::path);
    view! {
        <p class="title"><a href=href>{title}</a></p>
        <span class="row-facts">
            {reference.map(|reference| view! { <span class="nowrap">{reference}</span> })}
            {organisation.map(|body| view! { <span>{body.name}</span> })}
            {day.map(|on| view! { <ShortDay on /> })}
            {status.map(|status| view! { <HitState kind status /> })}
        </span>
    }
}
