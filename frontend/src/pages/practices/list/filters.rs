//! The criteria of the list of practices, in the address.

use api_types::page::Include;
use api_types::practice::{PracticeFacets, PracticeQuery};
use domain::access::Permission;
use domain::idea::InnovationForm;
use domain::people::Region;
use domain::practice::{Maturity, PracticeKind, Renewal};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Check, FilterSelect, FilterText, Filters, SelectOption};
use crate::pages::practices::outlook::{LABEL, funding_options, offer_options, same_options};
use crate::pages::shared::{BODY, Bodies, TAG, with_counts};
use crate::routes::{Page, PracticesPage};
use crate::state::{Address, AddressStep, References, Session, address_search};
use crate::words::{self, tr};

pub(super) const WORDS: &str = "q";
const KIND: &str = "nature";
pub(super) const DOMAIN: &str = "domaine";
pub(super) const PROCESS: &str = "processus";
const MATURITY: &str = "maturite";
const FUNDING: &str = "financement";
const OFFER: &str = "offre";
const SAME: &str = "reproductible";
pub(in crate::pages::practices) const REGION: &str = "region";
const FORM: &str = "forme";
const ACTION_FORM: &str = "forme-action";
const RENEWAL: &str = "experience";
const KIT: &str = "kit";
/// The only value of [`KIT`]: nobody looks for what has none.
const WITH: &str = "avec";
pub(super) const LOCAL: &str = "initiatives";
/// The only value of [`LOCAL`]: nobody looks for the rest alone.
pub(super) const ALONE: &str = "locales";
pub(super) const SUPPORTED: &str = "soutien";
/// The only value of [`SUPPORTED`]: nobody looks for what nobody pays for.
pub(super) const BY_SOMEBODY: &str = "nomme";
const WITHDRAWN: &str = "retrait";
/// The only value of [`WITHDRAWN`]: the rest is what the list has.
const OUT: &str = "retirees";
const DRAFTS: &str = "brouillons";
/// The only value of [`DRAFTS`].
const DRAFTS_ALONE: &str = "seuls";

pub(super) const FILTERS: [&str; 20] = [
    WORDS,
    KIND,
    DOMAIN,
    PROCESS,
    BODY,
    FORM,
    ACTION_FORM,
    MATURITY,
    RENEWAL,
    FUNDING,
    OFFER,
    LABEL,
    SAME,
    REGION,
    KIT,
    LOCAL,
    SUPPORTED,
    WITHDRAWN,
    DRAFTS,
    TAG,
];

pub(super) fn query(address: Address) -> PracticeQuery {
    PracticeQuery {
        q: address.text(WORDS),
        tag: address.text(TAG),
        kind: address.parsed(KIND),
        domain: address.text(DOMAIN),
        process: address.text(PROCESS),
        organisation_id: address.parsed(BODY),
        maturity: address.parsed(MATURITY),
        with_kit: address.text(KIT).is_some_and(|value| value == WITH).then_some(true),
        label: address.text(LABEL),
        funding: address.parsed(FUNDING),
        service_offer: address.parsed(OFFER),
        reproducible: address.parsed(SAME),
        region: address.parsed(REGION),
        form: address.parsed(FORM),
        action_form: address.text(ACTION_FORM),
        renewal: address.parsed(RENEWAL),
        local: address.text(LOCAL).is_some_and(|value| value == ALONE).then_some(true),
        supported: address
            .text(SUPPORTED)
            .is_some_and(|value| value == BY_SOMEBODY)
            .then_some(true),
        withdrawn: address.text(WITHDRAWN).is_some_and(|value| value == OUT).then_some(true),
        draft: address.text(DRAFTS).is_some_and(|value| value == DRAFTS_ALONE).then_some(true),
        include: Some(Include::Total),
        ..PracticeQuery::default()
    }
}

/// The list that one criterion gives.
pub(super) fn list_href(name: &str, value: &str) -> String {
    let asked = [(name.to_owned(), value.to_owned())];
    Page::Practices(PracticesPage::List).path() + &address_search(&asked)
}

