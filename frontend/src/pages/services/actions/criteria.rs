//! What the map and the trajectory are narrowed by, in the address.

use api_types::action::ActionQuery;
use api_types::page::Codes;
use domain::action::{ActionAxis, ActionStage};
use domain::idea::InnovationForm;
use domain::people::Region;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::components::{FilterSelect, SelectOption};
use crate::pages::shared::{BODY, Bodies};
use crate::routes::{Page, ServicesPage};
use crate::state::{Address, AddressStep, References, address_search};
use crate::words::{self, tr};

pub(super) const KINDS: &str = "natures";
pub(super) const STAGE: &str = "moment";
pub(super) const DIRECTION: &str = "direction";
pub(super) const REGION: &str = "region";
pub(super) const DOMAIN: &str = "domaine";
pub(super) const FORM: &str = "forme";
pub(super) const ACTION_FORM: &str = "forme-action";
pub(super) const AXIS: &str = "colonnes";

/// What narrows; the columns do not.
const NARROWING: [&str; 8] = [KINDS, STAGE, BODY, DIRECTION, REGION, DOMAIN, FORM, ACTION_FORM];

/// How many of them are in force.
pub(super) fn active(address: Address) -> u64 {
    NARROWING.iter().filter(|name| address.text(name).is_some()).count() as u64
}

/// What the columns tell apart.
pub(super) fn axis(address: Address) -> ActionAxis {
    address.parsed(AXIS).unwrap_or(ActionAxis::Kind)
}

/// What the address asks.
pub(super) fn query(address: Address) -> ActionQuery {
    ActionQuery {
        kind: Codes(address.several(KINDS)),
        stage: address.parsed(STAGE),
        organisation_id: address.parsed(BODY),
        department_id: address.parsed(DIRECTION),
        region: address.parsed(REGION),
        domain: address.text(DOMAIN),
        form: address.parsed(FORM),
        action_form: address.text(ACTION_FORM),
        axis: axis(address),
        ..ActionQuery::default()
    }
}

/// The same page, where these criteria take the place of their own.
pub(super) fn narrowed(address: Address, asked: &[(&str, String)]) -> String {
    let names = NARROWING.into_iter().chain([AXIS]);
    let kept = names.filter(|name| !asked.iter().any(|(other, _)| other == name));
    let kept = kept.filter_map(|name| Some((name.to_owned(), untrack(|| address.text(name))?)));
    let asked = asked.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    let all: Vec<(String, String)> = kept.chain(asked).collect();
    Page::Services(ServicesPage::Actions).path() + &address_search(&all)
}

#[component]
pub(super) fn Criteria(address: Address, bodies: Bodies) -> impl IntoView {
    let references = expect_context::<References>();
    // A direction belongs to one body: another body takes the direction away.
    let choose_body = move |body| {
        address.set(&[(BODY, body), (DIRECTION, String::new())], AddressStep::Push);
    };
    let directions = move || bodies.directions(address.parsed(BODY));
    let domains = move || references.criteria(ReferenceList::Domain, None);
    view! {
        <div class="criteria">
            <FilterSelect
                label=tr!(actions.filter.stage)
                blank=tr!(actions.filter.any)
                value=address.value(STAGE)
                options=Signal::derive(stages)
                on_change=address.choose(STAGE)
            />
            <FilterSelect
                label=tr!(actions.filter.region)
                blank=tr!(actions.filter.every)
                value=address.value(REGION)
                options=Signal::derive(regions)
                on_change=address.choose(REGION)
            />
            <FilterSelect
                label=tr!(actions.filter.body)
                blank=tr!(actions.filter.branch)
                value=address.value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=choose_body
            />
            <FilterSelect
                label=tr!(actions.filter.direction)
                blank=tr!(actions.filter.every)
                value=address.value(DIRECTION)
                options=Signal::derive(directions)
                on_change=address.choose(DIRECTION)
            />
            <FilterSelect
                label=tr!(actions.filter.domain)
                blank=tr!(actions.filter.any)
                value=address.value(DOMAIN)
                options=Signal::derive(domains)
                on_change=address.choose(DOMAIN)
            />
            <FilterSelect
                label=tr!(actions.filter.form)
                blank=tr!(actions.filter.every)
                value=address.value(FORM)
                options=Signal::derive(forms)
                on_change=address.choose(FORM)
            />
            <DeclaredForm address />
        </div>
    }
}

/// One that is out of service still finds what bears it (R034).
#[component]
fn DeclaredForm(address: Address) -> impl IntoView {
    let references = expect_context::<References>();
    let value = address.value(ACTION_FORM);
    let options =
        move || value.with(|code| references.criteria_with(ReferenceList::ActionForm, code));
    view! {
        <FilterSelect
            label=tr!(actions.filter.action_form)
            blank=tr!(actions.filter.every)
            value
            options=Signal::derive(options)
            on_change=address.choose(ACTION_FORM)
        />
    }
}

fn stages() -> Vec<SelectOption> {
    SelectOption::each(ActionStage::ALL, ActionStage::code, words::action_stage)
}

fn regions() -> Vec<SelectOption> {
    SelectOption::each(Region::ALL, Region::code, words::region)
}

fn forms() -> Vec<SelectOption> {
    SelectOption::each(InnovationForm::ALL, InnovationForm::code, words::innovation_form)
}
