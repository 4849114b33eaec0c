//! What already works somewhere, to do at home: each practice by the problem it solves.

mod explore;
mod filters;
mod map;
mod table;

use api_types::editorial::ItemImageView;
use api_types::import::ImportKind;
use api_types::people::PersonView;
use api_types::practice::{PracticeFigure, PracticeQuery, PracticeSummary};
use domain::PracticeId;
use domain::access::{Brick, Permission};
use domain::civil::Zone;
use domain::expression::Target;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::api::{Growing, use_growing};
use crate::components::{
    Badge, Breadcrumb, Button, ButtonLink, Card, Chip, Day, Door, Empty, Glyph, Load, Look,
    LookSwitch, PageHead, Size, Tone,
};
use crate::pages::editorial::FeedOf;
use crate::pages::shared::{
    KeptBadge, MorePager, ShareLink, TAG, tag_words, use_bodies, write_href,
};
use crate::routes::{AdminPage, Page, PocsPage, PracticesPage, import_path};
use crate::state::{Address, AddressStep, References, Session, address_search, use_address};
use crate::words::{self, number, tr, trn};

use super::checks::ToCheckBadge;
use super::draft::out_badge;
use super::figure::figure_words;
use super::outlook::{LabelTags, RiskBadge};
use super::renewal::RenewalBadge;
use super::reuses::MaturityBadge;
use explore::Explore;
pub(super) use filters::REGION;
use filters::{FILTERS, PracticeFilters, WORDS, query};
use map::ReuseMap;
use table::PracticeTable;

/// The parameter of the address that says how the list is looked at.
const VIEW: &str = "vue";

/// How the list is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum PracticeLook {
    /// Cards, to look around.
    #[default]
    Cards,
    /// A table, to compare.
    Table,
    /// Where its practices are taken up.
    Map,
}

impl PracticeLook {
    const ALL: [Self; 3] = [Self::Cards, Self::Table, Self::Map];

    const fn code(self) -> &'static str {
        match self {
            Self::Cards => "",
            Self::Table => "tableau",
            Self::Map => "carte",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Cards => tr!(practices.map.cards),
            Self::Table => tr!(practices.table.title),
            Self::Map => tr!(practices.map.title),
        }
    }

    /// What the address asks; else cards.
    fn of(address: Address) -> Self {
        let asked = address.text(VIEW);
        let asked = asked.and_then(|view| Self::ALL.into_iter().find(|look| look.code() == view));
        asked.unwrap_or_default()
    }
}

#[component]
pub(super) fn PracticeListPage() -> impl IntoView {
    let address = use_address();
    let bodies = use_bodies();
    let practices = use_growing(
        move || query(address),
        |client, query, cursor| async move {
            client.list_practices(&PracticeQuery { cursor, ..query }).await
        },
    );
    view! {
        <Breadcrumb here=tr!(practices.title) />
        <ListHead />
        <Explore />
        <div class="sheet sheet-facets">
            <PracticeFilters address bodies total=practices.total />
            <Found address practices />
        </div>
        <FeedOf
            brick=Brick::Practices
            title=tr!(editorial.feed.store_title)
            why=tr!(editorial.feed.why)
            link=tr!(editorial.feed.store_link)
        />
    }
}

#[component]
fn ListHead() -> impl IntoView {
    let session = expect_context::<Session>();
    let publishes = session.may(Permission::PublishPractice);
    let import = (publishes && session.sees(Page::Admin(AdminPage::Imports))).then(|| {
        let href = import_path(ImportKind::Practices);
        view! { <ButtonLink href>{tr!(practices.share.import)}</ButtonLink> }
    });
    let share = publishes.then(|| {
        view! {
            <ButtonLink
                href=Page::Practices(PracticesPage::Publish).path()
                look=Look::Primary
                glyph=Glyph::Plus
            >
                {tr!(practices.share.title)}
            </ButtonLink>
        }
    });
    view! {
        <div class="split head-act">
            <PageHead
                door=Door::Practice
                kind=tr!(practices.list_kind)
                title=tr!(practices.title)
                lead=tr!(practices.lead)
            />
            <p class="cluster">{share}{import}<ShareLink /></p>
        </div>
    }
}

