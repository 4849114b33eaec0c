//! What an idea is besides its domain, and when it was deposited.

use chrono::NaiveDate;
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::criteria::{Seeking, WITHIN};
use crate::components::{FilterDay, FilterSelect, SelectOption};
use crate::state::References;
use crate::words::{self, tr};

#[component]
pub(super) fn Nature(seeking: Seeking) -> impl IntoView {
    let references = expect_context::<References>();
    view! {
        <Within seeking />
        <FilterSelect
            label=tr!(ideas.list.form)
            blank=tr!(ideas.list.all_forms)
            options=Signal::derive(|| {
                InnovationForm::ALL
                    .iter()
                    .map(|form| SelectOption::new(form.code(), words::innovation_form(*form)))
                    .collect::<Vec<_>>()
            })
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
            options=Signal::derive(|| {
                IdeaOrigin::ALL
                    .iter()
                    .map(|origin| SelectOption::new(origin.code(), words::idea_origin(*origin)))
                    .collect::<Vec<_>>()
            })
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
            options=Signal::derive(move || references.options(ReferenceList::InnovationField, None))
            value=Signal::derive(move || seeking.criteria.read().field.clone())
            on_change=move |code: String| seeking.change(|criteria| criteria.field = code)
        />
    }
}

#[component]
fn Within(seeking: Seeking) -> impl IntoView {
    let options = Signal::derive(|| {
        let said = [tr!(ideas.list.within_challenge), tr!(ideas.list.within_spontaneous)];
        let option = |((_, code), said)| SelectOption::new(code, said);
        WITHIN.into_iter().zip(said).map(option).collect::<Vec<_>>()
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
