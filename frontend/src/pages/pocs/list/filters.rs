//! The panel of criteria (R118 to R124), each alone or combined (R126).

use domain::idea::InnovationForm;
use domain::poc::{Aspect, Health, PocStatus, STEP_COUNT};
use domain::portfolio::Attention;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::criteria;
use crate::components::{
    Check, FilterDay, FilterGroup, FilterNumber, FilterSelect, FilterText, Filters, Fold,
    SelectOption, steps_sentence,
};
use crate::pages::shared::Bodies;
use crate::state::{Address, AddressStep, References};
use crate::words::{self, tr};

#[component]
pub(super) fn PocFilters(
    address: Address,
    bodies: Bodies,
    total: RwSignal<Option<u64>>,
) -> impl IntoView {
    let groups = move || {
        view! {
            <WordFilters address />
            <StatusFilters address />
            <ProgressFilters address />
            <PlaceFilters address bodies />
            <SubjectFilters address />
            <DateFilters address />
        }
        .into_any()
    };
    view! {
        <Filters
            label=tr!(pocs.filter.label)
            active=Signal::derive(move || criteria::active(address))
            results=total
            groups
        />
    }
}

#[component]
fn WordFilters(address: Address) -> impl IntoView {
    let type_words = move |value| address.set(&[(criteria::WORDS, value)], AddressStep::Replace);
    let type_keyword = move |value| address.set(&[(criteria::TAG, value)], AddressStep::Replace);
    view! {
        <div class="criteria">
            <FilterText
                label=tr!(pocs.filter.words)
                value=address.value(criteria::WORDS)
                on_change=type_words
            />
            <FilterText
                label=tr!(pocs.filter.keyword)
                value=address.value(criteria::TAG)
                on_change=type_keyword
            />
            {present(address, criteria::MINE, tr!(pocs.filter.mine))}
        </div>
    }
}

/// A criterion that is only there or not.
fn present(address: Address, name: &'static str, label: &'static str) -> impl IntoView {
    let choose = move |asked: bool| {
        let value = if asked { criteria::YES } else { "" };
        address.set(&[(name, value.to_owned())], AddressStep::Push);
    };
    let checked = Signal::derive(move || address.text(name).is_some());
    view! { <Check label checked on_change=choose /> }
}

#[component]
fn StatusFilters(address: Address) -> impl IntoView {
    let chosen = move || address.several::<PocStatus>(criteria::STATUS);
    let toggle = move |status: PocStatus, kept: bool| {
        let mut all = untrack(chosen);
        all.retain(|known| *known != status);
        if kept {
            all.push(status);
        }
        let codes: Vec<&str> = all.iter().map(|status| status.code()).collect();
        address.set(&[(criteria::STATUS, codes.join(","))], AddressStep::Push);
    };
    let boxes = PocStatus::ALL.iter().map(move |status| {
        let status = *status;
        view! {
            <Check
                label=words::poc_status(status)
                checked=Signal::derive(move || chosen().contains(&status))
                on_change=move |kept| toggle(status, kept)
            />
        }
    });
    view! { <FilterGroup title=tr!(pocs.filter.status)>{boxes.collect_view()}</FilterGroup> }
}

#[component]
fn ProgressFilters(address: Address) -> impl IntoView {
    let steps = || {
        let line = |steps: u8| SelectOption::new(steps.to_string(), steps_sentence(steps));
        (0..=STEP_COUNT).map(line).collect::<Vec<_>>()
    };
    let bound = move |label: &'static str, name| {
        view! {
            <FilterSelect
                label
                blank=tr!(pocs.filter.any)
                value=address.value(name)
                options=Signal::derive(steps)
                on_change=address.choose(name)
            />
        }
    };
    let percent = move |label: &'static str, name| {
        let (value, on_change) = (address.value(name), address.choose(name));
        view! { <FilterNumber label max=100 value on_change /> }
    };
    view! {
        <FilterGroup title=tr!(pocs.filter.progress)>
            <div class="criteria criteria-pairs">
                {bound(tr!(pocs.filter.steps_min), criteria::STEPS_MIN)}
                {bound(tr!(pocs.filter.steps_max), criteria::STEPS_MAX)}
                {percent(tr!(pocs.filter.progress_min), criteria::PROGRESS_MIN)}
                {percent(tr!(pocs.filter.progress_max), criteria::PROGRESS_MAX)}
            </div>
        </FilterGroup>
    }
}

