//! What delegations are looked for by; the address says it, so that a view of them is a link.

use api_types::rights::{DelegationQuery, DelegationStatus};
use domain::access::DelegationState;
use leptos::prelude::*;

use super::status_mark;
use crate::components::{FilterSelect, SelectOption};
use crate::pages::admin::journal::Somebody;
use crate::pages::shared::use_bodies;
use crate::state::Address;
use crate::words::tr;

/// Somebody by their identifier, and the name that the field shows.
const HOLDER: (&str, &str) = ("titulaire", "titulaire-nom");
const BODY: &str = "organisme";
pub(super) const STATE: &str = "etat";
/// Those that are over too.
const ALL: &str = "toutes";

/// Every parameter of the page.
pub(super) const NAMES: [&str; 4] = [HOLDER.0, HOLDER.1, BODY, STATE];

/// What the address asks: those that count or will, unless it says which.
pub(super) fn query(address: Address) -> DelegationQuery {
    DelegationQuery {
        account_id: address.parsed(HOLDER.0),
        organisation_id: address.parsed(BODY),
        state: address.parsed(STATE),
        current: address.text(STATE).is_none(),
        ..DelegationQuery::default()
    }
}

/// How many criteria are in force.
pub(super) fn active(address: Address) -> u64 {
    let names = [HOLDER.0, BODY, STATE];
    names.iter().filter(|name| address.text(name).is_some()).count() as u64
}

fn state_words(state: DelegationState) -> &'static str {
    let status = match state {
        DelegationState::InForce => DelegationStatus::InForce,
        DelegationState::ToCome => DelegationStatus::ToCome,
        DelegationState::Ended => DelegationStatus::Ended,
        DelegationState::Withdrawn => DelegationStatus::Withdrawn,
    };
    status_mark(status).2
}

#[component]
pub(super) fn Criteria(address: Address) -> impl IntoView {
    let bodies = use_bodies();
    let states = || {
        let line = |state: &DelegationState| SelectOption::new(state.code(), state_words(*state));
        let all = SelectOption::new(ALL, tr!(admin.delegations.any_state));
        DelegationState::ALL.iter().map(line).chain([all]).collect::<Vec<_>>()
    };
    view! {
        <div class="criteria">
            <Somebody address names=HOLDER label=tr!(admin.delegations.holder) />
            <FilterSelect
                label=tr!(admin.delegations.body)
                blank=tr!(admin.delegations.any_body)
                value=address.value(BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=address.choose(BODY)
            />
            <FilterSelect
                label=tr!(admin.delegations.state)
                blank=tr!(admin.delegations.current)
                value=address.value(STATE)
                options=Signal::derive(states)
                on_change=address.choose(STATE)
            />
        </div>
    }
}
