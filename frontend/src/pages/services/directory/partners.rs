//! The register of outside partners (R269, R270, R274): found by type and by words, kept in place.

mod form;
mod meetings;

use api_types::page::Include;
use api_types::partner::{PartnerCountView, PartnerQuery, RegisteredPartner};
use domain::access::Permission;
use domain::partner::PartnerType;
use leptos::prelude::*;

use crate::api::{Growing, use_fetch, use_growing};
use crate::components::{
    Badge, Breadcrumb, Button, Check, Empty, FilterSelect, FilterText, Filters, Glyph, Load, Look,
    PageHead, SelectOption, Size, Tag, Tone,
};
use crate::pages::shared::{BODY, Bodies, MorePager, ShareLink, focus_on, use_bodies};
use crate::routes::{
    FORMER_PARTNERS as FORMER, Function, PARTNER_WORDS as WORDS, Page, ServicesPage, YES,
};
use crate::state::{Address, AddressStep, Session, address_search, use_address};
use crate::words::{self, function_name, number, tr, trn};

use form::PartnerForm;
use meetings::Meetings;

const KIND: &str = "type";
const UNMET: &str = "a-revoir";
const FILTERS: [&str; 5] = [WORDS, KIND, BODY, UNMET, FORMER];

fn query(address: Address) -> PartnerQuery {
    PartnerQuery {
        q: address.text(WORDS),
        kind: address.parsed(KIND),
        organisation_id: address.parsed(BODY),
        active: address.text(FORMER).is_none(),
        unmet: address.text(UNMET).is_some(),
        include: Some(Include::Total),
        ..PartnerQuery::default()
    }
}

fn kinds() -> Vec<SelectOption> {
    let line = |kind: &PartnerType| SelectOption::new(kind.code(), words::partner_type(*kind));
    PartnerType::ALL.iter().map(line).collect()
}

#[component]
pub(in crate::pages::services) fn PartnersPage() -> impl IntoView {
    let address = use_address();
    let bodies = use_bodies();
    // One more each time the register changed here.
    let changes = RwSignal::new(0_u32);
    let adding = RwSignal::new(false);
    let partners = use_growing(
        move || (query(address), changes.get()),
        |client, (query, _), cursor| async move {
            client.list_partners(&PartnerQuery { cursor, ..query }).await
        },
    );
    let keeps = untrack(|| expect_context::<Session>().may(Permission::EditPartners));
    let begin = move |_| {
        adding.set(true);
        focus_on("#partenaire input");
    };
    let act = keeps.then(|| {
        view! { <Button glyph=Glyph::Plus on:click=begin>{tr!(services.partners.add)}</Button> }
    });
    let active = move || FILTERS.iter().filter(|name| address.text(name).is_some()).count() as u64;
    let list = Page::Services(ServicesPage::Directory);
    view! {
        <Breadcrumb
            trail=vec![(list, function_name(Function::Directory).into())]
            here=tr!(services.partners.title)
        />
        <div class="split head-act">
            <PageHead title=tr!(services.partners.title) lead=tr!(services.partners.lead) />
            <div class="cluster gap-2">{act}<ShareLink /></div>
        </div>
        <div class="sheet sheet-facets">
            <Filters
                label=tr!(services.partners.filter)
                active=Signal::derive(active)
                results=partners.total
                groups=move || view! { <Criteria address bodies /> }.into_any()
            />
            <div class="stack gap-8">
                <Show when=move || adding.get()>
                    <PartnerForm partner=None bodies open=adding changes />
                </Show>
                <Counts changes />
                <Found address partners bodies changes />
            </div>
        </div>
    }
}

#[component]
fn Criteria(address: Address, bodies: Bodies) -> impl IntoView {
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    let only = move |name| {
        move |asked: bool| {
            let value = if asked { YES } else { "" };
            address.set(&[(name, value.to_owned())], AddressStep::Push);
        }
    };
    // The agenda says whom one met.
    let agenda = expect_context::<Session>().may(Permission::ReadEvents);
    view! {
        <div class="criteria">
            <FilterText
                label=tr!(services.partners.words)
                value=address.value(WORDS)
                on_change=look_for
            />
            <FilterSelect
                label=tr!(services.partners.kind)
                blank=tr!(services.directory.any)
                value=address.value(KIND)
                options=Signal::derive(kinds)
                on_change=address.choose(KIND)
            />
            <FilterSelect
                label=tr!(services.partners.body)
                blank=tr!(services.directory.any_body)
                value=address.value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=address.choose(BODY)
            />
            {agenda.then(|| view! {
                <Check
                    label=tr!(services.partners.unmet)
                    checked=Signal::derive(move || address.text(UNMET).is_some())
                    on_change=only(UNMET)
                />
            })}
            <Check
                label=tr!(services.partners.former)
                checked=Signal::derive(move || address.text(FORMER).is_some())
                on_change=only(FORMER)
            />
        </div>
    }
}

