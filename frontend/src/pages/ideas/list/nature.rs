//! What an idea is besides its domain, and when it was deposited.

use api_types::idea::{IdeaFacetName, WithinCode};
use chrono::NaiveDate;
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::criteria::{Seeking, WITHIN};
use super::filters::Offered;
use crate::components::{FilterDay, FilterSelect, SelectOption};
use crate::state::References;
use crate::words::{self, number, tr};

#[component]
pub(super) fn Nature(seeking: Seeking, offered: Offered) -> impl IntoView {
    let references = expect_context::<References>();
    let forms = Signal::derive(move || {
        let option =
            |form: &InnovationForm| SelectOption::new(form.code(), words::innovation_form(*form));
        let options = InnovationForm::ALL.iter().map(option).collect();
        offered.counted(IdeaFacetName::Form, options)
    });
    let origins = Signal::derive(move || {
        let option =
            |origin: &IdeaOrigin| SelectOption::new(origin.code(), words::idea_origin(*origin));
        offered.counted(IdeaFacetName::Origin, IdeaOrigin::ALL.iter().map(option).collect())
    });
    let fields = Signal::derive(move || {
        let options = references.options(ReferenceList::InnovationField, None);
        offered.counted(IdeaFacetName::InnovationField, options)
    });
    view! {
        <Within seeking offered />
        <FilterSelect
            label=tr!(ideas.list.form)
            blank=tr!(ideas.list.all_forms)
            options=forms
            value=Signal::derive(move || {
                seeking.criteria.read().form.map(|form| form.code().to_owned()).unwrap_or_default()
            })
            on_change=move |code: String| {
                seeking.change(|criteria| criteria.form = InnovationForm::from_code(&code));
            }
        />
        <FilterSelect
            label=tr!(ideas.list.origin)
            blank=tr!(ideas.list.all_origins)
            options=origins
            value=Signal::derive(move || {
                seeking.criteria.read().origin.map(|one| one.code().to_owned()).unwrap_or_default()
            })
            on_change=move |code: String| {
                seeking.change(|criteria| criteria.origin = IdeaOrigin::from_code(&code));
            }
        />
        <FilterSelect
            label=tr!(ideas.list.field)
            blank=tr!(ideas.list.all_fields)
            options=fields
            value=Signal::derive(move || seeking.criteria.read().field.clone())
            on_change=move |code: String| seeking.change(|criteria| criteria.field = code)
        />
        <Potential seeking offered />
    }
}

/// Only those that are said to have a high potential.
#[component]
fn Potential(seeking: Seeking, offered: Offered) -> impl IntoView {
    let checked = move || seeking.criteria.read().high_potential;
    let change = move |asked| seeking.change(|criteria| criteria.high_potential = asked);
    let count = move || offered.count(IdeaFacetName::HighPotential, "true").map(number);
    view! {
        <label class="check facet-line">
            <input
                type="checkbox"
                prop:checked=checked
                on:change:target=move |event| change(event.target().checked())
            />
            <span>{tr!(ideas.potential.badge)}</span>
            <span class="muted">{count}</span>
        </label>
    }
}

#[component]
fn Within(seeking: Seeking, offered: Offered) -> impl IntoView {
    // The address says these in French; the server counts them by its own codes.
    let options = Signal::derive(move || {
        let said = [tr!(ideas.list.within_challenge), tr!(ideas.list.within_spontaneous)];
        let option = |((within, _), said)| SelectOption::new(served(within), said);
        let counted = WITHIN.into_iter().zip(said).map(option).collect();
        let mut options = offered.counted(IdeaFacetName::Within, counted);
        for (option, (_, code)) in options.iter_mut().zip(WITHIN) {
            code.clone_into(&mut option.value);
        }
        options
    });
    let value = Signal::derive(move || {
        let within = seeking.criteria.read().within;
        let found = WITHIN.into_iter().find(|(one, _)| Some(*one) == within);
        found.map(|(_, code)| code.to_owned()).unwrap_or_default()
    });
    let choose = move |code: String| {
        let found = WITHIN.into_iter().find(|(_, known)| *known == code);
        seeking.change(|criteria| criteria.within = found.map(|(one, _)| one));
    };
    view! {
        <FilterSelect
            label=tr!(ideas.list.within)
            blank=tr!(ideas.list.within_any)
            options
            value
            on_change=choose
        />
    }
}

/// The code that the server gives it.
const fn served(within: WithinCode) -> &'static str {
    match within {
        WithinCode::Challenge => "challenge",
        WithinCode::Spontaneous => "spontaneous",
    }
}

/// Deposited between two days, both included.
#[component]
pub(super) fn Dates(seeking: Seeking) -> impl IntoView {
    let said = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let since = move |day: String| seeking.change(|criteria| criteria.since = day.parse().ok());
    let until = move |day: String| seeking.change(|criteria| criteria.until = day.parse().ok());
    view! {
        <FilterDay
            label=tr!(ideas.list.since)
            value=Signal::derive(move || said(seeking.criteria.read().since))
            on_change=since
        />
        <FilterDay
            label=tr!(ideas.list.until)
            value=Signal::derive(move || said(seeking.criteria.read().until))
            on_change=until
        />
    }
}
