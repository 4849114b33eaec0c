//! Requests for resources: one's own, and for whoever handles them, all, by kind and by state (R316 to R321).

use api_client::ApiClient;
use api_types::resource_request::{
    ResourceLineView, ResourceRequestQuery, ResourceRequestView, ResourceSettingsView,
    ResourceTotal,
};
use domain::reference::ReferenceCode;
use domain::resource_request::StateNature;
use leptos::prelude::*;

use crate::api::{Growing, use_fetch, use_growing};
use crate::components::{
    Ago, Badge, Breadcrumb, Button, ButtonLink, Column, Empty, FilterSelect, Glyph, Load, Look,
    PageHead, RowItem, RowList, SelectOption, Size, Table, TableCell,
};
use crate::pages::shared::{ExportList, MorePager, use_bodies};
use crate::routes::{Page, ServicesPage};
use crate::state::{Address, use_address};
use crate::words::{self, Locale, Words, tr, trn};

const KIND: &str = "nature";
const STATE: &str = "etat";
const MINE: &str = "miennes";
const BODY: &str = "organisme";

/// A label in the language of the portal.
pub(super) fn label_of(french: &str, english: &str) -> Words {
    match words::locale() {
        Locale::fr => french.to_owned().into(),
        Locale::en => english.to_owned().into(),
    }
}

/// The words of a kind.
pub(super) fn kind_words(settings: &ResourceSettingsView, code: &ReferenceCode) -> Words {
    let found = settings.kinds.iter().find(|kind| kind.code == *code);
    found.map_or_else(|| code.0.clone().into(), |kind| label_of(&kind.label_fr, &kind.label_en))
}

/// The words of a state.
pub(super) fn state_words(settings: &ResourceSettingsView, code: &ReferenceCode) -> Words {
    let found = settings.states.iter().find(|state| state.code == *code);
    found.map_or_else(|| code.0.clone().into(), |state| label_of(&state.label_fr, &state.label_en))
}

#[component]
pub(super) fn ResourcesPage() -> impl IntoView {
    let address = use_address();
    let settings =
        use_fetch(|| (), |client, ()| async move { client.read_resource_settings().await });
    view! {
        <Breadcrumb here=tr!(services.resources.title) />
        <div class="head-with-act">
            <PageHead title=tr!(services.resources.title) lead=tr!(services.resources.lead) />
            <ButtonLink
                href=Page::Services(ServicesPage::RequestResources).path()
                look=Look::Primary
                glyph=Glyph::Plus
            >
                {tr!(services.resources.request)}
            </ButtonLink>
        </div>
        <Load resource=settings let:settings><Requests address settings /></Load>
    }
}

fn query(address: Address) -> ResourceRequestQuery {
    ResourceRequestQuery {
        organisation_id: address.parsed(BODY),
        kind: address.text(KIND),
        state: address.text(STATE),
        mine: address.text(MINE).is_some(),
        ..ResourceRequestQuery::default()
    }
}

#[component]
fn Requests(address: Address, settings: ResourceSettingsView) -> impl IntoView {
    let list = use_growing(
        move || query(address),
        |client, query, cursor| async move {
            client.list_resource_requests(&ResourceRequestQuery { cursor, ..query }).await
        },
    );
    let export = move |client: ApiClient, format| {
        let query = untrack(|| query(address));
        async move { client.export_resource_requests(format, &query).await }
    };
    let editable = settings.editable;
    let needs = editable.then(|| view! { <Needs settings=settings.clone() /> });
    let set = editable.then(|| {
        let href = Page::Services(ServicesPage::ResourceSettings).path();
        view! {
            <ButtonLink href size=Size::Small glyph=Glyph::Edit>
                {tr!(services.resources.settings)}
            </ButtonLink>
        }
    });
    view! {
        <div class="stack gap-8">
            {needs}
            <section class="stack" aria-labelledby="demandes">
                <div class="split">
                    <h2 id="demandes">{tr!(services.resources.requests)}</h2>
                    {set}
                </div>
                <RequestFilters address settings />
                <Load resource=list.first let:_first><RequestRows address list /></Load>
                <Show when=move || !list.items.read().is_empty()>
                    <ExportList name="besoins" export />
                </Show>
            </section>
        </div>
    }
}