#[component]
fn Found(address: Address, practices: Growing<PracticeSummary>) -> impl IntoView {
    let count = move || practices.total.get().map(|total| trn!(total, practices.count));
    let shown = move || {
        let shown = number(practices.items.read().len() as u64);
        let total = practices.total.get();
        total.map(|total| trn!(total, practices.shown, shown = shown)).unwrap_or_default()
    };
    let shown = Signal::derive(shown);
    let look = Memo::new(move |_| PracticeLook::of(address));
    view! {
        <section aria-labelledby="resultats">
            <h2 id="resultats" class="section-title" aria-live="polite">{count}</h2>
            <TagInForce address />
            <div class="results-head"><Looks address look /></div>
            {move || match look.get() {
                PracticeLook::Map => view! { <ReuseMap address /> }.into_any(),
                look @ (PracticeLook::Cards | PracticeLook::Table) => {
                    view! { <Listed address look practices shown /> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Looks(address: Address, look: Memo<PracticeLook>) -> impl IntoView {
    let chosen = move || look.get().code();
    let choose =
        move |code: &'static str| address.set(&[(VIEW, code.to_owned())], AddressStep::Push);
    view! {
        <LookSwitch
            label=tr!(practices.map.looks)
            looks=PracticeLook::ALL.map(|look| (look.code(), look.word())).to_vec()
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
    }
}

#[component]
fn Listed(
    address: Address,
    /// Cards, or a table.
    look: PracticeLook,
    practices: Growing<PracticeSummary>,
    shown: Signal<String>,
) -> impl IntoView {
    let row = match look {
        PracticeLook::Table => "main .table-cards tbody th a",
        PracticeLook::Cards | PracticeLook::Map => ".cards .card .title a",
    };
    view! {
        <Load resource=practices.first let:_first>
            <Show
                when=move || !practices.items.read().is_empty()
                fallback=move || view! { <Nothing address /> }
            >
                {move || match look {
                    PracticeLook::Table => view! { <PracticeTable practices /> }.into_any(),
                    PracticeLook::Cards | PracticeLook::Map => {
                        view! { <PracticeCards practices /> }.into_any()
                    }
                }}
                <MorePager list=practices shown row />
            </Show>
        </Load>
    }
}

#[component]
fn PracticeCards(practices: Growing<PracticeSummary>) -> impl IntoView {
    view! {
        <div class="cards">
            <For each=move || practices.items.get() key=|practice| practice.id let:practice>
                <PracticeCard practice />
            </For>
        </div>
    }
}

/// The tag that narrows the list, with its way out.
#[component]
fn TagInForce(address: Address) -> impl IntoView {
    move || {
        address.text(TAG).map(|tag| {
            let remove = move |()| address.clear(&[TAG]);
            view! { <p class="results-head"><Chip label=tag_words(&tag) on_remove=remove /></p> }
        })
    }
}

#[component]
fn PracticeCard(practice: PracticeSummary) -> impl IntoView {
    let references = expect_context::<References>();
    let out = out_badge(&practice);
    let PracticeSummary {
        id,
        kind,
        title,
        excerpt,
        problem,
        result,
        figure,
        contact,
        domain,
        organisation,
        published_at,
        reuses,
        maturity,
        kits,
        to_check,
        labels,
        funding_source,
        may_not_last,
        local,
        visibility,
        renewal,
        image,
        draft,
        ..
    } = practice;
    let problem = problem.filter(|words| !words.is_empty()).unwrap_or(excerpt);
    view! {
        <Card
            door=Door::Practice
            kind=words::practice_kind(kind)
            href=Page::Practices(PracticesPage::Practice(id)).path()
            title
        >
            {image.map(thumb)}
            {(!problem.is_empty()).then(|| view! { <p class="small two-lines">{problem}</p> })}
            {gave(figure, result)}
            {worn(labels, funding_source)}
            <p class="cluster gap-2 small push-end">
                {out}
                <KeptBadge visibility />
                <MaturityBadge maturity />
                <RenewalBadge renewal />
                {local.then(|| view! { <Badge tone=Tone::Neutral glyph=Glyph::Flag>{tr!(practices.share.local)}</Badge> })}
                {to_check.then(|| view! { <ToCheckBadge /> })}
                {may_not_last.then(|| view! { <RiskBadge /> })}
                {taken_up(reuses, kits)}
            </p>
            <p class="small muted">
                {organisation.name}" · "
                {move || references.label(ReferenceList::Domain, &domain)}
                {(!draft).then(|| view! { " · "<Day on=Zone::Paris.day(published_at) /> })}
            </p>
            <Helper id contact />
        </Card>
    }
}

/// What it gave: in one figure when somebody counted, and in a sentence.
fn gave(figure: Option<PracticeFigure>, result: Option<String>) -> impl IntoView {
    let figure = figure.as_ref().map(figure_words);
    let result = result.filter(|words| !words.is_empty()).map(|words| {
        view! { <p class="small"><strong>{tr!(practices.card.result)}</strong>" "{words}</p> }
    });
    view! { {figure.map(|words| view! { <p><strong>{words}</strong></p> })} {result} }
}

/// The labels that it was given, and who supports it.
fn worn(labels: Vec<String>, source: Option<String>) -> impl IntoView {
    let labels = (!labels.is_empty())
        .then(|| view! { <p class="cluster gap-2 card-acts"><LabelTags labels /></p> });
    let source = source.map(|source| {
        view! { <p class="small">{tr!(practices.card.supported, source = source)}</p> }
    });
    view! { {labels} {source} }
}

/// How often it was taken up, and how many kits help to.
fn taken_up(reuses: u32, kits: u32) -> String {
    let times = (reuses > 0).then(|| trn!(u64::from(reuses), practices.reuse.count));
    let with_kits = (kits > 0).then(|| trn!(u64::from(kits), practices.kit.count));
    times.into_iter().chain(with_kits).collect::<Vec<String>>().join(" · ")
}

/// Its image, over the card.
fn thumb(image: ItemImageView) -> impl IntoView {
    view! { <img class="thumb" src=image.file.url alt=image.file.alt loading="lazy" /> }
}

/// Who can help, and the form that reaches them without telling their address.
#[component]
fn Helper(id: PracticeId, contact: PersonView) -> impl IntoView {
    let me = expect_context::<Session>().who().is_some_and(|me| me.person.id == contact.id);
    let href = write_href(&contact, Some(Target::Practice(id)), None).filter(|_| !me);
    href.map(|href| {
        let words = tr!(practices.card.contact, name = contact.name);
        view! {
            <p class="card-acts">
                <ButtonLink href size=Size::Small glyph=Glyph::Mail>{words}</ButtonLink>
            </p>
        }
    })
}

/// The same words in the whole portal, which passes them on to the tools it leads to (R009).
fn elsewhere(address: Address) -> Option<AnyView> {
    let words = untrack(move || address.text(WORDS))?;
    let everywhere = Page::Search;
    expect_context::<Session>().sees(everywhere).then(|| {
        let said = tr!(practices.search_everywhere, words = words.clone());
        let href = everywhere.path() + &address_search(&[(WORDS.to_owned(), words)]);
        view! { <ButtonLink href size=Size::Small glyph=Glyph::Search>{said}</ButtonLink> }
            .into_any()
    })
}

#[component]
fn Nothing(address: Address) -> impl IntoView {
    let filtered = untrack(move || FILTERS.iter().any(|name| address.text(name).is_some()));
    if filtered {
        let clear = move |_| address.clear(&FILTERS);
        return view! {
            <Empty title=tr!(practices.none_found) why=tr!(practices.none_found_why)>
                <div class="cluster">
                    <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button>
                    {elsewhere(address)}
                </div>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty title=tr!(practices.none) why=tr!(practices.none_why) example=tr!(practices.none_example)>
            <ButtonLink href=Page::Pocs(PocsPage::List).path() size=Size::Small>
                {tr!(practices.none_act)}
            </ButtonLink>
        </Empty>
    }
    .into_any()
}
