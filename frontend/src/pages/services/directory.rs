//! « Un réseau à votre service »: whom to call, by what they know, what they are and where (R263 to R275).

mod card;
mod mailboxes;
mod partners;

use api_types::directory::{CardSummary, DirectoryQuery};
use api_types::page::Include;
use domain::directory::DirectoryRole;
use leptos::prelude::*;

use crate::api::{Growing, use_growing};
use crate::components::{
    Badge, Breadcrumb, Button, ButtonLink, Empty, FilterSelect, FilterText, Filters, Glyph, Load,
    PageHead, Person, SelectOption, Size, Tone,
};
use crate::pages::shared::{Bodies, MorePager, use_bodies, write_href};
use crate::routes::{Function, Page, ServicesPage};
use crate::state::{Address, AddressStep, Session, use_address};
use crate::words::{self, function_name, number, tr, trn};

pub(super) use card::CardPage;
use mailboxes::Mailboxes;
pub(super) use partners::PartnersPage;

const WORDS: &str = "q";
const ROLE: &str = "role";
const BODY: &str = "caisse";
const FILTERS: [&str; 3] = [WORDS, ROLE, BODY];

fn query(address: Address) -> DirectoryQuery {
    DirectoryQuery {
        q: address.text(WORDS),
        role: address.parsed(ROLE),
        organisation_id: address.parsed(BODY),
        include: Some(Include::Total),
        ..DirectoryQuery::default()
    }
}

#[component]
pub(super) fn DirectoryPage() -> impl IntoView {
    let address = use_address();
    let bodies = use_bodies();
    let title = function_name(Function::Directory);
    let cards = use_growing(
        move || query(address),
        |client, query, cursor| async move {
            client.list_directory(&DirectoryQuery { cursor, ..query }).await
        },
    );
    let mine = untrack(|| expect_context::<Session>().me()).map(|me| {
        let href = Page::Services(ServicesPage::Card(me.person.id)).path();
        view! {
            <ButtonLink href size=Size::Small glyph=Glyph::User>
                {tr!(services.directory.mine)}
            </ButtonLink>
        }
    });
    let partners = Page::Services(ServicesPage::Partners).path();
    let active = move || FILTERS.iter().filter(|name| address.text(name).is_some()).count() as u64;
    view! {
        <Breadcrumb here=title />
        <div class="split head-act">
            <PageHead title lead=tr!(services.directory.lead) />
            <p class="cluster gap-2">
                {mine}
                <ButtonLink href=partners size=Size::Small glyph=Glyph::Users>
                    {tr!(services.partners.title)}
                </ButtonLink>
            </p>
        </div>
        <div class="sheet sheet-facets">
            <Filters
                label=tr!(services.directory.filter)
                active=Signal::derive(active)
                results=cards.total
                groups=move || view! { <Criteria address bodies /> }.into_any()
            />
            <div class="stack gap-10">
                <Found address cards />
                <Mailboxes />
            </div>
        </div>
    }
}

#[component]
fn Criteria(address: Address, bodies: Bodies) -> impl IntoView {
    let value = move |name| Signal::derive(move || address.text(name).unwrap_or_default());
    let choose = move |name| move |value| address.set(&[(name, value)], AddressStep::Push);
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    let roles = || {
        let line =
            |role: &DirectoryRole| SelectOption::new(role.code(), words::directory_role(*role));
        DirectoryRole::ALL.iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <div class="criteria">
            <FilterText
                label=tr!(services.directory.words)
                value=value(WORDS)
                on_change=look_for
            />
            <FilterSelect
                label=tr!(services.directory.role)
                blank=tr!(services.directory.any)
                value=value(ROLE)
                options=Signal::derive(roles)
                on_change=choose(ROLE)
            />
            <FilterSelect
                label=tr!(services.directory.body)
                blank=tr!(services.directory.any)
                value=value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=choose(BODY)
            />
        </div>
    }
}

