//! All the experiments, whatever their status (R115), found by their normed criteria (R125, R126, R128).

mod cards;
mod chips;
pub(in crate::pages) mod criteria;
mod filters;
mod standing;
mod table;
mod timeline;

use api_client::ApiClient;
use api_types::poc::{PocQuery, PocSummary};
use api_types::saved_view::ViewList;
use domain::access::Permission;
use leptos::prelude::*;

use crate::api::{Growing, use_growing};
use crate::components::{
    Breadcrumb, Button, ButtonLink, Door, Empty, Glyph, Load, Look, LookSwitch, MoreLink, PageHead,
    Size,
};
use crate::pages::shared::{Bodies, ExportList, KeptViews, MorePager, ShareLink, use_bodies};
use crate::routes::{Page, PocsPage};
use crate::state::{Address, AddressStep, Session, use_address};
use crate::words::{number, tr, trn};

use cards::PocCards;
use chips::Chips;
use criteria::Presentation;
use filters::PocFilters;
use table::PocTable;
use timeline::PocTimeline;

#[component]
pub(super) fn PocListPage() -> impl IntoView {
    let address = use_address();
    let bodies = use_bodies();
    // Looking at it otherwise asks for nothing anew.
    let query = Memo::new(move |_| criteria::query(address));
    let pocs = use_growing(
        move || query.get(),
        |client, query, cursor| async move { client.list_pocs(&PocQuery { cursor, ..query }).await },
    );
    view! {
        <Breadcrumb here=tr!(pocs.title) />
        <ListHead />
        <div class="sheet sheet-facets">
            <PocFilters address bodies total=pocs.total />
            <Results address bodies pocs />
        </div>
    }
}

#[component]
fn ListHead() -> impl IntoView {
    let session = expect_context::<Session>();
    let create = move || {
        session.may(Permission::CreatePoc).then(|| {
            view! {
                <ButtonLink
                    href=Page::Pocs(PocsPage::Create).path()
                    look=Look::Primary
                    glyph=Glyph::Plus
                >
                    {tr!(pocs.list.create)}
                </ButtonLink>
            }
        })
    };
    let keep = session.may(Permission::EditReferences).then(|| {
        view! {
            <ButtonLink href=Page::Pocs(PocsPage::Keep).path() look=Look::Quiet glyph=Glyph::Table>
                {tr!(pocs.list.keep)}
            </ButtonLink>
        }
    });
    view! {
        <div class="split head-act">
            <PageHead
                door=Door::Poc
                kind=tr!(pocs.list.kind)
                title=tr!(pocs.title)
                lead=tr!(pocs.list.lead)
            >
                <p class="cluster">
                    <MoreLink href=Page::Pocs(PocsPage::Kit).path()>{tr!(pocs.kit.link)}</MoreLink>
                    <MoreLink href=Page::Pocs(PocsPage::Lessons).path()>
                        {tr!(pocs.list.lessons)}
                    </MoreLink>
                </p>
            </PageHead>
            <p class="cluster">{create}{keep}<ShareLink /></p>
        </div>
    }
}

#[component]
fn Results(address: Address, bodies: Bodies, pocs: Growing<PocSummary>) -> impl IntoView {
    let count = move || pocs.total.get().map(|total| trn!(total, pocs.list.count));
    let shown = move || {
        let shown = number(pocs.items.read().len() as u64);
        pocs.total
            .get()
            .map(|total| trn!(total, pocs.list.shown, shown = shown))
            .unwrap_or_default()
    };
    let kept = Signal::derive(move || criteria::kept(address));
    let export = move |client: ApiClient, format| {
        let query = untrack(move || criteria::query(address));
        async move { client.export_pocs(format, &query).await }
    };
    view! {
        <section aria-labelledby="resultats">
            <div class="split results-head">
                <h2 id="resultats" aria-live="polite">{count}</h2>
                <div class="cluster">
                    <Looks address />
                    <Sort address />
                </div>
            </div>
            <Chips address bodies />
            <KeptViews list=ViewList::Pocs query=kept />
            <Load resource=pocs.first let:_first>
                <Show
                    when=move || !pocs.items.read().is_empty()
                    fallback=move || view! { <Nothing address /> }
                >
                    <Found address pocs=pocs.items />
                    <MorePager
                        list=pocs
                        shown=Signal::derive(shown)
                        row=FOUND
                    />
                    <ExportList name="experimentations" export />
                </Show>
            </Load>
        </section>
    }
}

