//! What accounts are looked for by; the address says it, so that a view of them is a link.

use api_types::account::AccountQuery;
use api_types::page::Include;
use domain::access::Profile;
use domain::people::{AccountStatus, PersonMark};
use leptos::prelude::*;

use super::{mark_words, state};
use crate::components::{FilterSelect, FilterText, SelectOption};
use crate::pages::shared::Bodies;
use crate::state::{Address, AddressStep};
use crate::words::{profile, tr};

const WORDS: &str = "q";
const PROFILE: &str = "profil";
const STATUS: &str = "etat";
const BODY: &str = "organisme";
const DIRECTION: &str = "direction";
const MARK: &str = "mention";

/// What the address asks.
pub(super) fn query(address: Address) -> AccountQuery {
    AccountQuery {
        q: address.text(WORDS).unwrap_or_default(),
        profile: address.parsed(PROFILE),
        status: address.parsed(STATUS),
        organisation_id: address.parsed(BODY),
        department_id: address.parsed(DIRECTION),
        mark: address.parsed(MARK),
        include: Some(Include::Total),
        ..AccountQuery::default()
    }
}

/// How many criteria are in force.
pub(super) fn active(address: Address) -> u64 {
    let names = [WORDS, PROFILE, STATUS, BODY, DIRECTION, MARK];
    names.iter().filter(|name| address.text(name).is_some()).count() as u64
}

#[component]
pub(super) fn Criteria(address: Address, bodies: Bodies) -> impl IntoView {
    let look_for = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    view! {
        <div class="criteria">
            <FilterText
                label=tr!(admin.accounts.words)
                value=address.value(WORDS)
                on_change=look_for
            />
            <PlaceCriteria address bodies />
            <RightsCriteria address />
        </div>
    }
}

#[component]
fn PlaceCriteria(address: Address, bodies: Bodies) -> impl IntoView {
    // A direction belongs to one body: another body takes the direction away.
    let choose_body = move |body| {
        address.set(&[(BODY, body), (DIRECTION, String::new())], AddressStep::Push);
    };
    view! {
        <FilterSelect
            label=tr!(admin.accounts.body)
            blank=tr!(admin.accounts.any_body)
            value=address.value(BODY)
            options=Signal::derive(move || bodies.bodies())
            on_change=choose_body
        />
        <FilterSelect
            label=tr!(admin.accounts.direction)
            blank=tr!(admin.accounts.any_direction)
            value=address.value(DIRECTION)
            options=Signal::derive(move || bodies.directions(address.parsed(BODY)))
            on_change=address.choose(DIRECTION)
        />
    }
}

#[component]
fn RightsCriteria(address: Address) -> impl IntoView {
    let profiles = || {
        let line = |of: &Profile| SelectOption::new(of.code(), profile(*of));
        Profile::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let marks = || {
        let line = |mark: &PersonMark| SelectOption::new(mark.code(), mark_words(*mark));
        PersonMark::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let states = || {
        let line = |status: &AccountStatus| SelectOption::new(status.code(), state(*status));
        AccountStatus::ALL.iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <FilterSelect
            label=tr!(admin.accounts.profile)
            blank=tr!(admin.accounts.any_profile)
            value=address.value(PROFILE)
            options=Signal::derive(profiles)
            on_change=address.choose(PROFILE)
        />
        <FilterSelect
            label=tr!(admin.accounts.mark)
            blank=tr!(admin.accounts.any_mark)
            value=address.value(MARK)
            options=Signal::derive(marks)
            on_change=address.choose(MARK)
        />
        <FilterSelect
            label=tr!(admin.accounts.status)
            blank=tr!(admin.accounts.any_status)
            value=address.value(STATUS)
            options=Signal::derive(states)
            on_change=address.choose(STATUS)
        />
    }
}