/// The list that the other criteria give, of what was taken up in this region.
pub(super) fn region_href(address: Address, region: Region) -> String {
    let others = FILTERS.into_iter().filter(|name| *name != REGION);
    let others = others.filter_map(|name| Some((name.to_owned(), address.text(name)?)));
    let here = std::iter::once((REGION.to_owned(), region.code().to_owned()));
    let asked: Vec<(String, String)> = others.chain(here).collect();
    Page::Practices(PracticesPage::List).path() + &address_search(&asked)
}

#[component]
pub(super) fn PracticeFilters(
    address: Address,
    bodies: Bodies,
    total: RwSignal<Option<u64>>,
) -> impl IntoView {
    let counts = use_fetch(
        move || query(address),
        |client, query| async move { client.count_practices(&query).await },
    );
    let counts = Memo::new(move |_| counts.get().and_then(Result::ok));
    let active = move || FILTERS.iter().filter(|name| address.text(name).is_some()).count() as u64;
    view! {
        <Filters
            label=tr!(practices.filter.label)
            active=Signal::derive(active)
            results=total
            groups=move || view! { <Criteria address bodies counts /> }.into_any()
        />
    }
}

#[component]
fn Criteria(
    address: Address,
    bodies: Bodies,
    counts: Memo<Option<PracticeFacets>>,
) -> impl IntoView {
    let references = expect_context::<References>();
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    view! {
        <div class="criteria">
            <FilterText
                label=tr!(practices.filter.words)
                value=address.value(WORDS)
                on_change=look_for
            />
            <FilterSelect
                label=tr!(practices.filter.kind)
                blank=tr!(practices.filter.all_kinds)
                value=address.value(KIND)
                options=Signal::derive(move || kinds(counts))
                on_change=address.choose(KIND)
            />
            <FilterSelect
                label=tr!(practices.filter.domain)
                blank=tr!(practices.filter.any)
                value=address.value(DOMAIN)
                options=Signal::derive(move || domains(references, counts))
                on_change=address.choose(DOMAIN)
            />
            <FilterSelect
                label=tr!(practices.part.process)
                blank=tr!(practices.filter.any)
                value=address.value(PROCESS)
                options=Signal::derive(move || processes(references, counts))
                on_change=address.choose(PROCESS)
            />
            <FilterSelect
                label=tr!(practices.filter.body)
                blank=tr!(practices.filter.all_bodies)
                value=address.value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=address.choose(BODY)
            />
            <FormCriterion address />
            <FilterSelect
                label=tr!(practices.filter.maturity)
                blank=tr!(practices.filter.all_kinds)
                value=address.value(MATURITY)
                options=Signal::derive(maturities)
                on_change=address.choose(MATURITY)
            />
            <OutlookCriteria address counts />
            <RegionCriterion address />
            <OnlyWith address />
        </div>
    }
}

/// Where it was taken up.
#[component]
fn RegionCriterion(address: Address) -> impl IntoView {
    view! {
        <FilterSelect
            label=tr!(practices.map.region)
            blank=tr!(practices.filter.all_kinds)
            value=address.value(REGION)
            options=Signal::derive(regions)
            on_change=address.choose(REGION)
        />
    }
}

/// The two kinds, each with how many practices it would leave, once known.
fn kinds(counts: Memo<Option<PracticeFacets>>) -> Vec<SelectOption> {
    let mut options =
        SelectOption::each(PracticeKind::ALL, PracticeKind::code, words::practice_kind);
    if let Some(PracticeFacets { kinds, .. }) = counts.get() {
        with_counts(&mut options, &kinds);
    }
    options
}

/// The domains, each with how many practices it would leave, once known.
fn domains(references: References, counts: Memo<Option<PracticeFacets>>) -> Vec<SelectOption> {
    let mut options = references.criteria(ReferenceList::Domain, None);
    if let Some(PracticeFacets { domains, .. }) = counts.get() {
        with_counts(&mut options, &domains);
    }
    options
}

/// With whom one innovates (R015), and which form of action it is (R034): one that is out of service still finds what
/// bears it.
#[component]
fn FormCriterion(address: Address) -> impl IntoView {
    let references = expect_context::<References>();
    let declared = address.value(ACTION_FORM);
    let forms =
        || SelectOption::each(InnovationForm::ALL, InnovationForm::code, words::innovation_form);
    view! {
        <FilterSelect
            label=tr!(practices.part.form)
            blank=tr!(practices.filter.all_kinds)
            value=address.value(FORM)
            options=Signal::derive(forms)
            on_change=address.choose(FORM)
        />
        <FilterSelect
            label=tr!(shared.action_form.label)
            blank=tr!(practices.filter.all_kinds)
            value=declared
            options=Signal::derive(move || {
                declared.with(|code| references.criteria_with(ReferenceList::ActionForm, code))
            })
            on_change=address.choose(ACTION_FORM)
        />
    }
}

