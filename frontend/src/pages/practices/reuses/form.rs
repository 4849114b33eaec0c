//! What a body tells of the practice it takes up, as fields: the same to declare and to change.

use std::collections::BTreeMap;

use api_types::people::PersonView;
use api_types::practice::{ReuseContentRequest, ReuseView};
use chrono::NaiveDate;
use domain::practice::ReuseResult;
use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use crate::components::{Choice, ChoiceOption, Faults, TextArea, TextField, TextKind};
use crate::pages::shared::{PersonChoice, PersonField, today};
use crate::words::{self, tr};

/// The fields. Copy them into the views.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    since: RwSignal<String>,
    adaptations: RwSignal<String>,
    effort: RwSignal<String>,
    result: RwSignal<String>,
    contact: StoredValue<PersonChoice>,
}

impl Fields {
    pub(super) fn new(contact: Option<PersonView>) -> Self {
        let blank = || RwSignal::new(String::new());
        Self {
            since: blank(),
            adaptations: blank(),
            effort: blank(),
            result: blank(),
            contact: StoredValue::new(PersonChoice::of(contact)),
        }
    }

    /// Shows another content in the same fields; the contact stays.
    pub(super) fn fill(self, content: &ReuseContentRequest) {
        self.since.set(content.since.to_string());
        self.adaptations.set(content.adaptations.clone().unwrap_or_default());
        self.effort.set(content.effort.clone().unwrap_or_default());
        self.result.set(content.result.to_string());
    }

    /// What is typed, by name; whom to call is chosen.
    pub(super) const fn texts(self) -> [(&'static str, RwSignal<String>); 4] {
        [
            ("since", self.since),
            ("adaptations", self.adaptations),
            ("effort", self.effort),
            ("result", self.result),
        ]
    }

    /// What the form holds.
    pub(super) fn held(self) -> BTreeMap<String, String> {
        self.texts().into_iter().map(|(name, text)| (name.to_owned(), text.get())).collect()
    }

    /// Shows what it held.
    pub(super) fn show(self, held: &BTreeMap<String, String>) {
        for (name, text) in self.texts() {
            text.set(held.get(name).cloned().unwrap_or_default());
        }
    }

    /// The content, as it is sent.
    ///
    /// # Errors
    /// Every faulty field, by the domain's own check.
    pub(super) fn content(self) -> Result<ReuseContentRequest, Vec<FieldError>> {
        let words = |field: RwSignal<String>| {
            Some(field.get_untracked()).filter(|words| !words.trim().is_empty())
        };
        let since = self.since.read_untracked().parse::<NaiveDate>().ok();
        let result = ReuseResult::from_code(&self.result.read_untracked());
        let missing = |there: bool, pointer: &str| {
            (!there).then(|| FieldError::new(pointer, FieldCode::Required))
        };
        let mut faults: Vec<FieldError> = missing(since.is_some(), "/content/since")
            .into_iter()
            .chain(missing(result.is_some(), "/content/result"))
            .collect();
        let content = ReuseContentRequest {
            since: since.unwrap_or_default(),
            adaptations: words(self.adaptations),
            effort: words(self.effort),
            result: result.unwrap_or(ReuseResult::NotYetKnown),
            contact_id: untrack(|| self.contact.with_value(PersonChoice::id)),
        };
        faults.extend(content.parse(today()).err().unwrap_or_default());
        if faults.is_empty() { Ok(content) } else { Err(faults) }
    }
}

/// What a reuse says, as it would be sent without a change.
pub(super) fn content_of(reuse: &ReuseView) -> ReuseContentRequest {
    ReuseContentRequest {
        since: reuse.since,
        adaptations: reuse.adaptations.clone(),
        effort: reuse.effort.clone(),
        result: reuse.result,
        contact_id: Some(reuse.contact.id),
    }
}

#[component]
pub(super) fn ContentFields(faults: Faults, fields: Fields) -> impl IntoView {
    let option =
        |result: &ReuseResult| ChoiceOption::new(result.code(), words::reuse_result(*result));
    view! {
        <TextField
            faults
            pointer="/content/since"
            label=tr!(practices.reuse.since)
            missing=tr!(practices.reuse.since_missing)
            kind=TextKind::Date
            value=fields.since
        />
        <Choice
            faults
            pointer="/content/result"
            legend=tr!(practices.reuse.result)
            hint=tr!(practices.reuse.result_hint)
            missing=tr!(practices.reuse.result_missing)
            value=fields.result
            options=ReuseResult::ALL.iter().map(option).collect()
        />
        <TextArea
            faults
            pointer="/content/adaptations"
            label=tr!(practices.reuse.adaptations)
            hint=tr!(practices.reuse.adaptations_hint)
            value=fields.adaptations
            optional=true
        />
        <TextArea
            faults
            pointer="/content/effort"
            label=tr!(practices.reuse.effort)
            hint=tr!(practices.reuse.effort_hint)
            value=fields.effort
            optional=true
        />
        <PersonField
            faults
            pointer="/content/contact_id"
            label=tr!(practices.reuse.contact)
            hint=tr!(practices.field.contact_hint)
            choice=fields.contact.get_value()
        />
    }
}
