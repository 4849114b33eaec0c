//! What a column of a file feeds, for whoever prepares one.

use api_types::import::ImportField;

use super::{ListRule, Note, OrganisationRule, TextRule, ValueRule, Values};

/// A column that a mapping names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<'m> {
    /// Its name in the header.
    pub name: &'m str,
    /// What it feeds.
    pub field: ImportField,
    /// Whether a line that leaves it blank is refused.
    pub required: bool,
    /// Whether the file may have no such column.
    pub may_be_absent: bool,
    /// What separates values, when it may hold several.
    pub separator: Option<char>,
    /// The values that are known; empty when any will do.
    pub values: Vec<&'m str>,
}

impl<'m> Column<'m> {
    /// One that may be blank.
    pub(super) const fn free(field: ImportField, name: &'m str) -> Self {
        let values = Vec::new();
        Self { name, field, required: false, may_be_absent: false, separator: None, values }
    }

    /// One that each line fills.
    pub(super) const fn required(field: ImportField, name: &'m str) -> Self {
        let values = Vec::new();
        Self { name, field, required: true, may_be_absent: false, separator: None, values }
    }

    /// The columns of a code: the only one is to be filled, unless there is a default.
    pub(super) fn of_code(
        field: ImportField,
        rule: &'m ValueRule,
    ) -> impl Iterator<Item = Self> + 'm {
        let required = rule.otherwise.is_none() && rule.columns.len() == 1;
        rule.columns.iter().map(move |name| Self {
            name,
            field,
            required,
            may_be_absent: false,
            separator: rule.separator,
            values: rule.values.written().collect(),
        })
    }

    /// The columns of a code that a line may leave out.
    pub(super) fn of_free_code(
        field: ImportField,
        rule: &'m ValueRule,
    ) -> impl Iterator<Item = Self> + 'm {
        Self::of_code(field, rule).map(|column| Self { required: false, ..column })
    }

    /// The same, in a file that may have no such column.
    pub(super) const fn or_absent(mut self) -> Self {
        self.may_be_absent = true;
        self
    }

    /// One that may be blank and knows these values.
    pub(super) fn of_values(field: ImportField, name: &'m str, values: &'m Values) -> Self {
        Self { values: values.written().collect(), ..Self::free(field, name) }
    }

    /// The column of a text, when there is one.
    pub(super) fn of_text(field: ImportField, rule: Option<&'m TextRule>) -> Option<Self> {
        rule.map(|rule| Self::free(field, &rule.column))
    }

    /// The column of a list.
    pub(super) fn of_list(field: ImportField, rule: &'m ListRule) -> Self {
        Self { separator: Some(rule.separator), ..Self::free(field, &rule.column) }
    }

    /// The column of a body, when there is one.
    pub(super) fn of_body(rule: &'m OrganisationRule) -> Option<Self> {
        let name = rule.column.as_deref()?;
        let required = rule.otherwise.is_none();
        Some(Self { required, ..Self::free(ImportField::Organisation, name) })
    }

    /// What sentences quote.
    pub(super) fn of_notes(notes: &'m [Note]) -> impl Iterator<Item = Self> + 'm {
        let quoted = notes.iter().flat_map(Note::columns);
        quoted.map(|name| Self::free(ImportField::Note, name))
    }
}