/// How many of each type; each leads to them. A type of which there is none is not told.
#[component]
fn Counts(changes: RwSignal<u32>) -> impl IntoView {
    let counts =
        use_fetch(move || changes.get(), |client, _| async move { client.count_partners().await });
    let tags = |items: Vec<PartnerCountView>| {
        let some = items.into_iter().filter(|one| one.count > 0);
        let tag = |PartnerCountView { kind, count }| {
            let asked = [(KIND.to_owned(), kind.code().to_owned())];
            let page = Page::Services(ServicesPage::Partners);
            let href = page.path() + &address_search(&asked);
            let label = format!("{} ({})", words::partner_type(kind), number(u64::from(count)));
            view! { <li><Tag href label /></li> }
        };
        some.map(tag).collect_view()
    };
    view! {
        <Load resource=counts let:counts>
            <ul role="list" class="cluster gap-2" aria-label=tr!(services.partners.by_type)>
                {tags(counts.items)}
            </ul>
        </Load>
    }
}

#[component]
fn Found(
    address: Address,
    partners: Growing<RegisteredPartner>,
    bodies: Bodies,
    changes: RwSignal<u32>,
) -> impl IntoView {
    let count = move || partners.total.get().map(|total| trn!(total, services.partners.count));
    let shown = move || {
        let shown = number(partners.items.read().len() as u64);
        let total = partners.total.get();
        total.map(|total| trn!(total, services.partners.shown, shown = shown)).unwrap_or_default()
    };
    view! {
        <section aria-labelledby="resultats">
            <h2 id="resultats" class="section-title" tabindex="-1" aria-live="polite">
                {count}
            </h2>
            <Load resource=partners.first let:_first>
                <Show
                    when=move || !partners.items.read().is_empty()
                    fallback=move || view! { <Nothing address /> }
                >
                    <ul role="list" class="stack gap-6 partners">
                        <For
                            each=move || partners.items.get()
                            key=|partner| (partner.id, partner.version)
                            let:partner
                        >
                            <PartnerLine partner bodies changes />
                        </For>
                    </ul>
                    <MorePager
                        list=partners
                        shown=Signal::derive(shown)
                        row=".partners > li h3"
                    />
                </Show>
            </Load>
        </section>
    }
}

#[component]
fn PartnerLine(
    partner: RegisteredPartner,
    bodies: Bodies,
    changes: RwSignal<u32>,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    let kept = StoredValue::new(partner);
    let told = move || view! { <PartnerBody partner=kept.get_value() editing /> };
    view! {
        <li class="tray stack gap-3">
            <Show when=move || editing.get() fallback=told>
                <PartnerForm partner=Some(kept.get_value()) bodies open=editing changes />
            </Show>
        </li>
    }
}

#[component]
fn PartnerBody(partner: RegisteredPartner, editing: RwSignal<bool>) -> impl IntoView {
    let (id, meetings) = (partner.id, partner.meetings);
    let RegisteredPartner { name, kind, place, organisation, site, note, active, editable, .. } =
        partner;
    let body = organisation.map(|body| body.name);
    let place = [place, body].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let former = (!active).then(|| {
        view! {
            <Badge tone=Tone::Neutral glyph=Glyph::Pause>{tr!(services.partners.is_former)}</Badge>
        }
    });
    let site = site.map(|site| {
        view! {
            <p>
                <a href=site.clone() rel="external noopener" class="as-typed">{site.clone()}</a>
            </p>
        }
    });
    let label = tr!(services.partners.edit_named, name = name.clone());
    let begin = move |_| {
        editing.set(true);
        focus_on("#partenaire input");
    };
    let act = editable.then(|| {
        view! {
            <p>
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    glyph=Glyph::Edit
                    attr:aria-label=label
                    on:click=begin
                >
                    {tr!(services.directory.change)}
                </Button>
            </p>
        }
    });
    view! {
        <h3 class="h-md" tabindex="-1">{name}</h3>
        <p class="cluster gap-2">
            <Badge tone=Tone::Info glyph=Glyph::Users>{words::partner_type(kind)}</Badge>
            {former}
            <span class="muted">{place}</span>
        </p>
        {note.map(|note| view! { <p class="as-typed">{note}</p> })}
        {site}
        {meetings.map(|meetings| view! { <Meetings id meetings /> })}
        {act}
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
        (tr!(services.partners.none_found), tr!(services.partners.none_found_why))
    } else {
        (tr!(services.partners.none), tr!(services.partners.none_why))
    };
    view! { <Empty title why>{act}</Empty> }
}
