//! « Un réseau à votre service »: whom to call, by what they know, what they are and where (R263 to R275).

mod card;
mod mailboxes;
mod partners;

use api_types::directory::{CardSummary, DirectoryFacets, DirectoryQuery};
use api_types::page::Include;
use domain::UserId;
use domain::access::Permission;
use domain::directory::{ContactChannel, DirectoryRole};
use leptos::prelude::*;

use crate::api::{Growing, use_fetch, use_growing};
use crate::components::{
    Avatar, Badge, Breadcrumb, Button, ButtonLink, Detail, Empty, FilterSelect, FilterText,
    Filters, Glyph, Icon, Load, PageHead, SelectOption, Size, Tone,
};
use crate::pages::shared::{
    BODY, Bodies, MorePager, ShareLink, TOGETHER, use_bodies, with_counts, write_href,
};
use crate::routes::{Function, IdeasPage, Page, ServicesPage};
use crate::state::{Address, AddressStep, Session, address_search, use_address};
use crate::words::{self, function_name, number, tr, trn};

pub(super) use card::CardPage;
use mailboxes::Mailboxes;
pub(super) use partners::PartnersPage;

const WORDS: &str = "q";
const ROLE: &str = "role";
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
    let counts = use_fetch(
        move || query(address),
        |client, query| async move { client.count_directory(&query).await },
    );
    let counts = Memo::new(move |_| counts.get().and_then(Result::ok));
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
                <ShareLink />
            </p>
        </div>
        <div class="sheet sheet-facets">
            <Filters
                label=tr!(services.directory.filter)
                active=Signal::derive(active)
                results=cards.total
                groups=move || view! { <Criteria address bodies counts /> }.into_any()
            />
            <div class="stack gap-10">
                <Found address cards />
                <WhoIsWho />
                <Mailboxes />
            </div>
        </div>
    }
}

#[component]
fn Criteria(
    address: Address,
    bodies: Bodies,
    counts: Memo<Option<DirectoryFacets>>,
) -> impl IntoView {
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
                value=address.value(WORDS)
                on_change=look_for
            />
            <FilterSelect
                label=tr!(services.directory.role)
                blank=tr!(services.directory.any)
                value=address.value(ROLE)
                options=Signal::derive(roles)
                on_change=address.choose(ROLE)
            />
            <FilterSelect
                label=tr!(services.directory.body)
                blank=tr!(services.directory.any_body)
                value=address.value(BODY)
                options=Signal::derive(move || counted(bodies, counts))
                on_change=address.choose(BODY)
            />
        </div>
    }
}

/// The bodies, each with how many people it would leave, once known.
fn counted(bodies: Bodies, counts: Memo<Option<DirectoryFacets>>) -> Vec<SelectOption> {
    let mut options = bodies.bodies();
    if let Some(DirectoryFacets { organisations }) = counts.get() {
        with_counts(&mut options, &organisations);
    }
    options
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

/// What a card tells below its name, and how to reach the person: by the portal, or by the mailbox of their body.
#[component]
fn CardBody(card: CardSummary) -> impl IntoView {
    let CardSummary {
        person,
        roles,
        expertise,
        help,
        department,
        site,
        telephone,
        availability,
        channel,
        mailbox,
    } = card;
    let me = is_me(person.id);
    // Where they are to be found: their body, the direction that they are of, where they work.
    let places = [person.organisation.clone(), department].into_iter().flatten();
    let places = places.map(|place| place.name).chain(site);
    let body = places.collect::<Vec<_>>().join(" · ");
    let badges = roles.into_iter().map(|role| {
        view! {
            <Badge tone=Tone::Info glyph=Glyph::Users>{words::directory_role(role)}</Badge>
        }
    });
    let known = (!expertise.is_empty()).then(|| {
        view! { <p>{tr!(services.directory.knows)}" "{expertise.join(", ")}</p> }
    });
    let href = write_href(&person, None, None).filter(|_| !me);
    // A list of people has as many such links: each says whom it leads to.
    let named = tr!(services.message.contact_named, name = person.name.clone());
    let write = href.map(|href| {
        view! {
            <ButtonLink href size=Size::Small glyph=Glyph::Mail attr:aria-label=named>
                {tr!(services.message.contact_me)}
            </ButtonLink>
        }
    });
    let together = (!me && person.reachable).then(|| view! { <Together id=person.id /> });
    let (telephone, mailbox) = (telephone.map(called), mailbox.map(posted));
    view! {
        <p class="cluster gap-2">
            <span class="person">
                <Avatar name=person.name />
                <span><small>{body}</small></span>
            </span>
            {badges.collect_view()}
        </p>
        {known}
        {help.map(|help| view! { <p class="as-typed">{help}</p> })}
        <Reachable availability channel />
        <p class="cluster gap-2">{write}{together}{telephone}{mailbox}</p>
    }
}

/// A number to call.
fn called(number: String) -> impl IntoView {
    let digits = number.replace(' ', "");
    view! {
        <span class="small">
            {tr!(services.directory.telephone)}" "
            <a href=format!("tel:{digits}") class="nowrap">{number}</a>
        </span>
    }
}

/// The mailbox of a body, to write to.
fn posted(mailbox: String) -> impl IntoView {
    let href = format!("mailto:{mailbox}");
    view! {
        <span class="small">
            {tr!(services.directory.mailbox)}" "
            <a href=href class="as-typed">{mailbox}</a>
        </span>
    }
}

/// Whether this is whoever looks.
fn is_me(id: UserId) -> bool {
    untrack(|| expect_context::<Session>().me()).is_some_and(|me| me.person.id == id)
}

/// Begins an idea with them: they are asked to sign it once it is deposited (R272).
#[component]
fn Together(id: UserId) -> impl IntoView {
    expect_context::<Session>().may(Permission::DepositIdea).then(|| {
        let asked = [(TOGETHER.to_owned(), id.to_string())];
        let href = Page::Ideas(IdeasPage::Deposit).path() + &address_search(&asked);
        view! {
            <ButtonLink href size=Size::Small glyph=Glyph::Idea>
                {tr!(services.directory.together)}
            </ButtonLink>
        }
    })
}

/// What one may expect of whoever wears each badge (R263).
#[component]
fn WhoIsWho() -> impl IntoView {
    let line = |role: &DirectoryRole| {
        let meaning = words::directory_role_meaning(*role);
        view! { <Detail term=words::directory_role(*role)>{meaning}</Detail> }
    };
    let lines = DirectoryRole::ALL.iter().map(line).collect_view();
    view! {
        <details class="disclose">
            <summary><Icon glyph=Glyph::Users />{tr!(services.directory.who_is_who)}</summary>
            <dl class="facts">{lines}</dl>
        </details>
    }
}

/// When one may call on them, and how they prefer it.
#[component]
fn Reachable(availability: Option<String>, channel: Option<ContactChannel>) -> impl IntoView {
    let when = availability.map(|when| {
        view! { <span>{tr!(services.directory.available)}" "{when}</span> }
    });
    let how = channel.map(|channel| {
        let how = words::contact_channel(channel);
        view! { <span>{tr!(services.directory.prefers)}" "{how}</span> }
    });
    (when.is_some() || how.is_some())
        .then(|| view! { <p class="cluster gap-2 small">{when}{how}</p> })
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
