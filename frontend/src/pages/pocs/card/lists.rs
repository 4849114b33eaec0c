//! The lists of the card: partners, other tools, people.

use api_types::partner::PartnerQuery;
use api_types::poc::{ExternalReferenceView, MemberView, PartnerView};
use domain::poc::{ExternalSystem, MemberRole, PartnerKind};
use leptos::prelude::*;

use super::CardFields;
use crate::api::use_fetch;
use crate::components::{Faults, SelectField, SelectOption, TextField};
use crate::pages::shared::{PersonChoice, PersonField, RowsField};
use crate::words::{self, tr};

/// A partner being written.
#[derive(Clone, Debug)]
pub(super) struct PartnerRow {
    pub(super) name: ArcRwSignal<String>,
    pub(super) kind: ArcRwSignal<String>,
    pub(super) place: ArcRwSignal<String>,
}

impl PartnerRow {
    pub(super) fn of(partner: &PartnerView) -> Self {
        let PartnerView { name, kind, place } = partner;
        Self {
            name: ArcRwSignal::new(name.clone()),
            kind: ArcRwSignal::new(kind.to_string()),
            place: ArcRwSignal::new(place.clone().unwrap_or_default()),
        }
    }

    fn blank() -> Self {
        Self::of(&PartnerView { name: String::new(), kind: PartnerKind::Company, place: None })
    }
}

/// Another tool being written.
#[derive(Clone, Debug)]
pub(super) struct ReferenceRow {
    pub(super) system: ArcRwSignal<String>,
    pub(super) value: ArcRwSignal<String>,
}

impl ReferenceRow {
    pub(super) fn of(reference: &ExternalReferenceView) -> Self {
        let ExternalReferenceView { system, value } = reference;
        Self {
            system: ArcRwSignal::new(system.to_string()),
            value: ArcRwSignal::new(value.clone()),
        }
    }

    fn blank() -> Self {
        Self::of(&ExternalReferenceView { system: ExternalSystem::Website, value: String::new() })
    }
}

/// Somebody being named.
#[derive(Clone, Debug)]
pub(super) struct MemberRow {
    pub(super) person: PersonChoice,
    pub(super) role: ArcRwSignal<String>,
}

impl MemberRow {
    pub(super) fn of(member: &MemberView) -> Self {
        let MemberView { person, name, role } = member;
        let person = match (person, name) {
            (None, Some(name)) => PersonChoice::named(name.clone()),
            (person, _) => PersonChoice::of(person.clone()),
        };
        Self { person, role: ArcRwSignal::new(role.to_string()) }
    }

    fn blank() -> Self {
        Self::of(&MemberView { person: None, name: None, role: MemberRole::Member })
    }
}

/// The list of the names of the register.
const REGISTERED: &str = "registered-partners";

#[component]
pub(super) fn PartnersField(faults: Faults, fields: CardFields) -> impl IntoView {
    let kinds = || SelectOption::each(PartnerKind::ALL, PartnerKind::code, words::partner_kind);
    let row = move |place: usize, partner: PartnerRow| {
        let at = |field| format!("/header/partners/{place}/{field}");
        view! {
            <TextField
                faults
                pointer=at("name")
                label=tr!(pocs.card.partner_name)
                missing=tr!(pocs.card.partner_missing)
                value=RwSignal::from(partner.name)
                known=REGISTERED
            />
            <SelectField
                faults
                pointer=at("kind")
                label=tr!(pocs.card.partner_kind)
                value=RwSignal::from(partner.kind)
                options=Signal::derive(kinds)
            />
            <TextField
                faults
                pointer=at("place")
                label=tr!(pocs.card.partner_place)
                value=RwSignal::from(partner.place)
                optional=true
            />
        }
        .into_any()
    };
    view! {
        <RowsField
            legend=tr!(pocs.card.partners)
            rows=fields.partners
            blank=PartnerRow::blank
            add=tr!(pocs.card.add_partner)
            row
        />
        <RegisteredNames />
    }
}

/// The names of the register (R269), offered while one writes: the same partner is then called the same everywhere.
#[component]
fn RegisteredNames() -> impl IntoView {
    let register = use_fetch(
        || PartnerQuery { limit: 100, ..PartnerQuery::default() },
        |client, query| async move { client.list_partners(&query).await },
    );
    let names = move || {
        let page = register.get().and_then(Result::ok);
        let items = page.into_iter().flat_map(|page| page.items);
        items.map(|one| view! { <option value=one.name></option> }).collect_view()
    };
    view! { <datalist id=REGISTERED>{names}</datalist> }
}

#[component]
pub(super) fn ExternalReferencesField(faults: Faults, fields: CardFields) -> impl IntoView {
    let systems =
        || SelectOption::each(ExternalSystem::ALL, ExternalSystem::code, words::external_system);
    let row = move |place: usize, reference: ReferenceRow| {
        let at = |field| format!("/header/external_references/{place}/{field}");
        view! {
            <SelectField
                faults
                pointer=at("system")
                label=tr!(pocs.card.reference_system)
                value=RwSignal::from(reference.system)
                options=Signal::derive(systems)
            />
            <TextField
                faults
                pointer=at("value")
                label=tr!(pocs.card.reference_value)
                missing=tr!(pocs.card.reference_missing)
                value=RwSignal::from(reference.value)
            />
        }
        .into_any()
    };
    view! {
        <RowsField
            legend=tr!(pocs.card.references)
            hint=tr!(pocs.card.references_hint)
            rows=fields.external_references
            blank=ReferenceRow::blank
            add=tr!(pocs.card.add_reference)
            row
        />
    }
}

#[component]
pub(super) fn MembersField(faults: Faults, fields: CardFields) -> impl IntoView {
    let roles = || SelectOption::each(MemberRole::ALL, MemberRole::code, words::member_role);
    let row = move |place: usize, member: MemberRow| {
        let at = |field| format!("/members/{place}/{field}");
        view! {
            <PersonField
                faults
                pointer=at("name")
                label=tr!(pocs.card.member_name)
                missing=tr!(pocs.card.member_missing)
                choice=member.person
            />
            <SelectField
                faults
                pointer=at("role")
                label=tr!(pocs.card.member_role)
                value=RwSignal::from(member.role)
                options=Signal::derive(roles)
            />
        }
        .into_any()
    };
    view! {
        <RowsField
            legend=tr!(pocs.card.members)
            hint=tr!(pocs.card.members_hint)
            rows=fields.members
            blank=MemberRow::blank
            add=tr!(pocs.card.add_member)
            row
        />
    }
}