/// Needs brought up, kind by kind, beside what became of them (R321).
#[component]
fn Needs(settings: ResourceSettingsView) -> impl IntoView {
    let count = |kind: &ReferenceCode, nature: StateNature| -> u32 {
        let of = |state: &ReferenceCode| {
            let known = settings.states.iter().find(|known| known.code == *state);
            known.is_some_and(|known| known.nature == nature)
        };
        let lines = settings.totals.iter().filter(|one| one.kind == *kind && of(&one.state));
        lines.map(|one| one.lines).sum()
    };
    let natures = [
        (StateNature::Open, tr!(services.nature.open)),
        (StateNature::Granted, tr!(services.nature.granted)),
        (StateNature::Refused, tr!(services.nature.refused)),
    ];
    let asked = settings.kinds.iter().filter(|kind| {
        let known = |total: &ResourceTotal| total.kind == kind.code;
        let said = settings.editable && kind.active && !kind.available.is_empty();
        said || settings.totals.iter().any(known)
    });
    let rows: Vec<_> = asked
        .map(|kind| {
            let cells = natures.map(|(nature, label)| {
                let lines = words::number(u64::from(count(&kind.code, nature)));
                view! { <TableCell label>{lines}</TableCell> }
            });
            let name = label_of(&kind.label_fr, &kind.label_en);
            let available = kind.available.clone();
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">{name}</th>
                    {cells.into_iter().collect_view()}
                    <TableCell label=tr!(services.resources.available)>
                        {available}
                    </TableCell>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let heads = natures.map(|(_, label)| Column::words(label));
    let first = [Column::words(tr!(services.resources.kind))].into_iter();
    let last = Column::words(tr!(services.resources.available));
    let columns = first.chain(heads).chain([last]).collect();
    view! {
        <section class="stack gap-3" aria-labelledby="besoins">
            <h2 id="besoins">{tr!(services.resources.needs)}</h2>
            <Table caption=tr!(services.resources.needs_caption) columns>{rows}</Table>
        </section>
    }
    .into_any()
}

#[component]
fn RequestFilters(address: Address, settings: ResourceSettingsView) -> impl IntoView {
    let kinds: Vec<SelectOption> = settings
        .kinds
        .iter()
        .map(|kind| {
            SelectOption::new(kind.code.0.clone(), label_of(&kind.label_fr, &kind.label_en))
        })
        .collect();
    let states: Vec<SelectOption> = settings
        .states
        .iter()
        .map(|one| SelectOption::new(one.code.0.clone(), label_of(&one.label_fr, &one.label_en)))
        .collect();
    let whose = vec![SelectOption::new("oui", tr!(services.resources.mine))];
    // Whoever does not administer reads too few of them to choose a body.
    let bodies = use_bodies();
    let by_body = settings.editable.then(|| {
        view! {
            <FilterSelect
                label=tr!(services.resources.body)
                blank=tr!(services.any)
                value=address.value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=address.choose(BODY)
            />
        }
    });
    view! {
        <search class="criteria criteria-pairs" aria-label=tr!(services.resources.filters)>
            <FilterSelect
                label=tr!(services.resources.whose)
                blank=tr!(services.resources.all)
                value=address.value(MINE)
                options=Signal::stored(whose)
                on_change=address.choose(MINE)
            />
            <FilterSelect
                label=tr!(services.resources.kind)
                blank=tr!(services.any_kind)
                value=address.value(KIND)
                options=Signal::stored(kinds)
                on_change=address.choose(KIND)
            />
            <FilterSelect
                label=tr!(services.state)
                blank=tr!(services.any)
                value=address.value(STATE)
                options=Signal::stored(states)
                on_change=address.choose(STATE)
            />
            {by_body}
        </search>
    }
}

#[component]
fn RequestRows(address: Address, list: Growing<ResourceRequestView>) -> impl IntoView {
    let shown =
        Signal::derive(move || trn!(list.items.read().len() as u64, services.resources.shown));
    view! {
        <Show
            when=move || !list.items.read().is_empty()
            fallback=move || view! { <NoRequest address /> }
        >
            <div class="request-rows">
                <RowList>
                    <For each=move || list.items.get() key=|one| (one.id, one.version) let:request>
                        <RequestRow request />
                    </For>
                </RowList>
            </div>
            <MorePager list shown row=".request-rows .title a" />
        </Show>
    }
}

#[component]
fn NoRequest(address: Address) -> impl IntoView {
    let names = [KIND, STATE, MINE, BODY];
    let filtered = untrack(move || names.iter().any(|name| address.text(name).is_some()));
    if filtered {
        let clear = move |_| address.clear(&names);
        return view! {
            <Empty title=tr!(services.resources.none_found) why=tr!(services.resources.none_found_why)>
                <Button size=Size::Small on:click=clear>{tr!(common.clear_filters)}</Button>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty
            title=tr!(services.resources.none)
            why=tr!(services.resources.none_why)
            example=tr!(services.resources.none_example)
        />
    }
    .into_any()
}

/// A request in a list: what it serves, what is wanted, and how far it has come.
#[component]
pub(super) fn RequestRow(request: ResourceRequestView) -> impl IntoView {
    let ResourceRequestView { id, reference, title, requester, mine, lines, requested_at, .. } =
        request;
    let who = (!mine).then(|| requester.name + " · ");
    let wanted = lines.iter().map(|line| line.what.clone()).collect::<Vec<_>>().join(" ; ");
    let end = view! { <Progress lines /> }.into_any();
    view! {
        <RowItem
            href=Page::Services(ServicesPage::ResourceRequest(id)).path()
            title
            end
        >
            {wanted}
            <br />
            <span class="muted">{who}{reference}" · "<Ago at=requested_at /></span>
        </RowItem>
    }
}

/// « 2 accordées sur 3 », or the answer that is awaited.
#[component]
fn Progress(lines: Vec<ResourceLineView>) -> impl IntoView {
    let of = |nature| lines.iter().filter(|line| line.nature == nature).count() as u64;
    let (open, granted) = (of(StateNature::Open), of(StateNature::Granted));
    let nature = match (open, granted) {
        (1.., _) => StateNature::Open,
        (0, 1..) => StateNature::Granted,
        (0, 0) => StateNature::Refused,
    };
    let (tone, glyph) = words::nature_mark(nature);
    let total = words::number(lines.len() as u64);
    let said = if open > 0 {
        trn!(open, services.resources.waiting)
    } else {
        trn!(granted, services.resources.granted, total = total)
    };
    view! { <Badge tone glyph>{said}</Badge> }
}