/// The link of each experiment, whatever the list looks like.
const FOUND: &str =
    "main .table-cards tbody th a, main .cards .title a, main .timeline-rows .title";

/// The experiments found, as one wants to look at them.
#[component]
fn Found(address: Address, pocs: RwSignal<Vec<PocSummary>>) -> impl IntoView {
    let look = Memo::new(move |_| criteria::presentation(address));
    move || match look.get() {
        Presentation::Table => view! { <PocTable pocs /> }.into_any(),
        Presentation::Cards => view! { <PocCards pocs /> }.into_any(),
        Presentation::Timeline => view! { <PocTimeline pocs /> }.into_any(),
    }
}

/// What the list looks like, to choose.
#[component]
fn Looks(address: Address) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let look = criteria::presentation(address);
        let known = criteria::PRESENTATIONS.into_iter().find(|(one, _)| *one == look);
        known.map(|(_, code)| code).unwrap_or_default()
    });
    let look = |(look, code): (Presentation, &'static str)| {
        let word = match look {
            Presentation::Table => tr!(pocs.look.table),
            Presentation::Cards => tr!(pocs.look.cards),
            Presentation::Timeline => tr!(pocs.look.timeline),
        };
        (code, word)
    };
    let choose = move |code: &'static str| {
        address.set(&[(criteria::LOOKS, code.to_owned())], AddressStep::Push);
    };
    view! {
        <LookSwitch
            label=tr!(pocs.look.label)
            looks=criteria::PRESENTATIONS.map(look).to_vec()
            chosen
            on_choose=choose
        />
    }
}

#[component]
fn Sort(address: Address) -> impl IntoView {
    let chosen = Memo::new(move |_| criteria::sort(address));
    let lines = move || {
        let line = |(sort, code)| {
            let label = match sort {
                criteria::Sort::RecentlyUpdated => tr!(pocs.sort.recently_updated),
                criteria::Sort::MostAdvanced => tr!(pocs.sort.most_advanced),
                criteria::Sort::LatestStart => tr!(pocs.sort.latest_start),
                criteria::Sort::Title => tr!(pocs.sort.title),
            };
            view! { <option value=code selected=sort == chosen.get()>{label}</option> }
        };
        criteria::SORTS.map(line).collect_view()
    };
    let choose = address.choose(criteria::SORT);
    view! {
        <label class="cluster gap-2 small sort">
            {tr!(pocs.sort.label)}
            <select class="select" on:change:target=move |event| choose.run(event.target().value())>
                {lines}
            </select>
        </label>
    }
}

/// No experiment: because of the filters, or because there is none yet.
#[component]
fn Nothing(address: Address) -> impl IntoView {
    if untrack(move || criteria::is_filtered(address)) {
        let clear = move |_| address.clear(&criteria::FILTERS);
        return view! {
            <Empty title=tr!(pocs.list.none_found) why=tr!(pocs.list.none_found_why)>
                <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button>
            </Empty>
        }
        .into_any();
    }
    let may_create = expect_context::<Session>().may(Permission::CreatePoc);
    let create = may_create.then(|| {
        let href = Page::Pocs(PocsPage::Create).path();
        view! { <ButtonLink href size=Size::Small>{tr!(pocs.list.create)}</ButtonLink> }
    });
    view! {
        <Empty
            title=tr!(pocs.list.none)
            why=tr!(pocs.list.none_why)
            example=tr!(pocs.list.none_example)
        >
            {create}
        </Empty>
    }
    .into_any()
}