#[component]
fn PlaceFilters(address: Address, bodies: Bodies) -> impl IntoView {
    // A direction belongs to one body: another body takes the direction away.
    let choose_body = move |body| {
        let changes = [(criteria::BODY, body), (criteria::DIRECTION, String::new())];
        address.set(&changes, AddressStep::Push);
    };
    let directions = move || bodies.directions(address.parsed(criteria::BODY));
    view! {
        <FilterGroup title=tr!(pocs.filter.place)>
            <div class="criteria">
                <FilterSelect
                    label=tr!(pocs.filter.body)
                    blank=tr!(pocs.filter.all_bodies)
                    value=address.value(criteria::BODY)
                    options=Signal::derive(move || bodies.bodies())
                    on_change=choose_body
                />
                <FilterSelect
                    label=tr!(pocs.filter.direction)
                    blank=tr!(pocs.filter.all_directions)
                    value=address.value(criteria::DIRECTION)
                    options=Signal::derive(directions)
                    on_change=address.choose(criteria::DIRECTION)
                />
            </div>
        </FilterGroup>
    }
}

#[component]
fn SubjectFilters(address: Address) -> impl IntoView {
    let references = expect_context::<References>();
    let listed = move |label: &'static str, name, list: ReferenceList| {
        let chosen = address.value(name);
        // A value that is out of service still finds what bears it.
        let options = move || chosen.with(|chosen| references.criteria_with(list, chosen));
        view! {
            <FilterSelect
                label
                blank=tr!(pocs.filter.any)
                value=chosen
                options=Signal::derive(options)
                on_change=address.choose(name)
            />
        }
    };
    let one_of = move |label: &'static str, name, options: fn() -> Vec<SelectOption>| {
        view! {
            <FilterSelect
                label
                blank=tr!(pocs.filter.any)
                value=address.value(name)
                options=Signal::derive(options)
                on_change=address.choose(name)
            />
        }
    };
    let reasons = || SelectOption::each(Attention::ALL, Attention::code, words::attention);
    let forms =
        || SelectOption::each(InnovationForm::ALL, InnovationForm::code, words::innovation_form);
    let aspects = || SelectOption::each(Aspect::ALL, Aspect::code, words::aspect);
    let moods = || SelectOption::each(Health::ALL, Health::code, words::health);
    view! {
        <FilterGroup title=tr!(pocs.filter.subject)>
            <div class="criteria">
                {listed(tr!(pocs.filter.domain), criteria::DOMAIN, ReferenceList::Domain)}
                {listed(tr!(pocs.filter.trigger), criteria::TRIGGER, ReferenceList::Trigger)}
                {listed(tr!(pocs.filter.objective), criteria::OBJECTIVE, ReferenceList::Objective)}
                {present(address, criteria::NO_OBJECTIVE, tr!(pocs.filter.without_objective))}
                {one_of(tr!(pocs.filter.form), criteria::FORM, forms)}
                {listed(
                    tr!(shared.action_form.label),
                    criteria::ACTION_FORM,
                    ReferenceList::ActionForm,
                )}
                {one_of(tr!(pocs.card.aspects), criteria::ASPECT, aspects)}
                {listed(tr!(pocs.filter.cause), criteria::CAUSE, ReferenceList::Cause)}
                {listed(tr!(pocs.filter.technique), criteria::TECHNIQUE, ReferenceList::Technique)}
                {one_of(tr!(pocs.filter.attention), criteria::ATTENTION, reasons)}
                {one_of(tr!(pocs.filter.health), criteria::HEALTH, moods)}
            </div>
        </FilterGroup>
    }
}

#[component]
fn DateFilters(address: Address) -> impl IntoView {
    let day = move |label: &'static str, name| {
        let (value, on_change) = (address.value(name), address.choose(name));
        view! { <FilterDay label value on_change /> }
    };
    view! {
        <FilterGroup title=tr!(pocs.filter.dates) fold=Fold::Closed>
            <div class="criteria">
                {day(tr!(pocs.filter.starts_from), criteria::STARTS_FROM)}
                {day(tr!(pocs.filter.starts_until), criteria::STARTS_UNTIL)}
                {day(tr!(pocs.filter.ends_from), criteria::ENDS_FROM)}
                {day(tr!(pocs.filter.ends_until), criteria::ENDS_UNTIL)}
            </div>
        </FilterGroup>
    }
}
