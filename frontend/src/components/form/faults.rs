//! What is wrong with a form, field by field.

use std::cell::Cell;

use domain::{FieldCode, FieldError};
use leptos::prelude::*;

use crate::words::{self, Words};

/// A field as the form knows it: how to name what is missing.
#[derive(Clone, Debug)]
struct Known {
    pointer: Words,
    /// What to say when nothing was given: it names what to write.
    missing: Option<Words>,
}

/// The faults of one form. Copy it into the fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Faults {
    found: RwSignal<Vec<FieldError>>,
    known: StoredValue<Vec<Known>>,
    /// Counts refusals, so that the summary takes the focus at each.
    round: RwSignal<u32>,
    /// Which form of the portal it is: two of a page may have fields of the same name.
    form: u32,
}

impl Faults {
    /// No fault yet.
    pub(crate) fn new() -> Self {
        Self {
            found: RwSignal::new(Vec::new()),
            known: StoredValue::new(Vec::new()),
            round: RwSignal::new(0),
            form: next_form(),
        }
    }

    /// Shows these faults, in place of the former ones.
    pub(crate) fn show(self, faults: Vec<FieldError>) {
        self.found.set(faults);
        self.round.update(|round| *round += 1);
    }

    /// Forgets all faults; those of a form that is gone are forgotten already.
    pub(crate) fn clear(self) {
        if self.found.try_with_untracked(Vec::is_empty) == Some(false) {
            self.found.set(Vec::new());
        }
    }

    /// Says how to name what is missing from a field.
    pub(crate) fn know(self, pointer: &Words, missing: Option<Words>) {
        self.known.update_value(|known| {
            known.retain(|field| field.pointer != *pointer);
            known.push(Known { pointer: pointer.clone(), missing });
        });
    }

    /// The id of the control of a field of this form, which no other element of the page has.
    pub(crate) fn control_id(self, pointer: &str) -> String {
        control_id(pointer, self.form)
    }

    pub(super) fn round(self) -> u32 {
        self.round.get()
    }

    pub(super) fn is_empty(self) -> bool {
        self.found.read().is_empty()
    }

    /// Whether a fault belongs to none of these fields: what hides the other fields must then open.
    pub(crate) fn beyond(self, shown: &[&str]) -> bool {
        let found = self.found.read();
        found.iter().any(|fault| !shown.iter().any(|field| covers(field, &fault.pointer)))
    }

    /// The sentence about one field, if it is at fault.
    pub(crate) fn about(self, pointer: &str) -> Option<String> {
        let found = self.found.read();
        found.iter().find(|fault| covers(pointer, &fault.pointer)).map(|fault| self.sentence(fault))
    }

    /// Every fault: the id of its control when the form has one, and its sentence.
    pub(super) fn all(self) -> Vec<(Option<String>, String)> {
        let found = self.found.read();
        let lines = found.iter().map(|fault| {
            let known = self.known.read_value();
            let field = known.iter().find(|known| covers(&known.pointer, &fault.pointer));
            (field.map(|known| self.control_id(&known.pointer)), self.sentence(fault))
        });
        lines.collect()
    }

    fn sentence(self, fault: &FieldError) -> String {
        let known = self.known.read_value();
        let missing = known
            .iter()
            .find(|known| {
                fault.code == FieldCode::Required && covers(&known.pointer, &fault.pointer)
            })
            .and_then(|known| known.missing.clone());
        missing.map_or_else(|| words::field_error(fault), |words| words.to_string())
    }
}

/// Whether a fault at `fault` belongs to the field at `field`: itself, or one of its items.
fn covers(field: &str, fault: &str) -> bool {
    fault.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A number that no other form has.
fn next_form() -> u32 {
    thread_local! {
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }
    let number = NEXT.get();
    NEXT.set(number + 1);
    number
}

/// The id of the control of a field: `/answers/schedule` of the third form → `answers-schedule-2`.
fn control_id(pointer: &str, form: u32) -> String {
    let name = pointer.trim_start_matches('/').replace(['/', '_'], "-");
    format!("{name}-{form}")
}

#[cfg(test)]
mod tests {
    use super::{control_id, covers, next_form};

    #[test]
    fn a_fault_in_an_item_belongs_to_its_field() {
        assert!(covers("/keywords", "/keywords/3"));
        assert!(covers("/title", "/title"));
        assert!(!covers("/title", "/title_en"));
    }

    #[test]
    fn fields_of_the_same_name_in_two_forms_have_their_own_ids() {
        assert_eq!(control_id("/answers/expected_impact", 2), "answers-expected-impact-2");
        assert_ne!(control_id("/reason", next_form()), control_id("/reason", next_form()));
    }
}
