//! The criteria of the list of practices, in the address.

use api_types::page::Include;
use api_types::practice::{PracticeFacets, PracticeQuery};
use api_types::search::SearchFacetValue;
use domain::access::Permission;
use domain::idea::InnovationForm;
use domain::people::Region;
use domain::practice::{Maturity, PracticeKind, Renewal};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Check, FilterSelect, FilterText, Filters, SelectOption};
use crate::pages::practices::outlook::{LABEL, funding_options, same_options};
use crate::pages::shared::{Bodies, TAG};
use crate::routes::{Page, PracticesPage};
use crate::state::{Address, AddressStep, References, Session, address_search};
use crate::words::{self, number, tr};

const WORDS: &str = "q";
const KIND: &str = "nature";
const DOMAIN: &str = "domaine";
const PROCESS: &str = "processus";
const BODY: &str = "caisse";
const MATURITY: &str = "maturite";
const FUNDING: &str = "financement";
const SAME: &str = "reproductible";
pub(in crate::pages::practices) const REGION: &str = "region";
const FORM: &str = "forme";
const ACTION_FORM: &str = "forme-action";
const RENEWAL: &str = "experience";
const KIT: &str = "kit";
/// The only value of [`KIT`]: nobody looks for what has none.
const WITH: &str = "avec";
const LOCAL: &str = "initiatives";
/// The only value of [`LOCAL`]: nobody looks for the rest alone.
const ALONE: &str = "locales";
const WITHDRAWN: &str = "retrait";
/// The only value of [`WITHDRAWN`]: the rest is what the list has.
const OUT: &str = "retirees";

pub(super) const FILTERS: [&str; 17] = [
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
    LABEL,
    SAME,
    REGION,
    KIT,
    LOCAL,
    WITHDRAWN,
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
        reproducible: address.parsed(SAME),
        region: address.parsed(REGION),
        form: address.parsed(FORM),
        action_form: address.text(ACTION_FORM),
        renewal: address.parsed(RENEWAL),
        local: address.text(LOCAL).is_some_and(|value| value == ALONE).then_some(true),
        withdrawn: address.text(WITHDRAWN).is_some_and(|value| value == OUT).then_some(true),
        include: Some(Include::Total),
        ..PracticeQuery::default()
    }
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
    let value = move |name| Signal::derive(move || address.text(name).unwrap_or_default());
    let choose = move |name| move |value| address.set(&[(name, value)], AddressStep::Push);
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
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
                options=Signal::derive(move || references.options(ReferenceList::Domain, None))
                on_change=choose(DOMAIN)
            />
            <FilterSelect
                label=tr!(practices.part.process)
                blank=tr!(practices.filter.any)
                value=value(PROCESS)
                options=Signal::derive(move || processes(references, counts))
                on_change=choose(PROCESS)
            />
            <FilterSelect
                label=tr!(practices.filter.body)
                blank=tr!(practices.filter.all_bodies)
                value=value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=choose(BODY)
            />
            <FormCriterion address />
            <FilterSelect
                label=tr!(practices.filter.maturity)
                blank=tr!(practices.filter.all_kinds)
                value=value(MATURITY)
                options=Signal::derive(maturities)
                on_change=choose(MATURITY)
            />
            <OutlookCriteria address counts />
            <FilterSelect
                label=tr!(practices.map.region)
                blank=tr!(practices.filter.all_kinds)
                value=value(REGION)
                options=Signal::derive(regions)
                on_change=choose(REGION)
            />
            <OnlyWith address />
        </div>
    }
}

fn kinds() -> Vec<SelectOption> {
    let line = |kind: &PracticeKind| SelectOption::new(kind.code(), words::practice_kind(*kind));
    PracticeKind::ALL.iter().map(line).collect()
}

/// With whom one innovates (R015), and which form of action it is (R034): one that is out of service still finds what
/// bears it.
#[component]
fn FormCriterion(address: Address) -> impl IntoView {
    let references = expect_context::<References>();
    let declared = Signal::derive(move || address.text(ACTION_FORM).unwrap_or_default());
    let forms =
        || SelectOption::each(InnovationForm::ALL, InnovationForm::code, words::innovation_form);
    view! {
        <FilterSelect
            label=tr!(practices.part.form)
            blank=tr!(practices.filter.all_kinds)
            value=Signal::derive(move || address.text(FORM).unwrap_or_default())
            options=Signal::derive(forms)
            on_change=move |value| address.set(&[(FORM, value)], AddressStep::Push)
        />
        <FilterSelect
            label=tr!(shared.action_form.label)
            blank=tr!(practices.filter.all_kinds)
            value=declared
            options=Signal::derive(move || {
                declared.with(|code| references.options_with(ReferenceList::ActionForm, code))
            })
            on_change=move |value| address.set(&[(ACTION_FORM, value)], AddressStep::Push)
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
    let mut options = references.options(ReferenceList::Process, None);
    if let Some(PracticeFacets { processes, .. }) = counts.get() {
        with_counts(&mut options, &processes);
    }
    options
}

/// Each value with how many practices it would leave.
fn with_counts(options: &mut [SelectOption], counted: &[SearchFacetValue]) {
    for option in options {
        let found = counted.iter().find(|one| one.value == option.value);
        let count = number(found.map_or(0, |one| one.count));
        let label = option.label.to_string();
        option.label = tr!(ideas.list.with_count, label = label, count = count).into();
    }
}

/// What is asked for, or not asked; what is out of the Store, by those who may put some of it back.
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
        {changes.then(|| view! {
            <Check
                label=tr!(practices.filter.withdrawn)
                checked=checked(WITHDRAWN)
                on_change=only(WITHDRAWN, OUT)
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

/// What becomes of the action: what experience says, the state of its funding, a label, whether one may do the same.
#[component]
fn OutlookCriteria(address: Address, counts: Memo<Option<PracticeFacets>>) -> impl IntoView {
    let value = move |name| Signal::derive(move || address.text(name).unwrap_or_default());
    view! {
        <FilterSelect
            label=tr!(practices.renewal.filter)
            blank=tr!(practices.filter.all_kinds)
            value=value(RENEWAL)
            options=Signal::derive(move || renewals(counts))
            on_change=move |value| address.set(&[(RENEWAL, value)], AddressStep::Push)
        />
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
        <FilterSelect
            label=tr!(practices.outlook.same)
            blank=tr!(practices.filter.any)
            value=value(SAME)
            options=Signal::derive(same_options)
            on_change=move |value| address.set(&[(SAME, value)], AddressStep::Push)
        />
    }
}