#[component]
fn Found(address: Address, cards: Growing<CardSummary>) -> impl IntoView {
    let count = move || cards.total.get().map(|total| trn!(total, services.directory.count));
    let shown = move || {
        let shown = number(cards.items.read().len() as u64);
        let total = cards.total.get();
        total.map(|total| trn!(total, services.directory.shown, shown = shown)).unwrap_or_default()
    };
    view! {
        <section aria-labelledby="resultats">
            <h2 id="resultats" class="section-title" aria-live="polite">{count}</h2>
            <Load resource=cards.first let:_first>
                <Show
                    when=move || !cards.items.read().is_empty()
                    fallback=move || view! { <Nothing address /> }
                >
                    <ul role="list" class="stack gap-6 people">
                        <For
                            each=move || cards.items.get()
                            key=|card| card.person.id
                            let:card
                        >
                            <CardLine card />
                        </For>
                    </ul>
                    <MorePager
                        list=cards
                        shown=Signal::derive(shown)
                        row=".people > li h3 a"
                    />
                </Show>
            </Load>
        </section>
    }
}

#[component]
fn CardLine(card: CardSummary) -> impl IntoView {
    let name = card.person.name.clone();
    let href = Page::Services(ServicesPage::Card(card.person.id)).path();
    view! {
        <li class="tray stack gap-3">
            <h3 class="h-md"><a href=href>{name}</a></h3>
            <CardBody card />
        </li>
    }
}

/// What a card tells, and how to reach the person: through the portal, or the mailbox of their body.
#[component]
fn CardBody(card: CardSummary) -> impl IntoView {
    let CardSummary { person, roles, expertise, help, department, telephone, mailbox } = card;
    let me =
        untrack(|| expect_context::<Session>().me()).is_some_and(|me| me.person.id == person.id);
    // Where they are to be found: their body, and the direction that they are of.
    let places = [person.organisation.clone(), department];
    let places: Vec<String> = places.into_iter().flatten().map(|place| place.name).collect();
    let body = places.join(" · ");
    let badges = roles.into_iter().map(|role| {
        view! {
            <Badge tone=Tone::Info glyph=Glyph::Users>{words::directory_role(role)}</Badge>
        }
    });
    let badges = badges.collect_view();
    let known = (!expertise.is_empty()).then(|| {
        view! { <p>{tr!(services.directory.knows)}" "{expertise.join(", ")}</p> }
    });
    let write = (!me).then(|| {
        let href = write_href(&person, None, None);
        view! {
            <ButtonLink href size=Size::Small glyph=Glyph::Mail>
                {tr!(services.message.contact_me)}
            </ButtonLink>
        }
    });
    let telephone = telephone.map(|number| {
        let called = number.replace(' ', "");
        view! {
            <span class="small">
                {tr!(services.directory.telephone)}" "
                <a href=format!("tel:{called}") class="nowrap">{number}</a>
            </span>
        }
    });
    let mailbox = mailbox.map(|mailbox| {
        view! {
            <span class="small">
                {tr!(services.directory.mailbox)}" "
                <a href=format!("mailto:{mailbox}") class="as-typed">{mailbox.clone()}</a>
            </span>
        }
    });
    view! {
        <p class="cluster gap-2"><Person name=person.name note=body />{badges}</p>
        {known}
        {help.map(|help| view! { <p class="as-typed">{help}</p> })}
        <p class="cluster gap-2">{write}{telephone}{mailbox}</p>
    }
}

#[component]
fn Nothing(address: Address) -> impl IntoView {
    let filtered = untrack(move || FILTERS.iter().any(|name| address.text(name).is_some()));
    let clear = move |_| address.clear(&FILTERS);
    let act = filtered.then(|| {
        view! { <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button> }
    });
    let (title, why) = if filtered {
        (tr!(services.directory.none_found), tr!(services.directory.none_found_why))
    } else {
        (tr!(services.directory.none), tr!(services.directory.none_why))
    };
    view! { <Empty title why>{act}</Empty> }
}
