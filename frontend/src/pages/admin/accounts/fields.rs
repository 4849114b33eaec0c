//! The fields of an account.

use domain::access::{Permission, Profile};
use domain::people::Marks;
use leptos::prelude::*;

use crate::components::{Check, Choice, ChoiceOption, Faults, GroupedSelect, TextField};
use crate::pages::admin::names::profile_meaning;
use crate::pages::shared::use_bodies;
use crate::state::Session;
use crate::words::{profile, tr};

/// What is being written. Copy it where it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct AccountFields {
    pub(super) name: RwSignal<String>,
    pub(super) profile: RwSignal<String>,
    pub(super) organisation: RwSignal<String>,
    pub(super) marks: RwSignal<Marks>,
}

impl AccountFields {
    pub(super) fn new(name: String, of: Profile, organisation: String, marks: Marks) -> Self {
        Self {
            name: RwSignal::new(name),
            profile: RwSignal::new(of.code().to_owned()),
            organisation: RwSignal::new(organisation),
            marks: RwSignal::new(marks),
        }
    }

    /// The profile that was chosen.
    pub(super) fn profile(self) -> Profile {
        Profile::from_code(&self.profile.read_untracked()).unwrap_or(Profile::Reader)
    }
}

#[component]
pub(super) fn NameField(faults: Faults, fields: AccountFields) -> impl IntoView {
    view! { <TextField faults pointer="/name" label=tr!(admin.account.name) value=fields.name /> }
}

#[component]
pub(super) fn EmailField(faults: Faults, email: RwSignal<String>) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer="/email"
            label=tr!(admin.account.email)
            hint=tr!(admin.account.email_hint)
            value=email
        />
    }
}

#[component]
pub(super) fn RightsFields(faults: Faults, fields: AccountFields) -> impl IntoView {
    let bodies = use_bodies();
    view! {
        <Choice
            faults
            pointer="/profile"
            legend=tr!(admin.account.profile)
            value=fields.profile
            options=profiles()
        />
        <GroupedSelect
            faults
            pointer="/organisation_id"
            label=tr!(admin.account.organisation)
            value=fields.organisation
            groups=Signal::derive(move || bodies.places(&fields.organisation.read()))
            blank=tr!(admin.account.no_organisation)
            optional=true
        />
        <MarksFields marks=fields.marks />
    }
}

/// The profiles that somebody may give: not more than their own.
fn profiles() -> Vec<ChoiceOption> {
    let top = expect_context::<Session>().may(Permission::EditMatrix);
    let gives = |of: &&Profile| top || !matches!(of, Profile::Developer | Profile::SuperAdmin);
    let option =
        |of: &Profile| ChoiceOption::new(of.code(), profile(*of)).meaning(profile_meaning(*of));
    Profile::ALL.iter().filter(gives).map(option).collect()
}

#[component]
fn MarksFields(marks: RwSignal<Marks>) -> impl IntoView {
    // Whoever may not make a member of COMEX may leave one as they are, or say that they are one no more.
    let makes = expect_context::<Session>().who().is_some_and(|me| me.makes_top_management());
    let top = (makes || marks.with_untracked(|marks| marks.top_management)).then(|| {
        view! {
            <Check
                label=tr!(admin.account.top_management)
                checked=Signal::derive(move || marks.read().top_management)
                on_change=move |on| marks.update(|marks| marks.top_management = on)
            />
        }
    });
    view! {
        <fieldset class="field">
            <legend>{tr!(admin.account.marks)}</legend>
            <p class="hint">{tr!(admin.account.marks_hint)}</p>
            {top}
            <Check
                label=tr!(admin.account.manager)
                checked=Signal::derive(move || marks.read().manager)
                on_change=move |on| marks.update(|marks| marks.manager = on)
            />
            <Check
                label=tr!(admin.account.referent)
                checked=Signal::derive(move || marks.read().referent)
                on_change=move |on| marks.update(|marks| marks.referent = on)
            />
            <Check
                label=tr!(admin.account.ambassador)
                checked=Signal::derive(move || marks.read().ambassador)
                on_change=move |on| marks.update(|marks| marks.ambassador = on)
            />
        </fieldset>
    }
}
