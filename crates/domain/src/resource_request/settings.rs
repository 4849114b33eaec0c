//! Which kinds of resources there are, who handles each, and the states a request goes through: data (R318).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::UserId;
use crate::reference::ReferenceCode;
use crate::text::{FieldCode, FieldError, FieldErrors, ShortText};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a state means, whatever it is called.
    StateNature {
        /// An answer is awaited.
        Open = "open",
        /// Granted, wholly or in part.
        Granted = "granted",
        /// Refused: wants a reason.
        Refused = "refused",
    }
}

/// A kind of resource (R319).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceKind {
    /// Its stable code.
    #[cfg_attr(feature = "openapi", schema(example = "dedicated_time"))]
    pub code: ReferenceCode,
    /// Its words in French.
    pub label_fr: String,
    /// Its words in English.
    pub label_en: String,
    /// Who handles it; nobody means the functional administrators.
    #[serde(default)]
    pub handler_id: Option<UserId>,
    /// What there is of it, in the words of whoever set it; empty when nobody said. Needs are compared with it (R321).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "3 développeurs, 40 jours d’ici décembre"))]
    pub available: String,
    /// Whether new requests may take it.
    pub active: bool,
}

/// A state of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceState {
    /// Its stable code.
    #[cfg_attr(feature = "openapi", schema(example = "under_study"))]
    pub code: ReferenceCode,
    /// Its words in French.
    pub label_fr: String,
    /// Its words in English.
    pub label_en: String,
    /// What it means.
    pub nature: StateNature,
    /// Whether lines may take it now.
    pub active: bool,
}

/// Kinds and states, in the order in which people read them. The first active state is where lines begin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceSettings {
    /// Kinds of resources.
    pub kinds: Vec<ResourceKind>,
    /// States of a line.
    pub states: Vec<ResourceState>,
}

impl ResourceSettings {
    /// The kind with this code, active or not.
    #[must_use]
    pub fn kind(&self, code: &ReferenceCode) -> Option<&ResourceKind> {
        self.kinds.iter().find(|kind| kind.code == *code)
    }

    /// The active state with this code.
    #[must_use]
    pub fn state(&self, code: &ReferenceCode) -> Option<&ResourceState> {
        self.states.iter().find(|state| state.active && state.code == *code)
    }

    /// Where lines begin.
    #[must_use]
    pub fn first(&self) -> Option<&ResourceState> {
        self.states.iter().find(|state| state.active)
    }

    /// The states in which an answer is awaited, those put out of use included: lines may still be in them.
    #[must_use]
    pub fn awaiting(&self) -> Vec<ReferenceCode> {
        let open = self.states.iter().filter(|state| state.nature == StateNature::Open);
        open.map(|state| state.code.clone()).collect()
    }

    /// The kinds that this person handles.
    #[must_use]
    pub fn handled_by(&self, person: UserId) -> Vec<ReferenceCode> {
        let own = self.kinds.iter().filter(|kind| kind.handler_id == Some(person));
        own.map(|kind| kind.code.clone()).collect()
    }

    /// Checks settings that would take the place of these: requests name codes, so that none may go.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn check_next(&self, next: &Self) -> Result<(), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let kinds = next.kinds.iter().map(|kind| (&kind.code, &kind.label_fr, &kind.label_en));
        check_list("/kinds", kinds, self.kinds.iter().map(|kind| &kind.code), &mut errors);
        for (place, kind) in next.kinds.iter().enumerate() {
            if !kind.available.is_empty() {
                let pointer = format!("/kinds/{place}/available");
                errors.check(ShortText::parse(&pointer, &kind.available));
            }
        }
        let states = next.states.iter().map(|one| (&one.code, &one.label_fr, &one.label_en));
        check_list("/states", states, self.states.iter().map(|one| &one.code), &mut errors);
        if !next.kinds.iter().any(|kind| kind.active) {
            errors.push(FieldError::new("/kinds", FieldCode::Required));
        }
        let begins = next.first().is_some_and(|first| first.nature == StateNature::Open);
        let has = |nature| next.states.iter().any(|one| one.active && one.nature == nature);
        if !begins || !has(StateNature::Granted) || !has(StateNature::Refused) {
            errors.push(FieldError::new("/states", FieldCode::Required));
        }
        errors.into_result()
    }
}

/// One list: codes well formed, each once, none of the former ones gone; both labels given.
fn check_list<'a>(
    pointer: &str,
    items: impl Iterator<Item = (&'a ReferenceCode, &'a String, &'a String)>,
    former: impl Iterator<Item = &'a ReferenceCode>,
    errors: &mut FieldErrors,
) {
    let mut seen = BTreeSet::new();
    for (place, (code, label_fr, label_en)) in items.enumerate() {
        let at = |field: &str| format!("{pointer}/{place}/{field}");
        errors.check(ShortText::parse(&at("label_fr"), label_fr));
        errors.check(ShortText::parse(&at("label_en"), label_en));
        let well_made = (1..=40).contains(&code.0.len())
            && code.0.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !well_made {
            errors.push(FieldError::new(at("code"), FieldCode::Malformed));
        } else if !seen.insert(code) {
            errors.push(FieldError::new(at("code"), FieldCode::Duplicate));
        }
    }
    if former.into_iter().any(|code| !seen.contains(code)) {
        errors.push(FieldError::new(pointer, FieldCode::UnknownValue));
    }
}
