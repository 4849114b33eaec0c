//! The criteria of the list of practices, in the address.

use api_types::page::Include;
use api_types::practice::PracticeQuery;
use domain::practice::{Maturity, PracticeKind};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::components::{Check, FilterSelect, FilterText, Filters, SelectOption};
use crate::pages::practices::outlook::{LABEL, funding_options};
use crate::pages::shared::{Bodies, TAG};
use crate::state::{Address, AddressStep, References};
use crate::words::{self, tr};

const WORDS: &str = "q";
const KIND: &str = "nature";
const DOMAIN: &str = "domaine";
const BODY: &str = "caisse";
const MATURITY: &str = "maturite";
const FUNDING: &str = "financement";
const KIT: &str = "kit";
/// The only value of [`KIT`]: nobody looks for what has none.
const WITH: &str = "avec";

pub(super) const FILTERS: [&str; 9] =
    [WORDS, KIND, DOMAIN, BODY, MATURITY, FUNDING, LABEL, KIT, TAG];

pub(super) fn query(address: Address) -> PracticeQuery {
    PracticeQuery {
        q: address.text(WORDS),
        tag: address.text(TAG),
        kind: address.parsed(KIND),
        domain: address.text(DOMAIN),
        organisation_id: address.parsed(BODY),
        maturity: address.parsed(MATURITY),
        with_kit: address.text(KIT).is_some_and(|value| value == WITH).then_some(true),
        label: address.text(LABEL),
        funding: address.parsed(FUNDING),
        include: Some(Include::Total),
        ..PracticeQuery::default()
    }
}

#[component]
pub(super) fn PracticeFilters(
    address: Address,
    bodies: Bodies,
    total: RwSignal<Option<u64>>,
) -> impl IntoView {
    let active = move || FILTERS.iter().filter(|name| address.text(name).is_some()).count() as u64;
    view! {
        <Filters
            label=tr!(practices.filter.label)
            active=Signal::derive(active)
            results=total
            groups=move || view! { <Criteria address bodies /> }.into_any()
        />
    }
}

#[component]
fn Criteria(address: Address, bodies: Bodies) -> impl IntoView {
    let references = expect_context::<References>();
    let value = move |name| Signal::derive(move || address.text(name).unwrap_or_default());
    let choose = move |name| move |value| address.set(&[(name, value)], AddressStep::Push);
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    let kinds = || {
        let line =
            |kind: &PracticeKind| SelectOption::new(kind.code(), words::practice_kind(*kind));
        PracticeKind::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let maturities = || {
        let line = |one: &Maturity| SelectOption::new(one.code(), words::maturity(*one));
        Maturity::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let domains = move || references.options(ReferenceList::Domain, None);
    view! {
        <div class="criteria">
            <FilterText label=tr!(practices.filter.words) value=value(WORDS) on_change=look_for />
            <FilterSelect
                label=tr!(practices.filter.kind)
                blank=tr!(practices.filter.all_kinds)
                value=value(KIND)
                options=Signal::derive(kinds)
                on_change=choose(KIND)
            />
            <FilterSelect
                label=tr!(practices.filter.domain)
                blank=tr!(practices.filter.any)
                value=value(DOMAIN)
                options=Signal::derive(domains)
                on_change=choose(DOMAIN)
            />
            <FilterSelect
                label=tr!(practices.filter.body)
                blank=tr!(practices.filter.all_bodies)
                value=value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=choose(BODY)
            />
            <FilterSelect
                label=tr!(practices.filter.maturity)
                blank=tr!(practices.filter.all_kinds)
                value=value(MATURITY)
                options=Signal::derive(maturities)
                on_change=choose(MATURITY)
            />
            <OutlookCriteria address />
            <Check
                label=tr!(practices.filter.with_kit)
                checked=Signal::derive(move || address.text(KIT).is_some())
                on_change=move |with: bool| {
                    let value = if with { WITH } else { "" };
                    address.set(&[(KIT, value.to_owned())], AddressStep::Push);
                }
            />
        </div>
    }
}

/// What becomes of the action: the state of its funding, a label.
#[component]
fn OutlookCriteria(address: Address) -> impl IntoView {
    let value = move |name| Signal::derive(move || address.text(name).unwrap_or_default());
    view! {
        <FilterSelect
            label=tr!(practices.outlook.funding)
            blank=tr!(practices.filter.any)
            value=value(FUNDING)
            options=Signal::derive(funding_options)
            on_change=move |value| address.set(&[(FUNDING, value)], AddressStep::Push)
        />
        <FilterText
            label=tr!(practices.outlook.label)
            value=value(LABEL)
            on_change=move |words| address.set(&[(LABEL, words)], AddressStep::Replace)
        />
    }
}