fn regions() -> Vec<SelectOption> {
    let line = |one: &Region| SelectOption::new(one.code(), words::region(*one));
    Region::ALL.iter().map(line).collect()
}

fn maturities() -> Vec<SelectOption> {
    let line = |one: &Maturity| SelectOption::new(one.code(), words::maturity(*one));
    Maturity::ALL.iter().map(line).collect()
}

/// The great processes, each with how many practices it would leave, once known.
fn processes(references: References, counts: Memo<Option<PracticeFacets>>) -> Vec<SelectOption> {
    let mut options = references.criteria(ReferenceList::Process, None);
    if let Some(PracticeFacets { processes, .. }) = counts.get() {
        with_counts(&mut options, &processes);
    }
    options
}

/// What is asked for, or not asked; what is out of the Store, and what was never there, by those who may change some.
#[component]
fn OnlyWith(address: Address) -> impl IntoView {
    let changes = expect_context::<Session>().may(Permission::EditPractice);
    let checked = move |name| Signal::derive(move || address.text(name).is_some());
    let only = move |name, value: &'static str| {
        move |asked: bool| {
            let value = if asked { value } else { "" };
            address.set(&[(name, value.to_owned())], AddressStep::Push);
        }
    };
    view! {
        <Check
            label=tr!(practices.filter.with_kit)
            checked=checked(KIT)
            on_change=only(KIT, WITH)
        />
        <Check
            label=tr!(practices.filter.local)
            checked=checked(LOCAL)
            on_change=only(LOCAL, ALONE)
        />
        <Check
            label=tr!(practices.filter.supported)
            checked=checked(SUPPORTED)
            on_change=only(SUPPORTED, BY_SOMEBODY)
        />
        {changes.then(|| view! {
            <Check
                label=tr!(practices.filter.withdrawn)
                checked=checked(WITHDRAWN)
                on_change=only(WITHDRAWN, OUT)
            />
            <Check
                label=tr!(practices.filter.draft)
                checked=checked(DRAFTS)
                on_change=only(DRAFTS, DRAFTS_ALONE)
            />
        })}
    }
}

/// What is to be done again or everywhere, each with how many practices it would leave, once known.
fn renewals(counts: Memo<Option<PracticeFacets>>) -> Vec<SelectOption> {
    let mut options = SelectOption::each(Renewal::ALL, Renewal::code, words::renewal);
    if let Some(PracticeFacets { renewals, .. }) = counts.get() {
        with_counts(&mut options, &renewals);
    }
    options
}

/// What becomes of the action: what experience says, the state of its funding, whether it is in the service offer, a
/// label, whether one may do the same.
#[component]
fn OutlookCriteria(address: Address, counts: Memo<Option<PracticeFacets>>) -> impl IntoView {
    view! {
        <FilterSelect
            label=tr!(practices.renewal.filter)
            blank=tr!(practices.filter.all_kinds)
            value=address.value(RENEWAL)
            options=Signal::derive(move || renewals(counts))
            on_change=address.choose(RENEWAL)
        />
        <FilterSelect
            label=tr!(practices.outlook.funding)
            blank=tr!(practices.filter.any)
            value=address.value(FUNDING)
            options=Signal::derive(funding_options)
            on_change=address.choose(FUNDING)
        />
        <FilterSelect
            label=tr!(practices.outlook.offer)
            blank=tr!(practices.filter.any)
            value=address.value(OFFER)
            options=Signal::derive(offer_options)
            on_change=address.choose(OFFER)
        />
        <FilterText
            label=tr!(practices.outlook.label)
            value=address.value(LABEL)
            on_change=move |words| address.set(&[(LABEL, words)], AddressStep::Replace)
        />
        <FilterSelect
            label=tr!(practices.outlook.same)
            blank=tr!(practices.filter.any)
            value=address.value(SAME)
            options=Signal::derive(same_options)
            on_change=address.choose(SAME)
        />
    }
}
