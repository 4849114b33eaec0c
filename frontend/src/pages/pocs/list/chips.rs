//! The criteria in force, each with its way out.

use chrono::NaiveDate;
use domain::OrganisationId;
use domain::idea::InnovationForm;
use domain::poc::{Aspect, Health, PocStatus};
use domain::portfolio::Attention;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::criteria;
use crate::components::{Button, Chip, Look, Size, steps_sentence};
use crate::pages::shared::{Bodies, quoted, tag_words};
use crate::state::{Address, AddressStep, References};
use crate::words::{self, tr};

#[component]
pub(super) fn Chips(address: Address, bodies: Bodies) -> impl IntoView {
    let references = expect_context::<References>();
    let chips = move || {
        let parts =
            criteria::FILTERS.iter().flat_map(|name| said(name, address, bodies, references));
        let chip = |(name, kept, label): (&'static str, String, String)| {
            let remove = move |()| address.set(&[(name, kept.clone())], AddressStep::Push);
            view! { <Chip label on_remove=remove /> }
        };
        parts.map(chip).collect_view()
    };
    let clear = move |_| address.clear(&criteria::FILTERS);
    view! {
        <Show when=move || criteria::is_filtered(address)>
            <div class="toolbar">
                {chips}
                <Button look=Look::Quiet size=Size::Small on:click=clear>
                    {tr!(common.clear_filters)}
                </Button>
            </div>
        </Show>
    }
}

/// What a criterion says, each time with what stays of it once the chip is taken away.
fn said(
    name: &'static str,
    address: Address,
    bodies: Bodies,
    references: References,
) -> Vec<(&'static str, String, String)> {
    if name == criteria::STATUS {
        return statuses(address);
    }
    let label = address.text(name).map(|value| sentence(name, value, bodies, references));
    label.map(|label| (name, String::new(), label)).into_iter().collect()
}

fn statuses(address: Address) -> Vec<(&'static str, String, String)> {
    let all = address.several::<PocStatus>(criteria::STATUS);
    let chip = |status: &PocStatus| {
        let others = all.iter().filter(|other| *other != status).map(|other| other.code());
        let others: Vec<&str> = others.collect();
        (criteria::STATUS, others.join(","), words::poc_status(*status).to_owned())
    };
    all.iter().map(chip).collect()
}

/// « En retard sur une date visée, Météo orageuse ».
fn asking(value: &str) -> String {
    let reasons = value.split(',').filter_map(Attention::from_code).map(words::attention);
    reasons.collect::<Vec<_>>().join(", ")
}

fn sentence(name: &str, value: String, bodies: Bodies, references: References) -> String {
    let body = |value: &str| {
        let id = value.parse::<OrganisationId>().ok();
        id.and_then(|id| bodies.name(id)).unwrap_or_else(|| value.to_owned())
    };
    let listed = |list, value: String| references.label(list, &ReferenceCode(value)).to_string();
    let steps = |value: &str| value.parse().map_or_else(|_| value.to_owned(), steps_sentence);
    let day = |value: &str| {
        value.parse::<NaiveDate>().map_or_else(|_| value.to_owned(), words::short_date)
    };
    match name {
        criteria::WORDS => quoted(&value),
        criteria::TAG => tag_words(&value),
        criteria::BODY | criteria::DIRECTION => body(&value),
        criteria::DOMAIN => listed(ReferenceList::Domain, value),
        criteria::TRIGGER => listed(ReferenceList::Trigger, value),
        criteria::OBJECTIVE => listed(ReferenceList::Objective, value),
        criteria::NO_OBJECTIVE => tr!(pocs.filter.without_objective).to_owned(),
        criteria::FORM => InnovationForm::from_code(&value)
            .map_or(value, |form| words::innovation_form(form).to_owned()),
        criteria::ACTION_FORM => listed(ReferenceList::ActionForm, value),
        criteria::ASPECT => {
            Aspect::from_code(&value).map_or(value, |aspect| words::aspect(aspect).to_owned())
        }
        criteria::CAUSE => listed(ReferenceList::Cause, value),
        criteria::TECHNIQUE => {
            tr!(pocs.chip.technique, name = listed(ReferenceList::Technique, value))
        }
        criteria::ATTENTION => asking(&value),
        criteria::HEALTH => {
            Health::from_code(&value).map_or(value, |health| words::health(health).to_owned())
        }
        criteria::STEPS_MIN => tr!(pocs.chip.at_least, what = steps(&value)),
        criteria::STEPS_MAX => tr!(pocs.chip.at_most, what = steps(&value)),
        criteria::PROGRESS_MIN => tr!(pocs.chip.percent_at_least, percent = value),
        criteria::PROGRESS_MAX => tr!(pocs.chip.percent_at_most, percent = value),
        criteria::STARTS_FROM => tr!(pocs.chip.starts_from, day = day(&value)),
        criteria::STARTS_UNTIL => tr!(pocs.chip.starts_until, day = day(&value)),
        criteria::ENDS_FROM => tr!(pocs.chip.ends_from, day = day(&value)),
        criteria::ENDS_UNTIL => tr!(pocs.chip.ends_until, day = day(&value)),
        criteria::MINE => tr!(pocs.filter.mine).to_owned(),
        _ => value,
    }
}
