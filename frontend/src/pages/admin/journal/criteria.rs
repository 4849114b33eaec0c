//! What the journal of rights is looked for by; the address says it, so that a view of it is a link.

use api_types::people::PersonView;
use api_types::rights::RightsHistoryQuery;
use domain::UserId;
use domain::access::Brick;
use domain::journal::RightsAct;
use leptos::prelude::*;

use super::super::names::brick_name;
use crate::components::{Faults, FilterDay, FilterSelect, SelectOption};
use crate::pages::shared::{PersonChoice, PersonField};
use crate::state::{Address, AddressStep};
use crate::words::{Words, tr};

const ACT: &str = "acte";
const BRICK: &str = "brique";
const SINCE: &str = "depuis";
const UNTIL: &str = "jusque";
/// Somebody by their identifier, and the name that the field shows.
const ACTOR: (&str, &str) = ("par", "par-nom");
const PERSON: (&str, &str) = ("pour", "pour-nom");

/// Every parameter of the page.
pub(super) const NAMES: [&str; 8] =
    [ACT, BRICK, SINCE, UNTIL, ACTOR.0, ACTOR.1, PERSON.0, PERSON.1];

/// What the address asks.
pub(super) fn query(address: Address) -> RightsHistoryQuery {
    RightsHistoryQuery {
        act: address.parsed(ACT),
        actor_id: address.parsed(ACTOR.0),
        person_id: address.parsed(PERSON.0),
        brick: address.parsed(BRICK),
        since: address.parsed(SINCE),
        until: address.parsed(UNTIL),
        ..RightsHistoryQuery::default()
    }
}

/// How many criteria are in force.
pub(super) fn active(address: Address) -> u64 {
    let names = [ACT, BRICK, SINCE, UNTIL, ACTOR.0, PERSON.0];
    names.iter().filter(|name| address.text(name).is_some()).count() as u64
}

fn act_words(act: RightsAct) -> &'static str {
    match act {
        RightsAct::CellChanged => tr!(admin.journal.act.cell_changed),
        RightsAct::DelegationGiven => tr!(admin.journal.act.delegation_given),
        RightsAct::DelegationProlonged => tr!(admin.journal.act.delegation_prolonged),
        RightsAct::DelegationWithdrawn => tr!(admin.journal.act.delegation_withdrawn),
        RightsAct::OwnerDeclared => tr!(admin.journal.act.owner_declared),
        RightsAct::OwnerRemoved => tr!(admin.journal.act.owner_removed),
    }
}

#[component]
pub(super) fn Criteria(address: Address) -> impl IntoView {
    let acts = || {
        let line = |act: &RightsAct| SelectOption::new(act.code(), act_words(*act));
        RightsAct::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let bricks = || {
        let built = Brick::ALL.iter().filter(|brick| brick.is_built());
        let line = |brick: &Brick| SelectOption::new(brick.code(), brick_name(*brick));
        built.map(line).collect::<Vec<_>>()
    };
    view! {
        <div class="criteria">
            <FilterSelect
                label=tr!(admin.journal.what)
                blank=tr!(admin.journal.any_act)
                value=address.value(ACT)
                options=Signal::derive(acts)
                on_change=address.choose(ACT)
            />
            <Somebody address names=ACTOR label=tr!(admin.journal.who) />
            <Somebody address names=PERSON label=tr!(admin.journal.to_whom) />
            <FilterSelect
                label=tr!(admin.journal.on_what)
                blank=tr!(admin.journal.any_brick)
                value=address.value(BRICK)
                options=Signal::derive(bricks)
                on_change=address.choose(BRICK)
            />
            <FilterDay
                label=tr!(admin.journal.since)
                value=address.value(SINCE)
                on_change=address.choose(SINCE)
            />
            <FilterDay
                label=tr!(admin.journal.until)
                value=address.value(UNTIL)
                on_change=address.choose(UNTIL)
            />
        </div>
    }
}

/// Somebody, chosen by the beginning of their name. The field and the address follow each other.
#[component]
pub(in crate::pages::admin) fn Somebody(
    address: Address,
    names: (&'static str, &'static str),
    #[prop(into)] label: Words,
) -> impl IntoView {
    let asked = Memo::new(move |_| {
        let name = address.text(names.1).unwrap_or_default();
        address.parsed::<UserId>(names.0).map(|id| (id, name))
    });
    // The journal asks of anybody, whose account is closed too.
    let person = move || {
        let (id, name) = asked.get()?;
        Some(PersonView { id, name, organisation: None, reachable: false })
    };
    let choice = PersonChoice::of(untrack(person));
    let (chosen, shown) = (choice.clone(), choice.clone());
    Effect::new(move |_| {
        let now = chosen.person();
        let id = now.as_ref().map(|person| person.id);
        let told = asked.get_untracked().map(|(id, _)| id);
        if told != id {
            let code = id.map(|id| id.to_string()).unwrap_or_default();
            let name = now.map(|person| person.name).unwrap_or_default();
            address.set(&[(names.0, code), (names.1, name)], AddressStep::Push);
        }
    });
    // What is being typed is nobody yet, and stays as long as the address names nobody.
    Effect::new(move |_| {
        let person = person();
        let id = person.as_ref().map(|person| person.id);
        if untrack(|| shown.id()) != id {
            shown.set(person);
        }
    });
    view! { <PersonField faults=Faults::new() pointer=names.0 label choice /> }
}
