//! The fields of an account.

use api_types::account::{AccountView, EditAccountRequest};
use domain::access::{Permission, Profile};
use domain::people::{AccountStatus, Marks};
use leptos::prelude::*;

use crate::components::{Check, Choice, ChoiceOption, Faults, GroupedSelect, TextField};
use crate::pages::admin::names::profile_meaning;
use crate::pages::shared::{Bodies, PlainField};
use crate::state::Session;
use crate::words::{profile, tr};

/// What is being written. Copy it where it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct AccountFields {
    pub(super) name: RwSignal<String>,
    pub(super) email: RwSignal<String>,
    pub(super) profile: RwSignal<String>,
    pub(super) organisation: RwSignal<String>,
    pub(super) open: RwSignal<bool>,
    top_management: RwSignal<bool>,
    manager: RwSignal<bool>,
    referent: RwSignal<bool>,
    ambassador: RwSignal<bool>,
}

impl AccountFields {
    /// Those of somebody who is not there yet.
    pub(super) fn blank() -> Self {
        let (text, tick) = (|| RwSignal::new(String::new()), || RwSignal::new(false));
        Self {
            name: text(),
            email: text(),
            profile: RwSignal::new(Profile::Reader.code().to_owned()),
            organisation: text(),
            open: RwSignal::new(true),
            top_management: tick(),
            manager: tick(),
            referent: tick(),
            ambassador: tick(),
        }
    }

    /// Writes what an account says now; gives its version.
    pub(super) fn fill(self, account: &AccountView) -> i32 {
        let said = EditAccountRequest::from(account);
        let place = said.organisation_id.map(|id| id.to_string());
        self.name.set(said.name);
        self.email.set(said.email.unwrap_or_default());
        self.profile.set(said.profile.code().to_owned());
        self.organisation.set(place.unwrap_or_default());
        self.open.set(said.status == AccountStatus::Active);
        self.top_management.set(said.marks.top_management);
        self.manager.set(said.marks.manager);
        self.referent.set(said.marks.referent);
        self.ambassador.set(said.marks.ambassador);
        account.version
    }

    /// Each of them, for who changes an account that others change too.
    pub(super) fn plain(self, bodies: Bodies) -> Vec<PlainField> {
        let named =
            |code: String| Profile::from_code(&code).map(profile).unwrap_or_default().to_owned();
        let placed = move |id: String| match id.parse() {
            Ok(id) => {
                untrack(|| bodies.name(id)).unwrap_or_else(|| tr!(shared.other_value).to_owned())
            }
            Err(_) => String::new(),
        };
        vec![
            PlainField::text("name", tr!(admin.account.name), self.name),
            PlainField::text("email", tr!(admin.account.email), self.email),
            PlainField::text("profile", tr!(admin.account.profile), self.profile).said(named),
            PlainField::text("organisation", tr!(admin.account.organisation), self.organisation)
                .said(placed),
            PlainField::tick("open", tr!(admin.account.open), self.open),
            PlainField::tick(
                "top_management",
                tr!(admin.account.top_management),
                self.top_management,
            ),
            PlainField::tick("manager", tr!(admin.account.manager), self.manager),
            PlainField::tick("referent", tr!(admin.account.referent), self.referent),
            PlainField::tick("ambassador", tr!(admin.account.ambassador), self.ambassador),
        ]
    }

    /// The profile that was chosen.
    pub(super) fn profile(self) -> Profile {
        Profile::from_code(&self.profile.read_untracked()).unwrap_or(Profile::Reader)
    }

    /// What is said of them beside their profile.
    pub(super) fn marks(self) -> Marks {
        Marks {
            top_management: self.top_management.get_untracked(),
            manager: self.manager.get_untracked(),
            referent: self.referent.get_untracked(),
            ambassador: self.ambassador.get_untracked(),
        }
    }

    /// What is sent of an account that is there: the whole of it.
    pub(super) fn request(self) -> EditAccountRequest {
        let open = self.open.get_untracked();
        EditAccountRequest {
            name: self.name.get_untracked(),
            email: Some(self.email.get_untracked()),
            profile: self.profile(),
            status: if open { AccountStatus::Active } else { AccountStatus::Disabled },
            organisation_id: self.organisation.read_untracked().parse().ok(),
            marks: self.marks(),
        }
    }
}

#[component]
pub(super) fn NameField(faults: Faults, fields: AccountFields) -> impl IntoView {
    view! { <TextField faults pointer="/name" label=tr!(admin.account.name) value=fields.name /> }
}

#[component]
pub(super) fn EmailField(faults: Faults, fields: AccountFields) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer="/email"
            label=tr!(admin.account.email)
            hint=tr!(admin.account.email_hint)
            value=fields.email
        />
    }
}

#[component]
pub(super) fn RightsFields(faults: Faults, fields: AccountFields, bodies: Bodies) -> impl IntoView {
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
        <MarksFields fields />
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
fn MarksFields(fields: AccountFields) -> impl IntoView {
    let mark = |label: &'static str, tick: RwSignal<bool>| {
        view! { <Check label checked=tick on_change=move |on| tick.set(on) /> }
    };
    // Whoever may not make a member of COMEX may leave one as they are, or say that they are one no more.
    let makes = expect_context::<Session>().who().is_some_and(|me| me.makes_top_management());
    let offered = Memo::new(move |before: Option<&bool>| {
        makes || before.copied().unwrap_or_default() || fields.top_management.get()
    });
    let top = move || {
        offered.get().then(|| mark(tr!(admin.account.top_management), fields.top_management))
    };
    view! {
        <fieldset class="field">
            <legend>{tr!(admin.account.marks)}</legend>
            <p class="hint">{tr!(admin.account.marks_hint)}</p>
            {top}
            {mark(tr!(admin.account.manager), fields.manager)}
            {mark(tr!(admin.account.referent), fields.referent)}
            {mark(tr!(admin.account.ambassador), fields.ambassador)}
        </fieldset>
    }
}
