//! The identity card of an experiment and its team, as fields (C.3). Mandatory: title, direction, domain;
//! nothing else ever blocks (A11).

mod fields;
mod lists;
mod optional;
mod related;

use leptos::prelude::*;

use crate::components::{Faults, GroupedSelect, SelectField, TextField};
use crate::pages::shared::{SimilarWhileTyping, use_bodies};
use crate::state::References;
use crate::words::tr;
use domain::reference::ReferenceList;

pub(super) use fields::{CardFields, CardWords, words_of};
pub(super) use optional::OptionalFields;

/// The three that must be given.
#[component]
pub(super) fn EssentialFields(
    faults: Faults,
    fields: CardFields,
    /// Whether what is like it is shown while one writes: for a new one.
    #[prop(optional)]
    compared: bool,
) -> impl IntoView {
    let bodies = use_bodies();
    let references = expect_context::<References>();
    let domain = fields.domain;
    let domains = move || domain.with(|own| references.options_with(ReferenceList::Domain, own));
    view! {
        <TextField
            faults
            pointer="/header/title"
            label=tr!(pocs.card.title)
            hint=tr!(pocs.card.title_hint)
            missing=tr!(pocs.card.title_missing)
            value=fields.title
        />
        {compared.then(|| view! { <SimilarWhileTyping title=fields.title text=fields.told() /> })}
        <GroupedSelect
            faults
            pointer="/header/department_id"
            label=tr!(pocs.card.direction)
            hint=tr!(pocs.card.direction_hint)
            missing=tr!(pocs.card.direction_missing)
            blank=tr!(pocs.card.choose)
            value=fields.department
            groups=Signal::derive(move || bodies.origins(&fields.department.read()))
        />
        <SelectField
            faults
            pointer="/header/domain"
            label=tr!(pocs.card.domain)
            missing=tr!(pocs.card.domain_missing)
            blank=tr!(pocs.card.choose)
            value=domain
            options=Signal::derive(domains)
        />
    }
}
