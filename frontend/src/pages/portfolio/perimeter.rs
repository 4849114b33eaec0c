//! Which experiments are counted, and the earlier day they are compared with: in the address.

use api_types::portfolio::PortfolioQuery;
use domain::poc::PocStatus;
use leptos::prelude::*;

use crate::components::{FilterDay, FilterSelect};
use crate::pages::pocs::{criteria, list_asked};
use crate::pages::shared::Bodies;
use crate::state::{Address, AddressStep};
use crate::words::tr;

/// The parameter that names the day to compare with.
const COMPARED: &str = "comparer";

/// What the address asks.
pub(super) fn query(address: Address) -> PortfolioQuery {
    PortfolioQuery {
        organisation_id: address.parsed(criteria::BODY),
        department_id: address.parsed(criteria::DIRECTION),
        compared_on: address.parsed(COMPARED),
    }
}

#[component]
pub(super) fn Perimeter(address: Address, bodies: Bodies) -> impl IntoView {
    // A direction belongs to one body: another body takes the direction away.
    let choose_body = move |body| {
        let changes = [(criteria::BODY, body), (criteria::DIRECTION, String::new())];
        address.set(&changes, AddressStep::Push);
    };
    let directions = move || bodies.directions(address.parsed(criteria::BODY));
    view! {
        <section class="toolbar perimeter" aria-label=tr!(portfolio.perimeter)>
            <FilterSelect
                label=tr!(portfolio.perimeter)
                blank=tr!(portfolio.branch)
                value=address.value(criteria::BODY)
                options=Signal::derive(move || bodies.bodies())
                on_change=choose_body
            />
            <FilterSelect
                label=tr!(portfolio.direction)
                blank=tr!(portfolio.all_directions)
                value=address.value(criteria::DIRECTION)
                options=Signal::derive(directions)
                on_change=address.choose(criteria::DIRECTION)
            />
            <FilterDay
                label=tr!(portfolio.compare)
                value=address.value(COMPARED)
                on_change=address.choose(COMPARED)
            />
        </section>
    }
}

/// The perimeter of the figures on screen: the lists that they open are of the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Here {
    body: Option<String>,
    direction: Option<String>,
}

impl Here {
    pub(super) fn of(address: Address) -> Self {
        untrack(move || Self {
            body: address.text(criteria::BODY),
            direction: address.text(criteria::DIRECTION),
        })
    }

    /// Its name, once the bodies are known.
    pub(super) fn name(&self, bodies: Bodies) -> Option<String> {
        let name = |id: &Option<String>| bodies.name(id.as_ref()?.parse().ok()?);
        name(&self.direction).or_else(|| name(&self.body))
    }

    /// The list that these criteria open, in the same perimeter; they take the place of the perimeter's own.
    pub(super) fn list(&self, asked: &[(&str, &str)]) -> String {
        let own = [(criteria::BODY, &self.body), (criteria::DIRECTION, &self.direction)];
        let own = own.into_iter().filter(|(name, _)| !asked.iter().any(|(other, _)| other == name));
        let own = own.filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
        let asked = asked.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        list_asked(own.chain(asked).collect())
    }

    /// The list of those that have this status.
    pub(super) fn with_status(&self, status: PocStatus) -> String {
        self.list(&[(criteria::STATUS, status.code())])
    }

    /// The list of those in progress with so many steps passed.
    pub(super) fn with_steps(&self, steps_passed: u8) -> String {
        let steps = steps_passed.to_string();
        self.list(&[
            (criteria::STATUS, PocStatus::InProgress.code()),
            (criteria::STEPS_MIN, &steps),
            (criteria::STEPS_MAX, &steps),
        ])
    }
}
